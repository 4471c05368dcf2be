"""C003 reference-uncited."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _

APART = frozenset({"abstract", "keywords", "title"})


@rule("C003", "warning")
def reference_uncited(given: Profiled) -> Findings:
    """Every reference in the list must be cited in the text, a table or a legend.

    Why: a journal wants no entry that nothing in the text points to, and a citation was
    perhaps lost.

    Bad:
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Good:
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]
        introduction.vi = "Thiếu máu là bệnh thường gặp [@kim2001]."
        introduction.en = "Anemia is a common disease [@kim2001]."

    Fix: cite the reference where it supports the text, or take it out of the list.
    """
    cited: set[str | int] = set()
    for cluster in given.clusters:
        if cluster.passage.role not in APART:
            cited.update(cluster.keys, cluster.numbers)
    for index, reference in enumerate(given.case.references):
        if reference.id not in cited and index + 1 not in cited:
            yield Found(
                keys=("references", index),
                message=_("No text cites the reference “{id}”; cite it, or take it out."),
                values={"id": reference.id},
            )
