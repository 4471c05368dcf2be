"""A patient's section: prose in CARE's order, observations, timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casegen.case.analytes import analyte, analytes
from casegen.case.facts import offset
from casegen.case.model.patient import Observation, Patient, Point
from casegen.case.origin import Keys, Origin
from casegen.compose.blocks import blocks, inline, label
from casegen.compose.context import Context
from casegen.compose.values import amount, observation
from casegen.document.tree import Block, Inlines, Paragraph, Table, Text, Timeline
from casegen.reading.passages import Passage, observations_table
from casegen.reading.passages import of_patient as prose_of


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
