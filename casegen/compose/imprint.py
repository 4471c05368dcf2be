"""The imprint: where and when a report appeared, as its journal's staff have it."""

from __future__ import annotations

from casegen.case.model.issue import Issue
from casegen.compose.sentences import lines
from casegen.document.tree import Inlines
from casegen.document.walk import plain
from casegen.style.language import Language

DATES = ("received", "revised", "accepted", "published")


def imprint(issue: Issue, language: Language) -> tuple[Inlines, ...]:
    """The lines of the imprint: the issue with its pages and DOI, the dates, the licence."""
    first, last = issue.pages
    told = lines(
        "imprint",
        language,
        head=volume(issue, language),
        pages=first if first == last else language.span(first, last),
        doi=f"https://doi.org/{issue.DOI}" if issue.DOI else "",
        **{name: getattr(issue, name) for name in DATES},
    )
    return (*told, licence(issue, language)) if issue.licence else told


def licence(issue: Issue, language: Language) -> Inlines:
    """The sentence about the licence, whose name leads to its text."""
    (line,) = lines("licence", language, licence=spelt(issue.licence or ""), url=issue.licence_url)
    return line


def volume(issue: Issue, language: Language) -> str:
    """The journal, year, volume and number, as they stand at the head of its pages."""
    values = {"title": issue.title(language.tag), "year": str(issue.year)}
    said = lines("volume", language, **values, volume=issue.volume, number=issue.number)
    return "".join(map(plain, said))


def spelt(licence: str) -> str:
    """A licence's name as Creative Commons writes it: CC BY-NC 4.0."""
    name, _, version = licence.rpartition("-")
    return f"{name.replace('CC-', 'CC ')} {version}"
