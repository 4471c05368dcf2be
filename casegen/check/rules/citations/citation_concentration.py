"""C015 citation-concentration."""

from __future__ import annotations

from collections import Counter

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _

FEWEST = 10
SHARE = 0.4


@rule("C015", "note")
def citation_concentration(given: Profiled) -> Findings:
    """One reference should not stand behind most of what is said.

    Why: where more than two in five citations of ten or more lead to one source, the report
    retells it; a second source would carry the claims better.

    Bad:
        introduction.vi = "A [@lee2005], b [@lee2005], c [@lee2005], d [@lee2005], e [@lee2005]."
        introduction.en = "A [@lee2005], b [@lee2005], c [@lee2005], d [@lee2005], e [@lee2005]."
        [[patients]]
        [patients.history]
        vi = "F [@lee2005], g [@lee2005], h [@lee2005], i [@lee2005]."
        en = "F [@lee2005], g [@lee2005], h [@lee2005], i [@lee2005]."

    Good:
        introduction.vi = "A [@lee2005], b [@lee2005], c [@lee2005], d [@lee2005], e [@lee2005]."
        introduction.en = "A [@lee2005], b [@lee2005], c [@lee2005], d [@lee2005], e [@lee2005]."

    Fix: cite the studies that the source itself rests on, or a second one.
    """
    record = given.case.languages[0]
    found = [cluster for cluster in given.clusters if cluster.language == record]
    ids = [reference.id for reference in given.case.references]
    times: Counter[str] = Counter()
    for cluster in found:
        numbered = {ids[number - 1] for number in cluster.numbers if 0 < number <= len(ids)}
        times.update(numbered.union(cluster.keys))
    for index, key in enumerate(ids):
        if len(found) >= FEWEST and times[key] > SHARE * len(found):
            yield Found(
                keys=("references", index),
                message=_("{times} of {all} citations lead to “{id}” alone; seek further sources."),
                values={"times": str(times[key]), "all": str(len(found)), "id": key},
            )
