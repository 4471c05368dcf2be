"""L002 parity-figures."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.reading.parity.compare import differences
from casegen.reading.prose import Token


@rule("L002")
def parity_figures(given: Profiled) -> Findings:
    """Both languages of a text must call the same figures, tables and panels.

    Why: a reader of either language must be led to the same pictures.

    Bad:
        [introduction]
        vi = "Xem (@tab:labs-p1)."
        en = "See the table."

    Good:
        [introduction]
        vi = "Xem (@tab:labs-p1)."
        en = "See (@tab:labs-p1)."

    Fix: call the figure or table in the other language too, or in neither.
    """
    known = given.floats

    def sound(token: Token) -> bool:
        return token.type != "crossref" or (token.meta["kind"], token.meta["target"]) in known

    yield from differences(given.passages, given.case.tags, items, sound)


def items(token: Token) -> Iterator[str]:
    """What a token adds to the comparison."""
    if token.type == "crossref":
        yield f"{token.meta['kind']}:{token.meta['target']}" + "".join(sorted(token.meta["panels"]))
