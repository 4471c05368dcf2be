"""C012 citation-style."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _


@rule("C012", "warning")
def citation_style(given: Profiled) -> Findings:
    """A case that cites by keys must not cite by numbers too.

    Why: a typed number means a place in the list, and silently another reference once an entry
    is put before it; a key stays true.

    Bad:
        introduction.vi = "Thiếu máu là bệnh thường gặp [1]."
        introduction.en = "Anemia is a common disease [1]."

    Good:
        introduction.vi = "Thiếu máu là bệnh thường gặp [@lee2005]; có hai thể: (1) cấp, (2) mạn."
        introduction.en = "Anemia is a common disease [@lee2005]; it is (1) acute, or (2) chronic."

    Fix: write the keys of the references. Only a person knows which number was meant as a place
    in the list, and which is a value between brackets, so nothing is mended here.
    """
    found = list(given.clusters)
    if not any(cluster.keys for cluster in found):
        return
    ids = [reference.id for reference in given.case.references]
    for cluster in found:
        if cluster.numbers and all(1 <= number <= len(ids) for number in cluster.numbers):
            keys = dict.fromkeys(ids[number - 1] for number in cluster.numbers)
            text = "[" + "; ".join(f"@{key}" for key in keys) + "]"
            yield Found(
                **cluster.place(),
                message=_("The case cites by keys elsewhere; write {text} for {cluster}."),
                values={"cluster": cluster.text, "text": text},
            )
