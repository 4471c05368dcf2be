"""C004 citation-order."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.document.mentions import mentions
from casegen.document.tree import Cluster
from casegen.messages import _
from casegen.reading.citations.clusters import literals


@rule("C004")
def citation_order(given: Printed) -> Findings:
    """References must be numbered in the order in which the text first cites them.

    Why: journals of the Vancouver school send back a text whose first citation is not [1]; the
    numbers of keys follow the language of record, so another language must cite in its order.

    Bad:
        profile = "jocm"
        introduction.vi = "Hay gặp [@kim2001]. Có khi nặng [@lee2005]."
        introduction.en = "Sometimes severe [@lee2005]. It is common [@kim2001]."
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Good:
        profile = "jocm"
        introduction.vi = "Hay gặp [@kim2001]. Có khi nặng [@lee2005]."
        introduction.en = "It is common [@kim2001]. Sometimes it is severe [@lee2005]."
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Fix: write keys, which number themselves, and let both languages cite in the same order.
    """
    if given.profile.citations.order.startswith("alphabetical"):
        return
    typed = {(c.place()["keys"], c.start): c.numbers for c in literals(given.clusters)}
    for language, document in given.documents.items():
        due = 1
        for cluster in (node for node in mentions(document) if isinstance(node, Cluster)):
            place = cluster.origin
            numbers = set(typed.get((place.keys, place.start), cluster.numbers))
            while due in numbers:
                due += 1
            early = min((number for number in numbers if number > due), default=0)
            if early:
                message = _("Reference {number} is cited before {due}; number as first cited.")
                values = {"number": str(early), "due": str(due)}
                yield Found(place.keys, message, values, place.start, place.end, language=language)
                break
