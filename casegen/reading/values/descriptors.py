"""Words that describe a measured value, and whether any value stored bears them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from casegen.case.model.observation import Observation
from casegen.case.model.patient import Patient
from casegen.reading.phrases import Phrases
from casegen.reading.text import masked
from casegen.system.data import toml

TABLE = Path(__file__).with_name("descriptors.toml")
REACH = 30
CLAUSE = re.compile("[.;]")


DENIALS = frozenset({"not", "denied"})


@cache
def rows() -> dict[str, Mapping[str, Any]]:
    """The descriptors by their names."""
    return {name: row for name, row in toml(TABLE).items() if name not in DENIALS}


@cache
def denials(tag: str) -> tuple[Phrases, Phrases]:
    """What denies a word of a language before it, and what does after it."""
    before, after = (toml(TABLE)[name].get(tag, ()) for name in ("not", "denied"))
    return Phrases(before), Phrases(after)


@cache
def words(tag: str) -> tuple[dict[str, Mapping[str, Any]], Phrases]:
    """The descriptor of each word, and any of the words."""
    known = {word: row for row in rows().values() for word in row.get(tag, ())}
    longer = [word for row in rows().values() for word in row.get("unless", ())]
    return known, Phrases([*known, *longer], before="-")


@cache
def parts() -> frozenset[str]:
    """The parts of a case whose words are read."""
    return frozenset(part for row in rows().values() for part in row["parts"])


def claims(text: str, tag: str, part: str) -> Iterator[tuple[int, int, str, Mapping[str, Any]]]:
    """The descriptors a text affirms: their offsets, the word, and the row of the table."""
    known, described = words(tag)
    if part not in parts():
        return
    plain = masked(text).replace("\n", " ")
    for start, end, word in described.find(plain):
        row = known.get(word)
        if row and part in row["parts"] and not denied(plain, start, end, tag):
            yield start, end, plain[start:end], row


def denied(plain: str, start: int, end: int, tag: str) -> bool:
    """Whether the clause around a word denies it."""
    first, last = denials(tag)
    before = CLAUSE.split(plain[max(0, start - REACH) : start])[-1]
    after = CLAUSE.split(plain[end : end + REACH])[0]
    return first.within(before) or last.within(after)


def contradicted(row: Mapping[str, Any], patient: Patient) -> Observation | None:
    """A stored value that contradicts a descriptor, None where one bears it out or none is."""
    limits = [row, row["or"]] if "or" in row else [row]
    kept = [(limit, item) for limit in limits for item in patient.observations]
    kept = [(limit, item) for limit, item in kept if item.analyte == limit["analyte"]]
    if not kept or any(fits(limit, item, patient) for limit, item in kept):
        return None
    return kept[0][1]


def fits(limit: Mapping[str, Any], item: Observation, patient: Patient) -> bool:
    """Whether one stored value bears a descriptor out; an open or unreadable one may."""
    low = item.low if item.value is None else item.value
    high = item.high if item.value is None else item.value
    row = item.row
    if low is None or high is None or item.comparator:
        return True
    figures = (row.canonical(low, item.unit), row.canonical(high, item.unit))
    if figures[0] is None or figures[1] is None or not row.possible(low, high, item.unit):
        return True
    if "above" in limit:
        return bool(figures[1] > limit["above"])
    return bool(figures[0] < limit.get(patient.sex, limit["below"]))
