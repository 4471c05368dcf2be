"""SARIF 2.1.0: the static analysis results interchange format (OASIS)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from casegen import __version__
from casegen.finding import Finding
from casegen.load import Place
from casegen.rule import Rule, by_handle, rules
from casegen.visible import unmistaken

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(
    findings: Iterable[Finding], language: str, sources: Mapping[str, str] | None = None
) -> str:
    """Findings as one SARIF run; columns count Unicode code points, ends are exclusive."""
    del sources
    known = [rule.code for rule in rules()]
    run = {
        "tool": {
            "driver": {
                "name": "casegen",
                "version": __version__,
                "rules": [descriptor(rule) for rule in rules()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [result(finding, language, known) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return unmistaken(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def descriptor(rule: Rule) -> dict[str, Any]:
    """A rule with its page."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.help.partition("\n")[0]},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": rule.severity},
    }


def result(finding: Finding, language: str, known: list[str]) -> dict[str, Any]:
    """A finding with its places and its mends."""
    record: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": finding.said(language)},
        "locations": [location(finding.place)],
    }
    if by_handle(finding.code):
        record["ruleIndex"] = known.index(finding.code)
    if finding.also:
        record["relatedLocations"] = [location(finding.also)]
    if finding.fix:
        replacements = [
            {"deletedRegion": region(mend.place), "insertedContent": {"text": mend.text}}
            for mend in finding.fix
        ]
        artifact = {"uri": address(finding.place)}
        changes = [{"artifactLocation": artifact, "replacements": replacements}]
        record["fixes"] = [{"artifactChanges": changes}]
    return record


def location(place: Place) -> dict[str, Any]:
    """A place as a physical location."""
    physical = {"artifactLocation": {"uri": address(place)}, "region": region(place)}
    return {"physicalLocation": physical}


def region(place: Place) -> dict[str, int]:
    """A place's lines and columns."""
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def address(place: Place) -> str:
    """A path as a relative URI reference."""
    return quote(place.path)
