"""L001 parity-citations."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.reading.parity.compare import differences
from casegen.reading.prose import Token


@rule("L001")
def parity_citations(given: Profiled) -> Findings:
    """Both languages of a text must cite the same references.

    Why: a claim that is supported in one language only is a fault that no reader of one language
    can see.

    Bad:
        [introduction]
        vi = "Đã có báo cáo [@lee2005]."
        en = "It has been reported."

    Good:
        [introduction]
        vi = "Đã có báo cáo [@lee2005]."
        en = "It has been reported [@lee2005]."

    Fix: cite the reference in the other language too, or in neither.
    """
    known = {reference.id for reference in given.case.references}

    def sound(token: Token) -> bool:
        return token.type != "citation" or known.issuperset(token.meta["keys"])

    yield from differences(given.passages, given.case.tags, items, sound)


def items(token: Token) -> Iterator[str]:
    """What a token adds to the comparison."""
    if token.type == "citation":
        yield from (str(key) for key in (*token.meta["keys"], *token.meta["numbers"]))
