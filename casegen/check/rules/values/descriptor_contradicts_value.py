"""V009 descriptor-contradicts-value."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import of_patient
from casegen.reading.values.descriptors import claims, contradicted


@rule("V009", "warning")
def descriptor_contradicts_value(given: Modelled) -> Findings:
    """A word that describes a result must fit the value that is stored.

    Why: microcytic with an MCV of 96 fL leaves the reader to guess whether word or number is wrong.

    Bad:
        [[patients]]
        observations = [{ analyte = "mcv", at = "admission", value = 96, unit = "fL" }]
        [patients.laboratory]
        vi = "Xét nghiệm cho thấy hồng cầu nhỏ (@tab:labs-p1)."
        en = "Blood tests showed microcytic red cells (@tab:labs-p1)."

    Good:
        [[patients]]
        observations = [{ analyte = "mcv", at = "admission", value = 74.3, unit = "fL" }]
        [patients.laboratory]
        vi = "Xét nghiệm cho thấy hồng cầu nhỏ (@tab:labs-p1)."
        en = "Blood tests showed microcytic red cells (@tab:labs-p1)."

    Fix: correct the word or the value. Every stored value of the analyte must contradict the word
    before this is said, and only words of the examination and the laboratory are read.
    """
    for index, patient in enumerate(given.case.patients):
        for passage in of_patient(patient, ("patients", index)):
            for tag, text in passage.text.items():
                for start, end, word, row in claims(text, tag, passage.role):
                    item = contradicted(row, patient)
                    if item is not None:
                        number = patient.observations.index(item)
                        figure = item.value if item.low is None else f"{item.low:g}–{item.high:g}"
                        yield Found(
                            (*passage.keys, tag),
                            _("“{word}” does not fit {analyte} {figure} {unit}."),
                            {
                                "word": word,
                                "analyte": item.analyte,
                                "figure": str(figure),
                                "unit": item.unit or "",
                            },
                            start,
                            end,
                            language=tag,
                            also=("patients", index, "observations", number),
                        )
