"""A finding: what a check found, where, and how bad it is."""

from __future__ import annotations

from dataclasses import dataclass

from casegen.load import Place
from casegen.message import tell
from casegen.rule import Severity


@dataclass(frozen=True)
class Finding:
    """One result of a check; `message` is a template, told in the reader's language by `said`."""

    place: Place
    severity: Severity
    code: str
    name: str
    message: str
    values: dict[str, str]
    language: str | None = None
    also: Place | None = None

    def said(self, language: str) -> str:
        """The message in a language."""
        return tell(self.message, self.values, language)
