"""L004 parity-numbers."""

from __future__ import annotations

from collections import Counter

from casegen.message import _
from casegen.model import Case
from casegen.rule import Findings, Found, rule
from casegen.rules.parity.compare import pairs
from casegen.rules.parity.items import Key
from casegen.rules.parity.typed import typed
from casegen.rules.parity.unmatched import unmatched

SHOWN = 40
SURPLUS = _("“{item}” stands here {here} time(s), but {there} time(s) in the language “{other}”.")


@rule("L004", "warning")
def parity_numbers(case: Case) -> Findings:
    """Both languages of a text must type the same numbers, dates and levels.

    Why: a slip of one digit in one language makes two different reports of one patient, and no
    reader of one language can see it.

    Each language is read by its own marks: 3,85 is 3.85, ngày 12 tháng 3 năm 2024 is 12 March
    2024. A number that the other language spells as a word, as “hai” or “two”, is no finding.

    Bad:
        [introduction]
        vi = "Hồng cầu giảm còn 3,85 trong hai tuần."
        en = "Red cells fell to 3.58 in 2 weeks."

    Good:
        [introduction]
        vi = "Hồng cầu giảm còn 3,85 trong hai tuần."
        en = "In 2 weeks, red cells fell to 3.85."

    Fix: write the same number in both languages, or store it once and look it up in both.
    """
    for passage, here, there in pairs(case):
        text, other = passage.text[here], passage.text[there]
        left = {(item.kind, item.key): item for item in unmatched(text, here, other, there)}
        if not left:
            continue
        mine, theirs = counts(text, here), counts(other, there)
        # Of one stretch read in two ways, as a date and as numbers, one finding is enough.
        for key, item in {
            (item.start, item.end): (key, item) for key, item in left.items()
        }.values():
            whole = item.end - item.start <= SHOWN
            written = text[item.start : item.end] if whole else text[item.start :][:SHOWN] + "…"
            said = (written, str(max(mine[key], 1)), str(theirs[key]), there)
            yield Found(
                (*passage.keys, here),
                SURPLUS,
                dict(zip(("item", "here", "there", "other"), said, strict=True)),
                item.start,
                item.end,
                language=here,
                also=(*passage.keys, there),
            )


def counts(text: str, tag: str) -> Counter[tuple[str, Key]]:
    """How often a text types each thing."""
    return Counter((item.kind, item.key) for item in typed(text, tag))
