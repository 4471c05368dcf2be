"""One number, date or code of a text, so keyed that it is equal wherever it means the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from casegen.reading.numbers import value
from casegen.reading.parity.dates import Day, grammar
from casegen.reading.symbols import Unit
from casegen.style.language import language

LEVEL = re.compile(r"(C|T|D|L|S|Co)(\d{1,2})")
LEVELS = re.compile(r"(?:[CTDLS]\d{1,2}){2,}")
THORACIC = re.compile(r"D\d{1,2}")
WORD = re.compile(r"[ \u00a0\u202f\n]([^\W\d_]+)")
BARE = re.compile(r"\d{1,40}(?![.,]?\d)")
LONGEST = 40
MOST = 1000
DECADES = frozenset(range(10, 100, 10))
ITEM = re.compile(r"[^\S\n]+\S")
# A blank line, or an item of a list before.
PARTED = re.compile(r"\n[^\S\n]*\n[^\S\n]*$|(?:^|\n)[^\S\n]*\d{1,2}[.)][^\S\n]")
ENUMERATOR = 2

Key: TypeAlias = Decimal | str | tuple[int, int, int]


class Item(NamedTuple):
    """A number, date or code with its offsets; `key` is equal wherever it means the same.

    A `soft` item may answer one of the other language but asks for none; `shape` is a code without
    its digits; `swapped` is the key of a date read month first.
    """

    kind: str
    key: Key
    start: int
    end: int
    unit: Unit | None = None
    soft: bool = False
    shape: str = ""
    swapped: Key | None = None


def dated(day: Day) -> Item:
    """A date as an item."""
    swapped = (day.year, day.day, day.month) if day.month_first else None
    return Item("date", (day.year, day.month, day.day), day.start, day.end, swapped=swapped)


def code(word: str, start: int, end: int) -> Item:
    """A word with digits in it; the level D4 is T4."""
    key = "T" + word[1:] if THORACIC.fullmatch(word) else word
    return Item("code", key, start, end, shape=re.sub(r"\d+", "#", key))


def apart(item: Item) -> Iterator[Item]:
    """Vertebral levels written together, as T3T4, one by one; any other item as it is."""
    if item.kind == "code" and LEVELS.fullmatch(str(item.key)):
        for match in LEVEL.finditer(str(item.key)):
            yield code(match[0], item.start + match.start(), item.start + match.end())
    else:
        yield item


def enumerates(words: str, start: int, end: int) -> bool:
    """Whether a number only counts the points of a list: (1), or 1. where a line begins."""
    if end - start > ENUMERATOR or not words[start:end].isdecimal():
        return False
    before, after = words[max(start - 1, 0) : start], words[end : end + 1]
    if (before, after) == ("(", ")"):
        return start == 1 or words[start - 2].isspace()
    line = words[words.rfind("\n", max(start - ENUMERATOR * LONGEST, 0), start) + 1 : start]
    if line.strip() or after not in {".", ")"} or not ITEM.match(words, end + 1):
        return False
    # As in Markdown, a sentence that runs on to a new line with its last number begins no list.
    return (
        int(words[start:end]) <= 1
        or not words[:start].rstrip(" ")
        or bool(PARTED.search(words, max(start - MOST, 0), start))
    )


def number(words: str, span: tuple[int, int], unit: Unit | None, tag: str) -> Iterator[Item]:
    """A number as its value, its sign and a word of scale counted in; or each part of a list."""
    start, end = span
    amount = lenient(words[start:end], tag)
    if amount is None:
        for match in re.finditer(r"\d+", words[start : min(end, start + MOST)]):
            part = match[0].lstrip("0") or "0"
            key: Key = Decimal(part) if len(part) < LONGEST else part
            yield Item("number", key, start + match.start(), start + match.end(), unit)
        return
    rules = grammar(tag)
    following = WORD.match(words, end)
    word = following[1].lower() if following else ""
    amount = signed(amount * rules.get("scale", {}).get(word, 1), words, start)
    if amount in DECADES and any(
        words.startswith(after, end)
        and words[max(start - LONGEST, 0) : start].lower().endswith(before)
        for before, after in rules.get("decades", ())
    ):
        amount += 1900
    soft = word in rules.get("pairs", {}).get(words[start:end], ())
    yield Item("number", amount, start, end, unit, soft)


def signed(amount: Decimal, words: str, start: int) -> Decimal:
    """A number with what stands before it: a minus, or the bare mark of .05."""
    before = words[max(start - 3, 0) : start].rjust(3)
    bare = BARE.match(words, start)
    if before[2] == "." and not before[1].isalnum() and bare:
        return Decimal(f"0.{bare[0]}")
    if before[2] in "-−" and before[1] in " (\n" and not before[0].isdigit():
        return -amount
    return amount


def lenient(written: str, tag: str) -> Decimal | None:
    """A number's value by its language's marks, or else by the other mark, or None."""
    if len(written) > LONGEST:
        return None
    amount = value(written, language(tag))
    if amount is None and sum(written.count(mark) for mark in ".,") == 1:
        return Decimal(re.sub(r"[^\d.]", "", written.replace(",", ".")))
    return amount
