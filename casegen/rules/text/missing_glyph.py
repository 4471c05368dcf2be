"""X001 missing-glyph."""

from __future__ import annotations

import unicodedata

from casegen.coverage import missing
from casegen.message import _
from casegen.model import Case
from casegen.model.walk import texts
from casegen.rule import Findings, Found, rule


@rule("X001")
def missing_glyph(case: Case) -> Findings:
    """Every character must be in the fonts that the report is printed with.

    Why: a letter the fonts lack comes out as an empty box, or in a foreign type.

    Bad:
        short_title = { vi = "Tên 漢", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn ≥ 5", en = "Short title ≥ 5" }

    Fix: write the word in Latin letters, or the sign in words.
    """
    if not missing("".join(words for _keys, text in texts(case) for words in text.values())):
        return
    for keys, text in texts(case):
        for language, words in text.items():
            for character in missing(words):
                start = words.index(character)
                name = unicodedata.name(character, "").lower()
                values = {"character": character, "name": name, "code": f"U+{ord(character):04X}"}
                message = _("The fonts have no “{character}” ({code} {name}).")
                yield Found((*keys, language), message, values, start, start + 1, language=language)
