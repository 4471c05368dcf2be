"""A patient at a glance: terms and values, in the order in which a reader asks for them."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.fact import Span
from casegen.case.facts import of_patient
from casegen.case.model.patient import Patient
from casegen.case.model.text import Text as Localised
from casegen.case.origin import Keys
from casegen.compose.amounts import gestation
from casegen.compose.blocks import label
from casegen.compose.context import Context
from casegen.compose.structured import pregnancies, tumors
from casegen.compose.treatment import treatments
from casegen.compose.values import levels, printed
from casegen.document.tree import Facts, Inlines, Text
from casegen.style.language import Language


def glance(patient: Patient, keys: Keys, context: Context) -> Facts:
    """The patient at a glance."""
    rows = tuple((term, value) for term, value in glance_rows(patient, keys, context) if value)
    return Facts(context.language.word("label", "facts"), rows)


def glance_rows(patient: Patient, keys: Keys, context: Context) -> Iterator[tuple[str, Inlines]]:
    """The rows of a patient at a glance, empty ones included."""
    language = context.language
    presentation = patient.presentation

    def term(name: str) -> str:
        return language.word("fact", name)

    def given(name: str, said: str) -> Inlines:
        gap = (*keys, name) in context.gaps
        return (Text(language.word("label", "gap") if gap else said),)

    yield term("sex"), given("sex", language.word("sex", patient.sex))
    yield term("age"), given("age", aged(patient, language))
    if patient.gestational_age:
        yield term("gestational_age"), (Text(gestation(patient.gestational_age, language)),)
    if patient.birth_weight:
        yield term("birth_weight"), printed(patient.birth_weight, language)
    if patient.related_to:
        yield term("related_to"), kin(patient, context)
    yield term("obstetric"), pregnancies(patient, language)
    yield term("complaint"), localised(presentation.complaint, context)
    if presentation.duration:
        span = presentation.duration
        yield term("duration"), (Text(language.duration(span.value, span.unit)),)
    if presentation.course:
        yield term("course"), (Text(language.word("course", presentation.course)),)
    yield term("diagnosis"), localised(patient.diagnosis.name, context)
    for tumor in tumors(patient, language):
        yield term("tumor"), label(tumor)
    yield from spans(patient, language)
    yield term("interventions"), treatments(patient, context)
    events = [event.name for event in patient.adverse_events if event.name]
    yield term("adverse_events"), listed(events, context)


def spans(patient: Patient, language: Language) -> Iterator[tuple[str, Inlines]]:
    """The rows of vertebral levels."""
    known = of_patient(patient)
    for item in patient.levels:
        value = known[f"levels.{item.id}"]
        if isinstance(value, Span):
            yield (
                language.words["level"].get(item.id, language.word("fact", "levels")),
                levels(value, language),
            )


def aged(patient: Patient, language: Language) -> str:
    """The patient's age, as exactly as it is known."""
    if patient.age == "unknown":
        return language.word("sex", "unknown")
    return language.age(patient.age, patient.age_unit, patient.age_to)


def kin(patient: Patient, context: Context) -> Inlines:
    """What the patient is to others of the report."""
    language = context.language
    names = {one.id: called(number, context) for number, one in enumerate(context.case.patients)}
    said = (
        language.pattern(
            "kin", relation=language.word("relation", one.relation), patient=names[one.patient]
        )
        for one in patient.related_to
    )
    return label("; ".join(said))


def called(index: int, context: Context) -> str:
    """What a patient of several is called: the author's label, or a number."""
    own = context.case.patients[index].label
    if own:
        return own[context.language.tag]
    return context.language.word("heading", "patient").replace("{number}", str(index + 1))


def localised(text: Localised | None, context: Context) -> Inlines:
    """A short text of the case as inlines, none where there is none."""
    return label(text[context.language.tag]) if text else ()


def listed(texts: list[Localised], context: Context) -> Inlines:
    """Texts in a row."""
    tag = context.language.tag
    return label(context.language.join(text[tag] for text in texts))
