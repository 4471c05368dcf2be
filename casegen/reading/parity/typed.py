"""What a text types in digits: numbers with their units, dates, and codes such as T4 or (1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from casegen.reading.numbers import NO_POWER
from casegen.reading.parity.dates import dates, grammar
from casegen.reading.parity.items import (
    LEVEL,
    LONGEST,
    Item,
    apart,
    code,
    dated,
    enumerates,
    number,
)
from casegen.reading.symbols import UNKNOWN, Unit, unit_after, unit_before
from casegen.reading.text import masked

SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
LOWERED = re.compile("[₀-₉]")
# They begin with a digit each, which is found fast; the letters before it are looked for then.
DIGITS = re.compile(rf"(\d\d*(?:[.,]{NO_POWER}\d+)*(?:[\u00a0\u202f]\d{{3}}(?!\d))*)(\w{{0,16}})")
STEM = re.compile(r"[^\W\d_]{0,16}\Z")
DIGIT = re.compile(r"[\d₀-₉]")
GROUPED = re.compile(r"[1-9](?<![\w.,].)\d{0,2}(?: \d{3})+(?![\w]|[.,]\d)")
CLOCK = re.compile(
    r"(\d(?<![\w:.,].)\d?)(?=[:hg]| ?[ap])(?:[:hg](\d\d))?(?: ?([ap])\.?m\b\.?)?(?![\w:])"
)
NOON = 12


@lru_cache(maxsize=4096)
def typed(text: str, tag: str) -> tuple[Item, ...]:
    """The items of a text in its language, in order."""
    words = masked(text) if DIGIT.search(text) else ""
    if not DIGIT.search(words):
        return ()
    if LOWERED.search(words):
        words = words.translate(SUBSCRIPTS)
    words = GROUPED.sub(closed, words)
    flat = words.replace("\n", " ").replace("\u00a0", " ").replace("\u202f", " ")
    found = [dated(day) for day in dates(flat, tag)]
    taken = bytearray(len(words))
    cover(taken, found)
    times = [part for match in CLOCK.finditer(flat) for part in clock(match)]
    found += [item for item in times if not taken[item.start]]
    cover(taken, found)
    found += scan(words, tag, taken)
    return tuple(shared(sorted(found, key=lambda item: item.start), words, tag))


def closed(match: re.Match[str]) -> str:
    """A number with plain spaces between its thousands, as one that no line could break."""
    return match[0].replace(" ", "\u00a0")


def cover(taken: bytearray, items: list[Item]) -> None:
    """Note which characters items have been read from."""
    for item in items:
        taken[item.start : item.end] = b"1" * (item.end - item.start)


def clock(match: re.Match[str]) -> Iterator[Item]:
    """The hour and the minutes of a time of day, as plain numbers."""
    hour, minute, half = match.groups()
    if not minute and not half:
        return
    shift = NOON if half == "p" and int(hour) < NOON else 0
    yield Item("number", Decimal(int(hour) + shift), match.start(), match.end(1))
    if minute and int(minute):
        yield Item("number", Decimal(int(minute)), match.start(2), match.end(2))
    elif minute:
        yield Item("number", Decimal(0), match.start(2), match.end(2), soft=True)


def scan(words: str, tag: str, taken: bytearray) -> Iterator[Item]:
    """The numbers and codes of a text without markup, those already taken left out."""
    done = 0
    level = ("", -1)
    for start, digits, tail in runs(words):
        end = start + len(digits)
        if start < done or taken[start]:
            continue
        before = STEM.search(words, max(start - 16, done), start)
        stem = before[0] if before else ""
        unit = unit_after(words, end, tag) or unit_before(words, start, tag)
        if level[1] == start - 1 and words[start - 1] in "-–/" and not stem and not tail:
            found = [code(level[0] + digits, start, end)]
        elif stem.lower() not in {"", "x"} or not joined(tail, unit, tag):
            done = end + len(tail)
            found = list(apart(code(stem + digits + tail, start - len(stem), done)))
        elif enumerates(words, start, end):
            found = [Item("code", f"({digits})", start, end, shape="(#)")]
        else:
            found = list(number(words, (start, end), unit, tag))
            done = max(unit.end if unit else 0, end)
        yield from found
        last = LEVEL.fullmatch(str(found[-1].key)) if found and found[-1].kind == "code" else None
        level = (last[1], end) if last and not tail else ("", -1)


def runs(words: str) -> Iterator[tuple[int, str, str]]:
    """Where each run of digits begins, with its marks, and the letters written on to it."""
    position = 0
    while match := DIGITS.search(words, position):
        yield match.start(), match[1], match[2]
        position = match.end(1)


def joined(tail: str, unit: Unit | None, tag: str) -> bool:
    """Whether letters written on to a number leave it a number: a unit, an ordinal, a times."""
    suffixes = grammar(tag).get("suffixes", ())
    crossed = tail[:1] in {"x", "X"} and tail[1:].isdecimal()
    return not tail or crossed or tail in suffixes or bool(unit and unit.ucum != UNKNOWN)


def shared(items: list[Item], words: str, tag: str) -> Iterator[Item]:
    """The items, with the unit of a range or a row given to each of its numbers."""
    joins = {*grammar(tag).get("joins", ()), *"–-−,;/×x~±", ", and", ", or"}
    levels = tuple(grammar(tag).get("levels", ()))
    later: Item | None = None
    found = []
    for item in reversed(items):
        new = item
        if later and later.unit and item.kind == later.kind == "number" and not item.unit:
            between = words[item.end : min(later.start, item.end + LONGEST)]
            after = words[later.unit.end : later.unit.end + LONGEST].strip()
            ratio = words[max(item.start - 1, 0) : item.start] == ":"
            if between.strip() in joins and not ratio and not after.startswith(levels):
                new = item._replace(unit=later.unit)
        later = new
        found.append(new)
    yield from reversed(found)
