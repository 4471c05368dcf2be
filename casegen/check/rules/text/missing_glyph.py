"""X001 missing-glyph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.style.fonts.coverage import missing

SEVERAL, MOST = 3, 12  # characters of one text: told apart, told at all


@rule("X001")
def missing_glyph(given: Modelled) -> Findings:
    """Every character must be in the fonts that the report is printed with.

    Why: a letter the fonts lack comes out as an empty box, or in a foreign type. Names of authors,
    titles of references and the cells of tables are printed as prose is. There are fonts for
    Latin, Greek, Cyrillic, Chinese, Japanese, Korean, Hebrew and Arabic (without vowel marks).

    Bad:
        short_title = { vi = "Tên ሀ", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn ≥ 5", en = "Short title ≥ 5" }

    Fix: write the word in Latin letters, or the sign in words.
    """
    pieces = list(printed(given))
    if not missing("".join(words for _keys, _language, words in pieces)):
        return
    for keys, language, words in pieces:
        lacking = missing(words)
        for character in lacking[: 1 if len(lacking) > SEVERAL else SEVERAL]:
            start = words.index(character)
            name = unicodedata.name(character, "").lower()
            values = {"character": character, "name": name, "code": f"U+{ord(character):04X}"}
            message = _("The fonts have no “{character}” ({code} {name}).")
            if len(lacking) > SEVERAL:
                message = _("The fonts have no “{character}” ({code} {name}), nor “{others}”.")
                values["others"] = "”, “".join(lacking[1:MOST]) + "…" * (len(lacking) > MOST)
            yield Found(keys, message, values, start, start + 1, language=language)


def printed(given: Modelled) -> Iterator[tuple[tuple[str | int, ...], str | None, str]]:
    """Every text that is printed, with its keys and its language if it has one."""
    for keys, text in given.texts:
        yield from (((*keys, language), language, words) for language, words in text.items())
    yield from ((keys, None, words) for keys, words in given.bare)
