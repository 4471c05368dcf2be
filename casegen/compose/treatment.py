"""What was done, as a patient at a glance tells it: names, doses, and how an operation went."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.facts import offset
from casegen.case.model.observation import Point
from casegen.case.model.patient import Patient
from casegen.case.model.treatment import Intervention
from casegen.case.patient_tables import tabled
from casegen.compose.amounts import dose, fractions, frequency, lapse, steps
from casegen.compose.blocks import label
from casegen.compose.context import Context
from casegen.document.tree import Inlines
from casegen.style.language import Language


def treatments(patient: Patient, context: Context) -> Inlines:
    """The interventions by name, each with what is told of it and stands in no table."""
    listed = tabled(patient, "drugs")
    names = (
        item.name[context.language.tag]
        if listed and item.type == "drug" and item.name
        else treatment(item, patient, context)
        for item in patient.interventions
        if item.name
    )
    return label("; ".join(names))


def treatment(item: Intervention, patient: Patient, context: Context) -> str:
    """One intervention: its name and doses, and the details where any are told."""
    language = context.language
    name = item.name[language.tag] if item.name else ""
    head = " ".join(filter(None, [name, given(item, language)]))
    if not item.detailed:
        return head
    return language.join([head, *details(item, patient, language)])


def given(item: Intervention, language: Language) -> str:
    """The dose with its total, the doses one after another, or a total in its fractions."""
    if item.steps:
        return steps(item.steps, language)
    total = dose(item.total, language) if item.total else ""
    if item.fractions:
        each = fractions(item.fractions, language)
        total = language.pattern("fractioned", total=total, fractions=each) if total else each
    if not item.dose:
        return total if item.detailed else ""
    amount = dose(item.dose, language)
    return language.pattern("total", dose=amount, total=total) if total else amount


def details(item: Intervention, patient: Patient, language: Language) -> Iterator[str]:
    """What is told of an intervention beside its doses."""
    tag = language.tag
    if item.route:
        yield item.route[tag]
    if item.frequency:
        yield frequency(item.frequency, language)
    if item.duration:
        yield lapse(item.duration, language)
    if item.start or item.end:
        yield course(item, patient, language)
    if item.blood_loss:
        amount = dose(item.blood_loss, language)
        yield language.pattern("blood_loss", amount=amount)
    if item.anesthesia:
        yield item.anesthesia[tag]
    if item.asa:
        yield language.pattern("asa", grade=item.asa)
    if item.indication:
        yield language.pattern("indicated", indication=item.indication[tag])


def course(item: Intervention, patient: Patient, language: Language) -> str:
    """From when to when something was given, by the points of the timeline."""
    points = {point.id: point for point in patient.timeline}
    start = points.get(item.start or item.at or "")
    end = points.get(item.end or "")
    if start and end:
        return language.pattern("from_to", start=named(start, language), end=named(end, language))
    if start:
        return language.pattern("from", start=named(start, language))
    return language.pattern("until", end=named(end, language)) if end else ""


def named(point: Point, language: Language) -> str:
    """A point of time by its short name, or by its day."""
    told = {"day": point.day, "hour": point.hour}
    heads = [language.pattern(k, n=language.number(n)) for k, n in told.items() if n is not None]
    if point.label and point.label[language.tag] not in heads:
        return point.label[language.tag]
    if point.hour is not None:
        return language.pattern("on_hour", n=language.number(point.hour))
    if point.day is None:
        return point.event[language.tag] if point.event else point.id
    if point.precision == "day":
        return language.pattern("on_day", n=language.number(point.day))
    time = offset(point)
    side = "before" if point.day < 0 else "after"
    return language.pattern(side, duration=language.duration(time.value, time.unit))
