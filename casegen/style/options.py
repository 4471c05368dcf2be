"""The manner of printing: what is asked of a report apart from its form."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegen.case.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Manner:
    """How a case is printed: in which issue, as a draft or not, and whether its authors are named.

    A `draft` has a watermark and numbered paragraphs; a `blind` report tells nothing of who wrote
    it; a `final` one is refused without the patients' consent. None of this is part of the
    author's file.
    """

    issue: Issue | None = field(default=None, hash=False)
    draft: bool = False
    blind: bool = False
    final: bool = False

    @property
    def asked(self) -> dict[str, str]:
        """What differs from the usual manner, by option; an issue as the digest of its data."""
        told = {"draft": self.draft, "blind": self.blind, "final": self.final}
        asked = {name: "on" for name, on in told.items() if on}
        if self.issue:
            asked["issue"] = sha256(self.issue.model_dump_json().encode()).hexdigest()[:12]
        return asked


USUAL = Manner()
