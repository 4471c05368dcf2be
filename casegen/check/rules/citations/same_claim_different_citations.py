"""C016 same-claim-different-citations."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.citations.clusters import Typed, literals
from casegen.reading.citations.phrases import alike, phrase

READ, COMPARED = 1000, 50  # clusters that are read, and those of the same digits compared


@rule("C016", "note")
def same_claim_different_citations(given: Profiled) -> Findings:
    """One claim should not be cited once with a comma and once with a hyphen.

    Why: [1,3] means two references and [1–3] three; where the words are nearly the same, one of
    the two is a slip.

    Bad:
        introduction.vi = "Gặp trong leukemia, xơ tủy và hội chứng rối loạn sinh tủy [1,3]."
        introduction.en = "Seen in leukemia, myelofibrosis and myelodysplasia [1,3]."
        discussion = [{ vi = "Gặp trong leukemia, xơ tủy [1–3].", en = "Also rare [1–3]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
          { id = "an2003", type = "webpage", title = "Cell", URL = "https://c.vn", issued = 2003 },
        ]

    Good:
        introduction.vi = "Gặp trong leukemia, xơ tủy và hội chứng rối loạn sinh tủy [1,3]."
        introduction.en = "Seen in leukemia, myelofibrosis and myelodysplasia [1,3]."
        discussion = [{ vi = "Truyền máu có ích [1–3].", en = "Transfusion helps [1–3]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
          { id = "an2003", type = "webpage", title = "Cell", URL = "https://c.vn", issued = 2003 },
        ]

    Fix: look up which references support the claim and cite those in both places.
    """
    same: dict[object, list[Typed]] = defaultdict(list)
    for cluster in islice(literals(given.clusters), READ):
        digits = tuple(number for part in cluster.parts for number in dict.fromkeys(part))
        if len(digits) > 1:
            same[cluster.language, digits].append(cluster)
    for group in same.values():
        for later, cluster in enumerate(group[:COMPARED]):
            for earlier in group[:later]:
                differ = set(earlier.numbers) != set(cluster.numbers)
                if differ and alike(phrase(earlier), phrase(cluster)):
                    message = _("{cluster} here, but {other} after nearly the same words.")
                    values = {"cluster": cluster.text, "other": earlier.text}
                    yield Found(**cluster.place(), message=message, values=values)
                    break
