"""Lists: the analytes, the units they are measured in, and the topics of each profile."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.analytes import Analyte, analytes
from casegen.case.units import unit
from casegen.check.manual.words import KEY, MEANS, NAME, UNIT, grid, told
from casegen.messages import _
from casegen.style.language import language
from casegen.style.profile_files import profile
from casegen.system.data import languages, profiles

ANALYTES, UNITS, TOPICS = _("Analytes"), _("Units"), _("Topics of the discussion")
USUAL, LIMITS = _("Usual in adults"), _("Limits of the living")
OTHER_UNITS, DEMANDED, PROFILE = _("Also taken"), _("demanded"), _("Profile")
WANTED = _("Wanted")


def analyte_page(one: Analyte, reader: str) -> str:
    """An analyte alone."""
    rows = [("`analyte`", f'`"{one.id}"`'), *analyte_rows(one, reader)]
    return "\n".join([f"# {one.id}", "", *grid((KEY, MEANS), rows, reader)])


def analyte_rows(one: Analyte, reader: str) -> Iterator[tuple[str, str]]:
    """What is known of an analyte."""
    for tag in languages():
        yield f"{told(NAME, reader)} ({tag})", name_of(one, tag)
    yield told(UNIT, reader), f"`{one.unit}`"
    if one.conversions:
        yield told(OTHER_UNITS, reader), ", ".join(f"`{code}`" for code in one.conversions)
    if one.loinc:
        yield "LOINC", one.loinc
    if one.reference:
        yield told(USUAL, reader), usual(one)
    if one.limits:
        yield told(LIMITS, reader), f"{one.limits[0]:g}–{one.limits[1]:g}"


def usual(one: Analyte) -> str:
    """The usual values of adults, by sex where they differ."""
    signs = {"male": "♂ ", "female": "♀ "}
    spans = one.reference.items()
    return "; ".join(f"{signs.get(sex, '')}{low:g}–{high:g}" for sex, (low, high) in spans)


def name_of(one: Analyte, tag: str) -> str:
    """An analyte's name in a language."""
    return str(language(tag).words["analyte"].get(one.id, one.id))


def analyte_list(reader: str) -> str:
    """Every analyte there is."""
    rows = [
        (
            f"`{one.id}`",
            name_of(one, reader),
            f"`{one.unit}`",
            usual(one),
            f"{one.limits[0]:g}–{one.limits[1]:g}" if one.limits else "",
        )
        for one in analytes().values()
    ]
    columns = (KEY, NAME, UNIT, USUAL, LIMITS)
    return "\n".join([f"# {told(ANALYTES, reader)}", "", *grid(columns, rows, reader)])


def unit_list(reader: str) -> str:
    """The units that analytes are measured in, by UCUM's codes."""
    found: dict[str, list[str]] = {}
    for one in analytes().values():
        for code in (one.unit, *one.conversions):
            found.setdefault(code, []).append(one.id)
    rows = [
        (f"`{code}`", ", ".join(found[code])) for code in sorted(found) if unit(code) is not None
    ]
    return "\n".join([f"# {told(UNITS, reader)}", "", *grid((UNIT, ANALYTES), rows, reader)])


def topic_list(reader: str) -> str:
    """The topics of each profile's checklist of the discussion."""
    lines = [f"# {told(TOPICS, reader)}", ""]
    for name in profiles():
        form = profile(name).discussion
        rows = [
            (
                f"`{topic}`",
                labels.get(reader, topic),
                told(DEMANDED, reader) * (topic in form.demanded),
            )
            for topic, labels in form.topics.items()
        ]
        lines += [
            f"## {told(PROFILE, reader)} `{name}`",
            "",
            *grid((KEY, NAME, WANTED), rows, reader),
        ]
    return "\n".join(lines)
