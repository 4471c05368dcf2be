"""X017 mid-sentence-break."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _

BREAK = re.compile(r"\n[ \t]*\n\s*")
WORD = re.compile(r"[^\W\d_]+")
ENDS = frozenset(".:!?…)>”’\"'*_")
ITEM = re.compile(r"[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]")
# Names that begin with a small letter, such as mRNA and pH.
NAME = re.compile(r"[a-z]{1,2}[A-Z]")


@rule("X017", "warning")
def mid_sentence_break(given: Data) -> Findings:
    r"""A blank line must not cut a sentence in two.

    Why: text copied from a PDF keeps the ends of its pages as blank lines, and each half is then
    printed as a paragraph.

    Bad:
        [conclusion]
        vi = "Da\n\nxanh."
        en = "The skin was\n\npale."

    Good:
        [conclusion]
        vi = "Da xanh.\n\npH bình thường."
        en = "The skin was pale.\n\npH was normal."

    Fix: delete the blank line.
    """
    for sheet in given.sheets.values():
        for match in BREAK.finditer(sheet.raw):
            last = match.start() - 1
            while last >= 0 and sheet.raw[last] in " \t":
                last -= 1
            if last < 0 or sheet.raw[last] in ENDS or not continues(sheet.raw, match.end()):
                continue
            if not ITEM.match(sheet.raw, sheet.raw.rfind("\n", 0, last) + 1):
                message = _("A blank line cuts this sentence in two; delete it.")
                yield Found(**sheet.at(last, match.end() + 1), message=message)


def continues(text: str, start: int) -> bool:
    """Whether a paragraph begins as the middle of a sentence: small, or with an abbreviation."""
    word = WORD.match(text, start)
    if not word or NAME.match(word[0]):
        return False
    return word[0][0].islower() or (len(word[0]) > 1 and word[0].isupper())
