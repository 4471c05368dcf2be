"""X014 straight-quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Edit, Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import Sheet

# After a digit or a lone letter a straight mark is a prime: feet, inches, the ends of a strand.
PAIR = r'(?<!\w)"(?=\S)[^"\0]{1,400}(?<=\S)"'
SINGLE = r"(?<!\w)'(?=[^\W\d_])[^'\"\0\n]{1,400}(?<=\S)'(?!\w)"
APOSTROPHE = r"(?<=[^\W\d_][^\W\d_])'|(?<=[^\W\d_])'(?=[^\W\d_])"
MARKS = re.compile(rf"(?P<double>{PAIR})|(?P<single>{SINGLE})|{APOSTROPHE}|(?<!\d)\"")
CURLY = {"double": "“”", "single": "‘’"}


@rule("X014", "warning")
def straight_quotes(given: Data) -> Findings:
    """Quotation marks and apostrophes must be curly.

    Why: straight marks come from the typewriter; in print they look unfinished, above all beside
    curly ones.

    Bad:
        [conclusion]
        vi = 'Hình "tóc dựng".'
        en = "A hair-on-end sign."

    Good:
        [conclusion]
        vi = "Hình “tóc dựng”, đầu 5' và 3'."
        en = "The patient’s “hair-on-end” sign, the 5' and 3' ends."

    Fix: type “ ” and ’; `--fix` does it.
    """
    for sheet in given.sheets.values():
        straight = "'" in sheet.words or '"' in sheet.words
        for match in MARKS.finditer(sheet.words) if straight else ():
            message = _("Straight quotation marks or apostrophes stand here; type “ ” and ’.")
            fix = tuple(curled(sheet, match))
            yield Found(**sheet.at(*match.span()), message=message, fix=fix)


def curled(sheet: Sheet, match: re.Match[str]) -> Iterator[Edit]:
    """The mends of a pair of marks or of an apostrophe; none of a mark that stands alone."""
    start, end = match.span()
    if match.lastgroup:
        yield sheet.edit(start, start + 1, CURLY[match.lastgroup][0])
        yield sheet.edit(end - 1, end, CURLY[match.lastgroup][1])
    elif match[0] == "'":
        yield sheet.edit(start, end, "’")
