"""R011 pages-malformed."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

PAGE = r"(?:([A-Za-z]{0,8})(\d{1,15})((?:\.?[A-Za-z]\d{0,3})?)|[ivxlcdm]{1,8})"
SPAN = re.compile(rf"{PAGE}(?:[–-]{PAGE})?", re.ASCII)
GROUPS = 3  # of one page: its letters, its digits, what follows them


@rule("R011", "warning")
def pages_malformed(given: Modelled) -> Findings:
    """Pages must be a first and a last page, or the number of an article.

    Why: the style adds “pp.” and the dash itself, and a last page before the first is a slip.

    Bad:
        [[references]]
        page = "344–341"

    Good:
        [[references]]
        page = "S168–71, e12"

    Fix: write the figures alone, as 341–344, 168–71, e28–e30 or 17020.
    """
    for index, reference in enumerate(given.case.references):
        if reference.page is not None and not sound(reference.page):
            yield Found(
                keys=("references", index, "page"),
                message=_("“{page}” names no pages; write first–last, or an article number."),
                values={"page": reference.page[:60]},
            )


def sound(pages: str) -> bool:
    """Whether each part of a list of pages is a page, or a range that does not run backward."""
    return all((match := SPAN.fullmatch(part)) and forward(match) for part in pages.split(", "))


def forward(match: re.Match[str]) -> bool:
    """Whether a range ends where it begins or later; a last page may leave out what is the same."""
    first, last = match[2], match[2 + GROUPS]
    if not (first and last):
        return True
    whole = first[: max(0, len(first) - len(last))] + last
    other_series = match[1 + GROUPS] and match[1 + GROUPS] != match[1]
    return bool(other_series) or int(whole) >= int(first)
