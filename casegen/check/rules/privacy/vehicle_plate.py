"""P015 vehicle-plate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import Pages
from casegen.reading.people.labels import labelled

WORDS = (
    "biển số", "biển kiểm soát", "bks", "số xe", "biển xe", "xe máy", "xe ô tô", "ô tô", "xe tải",
    "xe", "plate", "number plate", "license plate", "licence plate", "registration", "motorbike",
    "motorcycle", "car", "truck", "taxi",
)  # fmt: skip
# Two figures for the province, the series, and what is counted within it.
SERIES = r"[1-9]\d(?<![\w.,/+-].\d)[ -]?[A-ZĐ][A-Z\d]?"
PLATE = re.compile(rf"{SERIES}[ -]{{1,3}}\d{{3}}\.\d{{2}}(?!\w|[.,/-]\d)")
LABELLED = re.compile(rf"{SERIES}[ -]{{0,3}}\d{{3}}\.?\d{{1,2}}(?!\w|[.,/-]\d)")


@rule("P015")
def vehicle_plate(given: Data) -> Findings:
    """A report must not print the number plate of a vehicle.

    Why: the plate leads to its owner, and to the report of the accident in the newspapers.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, bị xe mang biển số 29H1-12345 va phải."
        en = "The patient, hit by a motorbike, plate 29H1-12345, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, bị xe máy va phải."
        en = "The patient, hit by a motorbike, had been healthy."

    Fix: delete the number; the kind of vehicle is enough.
    """
    message = _("The number plate of a vehicle stands here; delete it.")
    for pages in given.spoken:
        for start, end in plates(pages):
            yield Found(**pages.at(start, end), message=message)


def plates(pages: Pages) -> Iterator[tuple[int, int]]:
    """Number plates by their form, and shorter ones after a word for a vehicle."""
    sure = {match.span() for match in PLATE.finditer(pages.words)}
    yield from sorted({*sure, *labelled(pages, WORDS, LABELLED)})
