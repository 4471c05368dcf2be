"""R012 volume-malformed."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

# What parts a volume from its issue, its pages or its year, and the words a style adds itself.
OTHER = re.compile(r"[():;]|\b(?:vol|no|issue|tập|số)\b\.?|\b(?:19|20)\d\d\s+[A-Z]", re.IGNORECASE)


@rule("R012", "warning")
def volume_malformed(given: Modelled) -> Findings:
    """A volume and an issue must each stand in their own field.

    Why: "34(10)" in `volume` cannot be set in another style, and a year there is printed twice.

    Bad:
        [[references]]
        volume = "34(10)"

    Good:
        [[references]]
        volume = "34 Suppl 1"
        issue = "10-11"

    Fix: write volume = 34 and issue = 10; the year belongs into `issued`.
    """
    for index, reference in enumerate(given.case.references):
        for field in ("volume", "issue"):
            typed = getattr(reference, field)
            if isinstance(typed, str) and OTHER.search(typed):
                yield Found(
                    keys=("references", index, field),
                    message=_(
                        "“{given}” is more than the number of a volume or an issue; part it."
                    ),
                    values={"given": typed[:60]},
                )
