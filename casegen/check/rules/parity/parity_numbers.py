"""L004 parity-numbers."""

from __future__ import annotations

from collections import Counter

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.parity.bounds import turned
from casegen.reading.parity.items import Item, Key
from casegen.reading.parity.spelled import swapped
from casegen.reading.parity.typed import typed
from casegen.reading.parity.unmatched import unmatched
from casegen.reading.passages import Passage

SHOWN = 40
ANOTHER = _("“{item}” stands here, where the language “{other}” has “{wanted}”.")
SURPLUS = _("“{item}” stands here {here} time(s), but {there} time(s) in the language “{other}”.")


@rule("L004", "warning")
def parity_numbers(given: Modelled) -> Findings:
    """Both languages of a text must type the same numbers, dates and levels.

    Why: a slip of one digit in one language makes two different reports of one patient, and no
    reader of one language can see it.

    Each language is read by its own marks: 3,85 is 3.85, ngày 12 tháng 3 năm 2024 is 12 March
    2024. A number that the other language spells as a word, as “hai” or “two”, is no finding; a
    word or a class, as “ba lần” or “độ III”, is one where the other text has another in its place.

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
    for passage, here, there in given.pairs:
        if given.case.tags.index(here) > given.case.tags.index(there):
            continue
        mine, theirs = left(passage, here, there), left(passage, there, here)
        if slips(mine, theirs):
            yield from (slip(passage, *two, here, there) for two in zip(mine, theirs, strict=True))
            continue
        if not mine and not theirs:
            texts = passage.text[here], here, passage.text[there], there
            yield from (
                slip(passage, *two, here, there) for two in (*swapped(*texts), *turned(*texts))
            )
        for items, tag, other in ((mine, here, there), (theirs, there, here)):
            yield from (surplus(passage, item, tag, other) for item in items)


def left(passage: Passage, here: str, there: str) -> list[Item]:
    """What one text types and the other does not, each thing once, at its last place."""
    text, other = passage.text[here], passage.text[there]
    last = {(item.kind, item.key): item for item in unmatched(text, here, other, there)}
    # Of one stretch read in two ways, as a date and as numbers, one finding is enough.
    return [*{(item.start, item.end): item for item in last.values()}.values()]


def slips(mine: list[Item], theirs: list[Item]) -> bool:
    """Whether each thing that one text has alone stands for one that the other has alone."""
    units = [[item.unit and item.unit.ucum for item in items] for items in (mine, theirs)]
    kinds = [[item.kind for item in items] for items in (mine, theirs)]
    return bool(mine) and kinds[0] == kinds[1] and (len(mine) == 1 or units[0] == units[1])


def slip(passage: Passage, item: Item, other: Item, here: str, there: str) -> Found:
    """One finding for a number that is another in the other text."""
    values = {"item": written(passage, other, there), "other": here}
    values["wanted"] = written(passage, item, here)
    place = {"start": other.start, "end": other.end, "language": there}
    also = (*passage.keys, here)
    return Found((*passage.keys, there), ANOTHER, values, **place, also=also)  # type: ignore[arg-type]


def surplus(passage: Passage, item: Item, here: str, there: str) -> Found:
    """One finding for a number that the other text lacks."""
    key = item.kind, item.key
    mine, theirs = counts(passage.text[here], here), counts(passage.text[there], there)
    said = (written(passage, item, here), str(max(mine[key], 1)), str(theirs[key]), there)
    values = dict(zip(("item", "here", "there", "other"), said, strict=True))
    place = {"start": item.start, "end": item.end, "language": here}
    also = (*passage.keys, there)
    return Found((*passage.keys, here), SURPLUS, values, **place, also=also)  # type: ignore[arg-type]


def written(passage: Passage, item: Item, tag: str) -> str:
    """A number as it is typed, cut where it is long."""
    text = passage.text[tag][item.start : item.end]
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def counts(text: str, tag: str) -> Counter[tuple[str, Key]]:
    """How often a text types each thing."""
    return Counter((item.kind, item.key) for item in typed(text, tag))
