"""P003 insurance-number."""

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

TABLE = toml(Path(__file__).with_name("insurance_number.toml"))
GROUPS = frozenset(TABLE["groups"])
WORDS = tuple(TABLE["words"])
CARD = re.compile(
    r"[A-Z](?<!\w.)[A-Z](?P<s>[ -]?)[1-5](?P=s)\d{2}(?P=s)(?:\d[ -]?){9}\d(?![\w.,]\d|\w)"
)
TEN = re.compile(r"\d(?<![\w.,/+-]\d)(?:[ .]?\d){9}(?!\w|[.,/-]\d| (?:đồng|dong|VND))")


@rule("P003")
def insurance_number(given: Data) -> Findings:
    """A report must not print the number of a health or social insurance.

    Why: the number leads to one person, and its letters tell to which group the person belongs.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, thẻ BHYT HS4010123456789."
        en = "The patient, insured as HS4010123456789, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; bảo hiểm trả 80% chi phí."
        en = "The patient had been healthy; insurance paid 80% of the costs."

    Fix: delete the number.
    """
    message = _("An insurance number stands here; delete it.")
    for pages in given.spoken:
        for start, end in numbers(pages):
            yield Found(**pages.at(start, end), message=message)


def numbers(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers of cards by their form, and those that a word introduces."""
    yield from sorted({*cards(pages), *labelled(pages, WORDS, TEN)})


def cards(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers of health insurance cards: a group's letters and 13 digits."""
    for match in CARD.finditer(pages.words):
        if match[0][:2] in GROUPS:
            yield match.span()
