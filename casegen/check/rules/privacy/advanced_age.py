"""P011 advanced-age."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from casegen.case.finding import Findings, Found
from casegen.case.model.person import OLDEST
from casegen.case.origin import Keys
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import told
from casegen.reading.clinical import Pages

AGED = r"(?:9\d|1[0-2]\d)"
AFTER = r"(?:[ -]?tuổi|[ -]years?[ -]old|[ -]years? of age| ?y/?o)(?!\w)"
FIGURES = re.compile(rf"[91](?<![\w.,/–+-].)\d\d?{AFTER}")
TOLD = re.compile(rf"(?:aged|age of|tuổi là|tuổi:|age:)\s{AGED}(?![\w%]|[.,/–-]\d)")
WORDS = re.compile(
    r"(?:chín mươi|một trăm|ninety|(?:a |one )hundred)(?:[ -][^\W\d]+){0,2}?"
    r"(?:\stuổi|[ -]years?[ -]old|\syears of age)(?!\w)"
)
BOUND_BEFORE = re.compile(
    r"(?:trên|từ|quá|≥|>|hơn|over|above|than|least|beyond|under|below|dưới|≤|<)\s*$"
    r"|\d\s*(?:-|–|đến|tới|to|and|và)\s*$"
)
BOUND_AFTER = re.compile(r"\s*(?:trở lên|or older|or more|or above|and older|and above|and over)")


@rule("P011")
def advanced_age(given: Data) -> Findings:
    """An age above 90 must be given as 90 or more.

    Why: people so old are few; HIPAA’s Safe Harbor puts all ages above 89 together.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; mẹ mất năm 95 tuổi."
        en = "The patient had been healthy; the mother died at 95 years of age."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh; mẹ mất khi trên 90 tuổi."
        en = "The patient had been healthy; the mother died at over 90 years of age."

    Fix: write "trên 90 tuổi", "over 90"; store `age = 90`.
    """
    message = _("An age of 90 or more stands here; write “over 90” instead of the figure.")
    for pages in given.spoken:
        for start, end in ages(pages):
            if told(pages, start):
                yield Found(**pages.at(start, end), message=message)
    for keys in stored(given.data):
        yield Found(keys, _("Store an age above 90 as 90; it is printed as “≥90”."))


def ages(pages: Pages) -> Iterator[tuple[int, int]]:
    """Where an age of 90 or more is told exactly."""
    in_words = any(word in pages.folded for word in ("chín mươi", "một trăm", "ninety", "hundred"))
    for pattern in (FIGURES, TOLD, WORDS) if in_words else (FIGURES, TOLD):
        for match in pattern.finditer(pages.folded):
            number = re.search(r"\d+", match[0])
            old = not number or int(number[0]) >= OLDEST
            bound = BOUND_BEFORE.search(pages.before(match.start())) or BOUND_AFTER.match(
                pages.folded, match.end()
            )
            if old and not bound:
                yield match.span()


def stored(data: Mapping[str, Any]) -> Iterator[Keys]:
    """The keys of the ages above 90 that a case stores."""
    patients = data.get("patients")
    for index, patient in enumerate(patients if isinstance(patients, list | tuple) else ()):
        if isinstance(patient, Mapping) and patient.get("age_unit", "a") == "a":
            for key in ("age", "age_to"):
                age = patient.get(key)
                if isinstance(age, int | float) and age > OLDEST:
                    yield "patients", index, key
