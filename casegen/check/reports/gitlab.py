"""GitLab: a Code Quality report.

Source: GitLab Docs, "Code Quality", "Code Quality report format".
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from casegen.case.finding import Finding
from casegen.messages.visible import unmistaken

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(
    findings: Iterable[Finding], language: str, sources: Mapping[str, str] | None = None
) -> str:
    """Findings as a Code Quality report; a fingerprint does not change when lines move."""
    del sources
    seen: Counter[str] = Counter()
    rows = []
    for finding in findings:
        subject = f"{finding.place.path} {finding.name} {finding.sentence('en')}"
        seen[subject] += 1
        place = finding.place
        rows.append(
            {
                "description": finding.said(language),
                "check_name": finding.name,
                "fingerprint": sha256(
                    f"{subject} {seen[subject]}".encode(errors="replace")
                ).hexdigest(),
                "severity": SEVERITIES[finding.severity],
                "location": {
                    "path": place.path,
                    "positions": {
                        "begin": {"line": place.line, "column": place.column},
                        "end": {"line": place.end_line, "column": place.end_column},
                    },
                },
            }
        )
    return unmistaken(json.dumps(rows, ensure_ascii=False, indent=2)) + "\n"
