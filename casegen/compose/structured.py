"""Tumors, variants, cultures and pregnancies as lines at a glance and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.model.patient import Patient
from casegen.case.model.structured import Susceptibility, Tumor
from casegen.compose.amounts import gestation
from casegen.compose.treatment import named as point_named
from casegen.compose.values import named
from casegen.document.tree import Inlines, Text
from casegen.style.language import COMPARATORS, NO_BREAK_SPACE, Language

Cells = tuple[str | Inlines, ...]


def variants(patient: Patient, language: Language) -> Iterator[Cells]:
    """The variants, a row each."""
    for one in patient.variants:
        words = (
            language.word(group, said) if said else ""
            for group, said in (
                ("zygosity", one.zygosity),
                ("inheritance", one.inheritance),
                ("classification", one.classification),
            )
        )
        yield (named(one.gene), one.transcript or "", one.name, *words)


def cultures(patient: Patient, language: Language) -> Iterator[Cells]:
    """The cultures, a row each."""
    points = {point.id: point for point in patient.timeline}
    for one in patient.cultures:
        when = point_named(points[one.at], language) if one.at else ""
        grown = named(one.organism) if one.organism else language.word("label", "no_growth")
        yield one.specimen[language.tag], when, grown, one.count or ""


def susceptibility(patient: Patient, language: Language) -> Iterator[Cells]:
    """What each organism is susceptible to, a row for each drug."""
    for culture in patient.cultures:
        for number, one in enumerate(culture.susceptibility):
            organism = (
                named(culture.organism) if culture.organism and not number else NO_BREAK_SPACE
            )
            answer = language.word("susceptibility", one.result) if one.result else ""
            yield organism, one.drug[language.tag], least(one, language), answer


def least(one: Susceptibility, language: Language) -> str:
    """The least concentration that stops an organism."""
    if one.mic is None:
        return ""
    sign = COMPARATORS[one.comparator] + NO_BREAK_SPACE if one.comparator else ""
    return sign + language.quantity(language.number(one.mic), "mg/L", one.mic)


def tumors(patient: Patient, language: Language) -> Iterator[str]:
    """The tumors, each in one line."""
    for one in patient.tumors:
        told = [one.histology[language.tag]] if one.histology else []
        told += [one.site[language.tag]] if one.site else []
        told += [language.pattern("tumor_grade", grade=one.grade)] if one.grade else []
        told += [staged(one, language)] if one.tnm or one.stage else []
        yield language.join(told)


def staged(one: Tumor, language: Language) -> str:
    """The TNM and the stage of a tumor, with what they are after."""
    stage = language.pattern("tumor_stage", stage=one.stage) if one.stage else ""
    said = language.join(part for part in (one.tnm or "", stage) if part)
    if one.edition is None:
        return said
    return language.pattern("tumor_edition", said=said, system=one.system, edition=str(one.edition))


def pregnancies(patient: Patient, language: Language) -> Inlines:
    """The pregnancies so far and how long this one is, nothing where none is told of."""
    one = patient.obstetric
    if one is None:
        return ()
    told = []
    if one.gravida is not None or one.para:
        gravida = f"G{one.gravida}" if one.gravida is not None else ""
        told.append(language.pattern("para", gravida=gravida, para=one.para or "").strip())
    if one.gestation:
        told.append(language.pattern("pregnant", duration=gestation(one.gestation, language)))
    return (Text(language.join(told)),) if told else ()
