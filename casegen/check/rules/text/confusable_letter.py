"""X005 confusable-letter."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from casegen.case.finding import Edit, Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import tag
from casegen.system.data import toml

LETTERS = toml(Path(__file__).with_name("confusable_letter.toml"))
START: dict[str, str] = LETTERS["start"]
WITHIN = str.maketrans(LETTERS["within"])
SUSPECT = re.compile(f"[{''.join([*START, *LETTERS['within']])}]")
WORD = re.compile(r"[^\W\d_]{2,}")


@rule("X005", "warning")
def confusable_letter(given: Data) -> Findings:
    """A word must not hold a letter of another alphabet that only looks like its own.

    Why: nobody sees that the first letter of "Ðại" is Icelandic, but no search for "Đại" finds it.

    Bad:
        short_title = { vi = "Bệnh viện Ða khoa", en = "General hospital" }

    Good:
        short_title = { vi = "Bệnh viện Đa khoa Sigurðsson", en = "IFNγ and β-thalassemia" }

    Fix: type the letter again; `--fix` does it.
    """
    for keys, text in given.strings:
        if text.isascii() or not SUSPECT.search(text):
            continue
        for match in WORD.finditer(text):
            right = mended(match[0])
            if right != match[0]:
                message = _("“{word}” has a letter that only looks right; type “{right}”.")
                values = {"word": match[0], "right": right}
                start, end = match.span()
                fix = (Edit(keys, right, start, end),)
                yield Found(keys, message, values, start, end, language=tag(keys), fix=fix)


def mended(word: str) -> str:
    """A word with its look-alikes replaced; one wholly in another alphabet stays as it is."""
    if word[0] in START:
        return START[word[0]] + word[1:]
    if SUSPECT.search(word) and any(unicodedata.name(c, "").startswith("LATIN") for c in word):
        return word.translate(WITHIN)
    return word
