"""J009 section-missing."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.parts import abstract_parts, demanded, keys_of, present


@rule("J009")
def section_missing(given: Printed) -> Findings:
    """A report must have every part that its profile demands, in the abstract too.

    Why: a report without a discussion or without consent is sent back unread.

    Bad:
        discussion = []
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp [@lee2005]."
        en = "Anemia is a common disease [@lee2005]."

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp [@lee2005]."
        en = "Anemia is a common disease [@lee2005]."

    Fix: write the part, or choose the profile of a journal that does without it.
    """
    missing = _("The part “{part}” is missing or empty; this profile demands it.")
    lacking = _("The abstract has no part “{part}”; this profile demands it.")
    told: set[str] = set()
    for document in given.documents.values():
        there = set(present(document))
        for role, heading in demanded(document):
            if role not in there | told:
                told.add(role)
                yield Found(keys_of(role), missing, {"part": heading}, on_key=True)
        roles = {part.role for part in document.front.abstract.parts if part.blocks}
        for part, heading in abstract_parts(document).items():
            if part not in roles and not {"abstract", f"abstract {part}"} & told:
                told.add(f"abstract {part}")
                yield Found(("abstract",), lacking, {"part": heading}, on_key=True)
