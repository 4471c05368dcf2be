"""The panel: the findings of a case as HTML, in every language that a reader may choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegen.case.finding import Finding
from casegen.check.remaining import awaited, remaining
from casegen.watch.anchors import Anchor, lead
from casegen.watch.words import counted, readers, word

if TYPE_CHECKING:
    from jinja2 import Environment

    from casegen.check.check import Checked

PAGES = Path(__file__).resolve().parent / "pages"
SEVERITIES = ("error", "warning", "note")
LONGEST_QUOTE = 200
MOST = 500
FIRST = 3


@dataclass(frozen=True)
class Panel:
    """The findings as HTML by the reader's language, and how many there are by severity.

    Beside them, what remains to be written, and of how many parts.
    """

    markup: Mapping[str, str]
    counts: Mapping[str, int]
    unwritten: int = 0


def panel(
    findings: Sequence[Finding],
    anchors: Mapping[str, Sequence[Anchor]],
    checked: Checked | None = None,
) -> Panel:
    """The panel of what is wrong and of what remains; the findings quote from the case file."""
    gaps = [found for found in findings if awaited(found)] if checked else []
    wrong = [found for found in findings if found not in gaps]
    ordered = sorted(wrong, key=lambda found: SEVERITIES.index(found.severity))
    lines = checked.source.text.splitlines() if checked else []
    entries = [
        (found, lead(found.origin, found.language, anchors), quote(found, lines))
        for found in ordered[:MOST]
    ]
    counts = Counter[str](found.severity for found in wrong)
    told = {"entries": entries, "counts": counts, "left": len(ordered) - len(entries)}
    markup = {
        reader: fill("panel.html", reader, **told, **unwritten(gaps, checked, anchors, reader))
        for reader in readers()
    }
    to_write = len(remaining(gaps, checked.printable, {}, None).parts) if checked else 0
    return Panel(markup, {name: counts[name] for name in SEVERITIES}, to_write)


def unwritten(
    gaps: Sequence[Finding],
    checked: Checked | None,
    anchors: Mapping[str, Sequence[Anchor]],
    reader: str,
) -> dict[str, Any]:
    """What remains to be written, in order: each part's name and places, and of how many."""
    if checked is None:
        return {"parts": [], "total": 0}
    left = remaining(gaps, checked.printable, checked.source.data, checked.profile)
    parts = [
        (left.name(part, reader), lead(part.gap.origin, part.gap.language, anchors), part.gap)
        for part in left.parts
    ]
    return {"parts": parts, "total": left.total}


def fault(findings: Sequence[Finding], *, shown: bool) -> dict[str, str]:
    """What keeps a case from being shown; `shown` says whether an earlier version is."""
    head = "last_good" if shown else "nothing_good"
    return {
        reader: fill(
            "fault.html", reader, head=head, findings=findings[:FIRST], left=len(findings) - FIRST
        )
        for reader in readers()
    }


def quote(finding: Finding, lines: Sequence[str]) -> str:
    """The characters of the file that a finding is about, where they are on one line."""
    place, origin = finding.place, finding.origin
    whole = origin is None or origin.end <= origin.start
    if whole or place.line != place.end_line or place.line > len(lines):
        return ""
    return lines[place.line - 1][place.column - 1 : place.end_column - 1][:LONGEST_QUOTE]


def summary(counts: Mapping[str, int], reader: str) -> str:
    """How many findings there are, in words."""
    told = [counted(name, counts[name], reader) for name in SEVERITIES if counts[name]]
    return ", ".join(told) or word("no_findings", reader)


def fill(template: str, reader: str, /, **values: Any) -> str:  # noqa: ANN401 - a template's own
    """One of the pages of this package in a reader's language."""
    return (
        environment()
        .get_template(template)
        .render(
            reader=reader,
            readers=readers(),
            say=lambda name, /, **blanks: word(name, reader, **blanks),
            told=lambda finding: finding.said(reader),
            summary=lambda counts: summary(counts, reader),
            **values,
        )
    )


@cache
def environment() -> Environment:
    """Jinja over this package's pages: strict about names, escaping everything."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
