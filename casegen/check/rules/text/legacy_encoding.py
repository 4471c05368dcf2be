"""X004 legacy-encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import tag
from casegen.reading.spelling.old_encodings import relics

LOW = "a-zà-öø-ÿ"
# Each remain is told by its last sign, which is looked for first, and by what stands around it.
LAST = "[¢-¾‘\x90€Ƣƣ]"
TCVN3 = rf"(?<=[{LOW}][¢-¦¨©¬µ¶¸¼½¾])(?=[{LOW}])|(?<=[{LOW}][¶¸¬])(?!\w)"
TCVN3_START = rf"(?<=[®§])(?<![^\W_].)(?=[{LOW}])"
MISREAD = r"(?<=á[º»])(?=[^\s.,;:)\w])|(?<=Ä[‘\x90])|(?<=Ã[¡-¿])|(?<=Æ[°¡])|(?<=â€)"
REMAIN = re.compile(f"{LAST}(?:{TCVN3}|{TCVN3_START}|{MISREAD}|(?<=[Ƣƣ]))")
VIQR = re.compile(r"\^(?<=[a-z][aeo]\^)['`?~.]?(?=[a-z])|u\+o\+")
REST = re.compile(r"[^\s.,;:!?)]*")


@rule("X004")
def legacy_encoding(given: Data) -> Findings:
    """Vietnamese must be typed in Unicode, not in TCVN3, VNI or VIQR.

    Why: text of an old typeface turns into signs such as "c¶nh" for "cảnh" once that typeface is
    gone, and "ƣ" stands for "ư".

    Bad:
        short_title = { vi = "Hoµn c¶nh", en = "Circumstances" }

    Good:
        short_title = { vi = "Hoàn cảnh, 5 µg/L", en = "Circumstances, 5 µg/L" }

    Fix: convert the text to Unicode with a Vietnamese keyboard program, or type it again.
    """
    for keys, text in given.strings:
        span = remain(text, tag(keys))
        if span:
            message = _("“{word}” seems to be left over from an old encoding; type it in Unicode.")
            values = {"word": text[slice(*span)]}
            yield Found(keys, message, values, *span, language=tag(keys))


def remain(text: str, language: str | None) -> tuple[int, int] | None:
    """Where a word of an old encoding stands in a text."""
    if text.isascii():
        match = VIQR.search(text)
    elif word := next(relics(text) if language == "vi" else pairs(text), None):
        return word.span()
    else:
        match = REMAIN.search(text)
    if match is None:
        return None
    start = max(text.rfind(space, 0, match.start()) for space in " \n") + 1
    return start, match.end() + len(REST.match(text, match.end())[0])  # type: ignore[index]


def pairs(text: str) -> Iterator[re.Match[str]]:
    """Words of an old encoding with another after them: one may be so by chance in any tongue."""
    for word, following in pairwise(relics(text)):
        if text[word.end() : following.start()].isspace():
            yield word
