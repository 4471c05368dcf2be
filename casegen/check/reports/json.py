"""JSON: a list with one object for each finding."""

from __future__ import annotations

import json as writer
from collections.abc import Iterable, Mapping

from casegen.case.finding import Finding, Mend
from casegen.case.load import Place
from casegen.check.codes import declared
from casegen.messages.visible import unmistaken


def json(
    findings: Iterable[Finding], language: str, sources: Mapping[str, str] | None = None
) -> str:
    """Findings as a JSON list; places are 1-based, columns count characters, ends are exclusive."""
    del sources
    rows = [record(finding, language) for finding in findings]
    return unmistaken(writer.dumps(rows, ensure_ascii=False, indent=2)) + "\n"


def record(finding: Finding, language: str) -> dict[str, object]:
    """One finding as an object."""
    place = finding.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "severity": finding.severity,
        "code": finding.code,
        "name": finding.name,
        "message": finding.said(language),
        "language": finding.language,
        "help": known.help if (known := declared(finding.code)) else None,
        "fix": [edit(mend) for mend in finding.fix] or None,
        **({"others": [span(place) for place in finding.others]} if finding.others else {}),
    }


def edit(mend: Mend) -> dict[str, object]:
    """An edit of the file as an object."""
    return {**span(mend.place), "text": mend.text}


def span(place: Place) -> dict[str, object]:
    """A stretch of the file as an object."""
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
