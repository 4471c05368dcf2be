"""The panel: the findings of a case as HTML, in every language that a reader may choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegen.case.finding import Finding
from casegen.watch.anchors import Anchor, lead
from casegen.watch.words import counted, readers, word

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES = Path(__file__).resolve().parent / "pages"
SEVERITIES = ("error", "warning", "note")
LONGEST_QUOTE = 200
MOST = 500
FIRST = 3


@dataclass(frozen=True)
class Panel:
    """The findings as HTML by the reader's language, and how many there are by severity."""

    markup: Mapping[str, str]
    counts: Mapping[str, int]


def panel(findings: Sequence[Finding], anchors: Mapping[str, Sequence[Anchor]], text: str) -> Panel:
    """The panel of all findings; `text` is the case file, from which they quote."""
    ordered = sorted(findings, key=lambda found: SEVERITIES.index(found.severity))
    lines = text.splitlines()
    entries = [
        (found, lead(found.origin, found.language, anchors), quote(found, lines))
        for found in ordered[:MOST]
    ]
    counts = Counter[str](found.severity for found in findings)
    told = {"entries": entries, "counts": counts, "left": len(ordered) - len(entries)}
    markup = {reader: fill("panel.html", reader, **told) for reader in readers()}
    return Panel(markup, {name: counts[name] for name in SEVERITIES})


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
