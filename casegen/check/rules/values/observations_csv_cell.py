"""V025 observations-csv-cell."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule


@rule("V025", fatal=True)
def observations_csv_cell(given: Data) -> Findings:
    """Each cell of a file of values must be one that can be taken for a result.

    Why: a cell that is passed over is a result that is lost on the way from the laboratory to the
    page, and a date that a spreadsheet made of 3/5 is no muscle power.

    The first row that names points of the timeline is the head; the first column names analytes, by
    their ids or as a language calls them; a column “unit” or brackets behind the name tell units.
    The file may be parted by commas, semicolons or tabs, write decimals with a point or a comma,
    and be UTF-8, UTF-16 or Windows-1258.

    Bad:
        [[patients]]
        observations_csv = "results.csv"

    Good:
        [[patients]]
        observations = [{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" }]

    Fix: correct the cell in the spreadsheet, and save it as CSV again.
    """
    for keys, fault in given.misfits:
        yield Found(keys, fault.message, fault.values)
