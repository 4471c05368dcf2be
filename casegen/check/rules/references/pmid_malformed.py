"""R004 pmid-malformed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.references.identity import PMID
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R004")
def pmid_malformed(given: Modelled) -> Findings:
    """A PMID must be given as its one to eight digits.

    Why: a link to PubMed is made of it; a PMC number is another thing and has its own field.

    Bad:
        [[references]]
        PMID = "PMC2526555"

    Good:
        [[references]]
        PMID = "2042449"
        PMCID = "PMC2526555"

    Fix: write the digits only; put a number that begins with PMC under `PMCID`.
    """
    for index, reference in enumerate(given.case.references):
        if reference.PMID is not None and not PMID.fullmatch(str(reference.PMID)):
            yield Found(
                keys=("references", index, "PMID"),
                message=_("“{pmid}” is not a PMID; write its one to eight digits only."),
                values={"pmid": str(reference.PMID)[:80]},
            )
