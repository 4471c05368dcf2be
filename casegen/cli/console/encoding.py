"""Encoding: what a console shows in place of a letter that it does not have."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import partial
from unicodedata import combining, normalize

# What has no parts by which Unicode would tell what it looks like.
LIKE = {
    "đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-",
    "…": "...", "×": "x", "·": ".", "≥": ">=", "≤": "<=", "±": "+/-", "→": "->", "≈": "~",
    "\u2011": "-", "\N{NARROW NO-BREAK SPACE}": " ", "\N{NO-BREAK SPACE}": " ",
}  # fmt: skip


def handler(encoding: str) -> str:
    """The name by which a stream finds the handler of what its encoding lacks."""
    name = f"casegen.{encoding}"
    codecs.register_error(name, partial(nearest, encoding))
    return name


def nearest(encoding: str, error: UnicodeError) -> tuple[bytes, int]:
    """The bytes of what an encoding lacks, as near as it has it, and where that ends."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    text = "".join(shown(one, encoding) for one in lacking)
    return text.encode(encoding), error.end


def shown(character: str, encoding: str) -> str:
    """The first that can be shown of what looks like a character."""
    return next((text for text in likenesses(character) if has(encoding, text)), "?")


def likenesses(character: str) -> Iterator[str]:
    """What looks like a character: accents apart, one on its letter, none; or the like of it."""
    parts = normalize("NFD", character)
    letter, marks = parts[:1], parts[1:]
    for mark in marks:
        yield normalize("NFC", letter + mark) + marks.replace(mark, "")
    yield parts
    yield LIKE.get(character, "")
    yield "".join(one for one in normalize("NFKD", character) if not combining(one))
    yield "\N{REPLACEMENT CHARACTER}"


def has(encoding: str, text: str) -> bool:
    """Whether an encoding has all of a text."""
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return bool(text)
