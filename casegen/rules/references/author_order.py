"""R008 author-order."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.rule import Findings, Found, rule
from casegen.rules.references.persons import (
    initials_as_family,
    person_as_body,
    vietnamese_reversed,
    whole_in_family,
)

WRONG = (whole_in_family, person_as_body, initials_as_family, vietnamese_reversed)


@rule("R008", "warning")
def author_order(case: Case) -> Findings:
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
    for index, reference in enumerate(case.references):
        for role in ("author", "editor"):
            for place, name in enumerate(getattr(reference, role)):
                whole = name.family or name.literal or ""
                if any(wrong(name) for wrong in WRONG):
                    yield Found(
                        keys=("references", index, role, place),
                        message=_("“{name}” is no family name; part it into family and given."),
                        values={"name": whole[:80]},
                    )
