"""A patient's section: facts at a glance, prose in CARE's order, observations, timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casegen.case.analytes import analyte, analytes
from casegen.case.facts import Span, of_patient, offset
from casegen.case.model.patient import Intervention, Observation, Patient, Point
from casegen.case.model.text import Text as Localised
from casegen.case.origin import Keys, Origin
from casegen.compose.blocks import blocks, inline, label
from casegen.compose.context import Context
from casegen.compose.values import amount, dose, gestation, levels, observation, printed
from casegen.document.tree import Block, Facts, Inlines, Paragraph, Table, Text, Timeline
from casegen.reading.passages import Passage, observations_table
from casegen.reading.passages import of_patient as prose_of
from casegen.style.language import Language


def narrative(patient: Patient, keys: Keys, context: Context) -> tuple[Block, ...]:
    """A patient's prose, each CARE part led in by its name where the profile wants that."""
    found: list[Block] = []
    previous = ""
    for passage in prose_of(patient, keys):
        part = list(blocks(passage, context))
        first = part[0] if part else None
        if context.profile.headings.leads and passage.role != previous and first:
            lead = context.language.word("lead", passage.role)
            if isinstance(first, Paragraph):
                part[0] = replace(first, lead=lead, role=passage.role)
        previous = passage.role
        if runs_on(patient, passage):
            found, part = joined(found, part)
        found += part
    return tuple(found)


def runs_on(patient: Patient, passage: Passage) -> bool:
    """Whether a text is to continue the paragraph before it."""
    entries, index = getattr(patient, passage.role), passage.keys[-1]
    return isinstance(index, int) and entries[index].run_on


def joined(before: list[Block], after: list[Block]) -> tuple[list[Block], list[Block]]:
    """Blocks and those after them, the paragraphs that meet made one.

    They stay two where the second is led in by a name, or where one of them is a list.
    """
    match before, after:
        case [*earlier, Paragraph() as last], [Paragraph(lead=None) as first, *later]:
            inlines = (*last.inlines, Text(" "), *first.inlines)
            return [*earlier, replace(last, inlines=inlines)], later
    return before, after


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
    yield term("complaint"), localised(presentation.complaint, context)
    if presentation.duration:
        span = presentation.duration
        yield term("duration"), (Text(language.duration(span.value, span.unit)),)
    if presentation.course:
        yield term("course"), (Text(language.word("course", presentation.course)),)
    yield term("diagnosis"), localised(patient.diagnosis.name, context)
    known = of_patient(patient)
    for item in patient.levels:
        value = known[f"levels.{item.id}"]
        if isinstance(value, Span):
            yield language.words["level"].get(item.id, term("levels")), levels(value, language)
    yield term("interventions"), treatments(patient, context)
    events = [event.name for event in patient.adverse_events if event.name]
    yield term("adverse_events"), listed(events, context)


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


def treatments(patient: Patient, context: Context) -> Inlines:
    """The interventions by name, with dose and total where they are known."""
    names = [treatment(item, context) for item in patient.interventions if item.name]
    return label("; ".join(names))


def treatment(item: Intervention, context: Context) -> str:
    """One intervention's name, dose and total."""
    language = context.language
    name = item.name[language.tag] if item.name else ""
    if not item.dose:
        return name
    amount_given = dose(item.dose, language)
    if item.total:
        amount_given = language.pattern(
            "total", dose=amount_given, total=dose(item.total, language)
        )
    return f"{name} {amount_given}"


def localised(text: Localised | None, context: Context) -> Inlines:
    """A short text of the case as inlines, none where there is none."""
    return label(text[context.language.tag]) if text else ()


def listed(texts: list[Localised], context: Context) -> Inlines:
    """Texts in a row."""
    tag = context.language.tag
    return label(context.language.join(text[tag] for text in texts))


def timeline(patient: Patient, context: Context) -> Timeline:
    """The patient's course from first symptom to last visit (CARE item 7)."""
    language = context.language
    return Timeline(
        title=language.word("label", "timeline"),
        when=language.word("label", "when"),
        event=language.word("label", "event"),
        rows=tuple(
            ((Text(when(point, context)),), label(point.event[language.tag]))
            for point in patient.timeline
        ),
    )


def when(point: Point, context: Context) -> str:
    """When a point lies: a day by its number, a rougher one by its distance from day 0."""
    language = context.language
    if point.day is None:
        return language.word("pattern", "unknown_day")
    if point.day == 0:
        return language.word("pattern", "day_zero")
    if point.precision == "day":
        return language.pattern("day", n=language.number(point.day))
    time = offset(point)
    side = "before" if point.day < 0 else "after"
    return language.pattern(side, duration=language.duration(time.value, time.unit))


def observations(patient: Patient, keys: Keys, context: Context) -> Table:
    """The patient's measured values: analytes down, points of the timeline across."""
    language = context.language
    points = [point for point in patient.timeline if observed(patient, point)]
    passages = {str(item.keys[-1]): item for item in observations_table(patient, keys)}
    title = passages.get("observations_title")
    note = passages.get("observations_note")
    heads = [language.word("label", "analyte"), language.word("label", "unit")]
    heads += [(point.label or point.event)[language.tag] for point in points]
    name = f"labs-{patient.id}"
    word, number = context.labels["tab", name]
    return Table(
        id=f"tab-{name}",
        key=name,
        kind="observations",
        word=word,
        number=number,
        title=inline(title, context) if title else (Text(language.word("label", "measurements")),),
        columns=tuple(map(label, heads)),
        rows=tuple(observation_rows(patient, points, context)),
        numeric=(False, False, *(True for _ in points)),
        note=inline(note, context) if note else (),
        origin=Origin((*keys, "observations")),
    )


def observed(patient: Patient, point: Point) -> bool:
    """Whether anything was measured at a point."""
    return any(item.at == point.id for item in patient.observations)


def observation_rows(
    patient: Patient, points: list[Point], context: Context
) -> Iterator[tuple[Inlines, ...]]:
    """One row per analyte and side, in the order of the analyte table."""
    language = context.language
    names = [*analytes(), *(own.id for own in context.case.analytes)]
    kinds = dict.fromkeys((item.analyte, item.site) for item in patient.observations)
    for kind, site in sorted(kinds, key=lambda key: (names.index(key[0]), key[1] != "right")):
        rows = [i for i in patient.observations if (i.analyte, i.site) == (kind, site)]
        name = analyte_name(kind, context)
        if site:
            sided = language.word("site", site)
            name = language.pattern("sided", name=name, site=sided)
        unit = next((i.unit for i in rows if i.unit), analyte(kind).unit)
        at = {item.at: item for item in rows}
        cells = [cell(at.get(point.id), context) for point in points]
        yield (label(name), (Text(language.unit(unit)),), *cells)


def cell(item: Observation | None, context: Context) -> Inlines:
    """One value of the table, without its unit; a dash where nothing was reported."""
    if item is None:
        return (Text(context.language.word("pattern", "unknown_day")),)
    return (Text(amount(item, context.language) or observation(item, context.language)),)


def analyte_name(name: str, context: Context) -> str:
    """An analyte's name from the case's own list or the language's."""
    own = {item.id: item.name for item in context.case.analytes}
    if name in own:
        return own[name][context.language.tag]
    return context.language.word("analyte", name)
