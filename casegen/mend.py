"""Mend: apply the safe edits of findings to a case file, leaving everything else as it is."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff
from itertools import accumulate

from casegen.finding import Finding
from casegen.load import Place
from casegen.visible import line

UNSAFE = frozenset('"\\\n\r')


def mended(text: str, findings: Iterable[Finding]) -> str:
    """A file's text with every edit that can be made; where two overlap the first one is made.

    An edit whose new characters would end or escape a TOML string is left to the author.
    """
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    edits = sorted(
        {
            (*span(edit.place, starts), edit.text)
            for finding in findings
            for edit in finding.fix
            if not UNSAFE & set(edit.text)
        }
    )
    pieces = []
    position = 0
    for start, end, new in edits:
        if start >= position:
            pieces += [text[position:start], new]
            position = end
    return "".join([*pieces, text[position:]])


def span(place: Place, starts: list[int]) -> tuple[int, int]:
    """A place as offsets into the file's text."""
    return (
        starts[place.line - 1] + place.column - 1,
        starts[place.end_line - 1] + place.end_column - 1,
    )


def difference(before: str, after: str, name: str) -> str:
    """What mending changes, as a unified diff."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    return "".join(line(row.rstrip("\r\n")) + "\n" for row in lines)
