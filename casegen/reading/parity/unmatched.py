"""What one text types in digits and its translation does not, word order and forms set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache

from casegen.reading.parity.dates import grammar
from casegen.reading.parity.items import Item, Key
from casegen.reading.parity.typed import typed
from casegen.reading.parity.words import spoken

LONG = re.compile(r"\d{2,12}")


def unmatched(text: str, tag: str, other: str, other_tag: str) -> list[Item]:
    """The items of a text for which the other text has none; a word may stand for a digit there.

    Dates answer dates. Where only one text has a date left, its day and year are numbers like any
    other. A code is missed only where the other has one of its shape left, as T4 beside T5.
    """
    # Most texts type the same things, and need no closer look.
    if tally(text, tag) == tally(other, other_tag):
        return []
    items, others = typed(text, tag), typed(other, other_tag)
    if tells_births(text, tag) and tells_births(other, other_tag):
        items, others = apart(items, text, tag), apart(others, other, other_tag)
    mine, theirs = same_order(items, others)
    left, right = rest(mine, theirs), rest(theirs, mine)
    if not left:
        return []
    if dates_only_in(left, right) or dates_only_in(right, left):
        mine, theirs = (parts(left, mine), parts(right, theirs))
        left, right = rest(mine, theirs), rest(theirs, mine)
    shapes = {item.shape for item in right if item.kind == "code"}
    left = [item for item in left if item.kind != "code" or item.shape in shapes]
    spare = [*theirs, *(part for item in right for part in within(item))]
    return list(unspoken(left, spare, other, other_tag)) if left else []


@cache
def births(tag: str) -> re.Pattern[str]:
    """How a language counts pregnancies and births: PARA 0000, or gravida 1, para 0."""
    forms = "|".join(grammar(tag).get("births", ())) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)")


def tells_births(text: str, tag: str) -> bool:
    """Whether a text counts births by a formula."""
    small = text.lower()
    return ("para" in small or "gravida" in small) and bool(births(tag).search(text))


def apart(items: tuple[Item, ...], text: str, tag: str) -> tuple[Item, ...]:
    """The items of a text, those in its formulas of births asking for none in the other."""
    inside = bytearray(len(text))
    for match in births(tag).finditer(text):
        inside[match.start() : match.end()] = b"1" * len(match[0])
    return tuple(item._replace(soft=True) if inside[item.start] else item for item in items)


def within(item: Item) -> Iterator[Item]:
    """The numbers in a code that the other text lacks, as 1011 in G3P1011, for what it types."""
    if item.kind == "code":
        for digits in LONG.findall(str(item.key)):
            yield item._replace(kind="number", key=Decimal(digits), soft=True)


@lru_cache(maxsize=4096)
def tally(text: str, tag: str) -> Counter[tuple[str, Key, bool]]:
    """How often a text types each thing."""
    return Counter((item.kind, item.key, item.soft) for item in typed(text, tag))


def rest(mine: Iterable[Item], theirs: Iterable[Item]) -> list[Item]:
    """The items of one text beyond those of the other, the last mentions first to be left over."""
    count = Counter((item.kind, item.key) for item in theirs if not item.soft)
    left = []
    for item in mine:
        if item.soft:
            continue
        if count[item.kind, item.key] > 0:
            count[item.kind, item.key] -= 1
        else:
            left.append(item)
    return left


def same_order(mine: Iterable[Item], theirs: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Both texts' items, each date that may be read month first as the other text has it."""

    def settled(items: Iterable[Item], others: Iterable[Item]) -> list[Item]:
        keys = {item.key for item in others if item.kind == "date"}
        return [
            item._replace(key=item.swapped)
            if item.swapped and item.key not in keys and item.swapped in keys
            else item
            for item in items
        ]

    mine, theirs = list(mine), list(theirs)
    return settled(mine, theirs), settled(theirs, mine)


def dates_only_in(left: Iterable[Item], right: Iterable[Item]) -> bool:
    """Whether dates are left over in the first list and none in the second."""
    first, second = ({item.kind for item in items} for items in (left, right))
    return "date" in first and "date" not in second


def parts(left: Iterable[Item], items: Iterable[Item]) -> list[Item]:
    """The items with the dates that are left over as numbers; a month, often a word, is soft."""
    unpaired = [item for item in left if item.kind == "date"]
    dates = {id(date) for date in unpaired}
    found = [item for item in items if id(item) not in dates]
    for date in unpaired:
        year, month, day = date.key if isinstance(date.key, tuple) else (0, 0, 0)
        for amount, soft in ((year, False), (month, True), (day, False)):
            if amount:
                key = Decimal(amount)
                found.append(date._replace(kind="number", key=key, soft=soft, swapped=None))
    return found


def unspoken(left: Iterable[Item], theirs: Iterable[Item], other: str, tag: str) -> Iterator[Item]:
    """The items left over that no word of the other text can mean."""
    words: Counter[Key] = Counter(spoken(other, tag))
    words.update(item.key for item in theirs if item.soft)
    for item in left:
        if item.kind == "number" and words[item.key] > 0:
            words[item.key] -= 1
        else:
            yield item
