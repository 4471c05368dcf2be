"""X002 control-character."""

from __future__ import annotations

import re
import unicodedata

from casegen.case.finding import Edit, Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import tag
from casegen.reading.spelling.invisible import UNSEEN, needed

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    f"|{UNSEEN}"
)


@rule("X002", fatal=True)
def control_character(given: Data) -> Findings:
    r"""A text must not hold characters that cannot be seen.

    Why: neither XML nor PDF can hold control characters, and a soft hyphen or a joiner copied from
    a page cuts the word in two for whoever searches it. A joiner stays where its script needs it.

    Bad:
        short_title = { vi = "Tên ng\u00ADắn", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: delete the character at the place shown, or let `check --fix` do it where nothing but the
    character goes.
    """
    for keys, text in given.strings:
        told: dict[str, list[int]] = {}
        for match in CONTROL.finditer(text):
            if not needed(text, match.start()):
                told.setdefault(match[0], []).append(match.start())
        for character, starts in told.items():
            name = unicodedata.name(character, "").lower()
            message = _("There is an invisible character here, {name} ({code}); delete it.")
            if not name:
                message = _("There is an invisible control character ({code}) here; delete it.")
            values = {"name": name, "code": f"U+{ord(character):04X}"}
            spelling = bool(re.match(UNSEEN, character))
            fix = tuple(Edit(keys, "", start, start + 1) for start in starts if spelling)
            start = starts[0]
            yield Found(keys, message, values, start, start + 1, language=tag(keys), fix=fix)
