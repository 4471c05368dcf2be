"""The error of a layout that was not without fault."""

from __future__ import annotations


class LayoutError(Exception):
    """What WeasyPrint warned of while it laid a document out, one sentence each."""

    def __init__(self, warnings: list[str]) -> None:
        super().__init__(warnings)
        self.warnings = warnings

    def __str__(self) -> str:
        return "; ".join(self.warnings)
