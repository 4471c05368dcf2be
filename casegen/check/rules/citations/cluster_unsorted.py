"""C005 cluster-unsorted."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.citations.clusters import literals


@rule("C005", "warning")
def cluster_unsorted(given: Profiled) -> Findings:
    """The numbers typed in one cluster must rise.

    Why: numbers out of order are often a slip of the key, 15 for 51; keys need no order, since
    their numbers are sorted in print.

    Bad:
        discussion = [{ vi = "Hemoglobin thấp [2,1].", en = "Hemoglobin is low [2,1]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Good:
        discussion = [{ vi = "Thấp [@lee2005; @kim2001].", en = "Low [@lee2005; @kim2001]." }]
        references = [
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
        ]

    Fix: write the numbers from the lowest to the highest.
    """
    for cluster in literals(given.clusters):
        firsts = [first for first, _last in cluster.parts]
        if firsts != sorted(firsts) or any(first > last for first, last in cluster.parts):
            yield Found(
                **cluster.place(),
                message=_("The numbers of {cluster} are not in rising order."),
                values={"cluster": cluster.text},
            )
