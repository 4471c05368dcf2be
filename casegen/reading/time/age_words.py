"""What a presentation says about its patient's age in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from casegen.case.facts import DAYS
from casegen.case.model.patient import Patient
from casegen.reading.prose import additions
from casegen.reading.text import masked
from casegen.system.data import toml

TABLE = Path(__file__).with_name("age_words.toml")


@cache
def words(tag: str) -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    """The pattern of the words that tell an age, and the row of each."""
    rows = {word: row for row in toml(TABLE)["word"] for word in row.get(tag, ())}
    longest = "|".join(re.escape(word) for word in sorted(rows, key=len, reverse=True)) or "\0"
    return re.compile(rf"(?<!\w)(?:{longest})(?!\w)", re.IGNORECASE), rows


@cache
def age_units(tag: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a unit after the look-up of an age, and the UCUM unit of each word."""
    units = toml(TABLE)["unit"].get(tag, {})
    return re.compile(rf"[\s-]?({'|'.join(map(re.escape, units)) or chr(0)})"), units


def wrong_words(text: str, tag: str, patient: Patient) -> Iterator[tuple[int, int]]:
    """The first word about age in a text, where the patient's age does not fit it."""
    pattern, rows = words(tag)
    match = pattern.search(masked(text).replace("\n", " "))
    if match and patient.ages:
        row = rows[match[0].lower()]
        least, most = (age * DAYS.get(patient.age_unit, 1 / 24) / 365 for age in patient.ages)
        if most < row.get("from", 0) or least >= row.get("under", 999):
            yield match.span()


def wrong_ages(text: str, tag: str, patient: Patient) -> Iterator[tuple[int, int]]:
    """The first age that a presentation types for its patient, where it is not the stored one."""
    form, units = toml(TABLE)["typed"].get(tag), toml(TABLE)["unit"].get(tag, {})
    match = form and re.search(form, masked(text).replace("\n", " "), re.IGNORECASE)
    if match and patient.ages:
        unit = units[match["unit"]]
        typed, length = int(match["n"]), DAYS.get(unit, 1 / 24)
        own = DAYS.get(patient.age_unit, 1 / 24)
        # A child of 28 months is called two years old too.
        least, most = patient.ages
        within = least <= typed * length // own <= most
        if not within and not least * own // length <= typed <= most * own // length:
            yield match.start("n"), match.end("unit")


def wrong_units(text: str, tag: str, patient: Patient) -> Iterator[tuple[int, int]]:
    """The units typed after the look-up of the patient's age that are not the stored one."""
    if f"{patient.id}.age" not in text:
        return
    after, units = age_units(tag)
    for token in additions(text):
        if token.type == "fact" and token.meta["path"] == f"{patient.id}.age":
            match = after.match(text, token.meta["end"])
            if match and units[match[1]] != patient.age_unit:
                yield match.span(1)
