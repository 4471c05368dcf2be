"""P034 combination-identifying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.case.model.patient import Patient
from casegen.case.model.person import OLDEST
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import CAPITAL, LEARNED, Pages
from casegen.reading.people.days import days
from casegen.system.data import toml

TABLE: dict[str, list[str]] = toml(Path(__file__).with_name("combination_identifying.toml"))
YEAR = re.compile(r"(?:năm|in|since|from|until|by|từ|đến)[ \n](?:19|20)\d\d(?![\w.,/-]?\d)")


@rule("P034", "warning")
def combination_identifying(given: Modelled) -> Findings:
    """Age, sex, a rare disease, the hospital and the year must not stand together.

    Why: each is harmless alone; together they fit one person, whom the hospital's staff, the family
    and the newspapers know.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; khám ở Bệnh viện Lê Lợi năm 2019; bệnh rất hiếm."
        en = "The patient had been healthy; seen at Le Loi Hospital in 2019; the disease is rare."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; khám ở một bệnh viện tỉnh năm 2019; bệnh rất hiếm."
        en = "The patient had been healthy; seen at a hospital in 2019; the disease is rare."

    Fix: leave out the hospital, which stands with the authors, or the year.
    """
    exact = any(map(exactly, given.case.patients))
    if given.case.synthetic or not exact:
        return
    message = _("With age, sex, a rare disease and the year, the hospital named here identifies.")
    for pages in given.clinical:
        rare = any(word in pages.folded for word in TABLE["rare"])
        when = next(times(pages), None) if rare else None
        for match in institution().finditer(pages.words) if when is not None else ():
            if pages.part(match.start()) not in LEARNED:
                also = pages.origin(when or 0)[0]
                yield Found(**pages.at(*match.span()), message=message, also=also)


def exactly(patient: Patient) -> bool:
    """Whether a patient's sex and age are told, and the age as one figure."""
    least, most = patient.ages or (0, OLDEST)
    return patient.sex in {"male", "female"} and least == most < OLDEST


@cache
def institution() -> re.Pattern[str]:
    """The pattern of a hospital's name."""
    vi = rf"(?:Viện|(?i:{'|'.join(TABLE['vi'])}))[ \n](?:[^\W\d_]++[ \n]){{0,2}}"
    # From where a word begins, since what is read from each of its letters is read over and over.
    en = rf"[{CAPITAL}](?<![\w’-].)[\w’-]*+[ \n](?:{'|'.join(TABLE['en'])})(?!\w)"
    return re.compile(rf"{vi}[{CAPITAL}][^\W\d_]|{en}")


def times(pages: Pages) -> Iterator[int]:
    """Where a year or a day of the patients' course is named."""
    years = [match.start() for match in YEAR.finditer(pages.folded)]
    for start in sorted([*years, *(start for start, _end in days(pages))]):
        if pages.part(start) not in LEARNED:
            yield start
