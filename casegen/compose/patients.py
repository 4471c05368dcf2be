"""A patient's section: prose in CARE's order, observations, timeline."""

from __future__ import annotations

from dataclasses import replace

from casegen.case.facts import offset
from casegen.case.model.observation import Point
from casegen.case.model.patient import Patient
from casegen.case.origin import Keys
from casegen.compose.blocks import blocks, label
from casegen.compose.context import Context
from casegen.document.tree import Block, Paragraph, Text, Timeline
from casegen.reading.passages import Passage
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
            if point.event
        ),
    )


def when(point: Point, context: Context) -> str:
    """When a point lies: a day by its number, a rougher one by its distance from day 0."""
    language = context.language
    if point.hour is not None:
        return language.pattern("hour", n=language.number(point.hour))
    if point.day is None:
        return language.word("pattern", "unknown_day")
    if point.day == 0:
        return language.word("pattern", "day_zero")
    if point.precision == "day":
        return language.pattern("day", n=language.number(point.day))
    time = offset(point)
    side = "before" if point.day < 0 else "after"
    return language.pattern(side, duration=language.duration(time.value, time.unit))
