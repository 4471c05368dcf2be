"""Clusters and callouts found in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from casegen.check.seed.form import Called, Cited, Form, Role

Regions = Mapping[Role, str]
CLUSTER = r"\s*(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\s*"
CALLOUT = r"\s+(\d+)([A-Z](?:\s*[,–-]\s*[A-Z])*)?(?!\w)"
BODY: tuple[Role, ...] = ("abstract", "introduction", "cases", "discussion", "conclusion")


def clusters(regions: Regions, words: Form) -> Iterator[Cited]:
    """The clusters of the body: numbers in brackets, never in parentheses."""
    left, right = map(re.escape, words.brackets)
    for role in regions:
        if role in BODY:
            for match in re.finditer(left + CLUSTER + right, regions[role]):
                yield Cited(section=role, numbers=tuple(expanded(match[1])), literal=match[0])


def expanded(inside: str) -> Iterator[int]:
    """The numbers between brackets, ranges written out."""
    for first, last in re.findall(r"(\d+)(?:\s*[–-]\s*(\d+))?", inside):
        yield from range(int(first), int(last or first) + 1)


def callouts(regions: Regions, words: Form) -> Iterator[Called]:
    """The callouts of the body, with their panels."""
    for role in regions:
        if role in BODY:
            for match in re.finditer(re.escape(words.figure_label) + CALLOUT, regions[role]):
                panels = tuple(letters(match[2] or ""))
                yield Called(section=role, figure=int(match[1]), panels=panels)


def letters(inside: str) -> Iterator[str]:
    """The panel letters of a callout, ranges written out."""
    for first, last in re.findall(r"([A-Z])(?:\s*[–-]\s*([A-Z]))?", inside):
        yield from map(chr, range(ord(first), ord(last or first) + 1))
