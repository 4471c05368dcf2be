"""P009 patient-name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casegen.message import _
from casegen.rule import Findings, Found, rule
from casegen.rules.privacy.clinical import LEARNED, Pages, clinical
from casegen.rules.privacy.persons import (
    FAMILY,
    LAST,
    MIDDLE,
    NAMED,
    OTHER,
    ROLE,
    TITLE,
    WESTERN,
    before,
    full,
    opens,
    plausible,
)

LEAST = 3


@rule("P009")
def patient_name(data: Mapping[str, Any]) -> Findings:
    """A report must not name a patient or a relative.

    Why: a name in print cannot be taken back, and search engines find it.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, theo lời ông Tuấn."
        en = "The patient had been healthy, as Mr. Tuan said."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, theo lời bà mẹ."
        en = "The patient had been healthy, as the mother said."

    Fix: write "người bệnh", "the patient", "her brother".
    """
    message = _("A person’s name stands here; write “the patient” or the relation instead.")
    for pages in clinical(data):
        for start, end in names(pages):
            if not pages.learned(start):
                yield Found(**pages.at(start, end), message=message)


def names(pages: Pages) -> Iterator[tuple[int, int]]:
    """Where a name stands after a word for a person, or by its form alone."""
    for start, end, previous in pages.runs:
        words = pages.words[start:end].split()
        if previous in LAST and named(words, before(pages, start)):
            yield start, end
        elif len(words) > 1 and words[0].lower() in LAST and titled(words, pages, start):
            yield start + len(words[0]) + 1, end
        elif by_form(words) and told_of(pages, start):
            yield start, end


def told_of(pages: Pages, start: int) -> bool:
    """Whether a full name here is a patient's, not a doctor's or an author's."""
    return pages.part(start) not in LEARNED and not OTHER.search(before(pages, start).lower())


def named(words: list[str], head: str) -> bool:
    """Whether words are a name after a title, a role, or "named"."""
    lower = head.lower()
    if OTHER.search(lower):
        return False
    if TITLE.search(head) or WESTERN.search(lower) or NAMED.search(lower):
        return plausible(words, head)
    return bool(ROLE.search(lower)) and full(words)


def titled(words: list[str], pages: Pages, start: int) -> bool:
    """Whether the first word is a title or role with a capital letter, and the rest a name."""
    head = f"{words[0].lower()} "
    if WESTERN.search(head):
        return plausible(words[1:], head)
    if not opens(pages, start):
        return False
    if TITLE.search(head):
        return plausible(words[1:], head) and words[:2] != ["Anh", "Quốc"]
    return bool(ROLE.search(head)) and full(words[1:])


def by_form(words: list[str]) -> bool:
    """Whether words are a full name with văn or thị in the middle."""
    return len(words) >= LEAST and words[0] in FAMILY and words[1] in MIDDLE
