"""V001 analyte-unknown."""

from __future__ import annotations

from casegen.analytes import analytes
from casegen.message import _
from casegen.model import Case
from casegen.model.shape import nearest
from casegen.rule import Findings, Found, rule


@rule("V001", fatal=True)
def analyte_unknown(case: Case) -> Findings:
    """An observation's analyte must be in the table of analytes, or defined by the case.

    Why: the table holds its names, its LOINC code and its unit; without a name nothing can be
    printed.

    Bad:
        [[patients]]
        observations = [{ analyte = "hemoglobine", at = "admission", value = 90, unit = "g/L" }]

    Good:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" }]

    Fix: use the table's name, or define the analyte under `[[analytes]]` with its names.
    """
    known = [*analytes(), *(analyte.id for analyte in case.analytes)]
    for index, patient in enumerate(case.patients):
        for number, observation in enumerate(patient.observations):
            if observation.analyte not in known:
                near = nearest(observation.analyte, known)
                values = {"name": observation.analyte, "near": near or ""}
                if near:
                    message = _("There is no analyte “{name}”; did you mean “{near}”?")
                else:
                    message = _("There is no analyte “{name}”; define it under [[analytes]].")
                yield Found(("patients", index, "observations", number, "analyte"), message, values)
