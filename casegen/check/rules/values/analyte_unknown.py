"""V001 analyte-unknown."""

from __future__ import annotations

import unicodedata

from casegen.case.analytes import analytes
from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.style.language import language
from casegen.system.data import languages


@rule("V001", fatal=True)
def analyte_unknown(given: Modelled) -> Findings:
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
    known = [*analytes(), *(analyte.id for analyte in given.case.analytes)]
    for number, own in enumerate(given.case.analytes):
        if own.name is None and own.id not in analytes():
            message = _("The tables have no analyte “{name}”; give it a name.")
            yield Found(("analytes", number), message, {"name": own.id}, on_key=True)
    for index, patient in enumerate(given.case.patients):
        for number, observation in enumerate(patient.observations):
            if observation.analyte not in known:
                near = nearest(observation.analyte, known) or by_name(observation.analyte)
                values = {"name": observation.analyte, "near": near or ""}
                if near:
                    message = _("There is no analyte “{name}”; did you mean “{near}”?")
                else:
                    message = _("There is no analyte “{name}”; define it under [[analytes]].")
                yield Found(("patients", index, "observations", number, "analyte"), message, values)


def by_name(typed: str) -> str | None:
    """The analyte that some language calls so, accents and capitals aside."""
    for tag in languages():
        for key, name in language(tag).words["analyte"].items():
            if f" {plain(typed)} " in f" {plain(name)} ":
                return str(key)
    return None


def plain(name: str) -> str:
    """A name in small letters without accents, its words parted by spaces."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(one for one in letters if not unicodedata.combining(one)).replace("-", " ")
