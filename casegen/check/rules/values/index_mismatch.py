"""V008 index-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.analytes import Bounds
from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.observed import Measured, together

# Index, numerator, denominator, factor for the table's units, tolerance as a share of the index.
QUOTIENTS = (
    ("mch", "hemoglobin", "erythrocytes", 1.0, 0.1),
    ("mcv", "hematocrit", "erythrocytes", 10.0, 0.1),
    ("mchc", "hemoglobin", "hematocrit", 100.0, 0.1),
    ("mchc", "mch", "mcv", 1000.0, 0.1),
)
PLAUSIBLE: dict[str, Bounds] = {"mch": (10, 50), "mcv": (40, 150), "mchc": (200, 420)}


@rule("V008", "warning")
def index_mismatch(given: Modelled) -> Findings:
    """An index must follow from the values it is computed from.

    Why: MCH is hemoglobin by red cells, MCV hematocrit by red cells, MCHC hemoglobin by
    hematocrit, BMI weight by height squared; where they disagree, one of them is mistyped.

    Bad:
        [[patients]]
        observations = [
            { analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" },
            { analyte = "erythrocytes", at = "admission", value = 1.38, unit = "10*12/L" },
        ]

    Good:
        [[patients]]
        observations = [
            { analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" },
            { analyte = "erythrocytes", at = "admission", value = 3.83, unit = "10*12/L" },
        ]

    Fix: compare the numbers and units with the laboratory's report.
    """
    for group in together(given.measured):
        known = {name: bounds for name, value in group.items() if (bounds := value.canonical)}
        found = list(of_parts(group, known))
        cells, volume = known.get("erythrocytes"), known.get("mcv")
        if not found and cells and volume and "hematocrit" not in group:
            hematocrit = cells[0] * volume[0] / 10, cells[1] * volume[1] / 10
            found = list(of_parts(group, known | {"hematocrit": hematocrit}))
        yield from found
        weight, height = known.get("weight"), known.get("height")
        if weight and height and "bmi" in group:
            figures = (1e4 * weight[0] / height[1] ** 2, 1e4 * weight[1] / height[0] ** 2)
            yield from compared(group, "bmi", figures, 0.02, group["weight"])


def of_parts(group: dict[str, Measured], known: dict[str, Bounds]) -> Iterator[Found]:
    """A finding for each index that its parts contradict; a part may be known unmeasured."""
    for index, above, below, factor, slack in QUOTIENTS:
        top, bottom = known.get(above), known.get(below)
        if top and bottom and bottom[0] > 0:
            figures = (factor * top[0] / bottom[1], factor * top[1] / bottom[0])
            of = group.get(below) or group["erythrocytes"]
            yield from compared(group, index, figures, slack, of)


def compared(
    group: dict[str, Measured], index: str, figures: Bounds, slack: float, of: Measured
) -> Iterator[Found]:
    """A finding where the index stored, or that of any blood, lies outside the one computed."""
    stored = group[index].canonical if index in group else None
    low, high = stored or PLAUSIBLE.get(index, figures)
    share = slack if stored else 0
    if low > figures[1] * (1 + share) or high < figures[0] * (1 - share):
        message = _("{index} comes to {computed} from its parts, but {expected} is given or usual.")
        values = {"index": index.upper(), "computed": f"{sum(figures) / 2:.3g}"}
        values["expected"] = f"{low:g}" if low == high else f"{low:g}–{high:g}"
        yield Found((group[index] if stored else of).place, message, values, also=of.place)
