"""The same number with another unit in the other language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from casegen.rules.parity.items import Item, Key
from casegen.rules.parity.units import UNKNOWN


def strangers(mine: Sequence[Item], theirs: tuple[Item, ...]) -> Iterator[tuple[Item, Item]]:
    """The numbers whose unit is another than that of the same number in the other text."""
    ours, others = by_value(mine), by_value(theirs)
    for key, items in ours.items():
        if len(items) == len(others.get(key, ())):
            left, right = beyond(items, others[key]), beyond(others[key], items)
            yield from (pair for pair in zip(left, right, strict=False) if differ(*pair))


def by_value(items: Sequence[Item]) -> dict[Key, list[Item]]:
    """The numbers by what they are worth."""
    found = defaultdict(list)
    for item in items:
        if item.kind == "number":
            found[item.key].append(item)
    return found


def beyond(items: list[Item], others: list[Item]) -> list[Item]:
    """The items whose unit the others have less often."""
    count = Counter(item.unit and item.unit.ucum for item in others)
    left = []
    for item in items:
        count[item.unit and item.unit.ucum] -= 1
        if count[item.unit and item.unit.ucum] < 0:
            left.append(item)
    return left


def differ(first: Item, second: Item) -> bool:
    """Whether two units cannot be the same; a unit of time may be understood without a word."""
    units = [item.unit for item in (first, second) if item.unit]
    if any(unit.ucum == UNKNOWN for unit in units):
        return False
    return len(units) > 1 or not units[0].time
