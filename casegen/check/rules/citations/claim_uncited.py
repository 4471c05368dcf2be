"""C014 claim-uncited."""

from __future__ import annotations

from bisect import bisect_left

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.citations.claims import claims
from casegen.reading.prose import additions

PARTS = frozenset({"introduction", "discussion"})


@rule("C014", "note")
def claim_uncited(given: Profiled) -> Findings:
    """A percentage, a dose or a year of discovery in the introduction or discussion needs a source.

    Why: the reader cannot check a figure that comes from nowhere; the citation may stand in its
    sentence or in the next.

    Bad:
        introduction.vi = "Thiếu máu gặp ở 20% người lớn. Bệnh nặng dần. Bệnh hay gặp [@lee2005]."
        introduction.en = "Anemia is found in 20% of adults. It worsens. It is common [@lee2005]."

    Good:
        introduction.vi = "Thiếu máu gặp ở 20% người lớn. Bệnh nặng dần và hay gặp [@lee2005]."
        introduction.en = "Anemia is found in 20% of adults. It worsens and is common [@lee2005]."

    Fix: cite the source of the figure, or leave the figure out.
    """
    for passage in given.body:
        if passage.role not in PARTS:
            continue
        for language, text in passage.text.items():
            found = list(claims(text, language))
            cited = [t.meta["start"] for t in additions(text) if found and t.type == "citation"]
            for claim in found:
                nearest = bisect_left(cited, claim.sentence)
                if nearest == len(cited) or cited[nearest] >= claim.limit:
                    yield Found(
                        keys=(*passage.keys, language),
                        message=_("No source for “{claim}” in its sentence or the next; cite one."),
                        values={"claim": text[claim.start : claim.end]},
                        start=claim.start,
                        end=claim.end,
                        language=language,
                    )
