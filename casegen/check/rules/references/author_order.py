"""R008 author-order."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.case.references.persons import (
    initials_as_family,
    person_as_body,
    vietnamese_reversed,
    whole_in_family,
)
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

WRONG = (whole_in_family, person_as_body, initials_as_family, vietnamese_reversed)
OTHERS = re.compile(r"\bet\.? al\b|\bvà (?:cộng sự|cs)\b|\band others\b", re.IGNORECASE)


@rule("R008", "warning")
def author_order(given: Modelled) -> Findings:
    """An author's family name and given names must each stand in their own field.

    Why: given names under `family` are printed and sorted as the surname, so that the work cannot
    be found; `literal` is for bodies and prints a person's name as it stands.

    Bad:
        [[references]]
        author = [{ family = "Amir Saied Seddighi" }, { family = "Lee", given = "A." }]

    Good:
        [[references]]
        author = [{ family = "van der Berg", given = "K." }, { literal = "Bộ Y tế" }]

    Fix: write { family = "Seddighi", given = "Amir Saied" }.
    """
    for index, reference in enumerate(given.case.references):
        for role in ("author", "editor"):
            for place, name in enumerate(getattr(reference, role)):
                whole = name.family or name.literal or ""
                if OTHERS.search(whole) or OTHERS.search(name.given or ""):
                    message = _("“{name}” is no author; list the authors, the style shortens them.")
                elif any(wrong(name) for wrong in WRONG):
                    message = _("“{name}” is no family name; part it into family and given.")
                else:
                    continue
                keys = ("references", index, role, place)
                yield Found(keys=keys, message=message, values={"name": whole[:80]})
