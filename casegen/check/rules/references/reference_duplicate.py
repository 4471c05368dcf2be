"""R002 reference-duplicate."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.reference import Reference
from casegen.case.references.identity import contradict, marks
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R002", "warning")
def reference_duplicate(given: Modelled) -> Findings:
    """A work must stand in the list of references once.

    Why: one work under two numbers looks like two sources that agree.

    Bad:
        introduction = { vi = "Thiếu máu hay gặp [@lee].", en = "Anemia is common [@lee]." }
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "lee", type = "webpage", title = "Iron.", URL = "https://b.vn", issued = 2005 },
        ]

    Good:
        introduction = { vi = "Thiếu máu hay gặp [@lee].", en = "Anemia is common [@lee]." }
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "lee", type = "webpage", title = "Iron", URL = "https://b.vn", issued = 2015 },
        ]

    Fix: keep one of the two and cite it in both places.
    """
    seen: dict[tuple[str, ...], tuple[int, Reference]] = {}
    for index, reference in enumerate(given.case.references):
        for mark in marks(reference):
            place, earlier = seen.setdefault(mark, (index, reference))
            if place != index and (mark[0] != "title" or not contradict(earlier, reference)):
                yield Found(
                    keys=("references", index),
                    message=_("“{id}” is the same work as “{other}”; keep one."),
                    values={"id": reference.id, "other": earlier.id},
                    also=("references", place),
                )
                break
