"""How a stored value is printed in a language."""

from __future__ import annotations

from itertools import groupby

from casegen.case.analytes import analyte
from casegen.case.facts import Band, Number, Plain, Span, Time, Value
from casegen.case.model.patient import Dose, Observation
from casegen.case.model.person import Gestation, Weight
from casegen.document.tree import Inlines, Subscript, Text
from casegen.style.language import COMPARATORS, NO_BREAK_SPACE, Language


def printed(value: Value, language: Language) -> Inlines:
    """A fact as inlines: quantities with their unit, levels with lowered numbers."""
    return levels(value, language) if isinstance(value, Span) else (Text(said(value, language)),)


def said(value: Plain, language: Language) -> str:
    """A fact that is printed without lowered or raised characters."""
    match value:
        case Number():
            mark = COMPARATORS[">="] if value.at_least else ""
            return mark + language.number(value.value)
        case Band():
            return language.span(language.number(value.low), language.number(value.high))
        case Time():
            return language.duration(value.value, value.unit)
        case Gestation():
            return gestation(value, language)
        case Weight() | Dose():
            return dose(value, language)
        case Observation():
            return observation(value, language)


def gestation(value: Gestation, language: Language) -> str:
    """Whole weeks of a pregnancy, and the days beyond them."""
    weeks = language.duration(value.weeks, "wk")
    return f"{weeks} {language.duration(value.days, 'd')}" if value.days else weeks


def dose(value: Dose | Weight, language: Language) -> str:
    """An amount with its unit, and how often where that is known."""
    amount = language.quantity(language.number(value.value), value.unit, value.value)
    if isinstance(value, Weight) or value.interval is None:
        return amount
    return language.pattern("dose_interval", dose=amount, interval=value.interval[language.tag])


def observation(value: Observation, language: Language) -> str:
    """A measured value with its unit; a score with its maximum; a word where no number is given."""
    figure = amount(value, language)
    if not figure:
        return language.word("interpretation", value.interpretation or "normal")
    unit = value.unit or analyte(value.analyte).unit
    return language.quantity(figure, unit, value.high if value.value is None else value.value)


def amount(value: Observation, language: Language) -> str:
    """The number of an observation without its unit, empty where there is none."""
    row = analyte(value.analyte)

    def number(part: float) -> str:
        return language.number(part, row.decimals)

    if value.systolic is not None and value.diastolic is not None:
        pair = {"systolic": number(value.systolic), "diastolic": number(value.diastolic)}
        return language.pattern("pressure", **pair)
    if value.low is not None and value.high is not None:
        return language.span(number(value.low), number(value.high))
    if value.value is None:
        return ""
    figure = number(value.value)
    if row.maximum is not None:
        figure = language.pattern("score", value=figure, maximum=language.number(row.maximum))
    mark = COMPARATORS[value.comparator] + NO_BREAK_SPACE if value.comparator else ""
    return mark + figure


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
