"""The lines of a plain text, freed from what a page adds to them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter


def folded(text: str) -> list[str]:
    """The lines of a text without running heads and folios: what opens or ends several pages."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    pages = [[line.strip() for line in page.splitlines()] for page in text.split("\f")]
    written = [[line for line in page if line] for page in pages]
    edges = Counter(masked(line) for page in written for line in {*page[:1], *page[-1:]})
    lines = []
    for page in pages:
        inside = [index for index, line in enumerate(page) if line]
        for index, line in enumerate(page):
            if index not in {*inside[:1], *inside[-1:]} or edges[masked(line)] == 1:
                lines.append(line)
    return lines


def masked(line: str) -> str:
    """A line with its numbers struck out, as folios differ in nothing else."""
    return re.sub(r"\d+", "#", line)
