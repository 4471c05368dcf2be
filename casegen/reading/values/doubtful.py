"""Whether a value typed in prose can be one of a living patient."""

from __future__ import annotations

import re
from functools import cache

from casegen.reading.phrases import Phrases
from casegen.reading.text import masked
from casegen.reading.values.typed import TABLE, Typed, words_of
from casegen.system.data import toml

CLAUSE = re.compile(r"[,;:()]|\.\s")
FILLED = re.compile(r"[\s=:]{0,3}|\s(?:là|được|bằng|was|is|of|at)\s", re.IGNORECASE)
LONGEST = 40
COARSE = frozenset({"kg", "m"})


def slipped(item: Typed) -> str | None:
    """The unit a typed value was meant in, None where it is possible or may be a difference."""
    unit, row = unit_of(item), item.analyte
    if unit is None or row.canonical(1, unit) is None or passed_over(item, unit):
        return None
    if item.of_change and unit in {row.unit, *row.conversions, "g/dL", "mg/dL"}:
        low = row.canonical(float(item.quantity.low), unit)
        if low is not None and row.limits and low < row.limits[0]:
            return None
    return row.meant(float(item.quantity.low), float(item.quantity.high), unit)


def impossible(item: Typed) -> bool:
    """Whether no living patient has a typed value, and no other unit would mend it."""
    unit, row = unit_of(item), item.analyte
    if unit is None or row.canonical(1, unit) is None or row.limits is None or loose(item):
        return False
    low, high = float(item.quantity.low), float(item.quantity.high)
    if row.possible(low, high, unit) or low > high or row.meant(low, high, unit):
        return False
    if unit == "%" and high <= row.limits[1]:
        return False  # so little is rather by how much it changed
    changed = item.of_change and last_word(item.between) not in words_of(item.language, "reached")
    return not changed and len(item.between) <= LONGEST and not passed_over(item, unit)


def unit_of(item: Typed) -> str | None:
    """The unit typed; none is needed right after what has none, as the INR."""
    if item.quantity.unit is None and item.analyte.unit == "1" and item.analyte.limits:
        return "1" if FILLED.fullmatch(item.between) else None
    return item.quantity.unit


def loose(item: Typed) -> bool:
    """Whether an analyte goes by a common word, as a height."""
    return item.analyte.id in {"weight", "height"}


def passed_over(item: Typed, unit: str) -> bool:
    """Whether a number is of something given, stored or weighed rather than of the patient."""
    if loose(item) and unit not in COARSE:
        return True
    if item.analyte.id not in toml(TABLE)["infused"]:
        return False
    start = item.quantity.start
    before = masked(item.passage.text[item.language])[max(0, start - 2 * LONGEST) : start]
    clause, after = CLAUSE.split(before)[-1], CLAUSE.split(item.following)[0]
    return given(item.language).within(clause) or given(item.language).within(after)


@cache
def given(tag: str) -> Phrases:
    """The words of a language for what is infused, stored or weighed."""
    return Phrases(words_of(tag, "given"))


def last_word(between: str) -> str:
    """The word right before a number."""
    return (between.lower().split() or [""])[-1]
