"""J010 section-order."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.origin import Keys
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.journal.parts import abstract_parts, keys_of, misplaced


@rule("J010")
def section_order(given: Printed) -> Findings:
    """The parts of a report, and those of its abstract, must stand in the profile's order.

    Why: readers look for a part where the journal always has it.

    Bad:
        profile = "care"
        discussion = [{ topic = "literature", vi = "Như [@lee2005].", en = "As [@lee2005]." }]
        waive.discussion-topic-missing = "The report is a short one."
        abstract.parts = [
          { part = "management", vi = "Đã truyền máu.", en = "Blood was transfused." },
          { part = "background", vi = "Bệnh hay gặp.", en = "The disease is common." },
          { part = "presentation", vi = "Người bệnh mệt.", en = "The patient was tired." },
          { part = "conclusion", vi = "Truyền máu có ích.", en = "Transfusion helped." },
        ]

    Good:
        profile = "care"
        discussion = [{ topic = "literature", vi = "Như [@lee2005].", en = "As [@lee2005]." }]
        waive.discussion-topic-missing = "The report is a short one."
        abstract.parts = [
          { part = "background", vi = "Bệnh hay gặp.", en = "The disease is common." },
          { part = "presentation", vi = "Người bệnh mệt.", en = "The patient was tired." },
          { part = "management", vi = "Đã truyền máu.", en = "Blood was transfused." },
          { part = "conclusion", vi = "Truyền máu có ích.", en = "Transfusion helped." },
        ]

    Fix: move the part to its place.
    """
    told: set[Keys] = set()
    for document in given.documents.values():
        heads = {section.role: section.heading for section in document.sections}
        swaps = [
            (keys_of(role), heads[role], heads[other])
            for role, other in misplaced([*heads], document.profile.order.parts)
        ]
        names = abstract_parts(document)
        roles = [part.role for part in document.front.abstract.parts]
        for role, other in misplaced(roles, [*names]):
            place: Keys = ("abstract", "parts", roles.index(role))
            swaps.append((place, names[role], names[other]))
        for keys, head, after in swaps:
            if keys not in told:
                told.add(keys)
                message = _("“{part}” stands before “{other}”; this profile wants it after.")
                yield Found(keys, message, {"part": head, "other": after}, on_key=True)
