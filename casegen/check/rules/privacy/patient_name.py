"""P009 patient-name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import LEARNED, Pages
from casegen.reading.people.persons import (
    ASCII,
    BODIES,
    FAMILY,
    KIN,
    LAST,
    MIDDLE,
    NAMED,
    OTHER,
    ROLE,
    TELLING,
    THEIRS,
    TITLE,
    WESTERN,
    alone,
    before,
    full,
    opens,
    plausible,
)

LEAST = 3
SOUND = 2
OPENED = re.compile(r"(?:(?<![^.!?:;\0])|(?<=[.!?:;\0]\s))([^\W\d_]{1,9} [^\W\d_]{1,9})[ \n]$")


@rule("P009")
def patient_name(given: Data) -> Findings:
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
    for pages in given.spoken:
        for start, end in theirs(pages) if pages.aside else names(pages):
            if pages.aside or not pages.learned(start):
                yield Found(**pages.at(start, end), message=message)


def names(pages: Pages) -> Iterator[tuple[int, int]]:
    """Where a name stands after a word for a person, or by its form alone."""
    for start, end, previous in pages.runs:
        words = pages.words[start:end].split()
        # "Ph.V.L." are initials; "Chu Van An High School" is no person.
        if BODIES & {*words} or (sound(words) and pages.words[end : end + 1] == "."):
            continue
        if previous in LAST and named(words, before(pages, start)):
            yield start, end
        elif len(words) > 1 and words[0].lower() in LAST and titled(words, pages, start):
            yield start + len(words[0]) + 1, end
        elif by_form(words, pages, end) and told_of(pages, start):
            yield start, end


def sound(words: list[str]) -> bool:
    """Whether the last word may be how initials write one sound, as "Ph", or is a letter alone."""
    last = words[-1]
    return len(last) <= SOUND and (len(words) == 1 or not last.isupper())


def theirs(pages: Pages) -> Iterator[tuple[int, int]]:
    """Names right behind a word for a patient or a relative, where authors are named as well."""
    for start, end, _previous in pages.runs:
        words = pages.words[start:end].split()
        if pages.part(start) != "author_contributions" and THEIRS.search(
            before(pages, start).lower()
        ):
            titled = TITLE.search(before(pages, start).lower()) and plausible(words, "")
            if full(words) or titled or alone(words):
                yield start, end


def told_of(pages: Pages, start: int) -> bool:
    """Whether a full name here is a patient's, not a doctor's or an author's."""
    return pages.part(start) not in LEARNED and not OTHER.search(before(pages, start).lower())


def named(words: list[str], head: str) -> bool:
    """Whether words are a name after a title, a role, or "named"."""
    lower = head.lower()
    if OTHER.search(lower):
        return False
    titled = TITLE.search(head) or opened(head)
    if titled or WESTERN.search(lower) or NAMED.search(lower):
        return plausible(words, head) or (full(words) and not mixed(words))
    if KIN.search(lower) and (alone(words) or full(words)):
        return True
    return bool(ROLE.search(lower)) and full(words)


def opened(head: str) -> bool:
    """Whether a title that opens a sentence precedes, as "Cô giáo"."""
    match = OPENED.search(head)
    return match is not None and TITLE.search(f"{match[1].lower()} ") is not None


def mixed(words: list[str]) -> bool:
    """Whether words are not in capitals throughout."""
    return not all(map(str.isupper, words))


def titled(words: list[str], pages: Pages, start: int) -> bool:
    """Whether the first word is a title or role with a capital letter, and the rest a name."""
    head = f"{words[0].lower()} "
    if WESTERN.search(head):
        return plausible(words[1:], head)
    if not opens(pages, start) and mixed(words):
        return False
    if TITLE.search(head):
        known = plausible(words[1:], head) or (full(words[1:]) and not mixed(words[1:]))
        return known and words[:2] != ["Anh", "Quốc"]
    if KIN.search(head) and alone(words[1:]):
        return True
    return bool(ROLE.search(head)) and full(words[1:])


def by_form(words: list[str], pages: Pages, end: int) -> bool:
    """Whether words are a full name with văn or thị in the middle, or with an age behind them."""
    cased = [word.capitalize() for word in words]
    family = cased[0] in FAMILY or cased[0] in ASCII
    middle = len(words) >= LEAST and family and cased[1] in MIDDLE
    return middle or (len(words) > 1 and full(words) and bool(TELLING.match(pages.folded, end)))
