"""A UCUM code as readers write it, part by part, with the words of their language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from casegen.case.units.atoms import atoms
from casegen.case.units.grammar import Factor, factors

RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
PREFIX = {"u": "µ"}
NO_BREAK_SPACE = "\u00a0"
SQUARED = re.compile(r"(?<=[^\W\d_])[23](?![\w.])")
TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
TEN = "10*"
POWERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


class Words(NamedTuple):
    """What a language has of its own for units.

    `symbols` are those that stand alone or above a stroke, `under` those below one, `notes` what
    stands for UCUM's annotations, `litre` what stands for a power of ten per litre, `times` what
    is counted where nothing stands above a time, and `decimal` the decimal mark.
    """

    symbols: Mapping[str, str]
    under: Mapping[str, str]
    notes: Mapping[str, str]
    litre: Mapping[str, str]
    times: str
    decimal: str


def printed(code: str, words: Words) -> str:
    """A code as a language writes it; what is no code stays as it is."""
    parts = factors(code)
    if parts is None:
        return code
    above = [part for part in parts if part.power > 0]
    below = [part for part in parts if part.power < 0]
    tens = bool(above) and above[0].atom == atoms()[TEN]
    top = ("×" if tens else "") + row(above, words)
    if tens and len(above) == 1 and [bare(part) for part in below] == ["L"]:
        top = words.litre.get(str(above[0].power), top)
    if not top and below and all(bare(part) in TIMES for part in below):
        top = words.times
    return top + "".join("/" + bottom(part, words) for part in below)


def bare(part: Factor) -> str:
    """The code of one factor, empty where it has more than a unit to it."""
    whole = part.atom and not part.prefix and not part.note and abs(part.power) == 1
    return part.atom.code if part.atom and whole else ""


def row(above: list[Factor], words: Words) -> str:
    """The factors above the stroke, units joined by a dot, numbers and words by a space."""
    text = ""
    for part in above:
        alone = len(above) == 1 or bare(part) not in TIMES
        new = one(part, words, words.symbols if alone else {})
        apart = not part.atom or text[-1:] in POWERS or part.atom.code == TEN
        text += (NO_BREAK_SPACE if apart else "·") * bool(text and new) + new
    return text


def bottom(part: Factor, words: Words) -> str:
    """One factor below the stroke."""
    return one(part._replace(power=-part.power), words, {**words.symbols, **words.under})


def one(part: Factor, words: Words, symbols: Mapping[str, str]) -> str:
    """One factor with its prefix, its exponent and what its note says."""
    said = note(part.note, words)
    if part.atom is None:
        named = str(part.number) if part.number != 1 else ""
    else:
        # A word of the language takes no prefix: ms is ms, and no "m" before the word for second.
        worded = not part.prefix or (part.atom.basic and part.atom.code.startswith("["))
        symbol = symbols.get(part.atom.code) if worded else None
        power = str(part.power).translate(RAISED) if part.power != 1 else ""
        own = part.atom.symbol if symbol is None else symbol
        named = PREFIX.get(part.prefix, part.prefix) + own + power
    return NO_BREAK_SPACE.join(filter(None, (named, said)))


def note(text: str, words: Words) -> str:
    """What an annotation says: the language's word for it, or itself with its own spaces."""
    if text in words.notes:
        return words.notes[text]
    plain = re.sub(r"(?<=\d)\.(?=\d)", words.decimal, text.replace("_", NO_BREAK_SPACE))
    return SQUARED.sub(lambda match: match[0].translate(RAISED), plain)
