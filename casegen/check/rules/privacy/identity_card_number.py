"""P002 identity-card-number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import Pages
from casegen.reading.people.labels import labelled

CARDS = ("cmnd", "cmt", "chứng minh nhân dân", "chứng minh thư", "giấy chứng minh")
IDENTITY = ("identity card", "id card", "identity number", "id number", "căn cước")
PASSPORTS = ("hộ chiếu", "passport")
LICENCES = ("giấy phép lái xe", "gplx", "bằng lái", "driving licence", "driver’s license")
NINE = re.compile(r"\d(?<![\w.,/+-]\d)\d\d(?P<s>[ .-]?)\d{3}(?P=s)\d{3}(?!\w|[ .,/-]\d)")
SERIAL = re.compile(r"[A-Z\d](?<![\w.,/+-].)[A-Z]?\d{6,12}(?!\w|[.,/-]\d)")


@rule("P002")
def identity_card_number(given: Data) -> Findings:
    """A report must not print the number of an old identity card, a passport or a licence.

    Why: such a number belongs to one person, and a report has no use for it.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, số CMND 012345678."
        en = "The patient, identity card 012345678, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; gen được chứng minh là lành."
        en = "The patient had been healthy, and the gene was shown to be intact."

    Fix: delete the number.
    """
    message = _("The number of an identity card, a passport or a licence stands here; delete it.")
    for pages in given.spoken:
        for start, end in numbers(pages):
            yield Found(**pages.at(start, end), message=message)


def numbers(pages: Pages) -> Iterator[tuple[int, int]]:
    """The numbers that a word introduces as those of a card, a passport or a licence."""
    cards = labelled(pages, CARDS + IDENTITY, NINE)
    papers = labelled(pages, PASSPORTS + LICENCES, SERIAL)
    yield from sorted({*cards, *papers})
