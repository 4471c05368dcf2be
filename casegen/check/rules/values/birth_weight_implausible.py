"""V022 birth-weight-implausible."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.person import Weight
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

LEAST, MOST = 200, 7000
"""Grams: the lightest newborns who lived weighed some 210 g, and few weigh above 6,000 g."""


@rule("V022", "warning")
def birth_weight_implausible(given: Modelled) -> Findings:
    """A weight at birth must be that of a newborn.

    Why: grams taken for kilograms, or a digit left out, change what a weight means a thousandfold.

    Bad:
        [[patients]]
        birth_weight = { value = 3.2, unit = "g" }

    Good:
        [[patients]]
        birth_weight = { value = 3.2, unit = "kg" }

    Fix: correct the figure, or its unit.
    """
    for index, patient in enumerate(given.case.patients):
        weight = patient.birth_weight
        if weight and not LEAST <= grams(weight) <= MOST:
            message = _(
                "{value} {unit} is no weight of a newborn; look at the figure and its unit."
            )
            values = {"value": f"{weight.value:g}", "unit": weight.unit}
            yield Found(("patients", index, "birth_weight"), message, values)


def grams(weight: Weight) -> float:
    """A weight in grams."""
    return weight.value * (1000 if weight.unit == "kg" else 1)
