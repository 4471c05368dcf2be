"""GitHub: one workflow command for each finding, shown as an annotation on the change.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casegen.case.finding import Finding

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


def github(
    findings: Iterable[Finding], language: str, sources: Mapping[str, str] | None = None
) -> str:
    """Findings as workflow commands; nothing in a case can become a command of its own."""
    del sources
    return "".join(command(finding, language) for finding in findings)


def command(finding: Finding, language: str) -> str:
    """One finding as a workflow command."""
    place = finding.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": f"{finding.code} {finding.name}",
    }
    if place.line == place.end_line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    named = ",".join(f"{key}={escaped(value, PROPERTY)}" for key, value in properties.items())
    return f"::{LEVELS[finding.severity]} {named}::{escaped(finding.said(language), DATA)}\n"


def escaped(text: str, escapes: Mapping[str, str]) -> str:
    """A text with what the runner would read as syntax written in its escapes."""
    whole = "".join(escapes.get(character, character) for character in text)
    return "".join(c if c.isprintable() or c in escapes else "�" for c in whole)
