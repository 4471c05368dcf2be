"""The same number with another unit in the other language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import permutations

from casegen.case.units import unit
from casegen.reading.parity.items import Item, Key
from casegen.reading.symbols import UNKNOWN, Unit

RATE = re.compile(r"/(?:s|min|h|d|wk|mo)$")


def strangers(mine: Sequence[Item], theirs: tuple[Item, ...]) -> Iterator[tuple[Item, Item]]:
    """The numbers whose unit is another than that of the same number in the other text."""
    ours, others = by_value(mine), by_value(theirs)
    for key, all_items in ours.items():
        items: Sequence[Item] = all_items
        same: Sequence[Item] = others.get(key, ())
        if len(items) != len(same):
            # One text may say "twice daily" where the other has a figure; a lapse has one in both.
            items, same = lapses(all_items), lapses(same)
        if len(items) == len(same):
            left, right = beyond(items, same), beyond(same, items)
            yield from (pair for pair in zip(left, right, strict=False) if differ(*pair))


def lapses(items: Sequence[Item]) -> list[Item]:
    """The items that count time."""
    return [item for item in items if item.unit and item.unit.time]


def by_value(items: Sequence[Item]) -> dict[Key, list[Item]]:
    """The numbers by what they are worth."""
    found = defaultdict(list)
    for item in items:
        if item.kind == "number":
            found[item.key].append(item)
    return found


def beyond(items: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """The items whose unit the others have less often."""
    count = Counter(measure(item.unit) for item in others)
    left = []
    for item in items:
        count[measure(item.unit)] -= 1
        if count[measure(item.unit)] < 0:
            left.append(item)
    return left


def measure(typed: Unit | None) -> Hashable:
    """What a unit measures, however it is written: T/L is ×10⁶/µL, and an IU is a unit."""
    if typed is None:
        return None
    code = typed.ucum.replace("[iU]", "U")
    meant = unit(code)
    return (f"{meant.factor:.6g}", meant.dimensions) if meant else code


def differ(first: Item, second: Item) -> bool:
    """Whether two units cannot be the same; a unit of time may be understood without a word."""
    units = [item.unit for item in (first, second) if item.unit]
    if any(unit.ucum == UNKNOWN for unit in units):
        return False
    if len(units) == 1:
        return not units[0].time
    # "5 mg/ngày" may be "5 mg daily": what it says of time is in other words.
    codes = [unit.ucum.replace("[iU]", "U") for unit in units]
    return not any(RATE.sub("", code) == other for code, other in permutations(codes))
