"""V014 literal-value."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.facts import of_patient
from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.case.model.patient import Patient
from casegen.case.origin import Keys
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import Passage, front
from casegen.reading.passages import of_patient as prose_of
from casegen.reading.values.literals import Literal, literals
from casegen.system.data import languages


@rule("V014", "note")
def literal_value(given: Modelled) -> Findings:
    """A value that is stored is better looked up in prose than typed again.

    Why: what is typed twice sooner or later differs, as the levels and units of many reports do.
    Only a person knows whether the same number means the same value, so nothing is mended here;
    thresholds, targets and settings are passed over, and so is a dose without its drug’s name.

    Bad:
        [[patients]]
        [patients.presentation]
        vi = "Người bệnh 37 tuổi vào viện vì mệt."
        en = "The patient, 37 years old, was admitted for fatigue."

    Good:
        [[patients]]
        [patients.presentation]
        vi = "Người bệnh {{ p1.age }} tuổi vào viện vì mệt."
        en = "The patient, {{ p1.age }} years old, was admitted for fatigue."

    Fix: write the look-up in place of the number where the stored value is meant. Only the
    patient’s own sections and the abstract are read: elsewhere a number may come from the
    literature.
    """
    seen = set()
    facts = {patient.id: of_patient(patient) for patient in given.case.patients}
    readable = languages()
    for passage, patient in own(given.case):
        for tag in (tag for tag in passage.text if tag in readable):
            keys = (*passage.keys, tag)
            for literal in literals(passage, tag, patient, facts[patient.id]):
                if (keys, literal.start) not in seen:
                    seen.add((keys, literal.start))
                    yield stored(passage.text[tag], literal, keys, tag)


def stored(text: str, literal: Literal, keys: Keys, tag: str) -> Found:
    """The finding for one typed value; what is meant is for a person to say."""
    message = _("“{typed}” is stored already; if this is that value, write {path}.")
    if literal.near:
        message = _("“{typed}” nearly repeats what is stored; if this is that value, write {path}.")
    span = (literal.start, literal.end)
    values = {"typed": text[slice(*span)], "path": f"{{{{ {literal.paths[0]} }}}}"}
    return Found(keys, message, values, *span, language=tag)


def own(case: Case) -> Iterator[tuple[Passage, Patient]]:
    """Each patient's sections with that patient, and the abstract with each."""
    for index, patient in enumerate(case.patients):
        for passage in prose_of(patient, ("patients", index)):
            yield passage, patient
    for passage in front(case):
        if passage.role == "abstract":
            yield from ((passage, patient) for patient in case.patients)
