"""The stamps of accepted translations: what the language of record said when each was last read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from unicodedata import normalize

from casegen.case.model.text import Text
from casegen.case.origin import Keys

DIGITS = 12


def stamp(text: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of a text in NFC."""
    return sha256(normalize("NFC", text).encode()).hexdigest()[:DIGITS]


def dotted(keys: Keys) -> str:
    """The path of a text as the table `accepted` names it, as "patients.0.history"."""
    return ".".join(map(str, keys))


def translated(texts: Iterable[tuple[Keys, Text]], record: str) -> Iterator[tuple[Keys, Text]]:
    """Those texts that stand in the language of record and in another, with their keys."""
    for keys, text in texts:
        if record in text and len(text) > 1:
            yield keys, text
