"""P010 patient-initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import told
from casegen.reading.clinical import Pages
from casegen.reading.people.persons import ROLE, TABLE, TITLE, WESTERN, before

LETTER = "[A-ZĐ]"
# A letter, or with the letters that Vietnamese writes one sound with: "Ng.", "Th.".
PART = rf"{LETTER}(?:h|g|gh|r)?"
SEVERAL = re.compile(
    rf"{LETTER}(?<![\w.]{LETTER})(?:h|g|gh|r)?\.\s?{PART}(?:\.\s?{PART}){{0,3}}(?!\w)\.?"
)
SINGLE = re.compile(rf"{LETTER}(?<![\w.]{LETTER})(?![\w+’'-])\.?+(?!\s?{LETTER}\.)")
PERSON = re.compile(r",? (?:nam|nữ|male|female|\d{1,3}[ -](?:tuổi|year))(?!\w)")
TITLED = re.compile(r"(?<!\w)(?:Mrs?|Ms|Miss|Ông|Bà|Anh|Chị|Em|Bé|Cô|Chú|Bác|Cụ)\.?[ \n]$")
NOT_INITIALS = frozenset(TABLE["abbreviations"])
PLACEHOLDERS = frozenset("XYZ")


@rule("P010")
def patient_initials(given: Data) -> Findings:
    """A report must not give the initials of a patient or a relative.

    Why: with age, sex and hospital, initials are a name to all who know the person.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Người bệnh N.V.A. có tiền sử khỏe mạnh."
        en = "Patient N.V.A. had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Người bệnh A có tiền sử khỏe mạnh."
        en = "Patient A had been healthy."

    Fix: call patients 1 and 2, or A and B, in the order of the report.
    """
    message = _("Initials of a person stand here; write “the patient” or a number instead.")
    for pages in given.spoken:
        for start, end in initials(pages):
            if told(pages, start) and pages.part(start) != "author_contributions":
                yield Found(**pages.at(start, end), message=message)


def initials(pages: Pages) -> Iterator[tuple[int, int]]:
    """Several letters with stops that belong to a person, or a single one after a title."""
    several = []
    for match in SEVERAL.finditer(pages.words):
        letters = re.sub(r"\W", "", match[0])
        head = before(pages, match.start())
        person = PERSON.match(pages.folded, match.end())
        if letters not in NOT_INITIALS and (person or of_person(head)):
            several.append(match.span())
    yield from several
    within = {offset for span in several for offset in range(*span)}
    for match in SINGLE.finditer(pages.words):
        if match[0][0] not in PLACEHOLDERS and match.start() not in within:
            head = before(pages, match.start())
            if TITLE.search(head) or TITLED.search(head):
                yield match.span()


def of_person(head: str) -> bool:
    """Whether words for a person precede."""
    lower = head.lower()
    return any(pattern.search(lower) for pattern in (ROLE, TITLE, WESTERN))
