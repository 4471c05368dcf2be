"""R001 reference-incomplete."""

from __future__ import annotations

from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.data import toml

REQUIRED = Path(__file__).with_name("reference_incomplete.toml")


@rule("R001", "warning")
def reference_incomplete(given: Modelled) -> Findings:
    """A reference must hold what a reader needs to find a work of its type.

    Why: a chapter without its book, or an article without its journal, cannot be looked up.

    Bad:
        [[references]]
        type = "book"

    Good:
        [[references]]
        type = "book"
        publisher = "Nhà xuất bản Y học"

    Fix: add the field that is missing; where one of several is enough, add one of them.
    """
    for index, reference in enumerate(given.case.references):
        for wanted in toml(REQUIRED).get(reference.type, ()):
            names = wanted.split("|")
            values = {"id": reference.id, "type": reference.type, "wanted": " / ".join(names)}
            fields = [name.replace("-", "_") for name in names]
            if all(getattr(reference, field) in (None, "", ()) for field in fields):
                yield Found(
                    keys=("references", index),
                    message=_("“{id}” ({type}) lacks {wanted}; add it."),
                    values=values,
                )
