"""X002 control-character."""

from __future__ import annotations

import re

from casegen.message import _
from casegen.model import Case
from casegen.model.walk import texts
from casegen.rule import Findings, Found, rule

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@rule("X002", fatal=True)
def control_character(case: Case) -> Findings:
    r"""A text must not hold control characters.

    Why: they cannot be seen, and neither XML nor PDF can hold them.

    Bad:
        short_title = { vi = "Tên\u0007 ngắn", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: delete the character at the place shown.
    """
    for keys, text in texts(case):
        for language, words in text.items():
            match = CONTROL.search(words)
            if match:
                values = {"code": f"U+{ord(match[0]):04X}"}
                message = _("There is an invisible control character ({code}) here; delete it.")
                start, end = match.span()
                yield Found((*keys, language), message, values, start, end, language=language)
