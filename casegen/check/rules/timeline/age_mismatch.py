"""T005 age-mismatch."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.patient import Patient
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.time.age_words import wrong_ages, wrong_units, wrong_words


@rule("T005", "warning")
def age_mismatch(given: Profiled) -> Findings:
    """The words about a patient’s age must fit the age that is stored, and its unit.

    Why: a boy of 37 is a man or a slip, often of years for months.

    Bad:
        [[patients]]
        [patients.presentation]
        vi = "Bé trai vào viện vì mệt."
        en = "The boy was admitted for fatigue."

    Good:
        [[patients]]
        age = 9
        [patients.presentation]
        vi = "Bé trai vào viện vì mệt."
        en = "The boy was admitted for fatigue."
        [consent]
        signed_by = "parent"

    Fix: correct `age` or `age_unit`, or the words. Only the first such word of a presentation is
    read: later ones may be about a relative.
    """
    for index, patient in enumerate(given.case.patients):
        for tag, text in patient.presentation.text.items():
            keys = ("patients", index, "presentation", tag)
            for start, end in (*wrong_words(text, tag, patient), *wrong_ages(text, tag, patient)):
                message = _("“{word}” does not fit the age stored, {age} {unit}.")
                values = {"word": text[start:end], "age": stored(patient)}
                values |= {"unit": patient.age_unit}
                also = ("patients", index, "age")
                yield Found(keys, message, values, start, end, language=tag, also=also)
        for passage in given.passages:
            for tag, text in passage.text.items():
                for start, end in wrong_units(text, tag, patient):
                    place = passage.place(tag)
                    message = _("The age is stored in the unit {unit}, but “{word}” is written.")
                    values = {"word": text[start:end], "unit": patient.age_unit}
                    yield Found(place, message, values, start, end, language=tag)


def stored(patient: Patient) -> str:
    """The age that is stored, or its band."""
    return "–".join(f"{age:g}" for age in dict.fromkeys(patient.ages or ()))
