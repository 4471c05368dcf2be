"""Lists of names that a program joined otherwise than its format has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from casegen.case.references.persons import BODIES, INITIALS
from casegen.system.data import toml

OTHERS: Final = re.compile(
    r"(?:\b(?:and )?(?:et\.? al(?:ii|iae)?\b|and others\b|others$|and (?:colleagues|co-?workers)\b)"
    r"|\bu\. ?a\.$|\by otros\b|\bvà (?:cộng sự|cs\b|những người khác)|…|(?<!\.)\.{3,})\.? ?$",
    re.IGNORECASE,
)
SUFFIX: Final = re.compile(
    r"(?:jr|sr|jnr|snr|[ivx]{1,4}|[234](?:nd|rd|th)|ph\.?d|m\.?d|m\.?sc|esq|filho|neto|júnior)\.?",
    re.IGNORECASE,
)
PLAIN: Final = re.compile(r"[A-ZĐ]{1,3}|(?:[A-ZĐ]\.-?){1,3}")
WORD: Final = re.compile(r"[^\W\d_]+")
# Of a text whose words are one space apart.
SURE: Final = re.compile(r" ?; ?| ?, ?(?:and|và) ")
BETWEEN: Final = re.compile(r" ?\\?& ?| (?:và|et|und) ")
COMMA: Final = re.compile(r" ?, ?")
TWO: Final = 2


@dataclass(frozen=True)
class Listed:
    """The names of a text, whether it says that there are others, and whether it was guessed at."""

    names: tuple[str, ...]
    others: bool
    guessed: bool


def outside(text: str, pattern: re.Pattern[str]) -> list[str]:
    """A text parted where a pattern matches outside of braces."""
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in text))
    pieces, start = [], 0
    for found in pattern.finditer(text):
        if not depths[found.start()]:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [piece.strip() for piece in (*pieces, text[start:]) if piece.strip(" ,")]


def parted(text: str) -> Listed:
    """The names of a text that should be one.

    A semicolon parts names, an ampersand persons. Commas do where what stands between them reads
    as initials or as a name with its initials, which is a guess.
    """
    whole_list = " ".join(text.split())
    end = OTHERS.search(whole_list)
    shorter = whole_list[: end.start()].rstrip(" ,;&") if end else whole_list
    names: list[str] = []
    guessed = False
    for sure in outside(shorter, SURE):
        pieces = outside(sure, BETWEEN)
        for piece in pieces if all(map(personal, pieces)) else [sure]:
            found, unclear = by_commas(piece)
            names += found
            guessed = guessed or unclear
    return Listed(tuple(names), end is not None, guessed)


def by_commas(text: str) -> tuple[list[str], bool]:
    """The names that commas part, and whether a person should look at them."""
    parts = outside(text, COMMA)
    body = text.endswith(",") and not any(map(initials, parts))
    if len(parts) > 1 and (all(map(with_initials, parts)) or (body and all(map(whole, parts)))):
        return parts, True
    if body or len(parts) <= TWO or any(map(SUFFIX.fullmatch, parts)):
        return [text], False
    if all(map(whole, parts)):
        return parts, True
    if any(map(of_body, parts)) or len(parts) % TWO:
        return [text], True
    return list(map(", ".join, zip(parts[::2], parts[1::2], strict=True))), True


def personal(text: str) -> bool:
    """Whether a text reads as a person's name rather than as a piece of a body's."""
    if of_body(text):
        return False
    names = text.split()
    return "," in text or with_initials(text) or (len(names) > 1 and all(map(mixed, names)))


def whole(text: str) -> bool:
    """Whether a text is a name of several words, and none of a body's."""
    return len(text.split()) > 1 and not initials(text) and not of_body(text)


def of_body(text: str) -> bool:
    """Whether a word is in a text that stands in the names of bodies, and no family begins it."""
    known = toml(BODIES)
    words = [word.casefold() for word in WORD.findall(text)]
    family = words[:1] and words[0] in (*known["families"], *known["other_families"])
    return not family and any(word in known["words"] for word in words)


def initials(text: str) -> bool:
    """Whether a text is nothing but initials."""
    return all(INITIALS.fullmatch(word) for word in text.split())


def with_initials(text: str) -> bool:
    """Whether a text is a family name with initials behind it, as PubMed has it: Smith JA."""
    *family, last = text.split() or [""]
    suffix = len(last) > 1 and SUFFIX.fullmatch(last)
    plain = bool(PLAIN.fullmatch(last)) and not suffix and len(family) <= TWO + 1
    return plain and any(map(mixed, family)) and not of_body(text)


def mixed(word: str) -> bool:
    """Whether a word is a name in small letters behind a capital."""
    bare = word.strip("{}")
    return bare[:1].isupper() and bare[1:2].islower()
