"""X003 not-nfc."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import tomli

from casegen.case.excess import walk
from casegen.case.finding import Edit, Findings, Found
from casegen.case.origin import Keys
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import tag

PIECE = re.compile(r"\s+|\S+")


@rule("X003", "warning")
def not_nfc(given: Data) -> Findings:
    r"""Text must be in Unicode's composed form, NFC.

    Why: a letter and its marks stored apart look right, but are not found by a search, and sort,
    count and copy wrongly; text from a Mac's file names or a PDF often comes so.

    Bad:
        short_title = { vi = "Te\u0302n nga\u0306\u0301n", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: compose the letters; `--fix` does it.
    """
    if unicodedata.is_normalized("NFC", given.text):
        return
    for keys, typed in walk(tomli.loads(given.text)):
        edits = tuple(composed(keys, typed)) if isinstance(typed, str) else ()
        if edits:
            message = _(
                "Letters and their marks are stored apart here, in {count} word(s); casegen check"
                " --fix joins them."
            )
            place = {"start": edits[0].start, "end": edits[0].end, "language": tag(keys)}
            values = {"count": str(len(edits))}
            yield Found(keys, message, values, **place, fix=edits)  # type: ignore[arg-type]


def composed(keys: Keys, typed: str) -> Iterator[Edit]:
    """The mends of a text's words; offsets count characters of the composed text."""
    start = 0
    for piece in PIECE.findall(typed):
        whole = piece if piece.isascii() else unicodedata.normalize("NFC", piece)
        if whole != piece:
            yield Edit(keys, whole, start, start + len(whole))
        start += len(whole)
