"""R015 journal-qualifier."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.references.qualifiers import unqualified
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R015", "warning")
def journal_qualifier(given: Modelled) -> Findings:
    """A journal must be named without the qualifier that a catalogue puts behind its name.

    Why: PubMed's exports call it "Lancet (London, England)" to tell journals of one name apart; no
    list of references prints that.

    Bad:
        [[references]]
        container-title = "Lancet (London, England)"

    Good:
        [[references]]
        container-title = "Chinese Medical Journal (English ed.)"

    Fix: strike out the bracket and what it holds.
    """
    for index, reference in enumerate(given.case.references):
        title = reference.container_title or ""
        bare = unqualified(title)
        if reference.type == "article-journal" and bare != title:
            yield Found(
                keys=("references", index, "container-title"),
                message=_("“{title}” is a catalogue's name; write “{bare}”."),
                values={"title": title[:80], "bare": bare[:80]},
            )
