"""P005 record-number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import OFFICIAL
from casegen.reading.clinical import Pages
from casegen.reading.people.labels import labelled
from casegen.system.data import toml

TABLE = toml(Path(__file__).with_name("record_number.toml"))
WORDS: list[str] = TABLE["words"]
BANKS = tuple(TABLE["banks"])
PUBLIC: list[str] = TABLE["public"]
# A number with its letters, from its first digit on, and what stands before that.
TOKEN = re.compile(r"\d(?<!\d\d)[\w./-]{0,30}\w")
ACCOUNT = re.compile(r"\d(?<![\w.,/+-]\d)(?:[ .-]?\d){7,18}(?!\w|[.,/-]\d| (?:đồng|dong|VND))")
HEAD = re.compile(r"[\w./-]*$")
REACH = 12
LEAST = 4
LEAST_WITH_LETTERS = 3


@rule("P005")
def record_number(given: Data) -> Findings:
    """A report must not print the number of a record, a specimen, a film, a device or an account.

    Why: whoever has access to the hospital’s system finds the person by it.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, số bệnh án BA-045678."
        en = "The patient, record number BA-045678, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, hồ sơ bệnh án đầy đủ."
        en = "The patient had been healthy, with complete records."

    Fix: delete the number; call patients, specimens and films 1, 2, 3.
    """
    message = _(
        "The number of a record, a specimen, a film, a device or an account stands here; delete it."
    )
    for pages in given.spoken:
        for start, end in numbers(pages):
            # Grants, decisions and collections of data are known by their numbers.
            if pages.part(start) in OFFICIAL:
                continue
            yield Found(**pages.at(start, end), message=message)


def numbers(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers that a word introduces, but for those of public collections."""
    yield from sorted({*tokens(pages), *labelled(pages, BANKS, ACCOUNT)})


def tokens(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers that stand right behind a word for a record."""
    for match in TOKEN.finditer(pages.words):
        first = match.start()
        start = first - len(HEAD.search(pages.words[max(0, first - REACH) : first])[0])  # type: ignore[index]
        number = pages.words[start : match.end()]
        digits = sum(map(str.isdigit, number))
        if digits >= LEAST or (digits >= LEAST_WITH_LETTERS and not number.isdigit()):
            before = pages.before(start)
            if label().search(before) and not any(word in before for word in PUBLIC):
                yield start, match.end()


@cache
def label() -> re.Pattern[str]:
    """The pattern of what ends with one of the words and what may stand before a number."""
    words = "|".join(map(re.escape, sorted(WORDS, key=len, reverse=True)))
    between = r"(?:\s{0,2}(?:số|no\.?|number|id|là|is|was|mã|[:#,(])){0,3}\s{0,2}"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)\.?{between}$")
