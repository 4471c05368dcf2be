"""Phrases: what tells of an author beside the name: places, addresses, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from casegen.case.model import Case
from casegen.case.model.front import Author
from casegen.reading.people.byline.bare import bare
from casegen.reading.people.byline.institution import STREET, short_forms

# A part of an institution's name, or of an address, that is shorter could be any word.
TELLING: Final = 8
LOCAL: Final = 6
# Where addresses are for everybody, and so tell of nobody.
PUBLIC: Final = re.compile(
    r"(gmail|yahoo|outlook|hotmail|live|icloud|proton|protonmail|example)\.\w+(\.\w+)?$"
)
TOKEN: Final = re.compile(r"[\w./-]{5,}")
DIGITS: Final = 4
YEARS: Final = re.compile(r"(19|20)\d\d(\W(19|20)\d\d)?")
DIVIDES: Final = re.compile(r"(?:(?<!\s)\s++)?[,;:–—]\s*|(?<!\s)\s++-\s+")
SHORTENED: Final = {r"benh\s+vien": r"(?:benh\s+vien|bv\.?)", r"dai\s+hoc": r"(?:dai\s+hoc|dh\.?)"}


def phrases(case: Case, words: frozenset[str]) -> re.Pattern[str]:
    """The pattern of all of them in bare text; `words` are those of the authors' names."""
    found = {phrase for one in case.affiliations for phrase in of_names(one.name.values())}
    found |= {phrase for author in case.authors for phrase in of_addresses(author, words)}
    if case.ethics:
        found |= {*map(phrase, (case.ethics.council or {}).values())}
        found |= set(map(phrase, numbers(case.ethics.number or "")))
    if case.funding:
        given = (number for text in case.funding.text.values() for number in numbers(text))
        found |= {phrase(number) for number in given if not YEARS.fullmatch(number)}
    if case.source:
        found |= {phrase(one) for one in (case.source.DOI, case.source.URL) if one}
    found.add(STREET)
    either = "|".join(sorted(found, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<!\w)(?:{either or '(?!)'})(?!\w)", re.IGNORECASE)


def numbers(text: str) -> Iterator[str]:
    """The words of a text that have so many digits as a number of a decision or a grant."""
    for token in TOKEN.findall(text):
        if sum(map(str.isdigit, token)) >= DIGITS:
            yield token.rstrip("./-")


def of_names(names: Iterable[str]) -> Iterator[str]:
    """The patterns of an institution's names, and of the parts of each that tell it."""
    for name in names:
        yield phrase(name)
        yield from (phrase(part) for part in DIVIDES.split(name) if len(part) >= TELLING)
        yield from short_forms(DIVIDES.split(name))


def of_addresses(author: Author, words: frozenset[str]) -> Iterator[str]:
    """The patterns of an author's ORCID, address, and what its two parts tell."""
    if author.orcid:
        yield r"[-–\s]?".join(author.orcid.split("-"))
    if author.email:
        yield phrase(author.email)
        local, _at, domain = bare(author.email).casefold().partition("@")
        own = any(len(word) > 1 and word in local for word in words) or re.search(r"[\d._]", local)
        if own and len(local) >= TELLING - 2:
            yield phrase(local)
        if not PUBLIC.search(domain):
            yield phrase(domain)


def phrase(text: str) -> str:
    """The pattern of a phrase without accents, whatever divides its words and however short."""
    pattern = r"\s+".join(map(re.escape, bare(text).casefold().split()))
    for long, short in SHORTENED.items():
        pattern = pattern.replace(long, short)
    return pattern
