"""Figure captions found in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casegen.check.seed.form import Pictured

LETTERED = re.compile(r"[.;]\s([A-Z])(?=\s)")
BRACKETED = re.compile(r"\(([A-Z](?:\s*,\s*[A-Z])*)\)")


@dataclass(frozen=True)
class Caption:
    """A caption: the figure's number, the mark after it, the paragraph it opens and the next."""

    number: int
    delimiter: str
    paragraph: str
    legend: str


def label(word: str) -> re.Pattern[str]:
    """What opens a caption: the figure's label and number with a mark after them."""
    return re.compile(rf"{re.escape(word)}\s+(\d+)([.:]\s+)(?=\S)")


def captions(lines: Sequence[str], word: str) -> Iterator[Caption]:
    """The captions of a text's lines, in order; a paragraph ends in an empty line."""
    opening = label(word)
    for index, line in enumerate(lines):
        match = opening.match(line)
        if match:
            paragraph, end = block(lines, index)
            legend, _ = block(lines, end)
            other = opening.match(legend)
            yield Caption(int(match[1]), match[2], paragraph, "" if other else legend)


def block(lines: Sequence[str], start: int) -> tuple[str, int]:
    """The paragraph at or after a line, in one line, and the index where it ends."""
    while start < len(lines) and not lines[start]:
        start += 1
    end = start
    while end < len(lines) and lines[end]:
        end += 1
    return " ".join(lines[start:end]), end


def pictured(caption: Caption) -> Pictured:
    """A figure with the panels its caption names: “. A Sagittal; B Axial” or “(A, B) … (C)”."""
    found = set(LETTERED.findall(caption.paragraph))
    for group in BRACKETED.findall(f"{caption.paragraph} {caption.legend}"):
        found |= set(re.findall(r"[A-Z]", group))
    return Pictured(number=caption.number, panels=tuple(sorted(found)))
