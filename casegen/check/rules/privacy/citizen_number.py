"""P001 citizen-number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import Pages
from casegen.reading.people.labels import labelled
from casegen.system.data import toml

PROVINCES = frozenset(toml(Path(__file__).with_name("citizen_number.toml"))["codes"])
WORDS = ("cccd", "căn cước", "định danh", "citizen", "national id", "identity card", "id card")
# In threes, or as people divide it: province, century and year, and the rest.
NUMBER = re.compile(
    r"\d(?<![\w.,/+-]\d)\d\d"
    r"(?:(?P<s>[ .-]?)\d{3}(?P=s)\d{3}(?P=s)\d{3}|(?P<t>[ .-])\d{3}(?P=t)\d{6}"
    r"|(?P<u>[ .-])\d(?P=u)?\d\d(?P=u)\d{6}|\d(?P<v>[ .-])\d{4}(?P=v)\d{4})(?!\w|[.,/-]\d)"
)
# The digit after the province tells the century and the sex: 0 and 1 the years 19.., 2 and 3 20...
YEARS = {"0": range(5, 100), "1": range(5, 100), "2": range(41), "3": range(41)}


@rule("P001")
def citizen_number(given: Data) -> Findings:
    """A report must not print the number of a citizen's identity card.

    Why: the number is a person's own for life, and its digits tell province, sex and year of birth.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, số CCCD 001085012345."
        en = "The patient, ID 001085012345, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, tải lượng virus thấp."
        en = "The patient had been healthy, with a low viral load."

    Fix: delete the number; no reader needs it.
    """
    message = _("A citizen’s identity number stands here; delete it.")
    for pages in given.spoken:
        for start, end in numbers(pages):
            yield Found(**pages.at(start, end), message=message)


def numbers(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers that can be a citizen's by their digits, or are called so."""
    yield from sorted({*by_digits(pages), *labelled(pages, WORDS, NUMBER)})


def by_digits(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers whose province, century and year of birth can be a citizen's."""
    for match in NUMBER.finditer(pages.words):
        digits = re.sub(r"\D", "", match[0])
        if digits[:3] in PROVINCES and int(digits[4:6]) in YEARS.get(digits[3], ()):
            yield match.span()
