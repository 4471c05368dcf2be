"""What keeps a case from being printed."""

from __future__ import annotations

from collections.abc import Iterable

from casegen.case.finding import Finding
from casegen.check.rule import by_handle


def stops(findings: Iterable[Finding], *, final: bool) -> bool:
    """Whether findings keep a case from being printed: only a draft may still lack consent."""
    errors = (finding for finding in findings if finding.severity == "error")
    return any(final or not publishing(finding) for finding in errors)


def publishing(finding: Finding) -> bool:
    """Whether a finding's rule holds back nothing but publication."""
    known = by_handle(finding.code)
    return known is not None and known.publishing
