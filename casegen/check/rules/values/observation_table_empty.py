"""V024 observation-table-empty."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("V024", "warning")
def observation_table_empty(given: Modelled) -> Findings:
    """A table of values must show something of each analyte, group and point that it asks for.

    Why: what is not there is left out of the table without a word, and a reader who was promised it
    looks for it in vain.

    Bad:
        [[patients]]
        [[patients.observation_tables]]
        id = "gases"
        groups = ["hematology", "blood-gas"]
        [patients.laboratory]
        vi = "Xét nghiệm ở @tab:labs-p1-gases."
        en = "Blood tests are in @tab:labs-p1-gases."

    Good:
        [[patients]]
        [[patients.observation_tables]]
        id = "blood"
        groups = ["hematology"]
        [patients.laboratory]
        vi = "Xét nghiệm ở @tab:labs-p1-blood."
        en = "Blood tests are in @tab:labs-p1-blood."

    Fix: give the values under `[[patients.observations]]`, or take the name out of the table.
    """
    for index, patient in enumerate(given.case.patients):
        for number, table in enumerate(patient.observation_tables):
            shown = [item for item in patient.observations if table.shows(item)]
            there = {
                "analytes": {item.analyte for item in shown},
                "groups": {item.row.group for item in shown},
                "points": {item.at for item in shown},
            }
            for key, held in there.items():
                for place, name in enumerate(getattr(table, key)):
                    if name not in held:
                        message = _("The table “{table}” has no value of “{name}” to show.")
                        keys = ("patients", index, "observation_tables", number, key, place)
                        yield Found(keys, message, {"table": table.id, "name": name})
