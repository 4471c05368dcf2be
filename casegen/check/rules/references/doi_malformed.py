"""R003 doi-malformed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.references.identity import DOI
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R003")
def doi_malformed(given: Modelled) -> Findings:
    """A DOI must be given bare, as `10.1186/1752-1947-4-319`.

    Why: a link is made of it, and a DOI with an address before it or a stop after it leads nowhere.

    Bad:
        [[references]]
        DOI = "https://doi.org/10.1186/1752-1947-4-319"

    Good:
        [[references]]
        DOI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"

    Fix: leave out “doi:”, the resolver's address, spaces, and a stop at the end.
    """
    for index, reference in enumerate(given.case.references):
        if reference.DOI is not None and not DOI.fullmatch(reference.DOI):
            yield Found(
                keys=("references", index, "DOI"),
                message=_("“{doi}” is no bare DOI; begin at “10.” and leave out a final stop."),
                values={"doi": reference.DOI[:80]},
            )
