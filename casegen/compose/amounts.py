"""How amounts are printed: doses one by one and in steps, how often and how long."""

from __future__ import annotations

from collections.abc import Iterable

from casegen.case.model.duration import Frequency, Lapse
from casegen.case.model.person import Gestation, Weight
from casegen.case.model.treatment import Dose, Step
from casegen.style.language import Language


def gestation(value: Gestation, language: Language) -> str:
    """Whole weeks of a pregnancy, and the days beyond them."""
    weeks = language.duration(value.weeks, "wk")
    return f"{weeks} {language.duration(value.days, 'd')}" if value.days else weeks


def lapse(value: Lapse | None, language: Language) -> str:
    """How long an act lasted, empty where that is not told."""
    if value is None:
        return ""
    if value.unit == "min":
        return language.quantity(language.number(value.value), value.unit, value.value)
    return language.duration(value.value, value.unit)


def frequency(value: Frequency, language: Language) -> str:
    """How often something was given."""
    if value.period == 1:
        return language.counted("frequency", value.times, value.unit)
    each = lapse(Lapse(value=value.period, unit=value.unit), language)
    if value.times == 1:
        return language.pattern("every", duration=each)
    return language.pattern("times_every", n=language.number(value.times), duration=each)


def steps(value: Iterable[Step], language: Language) -> str:
    """Doses one after another, each with how long it was given."""
    said = (
        language.pattern("lasting", dose=amount, duration=lapse(step.duration, language))
        if step.duration
        else amount
        for step in value
        for amount in (dose(step.dose, language),)
    )
    return language.word("pattern", "then").join(said)


def fractions(count: int, language: Language) -> str:
    """How many fractions a dose of radiation was given in."""
    return language.counted("count", count, "fractions")


def dose(value: Dose | Weight, language: Language) -> str:
    """An amount with its unit, and how often where that is known."""
    amount = language.quantity(language.number(value.value), value.unit, value.value)
    if isinstance(value, Weight) or value.interval is None:
        return amount
    return language.pattern("dose_interval", dose=amount, interval=value.interval[language.tag])
