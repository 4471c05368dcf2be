"""The facts of a patient as prose would type them, and where a passage does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from casegen.case.fact import Span, Time
from casegen.case.model.observation import Observation
from casegen.case.model.patient import Patient
from casegen.case.model.treatment import Dose
from casegen.reading.passages import Passage
from casegen.reading.phrases import Phrases
from casegen.reading.quantities import Quantity
from casegen.reading.text import masked
from casegen.reading.values.scores import speaks_of_score
from casegen.reading.values.spine import SPAN, raised
from casegen.reading.values.typed import named
from casegen.system.data import toml

SCORE = re.compile(r"(\d(?<![\w/.,].)\d?)/(\d{1,2})(?![\w/.,]\d|\w|/)")
TABLE = Path(__file__).with_name("literals.toml")
REACH = 40
NAME = re.compile(r"[^\W\d_]{4,}")
CLAUSE = re.compile(r"[;:!?()]|[.,]\s")
COMPARED = re.compile(r"[<>≤≥]\s?$")


class Literal(NamedTuple):
    """Characters of a text that say what is stored under `paths`; `near` where only nearly so."""

    start: int
    end: int
    paths: tuple[str, ...]
    near: bool = False


def literals(
    passage: Passage, tag: str, patient: Patient, stored: Mapping[str, object]
) -> Iterator[Literal]:
    """The values typed in one language of a passage that are among a patient's facts."""
    text = passage.text[tag]
    plain = raised(masked(text))
    own = {path: fact for path, fact in stored.items() if given(path, fact, plain, patient)}
    for match in age_pattern(tag)[0].finditer(plain):
        if int(match[1]) == patient.age and age_pattern(tag)[1][match[2]] == patient.age_unit:
            yield Literal(match.start(), match.end(1), (f"{patient.id}.age",))
    for pattern, same in ((SCORE, scored), (SPAN, spanned)):
        for match in pattern.finditer(plain):
            if pattern is SCORE and not speaks_of_score(plain, match.start()):
                continue
            held_by = [path for path, fact in stored.items() if same(fact, match)]
            if held_by:
                whole = tuple(f"{patient.id}.{path}" for path in held_by)
                yield Literal(match.start(), match.end(), whole)
    for quantity, name, between in named(text, tag):
        if limiting(plain, quantity, between if name else "", tag):
            continue
        found = list(held(quantity, name, own, passage.role))
        exact = tuple(f"{patient.id}.{path}" for path, near in found if not near)
        if found:
            paths = exact or (f"{patient.id}.{found[0][0]}",)
            yield Literal(quantity.start, quantity.end, paths, near=not exact)


@cache
def limits(tag: str) -> tuple[Phrases, Phrases]:
    """The words of a language before a threshold, a target or a setting, and those after one."""
    words = toml(TABLE).get(tag, {})
    return Phrases(words.get("limit_before", ())), Phrases(words.get("limit_after", ()))


def limiting(plain: str, quantity: Quantity, between: str, tag: str) -> bool:
    """Whether a number is a threshold, a target or a setting rather than what was measured.

    A range is none: both its ends are hardly those of a stored one by chance.
    """
    if quantity.low != quantity.high:
        return False
    before, after = limits(tag)
    start = quantity.start
    clause = CLAUSE.split(plain[max(0, start - max(REACH, len(between))) : start])[-1]
    following = CLAUSE.split(plain[quantity.end : quantity.end + REACH])[0]
    return bool(
        COMPARED.search(plain, max(0, start - 2), start)
        or before.within(f"{clause} {between}")
        or after.within(following)
    )


def given(path: str, fact: object, plain: str, patient: Patient) -> bool:
    """Whether a text may speak of a fact: of a dose only where it names the drug."""
    if not isinstance(fact, Dose):
        return True
    small = plain.lower()
    act = next(act for act in patient.interventions if act.id == path.partition(".")[2])
    said = [str(act.id), *(act.name or {}).values()]
    return any(word in small for name in said for word in NAME.findall(name.lower()))


@cache
def age_pattern(tag: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of an age in a language, and the unit of each of its words."""
    known = toml(TABLE).get(tag, {}).get("age", {})
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True)) or "\0"
    return re.compile(rf"(\d(?<![\w.,–-].)\d{{0,2}})[^\S\n]?({words})(?!\w)"), known


def scored(fact: object, match: re.Match[str]) -> bool:
    """Whether a score such as 3/5 is a stored one."""
    if not isinstance(fact, Observation):
        return False
    most = fact.row.maximum
    return most is not None and int(match[2]) == most and fact.value == int(match[1])


def spanned(fact: object, match: re.Match[str]) -> bool:
    """Whether a stretch of levels such as T4–T7 is a stored one."""
    return isinstance(fact, Span) and not fact.listed and fact.levels == match.groups()


def held(
    quantity: Quantity, name: str | None, stored: Mapping[str, object], role: str
) -> Iterator[tuple[str, bool]]:
    """The paths that hold a quantity, and whether only nearly: rounded, or in another unit."""
    figures = (float(quantity.low), float(quantity.high))
    for path, fact in stored.items():
        if isinstance(fact, Time):
            told = role == ("presentation" if path == "duration" else "outcomes")
            if told and quantity.unit == fact.unit and figures == (fact.value,) * 2:
                yield path, False
        elif isinstance(fact, Dose) and quantity.unit == fact.unit and figures == (fact.value,) * 2:
            yield path, False
        elif isinstance(fact, Observation) and name == fact.analyte:
            own = (fact.low, fact.high) if fact.value is None else (fact.value, fact.value)
            if None in own or quantity.unit is None:
                continue
            if quantity.unit == (fact.unit or fact.row.unit) and figures == own:
                yield path, False
            elif nearly(quantity, fact, own):
                yield path, True


def nearly(quantity: Quantity, fact: Observation, own: tuple[float | None, float | None]) -> bool:
    """Whether a typed quantity is a stored value rounded, or the same in another unit."""
    row = fact.row
    for typed, value in zip((quantity.low, quantity.high), own, strict=True):
        figure = row.canonical(float(typed), quantity.unit)
        known = row.canonical(value or 0, fact.unit)
        if figure is None or known is None:
            return False
        if quantity.unit != (fact.unit or row.unit) and abs(figure - known) <= 1e-6 * abs(known):
            continue
        places = -int(typed.as_tuple().exponent)
        if quantity.unit != (fact.unit or row.unit) or round(value or 0, places) != float(typed):
            return False
    return True
