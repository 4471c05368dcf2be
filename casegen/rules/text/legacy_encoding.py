"""X004 legacy-encoding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casegen.message import _
from casegen.rule import Findings, Found, rule
from casegen.rules.text.typed import strings, tag

LOW = "a-zà-öø-ÿ"
# Each remain is told by its last sign, which is looked for first, and by what stands around it.
LAST = "[¢-¾‘\x90€øùûõäáàåãïôƢƣ]"
TCVN3 = rf"(?<=[{LOW}][¢-¦¨©¬µ¶¸¼½¾])(?=[{LOW}])|(?<=[{LOW}][¶¸¬])(?!\w)"
TCVN3_START = rf"(?<=[®§])(?<![^\W_].)(?=[{LOW}])"
VNI = "(?<=öô)|(?<=[ae][øùû])|(?<=aõ)|(?<=ie[äáàåã])|(?<=ô[øï])"
MISREAD = r"(?<=á[º»])(?=[^\s.,;:)\w])|(?<=Ä[‘\x90])|(?<=Ã[¡-¿])|(?<=Æ[°¡])|(?<=â€)"
REMAIN = re.compile(f"{LAST}(?:{TCVN3}|{TCVN3_START}|{VNI}|{MISREAD}|(?<=[Ƣƣ]))")
VIQR = re.compile(r"\^(?<=[a-z][aeo]\^)['`?~.]?(?=[a-z])|u\+o\+")
REST = re.compile(r"[^\s.,;:!?)]*")


@rule("X004")
def legacy_encoding(data: Mapping[str, Any]) -> Findings:
    """Vietnamese must be typed in Unicode, not in TCVN3, VNI or VIQR.

    Why: text of an old typeface turns into signs such as "c¶nh" for "cảnh" once that typeface is
    gone, and "ƣ" stands for "ư".

    Bad:
        short_title = { vi = "Hoµn c¶nh", en = "Circumstances" }

    Good:
        short_title = { vi = "Hoàn cảnh, 5 µg/L", en = "Circumstances, 5 µg/L" }

    Fix: convert the text to Unicode with a Vietnamese keyboard program, or type it again.
    """
    for keys, text in strings(data):
        match = VIQR.search(text) if text.isascii() else REMAIN.search(text)
        if match:
            message = _("“{word}” seems to be left over from an old encoding; type it in Unicode.")
            start = max(text.rfind(space, 0, match.start()) for space in " \n") + 1
            end = match.end() + len(REST.match(text, match.end())[0])  # type: ignore[index]
            values = {"word": text[start:end]}
            yield Found(keys, message, values, start, end, language=tag(keys))
