"""How a stored value is printed in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from casegen.case.fact import Band, Code, Gened, Number, Plain, Span, Steps, Time, Value, Words
from casegen.case.model.duration import Frequency, Lapse
from casegen.case.model.observation import Observation
from casegen.case.model.person import Gestation, Weight
from casegen.case.model.treatment import Dose
from casegen.compose.amounts import dose, frequency, gestation, lapse, steps
from casegen.document.tree import Emphasis, Inlines, Subscript, Text
from casegen.style.language import COMPARATORS, NO_BREAK_SPACE, Language

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def printed(value: Value, language: Language) -> Inlines:
    """A fact as inlines: quantities with their unit, levels with lowered numbers."""
    if isinstance(value, Span):
        return levels(value, language)
    if isinstance(value, Gened):
        return named(value.name, value.more)
    return (Text(PRINTED[type(value)](value, language)),)


def named(name: str, more: str = "") -> Inlines:
    """The name of a gene or an organism in italics, and what follows it."""
    return (Emphasis((Text(name),)), *((Text(f"{NO_BREAK_SPACE}{more}"),) if more else ()))


def number(value: Number, language: Language) -> str:
    """A bare number, with a sign where it stands for more too."""
    return (COMPARATORS[">="] if value.at_least else "") + language.number(value.value)


def band(value: Band, language: Language) -> str:
    """A range of ages without their unit."""
    return language.span(language.number(value.low), language.number(value.high))


def observation(value: Observation, language: Language) -> str:
    """A measured value with its unit; a score with its maximum; a word where no number is given."""
    figure = amount(value, language)
    if not figure:
        return language.word("interpretation", value.interpretation or "normal")
    if value.text or value.words or value.ratio:
        return figure
    unit = value.unit or value.row.unit
    return language.quantity(figure, unit, value.high if value.value is None else value.value)


def amount(value: Observation, language: Language) -> str:
    """The number of an observation without its unit, empty where there is none."""
    if value.words:
        return value.words[language.tag]
    if value.text:
        return value.text

    def number(part: float) -> str:
        return language.number(part, value.row.decimals)

    if value.ratio:
        figure = ":".join(map(language.number, value.ratio))
    elif value.systolic is not None and value.diastolic is not None:
        pair = {"systolic": number(value.systolic), "diastolic": number(value.diastolic)}
        return language.pattern("pressure", **pair)
    elif value.low is not None and value.high is not None:
        return language.span(number(value.low), number(value.high))
    elif value.value is None:
        return ""
    else:
        figure = grade(value.value, value, language) or number(value.value)
    mark = COMPARATORS[value.comparator] + NO_BREAK_SPACE if value.comparator else ""
    return mark + figure


def grade(value: float, item: Observation, language: Language) -> str:
    """A grade of a score as it is written, empty where it is a number like any other."""
    row = item.row
    if row.printed == "roman" and value in range(1, len(ROMAN) + 1):
        return ROMAN[int(value) - 1]
    if row.printed == "over" and row.maximum is not None:
        figure = language.number(value, row.decimals)
        return language.pattern("score", value=figure, maximum=language.number(row.maximum))
    return ""


def levels(span: Span, language: Language) -> Inlines:
    """Vertebral levels: `T4-T7` as a stretch, neighbours in a list set together as `T3T4-T7T8`."""
    groups = [[level] for level in span.levels]
    if span.listed:
        numbered = enumerate(span.levels)
        groups = [[level for _, level in group] for _, group in groupby(numbered, key=run_of)]
    dash = language.span("", "")
    nodes: list[Text | Subscript] = []
    for index, group in enumerate(groups):
        if index:
            nodes.append(Text(dash))
        for level in group:
            region = level.rstrip("0123456789")
            nodes += [Text(region), Subscript((Text(level[len(region) :]),))]
    return tuple(nodes)


def run_of(item: tuple[int, str]) -> tuple[str, int]:
    """A key that neighbouring levels of one region share."""
    index, level = item
    region = level.rstrip("0123456789")
    return region, int(level[len(region) :]) - index


PRINTED: Mapping[type[Plain], Callable[[Any, Language], str]] = {
    Number: number,
    Band: band,
    Time: lambda value, language: language.duration(value.value, value.unit),
    Dose: dose,
    Weight: dose,
    Gestation: gestation,
    Lapse: lapse,
    Frequency: frequency,
    Steps: lambda value, language: steps(value.steps, language),
    Words: lambda value, language: str(value.text[language.tag]),
    Code: lambda value, _language: str(value.text),
    Observation: observation,
}
