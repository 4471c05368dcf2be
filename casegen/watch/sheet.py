"""A sheet: one case being watched, with its last good page and the findings of the moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from casegen.watch.panel import Panel, fill
from casegen.watch.view import Ask, View


@dataclass
class Sheet:
    """One case: what was last made of it, and whether that is out of date."""

    slug: str
    ask: Ask
    view: View | None = None
    fault: Mapping[str, str] = field(default_factory=dict)
    panel: Panel | None = None
    viewers: int = 0
    changes: int = 1
    page_stale: bool = True
    panel_stale: bool = True

    @property
    def root(self) -> Path:
        """The case's folder, whichever way it was named."""
        return self.ask.folder.resolve()


def parts(sheet: Sheet, style: int, reader: str) -> dict[str, str]:
    """What a case's page shows of the moment, by the id of the element that holds it."""
    panel = sheet.panel.markup[reader] if sheet.panel else fill("waiting.html", reader)
    return {
        "rows": sheet.view.rows if sheet.view else "",
        "findings": panel,
        "fault": sheet.fault.get(reader, ""),
        "style": str(style),
        "shape": sheet.view.shape if sheet.view else "",
        "changes": str(sheet.changes),
    }


def listed(sheets: Iterable[Sheet], reader: str) -> dict[str, str]:
    """What the list of cases shows of the moment."""
    return {"cases": fill("cases.html", reader, sheets=list(sheets))}
