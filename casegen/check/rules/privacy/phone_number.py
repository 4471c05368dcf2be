"""P004 phone-number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import Pages
from casegen.reading.people.labels import labelled

WORDS = (
    "điện thoại", "đt", "sđt", "số máy", "zalo", "hotline", "phone", "telephone", "tel", "mobile",
    "call", "fax", "whatsapp", "viber",
)  # fmt: skip
START = re.compile(r"[+(0]")
VIETNAMESE = re.compile(
    r"(?<![\w.,/+-])(?:\(?\+84\)?(?: ?\(0\)\d{0,3})?|0084|\(0\d{2,3}\)|0\d{0,3})"
    r"(?P<s>[ .-]?)\d{2,8}(?:(?P=s)\d{2,4}){0,3}(?!\w|[.,/-]\d)"
)
ABROAD = re.compile(r"\+(?<![\w.,/+-].)[1-9]\d{0,2}(?:[ .-]\(?\d{2,4}\)?){2,4}(?!\w|[.,/-]\d)")
ANY = re.compile(r"[+(\d](?<![\w.,/+-].)[\d ().-]{5,17}\d(?!\w|[.,/-]\d)")
MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
LANDLINE = re.compile(r"02\d{8,9}")
FEWEST = 7
FEWEST_ABROAD = 9


@rule("P004")
def phone_number(given: Data) -> Findings:
    """A report must not print the telephone number of a patient or a relative.

    Why: a telephone number reaches one person or one household.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, số người nhà 0912 345 678."
        en = "The patient had been healthy; the family was at 0912 345 678."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh suốt 12, 18 và 24 tháng."
        en = "The patient had been healthy for 12, 18 and 24 months."

    Fix: delete the number.
    """
    message = _("A telephone number stands here; delete it.")
    for pages in given.spoken:
        for start, end in numbers(pages):
            yield Found(**pages.at(start, end), message=message)


def numbers(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers that can only be telephone numbers, and those that a word introduces."""
    yield from sorted({*plain(pages), *told(pages)})


def plain(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers that can only be telephone numbers, by their first digits and their length."""
    for start in START.finditer(pages.words):
        if match := VIETNAMESE.match(pages.words, start.start()):
            digits = re.sub(r"^(?:00)?840?", "0", re.sub(r"\D", "", match[0]))
            if MOBILE.fullmatch(digits) or LANDLINE.fullmatch(digits):
                yield match.span()
    for match in ABROAD.finditer(pages.words):
        if sum(map(str.isdigit, match[0])) >= FEWEST_ABROAD and not match[0].startswith("+84"):
            yield match.span()


def told(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers that a word introduces as telephone numbers."""
    sure = {start for start, _end in plain(pages)}
    for start, end in labelled(pages, WORDS, ANY):
        enough = sum(map(str.isdigit, pages.words[start:end])) >= FEWEST
        if enough and start not in sure:
            yield start, end
