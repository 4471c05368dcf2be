"""The imprint: where and when a report appeared, as its journal's staff have it."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.model.issue import Issue
from casegen.document.tree import Inlines, Link, Text
from casegen.style.language import Language, fill

DATES = ("received", "revised", "accepted", "published")


def imprint(issue: Issue, language: Language) -> tuple[Inlines, ...]:
    """The lines of the imprint: the issue with its pages and DOI, the dates, the licence."""
    return tuple(line for line in (place(issue, language), *when(issue, language)) if line)


def place(issue: Issue, language: Language) -> Inlines:
    """The journal, year, volume, number, pages and DOI."""
    first, last = issue.pages
    pages = first if first == last else language.span(first, last)
    told = [volume(issue, language), filled(language, "pages", pages) if pages else ""]
    line: Inlines = (Text(language.join(filter(None, told)) + "."),)
    if issue.DOI:
        url = f"https://doi.org/{issue.DOI}"
        line = (*line, Text(" "), Link(url, (Text(url),)))
    return line


def volume(issue: Issue, language: Language) -> str:
    """The journal, year, volume and number, as they stand at the head of its pages."""
    told = [issue.title(language.tag), str(issue.year)]
    parts = {"volume": issue.volume, "number": issue.number}
    told += [filled(language, name, value) for name, value in parts.items() if value]
    return language.join(told)


def when(issue: Issue, language: Language) -> Iterator[Inlines]:
    """The line of dates, and the line of the licence."""
    dates = [(name, getattr(issue, name)) for name in DATES]
    told = [filled(language, name, language.date(day)) for name, day in dates if day]
    if told:
        yield (Text(" · ".join(told)),)
    if issue.licence:
        before, name, url, after = licence(issue, language)
        yield (Text(before), Link(url, (Text(name),)), Text(after))


def licence(issue: Issue, language: Language) -> tuple[str, str, str, str]:
    """The sentence about the licence: what stands before its name, that, its address, the rest."""
    before, _, after = language.word("imprint", "licence").partition("{licence}")
    return before, spelt(issue.licence or ""), issue.licence_url, after


def spelt(licence: str) -> str:
    """A licence's name as Creative Commons writes it: CC BY-NC 4.0."""
    name, _, version = licence.rpartition("-")
    return f"{name.replace('CC-', 'CC ')} {version}"


def filled(language: Language, name: str, value: str) -> str:
    """One piece of the imprint in a language, as “vol. 12”."""
    return fill(language.word("imprint", name), value=value)
