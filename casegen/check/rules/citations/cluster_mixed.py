"""C010 cluster-mixed."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.citations.clusters import Typed, spellings


@rule("C010", "warning")
def cluster_mixed(given: Profiled) -> Findings:
    """The clusters of one language must all be spelt alike.

    Why: whatever a journal's form, two forms in one text show that nobody compared them.

    Bad:
        waive = { cluster-spacing = "The publisher sets the spaces." }
        introduction = { vi = "Thiếu máu hay gặp [1,2].", en = "Anemia is common [1,2]." }
        discussion = [{ vi = "Hemoglobin thấp [1, 2].", en = "Hemoglobin is low [1, 2]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Good:
        waive = { cluster-spacing = "The publisher sets the spaces." }
        introduction = { vi = "Thiếu máu hay gặp [1, 2].", en = "Anemia is common [1, 2]." }
        discussion = [{ vi = "Hemoglobin thấp [1, 2].", en = "Hemoglobin is low [1, 2]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Fix: spell all clusters alike, or write keys.
    """
    found = sorted(spellings(given.clusters), key=lambda item: item[0])
    for _which, group in groupby(found, key=lambda item: item[0]):
        first: dict[str, Typed] = {}
        times: Counter[str] = Counter()
        for _kind, mark, cluster in group:
            first.setdefault(mark, cluster)
            times[mark] += 1
        usual = times.most_common(1)[0][0]
        for mark in sorted(first.keys() - {usual}):
            yield Found(
                **first[mark].place(),
                message=_("{cluster} here, but {other} elsewhere; spell all clusters alike."),
                values={"cluster": first[mark].text, "other": first[usual].text},
                also=first[usual].place()["keys"],
            )
