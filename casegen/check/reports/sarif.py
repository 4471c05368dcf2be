"""SARIF 2.1.0: the static analysis results interchange format (OASIS)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from casegen import __version__
from casegen.case.finding import Finding
from casegen.case.load import Place
from casegen.check.codes import Code, codes
from casegen.check.pages import page, plain, reason, summary
from casegen.messages.visible import unmistaken

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# A page has no address of its own on the web; `casegen explain` shows it under this name.
NAMED = "urn:casegen:rules:"


def sarif(
    findings: Iterable[Finding], language: str, sources: Mapping[str, str] | None = None
) -> str:
    """Findings as one SARIF run; columns count Unicode code points, ends are exclusive."""
    del sources
    known = [code.code for code in codes()]
    run = {
        "tool": {
            "driver": {
                "name": "casegen",
                "version": __version__,
                "rules": [descriptor(code, language) for code in codes()],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [result(finding, language, known) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return unmistaken(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def descriptor(code: Code, language: str) -> dict[str, Any]:
    """What is declared of a code, with its page in the reader's language."""
    return {
        "id": code.code,
        "name": code.name,
        "shortDescription": {"text": summary(code, language)},
        "fullDescription": {"text": reason(code, language)},
        "help": {"text": plain(code, language), "markdown": page(code, language)},
        "helpUri": f"{NAMED}{code.name}",
        "defaultConfiguration": {"level": code.severity},
    }


def result(finding: Finding, language: str, known: list[str]) -> dict[str, Any]:
    """A finding with its places and its mends."""
    record: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": finding.said(language)},
        "locations": [location(finding.place)],
    }
    if finding.code in known:
        record["ruleIndex"] = known.index(finding.code)
    related = [*([finding.also] if finding.also else []), *finding.others]
    if related:
        record["relatedLocations"] = [location(place) for place in related]
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
    return quote(place.path, errors="surrogateescape")
