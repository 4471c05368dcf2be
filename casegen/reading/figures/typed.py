"""Callouts typed out by hand in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from casegen.document.tree import Document, Figure, Table
from casegen.document.walk import floats
from casegen.reading.figures.callouts import written
from casegen.reading.text import masked
from casegen.system.data import toml

WORDS = toml(Path(__file__).with_name("typed.toml"))
# A 3D image is the third figure's panel D only where there is one.
SPATIAL = re.compile(r"[234]D\b")
LETTERS = re.compile(r" ?([A-Z](?: ?, ?[A-Z])*)(?![\w–-])")


@cache
def pattern(tag: str) -> re.Pattern[str]:
    """A word for a figure or a table with a number; capitals, or after an opening bracket."""
    words = WORDS[tag]
    names = {
        kind: "|".join(re.escape(word) for word in sorted(words[kind], key=len, reverse=True))
        for kind in ("figure", "table")
    }
    both = "|".join(f"(?P<{kind}>{names[kind]})" for kind in names)
    small = "|".join(f"(?P<small_{kind}>(?i:{names[kind]}))" for kind in names)
    elsewhere = "|".join(map(re.escape, words["elsewhere"]))
    return re.compile(
        rf"(?:(?<!\w)(?:{both})|(?<=[(])(?:{small}))\s?(?P<number>\d{{1,2}})(?!\d|[.,]\d)"
        rf"(?! ?[A-Z]?\s(?:{elsewhere})\b)"
    )


def typed(text: str, document: Document) -> Iterator[tuple[int, int, str]]:
    """The typed callouts of a text: their offsets, and what to write where that can be told."""
    tag, small = document.language.tag, text.lower()
    # Most passages hold no such word, and looking for words is cheaper than matching patterns.
    if not any(word in small for word in likely(tag)):
        return
    found = pattern(tag).finditer(masked(text))
    matches = [match for match in found if not cited(text, match.end())]
    known = numbered(document) if matches else {}
    for match in matches:
        kind = "fig" if match["figure"] or match["small_figure"] else "tab"
        block = known.get((kind, int(match["number"])))
        end, panels = match.end(), ""
        letters = LETTERS.match(text, end)
        if letters and isinstance(block, Figure):
            names = re.findall("[A-Z]", letters[1])
            if set(names) <= {panel.letter for panel in block.panels}:
                end, panels = letters.end(1), ",".join(names)
        if not panels and SPATIAL.match(text, match.start("number")):
            continue
        whole = text[end : end + 1] not in {"–", "-"}
        yield match.start(), end, written(block, panels) if block and whole else ""


@cache
def likely(tag: str) -> tuple[str, ...]:
    """The words of a language without which no callout is typed; none of a language not known."""
    words = WORDS.get(tag, {"figure": (), "table": ()})
    return tuple(word.lower() for word in (*words["figure"], *words["table"]))


def cited(text: str, end: int) -> bool:
    """Whether a citation follows, which makes the figure one of the work cited."""
    return text[end : end + 3].lstrip().startswith("[")


def numbered(document: Document) -> dict[tuple[str, int], Figure | Table]:
    """The figures and tables of a document by kind and printed number."""
    return {(block.id[:3], block.number): block for block in floats(document).values()}
