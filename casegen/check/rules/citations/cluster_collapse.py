"""C008 cluster-collapse."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.document.runs import runs
from casegen.messages import _
from casegen.reading.citations.clusters import Typed, literals


@rule("C008", "warning")
def cluster_collapse(given: Profiled) -> Findings:
    """Numbers in a row must be made a range, or written out, as the profile says.

    Why: [6,7,8] beside [2–5] makes the reader wonder whether the comma means something else.

    Bad:
        discussion = [{ vi = "Hemoglobin thấp [1–2].", en = "Hemoglobin is low [1–2]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Good:
        discussion = [{ vi = "Hemoglobin thấp [1,2].", en = "Hemoglobin is low [1,2]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Fix: write a range from the first to the last where the row is long enough, else commas.
    """
    form = given.profile.citations
    for cluster in literals(given.clusters):
        wanted = [(run.first, run.last) for run in runs(cluster.numbers, form.collapse)]
        if sound(cluster) and set(cluster.parts) != set(wanted):
            parts = (f"{a}{form.dash}{b}" if a != b else str(a) for a, b in wanted)
            yield Found(
                **cluster.place(),
                message=_("By this profile {cluster} is written {text}."),
                values={"cluster": cluster.text, "text": f"[{form.delimiter.join(parts)}]"},
            )


def sound(cluster: Typed) -> bool:
    """Whether no range runs backward or covers a number that is named beside it."""
    sizes = [last - first + 1 for first, last in set(cluster.parts)]
    return min(sizes) > 0 and sum(sizes) == len(set(cluster.numbers))
