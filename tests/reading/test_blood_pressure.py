"""A blood pressure is one observation of two values."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from casegen.case.facts import facts
from casegen.check.schema import schema
from casegen.compose.values import printed
from casegen.document.publication import Edition
from casegen.document.tree import Table, Text
from casegen.document.walk import plain
from casegen.formats.whole.observations_csv import observations_csv
from casegen.style.language import language
from tests.compose.test_compose import blocks
from tests.support.editions import changed
from tests.support.least_case import checked, least

TOLD = """
[[patients]]
observations = [{rows}]
[patients.history]
vi = "Huyết áp là {{{{ p1.blood-pressure.admission }}}}."
en = "Blood pressure was {{{{ p1.blood-pressure.admission }}}}."
"""
PAIR = '{{ analyte = "blood-pressure", at = "admission", systolic = {0}, diastolic = {1} }}'
APART = (
    '{{ analyte = "blood-pressure-systolic", at = "admission", value = {0} }},'
    '{{ analyte = "blood-pressure-diastolic", at = "admission", value = {1} }}'
)


def edition(rows: str) -> Edition:
    return changed(TOLD.format(rows=rows))


def told(rows: str, folder: Path) -> list[str]:
    """The rules of the group V that speak of a case with these observations."""
    found = checked(least(TOLD.format(rows=rows)), folder).findings
    return [finding.name for finding in found if finding.code[0] in "VS"]


@pytest.mark.parametrize("rows", [PAIR, APART])
def test_a_pressure_is_looked_up_as_one(rows: str) -> None:
    made = edition(rows.format(110, 60))
    for tag in ("vi", "en"):
        assert printed(facts(made.case)["p1.blood-pressure.admission"], language(tag)) == (
            Text("110/60\u00a0mmHg"),
        )


def test_a_pressure_is_one_row_of_the_table() -> None:
    rows: dict[str, list[str]] = {}
    made = edition(PAIR.format(110, 60))
    for tag, document in made.documents.items():
        tables = [block for block in blocks(document) if isinstance(block, Table)]
        rows[tag] = [plain(cell) for table in tables for row in table.rows for cell in row]
    assert rows == {
        "vi": ["Huyết áp", "mmHg", "110/60"],
        "en": ["Blood pressure", "mmHg", "110/60"],
    }


def test_a_pressure_is_two_rows_of_the_csv_with_their_own_loinc() -> None:
    text = observations_csv(edition(PAIR.format(150, 60))).decode("utf-8-sig")
    found = [(row["loinc"], row["value"], row["flag"]) for row in csv.DictReader(io.StringIO(text))]
    assert found == [("8480-6", "150", "H"), ("8462-4", "60", "N")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PAIR.format(110, 60), []),
        (APART.format(110, 60), []),
        (PAIR.format(14.7, 8)[:-2] + ', unit = "kPa" }', []),
        (PAIR.format(60, 110), ["value-impossible"]),
        (PAIR.format(1100, 60), ["value-impossible"]),
        (PAIR.format(11, 6), ["unit-implausible"] * 2),
        (PAIR.format(150, 70)[:-2] + ', interpretation = "high" }', []),
        (PAIR.format(110, 70)[:-2] + ', interpretation = "high" }', ["value-out-of-reference"] * 2),
        (PAIR.format(150, 70)[:-2] + ', interpretation = "normal" }', ["value-out-of-reference"]),
        ('{ analyte = "blood-pressure", at = "admission", value = 110 }', ["observation-empty"]),
        ('{ analyte = "blood-pressure", at = "admission", systolic = 110 }', ["observation-empty"]),
        (
            '{ analyte = "hemoglobin", at = "admission", systolic = 110, diastolic = 60 }',
            ["fact-undefined", "fact-undefined", "observation-empty"],
        ),
    ],
)
def test_a_pressure_is_held_to_its_limits(rows: str, expected: list[str], tmp_path: Path) -> None:
    assert sorted(told(rows, tmp_path)) == expected


def test_the_schema_knows_both_values() -> None:
    assert {"systolic", "diastolic"} <= set(schema()["$defs"]["Observation"]["properties"])
