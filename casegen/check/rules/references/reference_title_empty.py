"""R014 reference-title-empty."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R014")
def reference_title_empty(given: Modelled) -> Findings:
    """The title of a reference must hold a word or a number.

    Why: an entry of nothing but signs is left blank by every style, and no reader can look it up.

    Bad:
        [[references]]
        title = "…"

    Good:
        [[references]]
        title = "1984"

    Fix: copy the title from the work itself.
    """
    for index, reference in enumerate(given.case.references):
        if not any(map(str.isalnum, reference.title)):
            yield Found(
                keys=("references", index, "title"),
                message=_("“{id}” has no title; copy it from the work."),
                values={"id": reference.id},
            )
