"""L003 parity-facts."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.finding import Findings
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.reading.parity.compare import differences
from casegen.reading.prose import Token


@rule("L003")
def parity_facts(given: Profiled) -> Findings:
    """Both languages of a text must look up the same facts.

    Why: a value told to the readers of one language only makes two different reports of one case.

    Bad:
        [introduction]
        vi = "Tuổi: {{ p1.age }}."
        en = "Age: adult."

    Good:
        [introduction]
        vi = "Tuổi: {{ p1.age }}."
        en = "Age: {{ p1.age }}."

    Fix: look the fact up in the other language too, or in neither.
    """
    known = given.facts

    def sound(token: Token) -> bool:
        return token.type != "fact" or token.meta["path"] in known

    yield from differences(given.passages, given.case.tags, items, sound)


def items(token: Token) -> Iterator[str]:
    """What a token adds to the comparison."""
    if token.type == "fact":
        yield token.meta["path"]
