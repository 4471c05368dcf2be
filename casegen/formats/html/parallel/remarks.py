"""Remarks: the findings of parity, each with the row that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from casegen.case.finding import Finding
from casegen.document.walk import paragraphs
from casegen.formats.html.parallel.row import Row

PARITY = "L"
FRONT = "front"


def noted(
    found: Sequence[Row], findings: Sequence[Finding]
) -> tuple[list[Finding], dict[str, list[int]]]:
    """The findings of parity, and by row which of them (counted from 1) belong to it."""
    parity = [finding for finding in findings if finding.code.startswith(PARITY)]
    places: dict[str, list[int]] = {}
    for number, finding in enumerate(parity, 1):
        places.setdefault(row_of(finding, found), []).append(number)
    return parity, places


def row_of(finding: Finding, found: Sequence[Row]) -> str:
    """The id of the row that prints what a finding is about; the front where none does."""
    best, chosen = 0, FRONT
    keys = finding.origin.keys if finding.origin else ()
    for row in found:
        length = max((len(k) for k in row.about if keys[: len(k)] == k), default=0)
        length = 2 * length + holds(row, finding) if length else 0
        if length > best:
            best, chosen = length, row.id
    return chosen


def holds(row: Row, finding: Finding) -> bool:
    """Whether the very characters that a finding is about are in a row."""
    about = finding.origin
    if about is None or about.end == 0 or finding.language is None:
        return False
    origins = [
        inner.origin
        for block in row.cells.get(finding.language, ())
        for inner in paragraphs(block)
        if inner.origin and inner.origin.keys == about.keys
    ]
    return any(origin.start <= about.start < origin.end for origin in origins)
