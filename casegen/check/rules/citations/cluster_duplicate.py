"""C006 cluster-duplicate."""

from __future__ import annotations

from collections import Counter

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _


@rule("C006", "warning")
def cluster_duplicate(given: Profiled) -> Findings:
    """A cluster must name each reference once.

    Why: a reference named twice is often a slip for another one, which is then not cited.

    Bad:
        discussion = [{ vi = "Thấp [@lee2005; @lee2005].", en = "Low [@lee2005; @lee2005]." }]

    Good:
        introduction = { vi = "Hay gặp [@lee2005].", en = "It is common [@lee2005]." }

    Fix: strike the repeated reference out, or write the one that was meant.
    """
    for cluster in given.clusters:
        named = Counter(cluster.keys or map(str, cluster.numbers))
        twice = next((name for name, times in named.items() if times > 1), None)
        if twice:
            yield Found(
                **cluster.place(),
                message=_("{cluster} names “{name}” more than once."),
                values={"cluster": cluster.text[:80], "name": twice},
            )
