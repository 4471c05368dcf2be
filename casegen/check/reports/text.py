"""Text: a line for each finding, with the line of the file and a mark under the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from unicodedata import category, east_asian_width

from casegen.case.finding import Finding
from casegen.messages.visible import line, visible

WIDTH = 96


def text(
    findings: Iterable[Finding], language: str, sources: Mapping[str, str] | None = None
) -> str:
    """Findings as plain lines; `sources` (file text by path) adds code frames for a terminal."""
    return "".join(
        chain.from_iterable(lines(finding, language, sources or {}) for finding in findings)
    )


def lines(finding: Finding, language: str, sources: Mapping[str, str]) -> Iterator[str]:
    """One finding's line, and its frame where the file's text is given."""
    place = finding.place
    said = visible(finding.said(language))
    yield (
        f"{line(place.path)}:{place.line}:{place.column}: "
        f"{finding.severity} {finding.code} {finding.name} {said}\n"
    )
    rows = sources.get(place.path, "").splitlines()
    if 1 <= place.line <= len(rows):
        yield from frame(rows[place.line - 1], finding)


def frame(row: str, finding: Finding) -> Iterator[str]:
    """The line of the file, cut around the place, with carets under what is meant."""
    place = finding.place
    end = place.end_column if place.end_line == place.line else len(row) + 1
    start = max(0, min(place.column - 1, len(row)) - WIDTH // 2)
    shown = visible(row[start : start + WIDTH])
    before = columns(visible(row[start : place.column - 1]))
    wide = columns(visible(row[place.column - 1 : max(end - 1, place.column)])) or 1
    margin = f"{place.line:>5} │ "
    yield f"{margin}{shown}\n"
    yield " " * 6 + "│ " + " " * before + "^" * min(wide, max(WIDTH - before, 1)) + "\n"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if category(c) in {"Mn", "Me"} else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )
