"""No rule and no pattern takes longer than in proportion to a text, whatever its shape.

The suite tries a sample; `make growth` tries every rule and every pattern on every shape.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from zlib import crc32

import pytest

from tests.support.growing.patterns import patterns, uses
from tests.support.growing.rules import shaped
from tests.support.growing.shapes import SHAPES
from tests.support.growth import MORE, growth

WHOLE = os.environ.get("CASEGEN_GROWTH") == "whole"
# Of the pairs of a pattern and a shape the suite tries one in so many.
SHARE = 1 if WHOLE else 8
TRIED = (
    "capital letters where a hospital may be named",
    "digits with a letter behind",
    "spaces",
    "initials",
)
# Characters: where what is quadratic takes sixteen times as long, and what is linear stays short.
PATTERN_SIZE, RULE_SIZE = 800, 1000
MOST = 8
# Patterns that are only given a few characters, or that are read at one place under another name.
SHORT = {
    "casegen.case.figures.svg.numbers:FLAG": "read where a number of a path begins",
    "casegen.reading.spelling.marks:LABEL": "the twenty characters before a mark",
    "casegen.reading.values.scores:TOTAL": "the twelve characters before a score",
    "casegen.reading.values.typed:NAMING": "what stands between a word and its number, 300 at most",
}


def quick(short: Callable[[], object], long: Callable[[], object]) -> bool:
    """Whether a first look shows no growth that is worth measuring with care."""
    return any(spent(long) <= MOST * spent(short) for _look in range(2))


def spent(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


def tried(shape: str) -> Iterator[str]:
    """The patterns to try on a shape."""
    for name in patterns():
        if name not in SHORT and crc32(f"{name} {shape}".encode()) % SHARE == 0:
            yield name


@pytest.mark.parametrize("shape", SHAPES)
def test_patterns_read_a_text_once(shape: str) -> None:
    slow = {}
    short, long = (SHAPES[shape].text(size) for size in (PATTERN_SIZE, MORE * PATTERN_SIZE))
    for name in tried(shape):
        read = uses(name, patterns()[name])
        if quick(lambda: read(short), lambda: read(long)):  # noqa: B023 - called at once
            continue
        texts = {PATTERN_SIZE: short, MORE * PATTERN_SIZE: long}
        found = growth(lambda size: lambda: read(texts[size]), PATTERN_SIZE)  # noqa: B023
        if found > MOST:
            slow[name] = f"{found:.0f} times as long: {patterns()[name].pattern[:80]}"
    assert not slow


@pytest.mark.parametrize("shape", SHAPES if WHOLE else TRIED)
def test_rules_read_a_case_once(shape: str, tmp_path: Path) -> None:
    sizes = RULE_SIZE, MORE * RULE_SIZE
    ready = {size: shaped(SHAPES[shape], size, tmp_path / str(size)) for size in sizes}
    short, long = (ready[size] for size in sizes)
    slow = {}
    for name in long:
        if quick(short[name], long[name]):
            continue
        found = growth(lambda size: ready[size][name], RULE_SIZE)  # noqa: B023 - called at once
        if found > MOST:
            slow[name] = f"{found:.0f} times as long"
    assert not slow


def test_the_patterns_of_every_kind_of_module_are_tried() -> None:
    homes = {name.split(".")[1].partition(":")[0] for name in patterns()}
    assert {"case", "check", "compose", "document", "formats", "reading"} <= homes
    assert len(patterns()) > 300
    assert len(SHAPES) >= 60
    assert patterns().keys() >= SHORT.keys()
