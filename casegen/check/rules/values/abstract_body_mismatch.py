"""V015 abstract-body-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.fact import Number, Time
from casegen.case.finding import Findings, Found
from casegen.case.model.observation import Observation
from casegen.case.model.treatment import Dose
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import Passage
from casegen.reading.quantities import Quantity, quantities
from casegen.style.language import language
from casegen.system.data import languages

# Counts so small are often spelt out elsewhere, as in "two patients".
SPELT = 12


@rule("V015", "warning")
def abstract_body_mismatch(given: Profiled) -> Findings:
    """A number in the abstract must be found in the report too.

    Why: many readers see the abstract alone; what it alone says cannot be checked.

    Bad:
        [abstract]
        vi = "Một người bệnh thiếu máu khỏi sau khi truyền 700 mL máu."
        en = "A patient with anemia recovered after transfusion of 700 mL of blood."

    Good:
        [abstract]
        vi = "Một người bệnh thiếu máu khỏi sau khi truyền 700 mL máu."
        en = "A patient with anemia recovered after transfusion of 700 mL of blood."

        [[patients]]
        [[patients.interventions]]
        vi = "Người bệnh được truyền 700 mL máu."
        en = "In all, 700 mL of blood was transfused."

    Fix: tell the number in the report, or correct it in the abstract; best, look it up in both.
    """
    stored = {value for fact in given.facts.values() for value in figures(fact)}
    for tag in set(given.case.tags) & set(languages()):
        doubtful = [item for item in typed(given, tag, abstract=True) if worth(item[1])]
        doubtful = [item for item in doubtful if not {*ends(item[1])} <= stored]
        if not doubtful:
            continue
        body = tag if tag in given.case.languages else given.case.languages[0]
        told = {end for _passage, q in typed(given, body, abstract=False) for end in ends(q)}
        for passage, q in doubtful:
            if not {*ends(q)} <= told | stored:
                keys, span = (*passage.keys, tag), (q.start, q.end)
                message = _("“{typed}” stands in the abstract and nowhere else.")
                values = {"typed": passage.text[tag][slice(*span)]}
                yield Found(keys, message, values, *span, language=tag)


def typed(given: Profiled, tag: str, *, abstract: bool) -> Iterator[tuple[Passage, Quantity]]:
    """The quantities typed in the abstract, or those everywhere else."""
    for passage in given.passages:
        if (passage.role == "abstract") is abstract:
            for quantity in quantities(passage.said(tag), language(tag)):
                yield passage, quantity


def worth(quantity: Quantity) -> bool:
    """Whether a quantity is more than a small number, which may be a word elsewhere."""
    return quantity.unit is not None or quantity.low != quantity.high or quantity.high > SPELT


def ends(quantity: Quantity) -> tuple[float, float]:
    """The two ends of a quantity, the same where there is no range."""
    return float(quantity.low), float(quantity.high)


def figures(fact: object) -> tuple[float, ...]:
    """The numbers a stored fact prints."""
    match fact:
        case Number() | Time() | Dose():
            return (float(fact.value),)
        case Observation():
            given = (fact.value, fact.low, fact.high, fact.systolic, fact.diastolic)
            return tuple(float(value) for value in given if value is not None)
    return ()
