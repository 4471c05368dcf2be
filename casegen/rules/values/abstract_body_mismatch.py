"""V015 abstract-body-mismatch."""

from __future__ import annotations

from casegen.facts import Number, Time, facts
from casegen.language import language
from casegen.message import _
from casegen.model import Case
from casegen.model.patient import Dose, Observation
from casegen.passages import every
from casegen.profile import Profile
from casegen.reading.quantities import quantities
from casegen.resources import languages
from casegen.rule import Findings, Found, rule

# Counts so small are often spelt out elsewhere, as in "two patients".
SPELT = 12


@rule("V015", "warning")
def abstract_body_mismatch(case: Case, profile: Profile) -> Findings:
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
    passages = list(every(case, profile))
    stored = {value for fact in facts(case).values() for value in figures(fact)}
    for tag in set(case.languages) & set(languages()):
        own = language(tag)
        told = set(stored)
        for passage in passages:
            if passage.role != "abstract":
                for q in quantities(passage.text.get(tag, ""), own):
                    told |= {float(q.low), float(q.high)}
        for passage in passages:
            if passage.role == "abstract":
                for q in quantities(passage.text.get(tag, ""), own):
                    lone = q.unit is None and q.low == q.high <= SPELT
                    if not lone and not {float(q.low), float(q.high)} <= told:
                        keys, typed = (*passage.keys, tag), passage.text[tag][q.start : q.end]
                        message = _("“{typed}” stands in the abstract and nowhere else.")
                        span = (q.start, q.end)
                        yield Found(keys, message, {"typed": typed}, *span, language=tag)


def figures(fact: object) -> tuple[float, ...]:
    """The numbers a stored fact prints."""
    match fact:
        case Number() | Time() | Dose():
            return (float(fact.value),)
        case Observation():
            given = (fact.value, fact.low, fact.high)
            return tuple(float(value) for value in given if value is not None)
    return ()
