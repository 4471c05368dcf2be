"""What was measured is printed in the tables the author asks for, each value as it was told."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.document.tree import Table, Timeline
from casegen.document.walk import parts, plain
from tests.support.editions import changed
from tests.support.least_case import checked, least

CALLED = """
[patients.laboratory]
vi = "Xem {calls}."
en = "See {calls}."
"""
OWN = """
[[analytes]]
id = "soluble-cd25"
name = { vi = "CD25 hòa tan", en = "Soluble CD25" }
unit = "U/mL"
decimals = 1
reference = [200, 1000]
[[analytes]]
id = "crp"
reference = [0, 3]
"""
ICU = """
[[patients.timeline]]
id = "admission"
day = 0
event = { vi = "Vào viện", en = "Admission" }
[[patients.timeline]]
id = "h6"
hour = 6
[[patients.timeline]]
id = "h12"
hour = 12
[[patients.timeline]]
id = "discharge"
day = 7
event = { vi = "Ra viện", en = "Discharge" }
"""


def case(rows: str, patient: str = "", *calls: str, more: str = "", above: str = "") -> str:
    """A change of the least case: its observations, and what else is said of the patient."""
    called = CALLED.format(calls=", ".join(f"@tab:labs-p1{call}" for call in calls or ("",)))
    return f"{above}\n[[patients]]\n{patient}\nobservations = [{rows}]\n{called}{more}"


def tables(toml: str, tag: str = "en") -> dict[str, list[list[str]]]:
    """The tables of a case by key, heads first, with plain spaces."""
    blocks = [block for part in parts(changed(toml).documents[tag]) for block in part.blocks]
    return {
        block.key: [
            [plain(cell).replace("\xa0", " ") for cell in row]
            for row in (block.columns, *block.rows)
        ]
        for block in blocks
        if isinstance(block, Table)
    }


@pytest.mark.parametrize(
    ("row", "vi", "en"),
    [
        ('analyte = "lvef", text = "++"', "++", "++"),
        ('analyte = "visual-acuity", text = "20/25"', "20/25", "20/25"),
        ('analyte = "rheumatoid-factor", ratio = [1, 1280]', "1:1.280", "1:1,280"),
        ('analyte = "asto", ratio = [1, 40], comparator = ">="', "≥ 1:40", "≥ 1:40"),
        (
            'analyte = "galactomannan", words = { vi = "Không rõ", en = "Unclear" }',
            "Không rõ",
            "Unclear",
        ),
        ('analyte = "nyha", value = 3', "III", "III"),
        ('analyte = "sofa", value = 11', "11", "11"),
        ('analyte = "apgar", value = 7', "7/10", "7/10"),
        ('analyte = "ph", value = 7.1', "7,10", "7.10"),
        (
            'analyte = "blood-pressure", systolic = 80, diastolic = 45, unit = "mm[Hg]"',
            "80/45",
            "80/45",
        ),
    ],
)
def test_a_result_is_printed_as_it_was_told(row: str, vi: str, en: str) -> None:
    toml = case(f'{{ at = "admission", {row} }}')
    assert [tables(toml, tag)["labs-p1"][1][-1] for tag in ("vi", "en")] == [vi, en]


@pytest.mark.parametrize(
    "row", ['ratio = [1, 40], text = "+"', 'value = 4, text = "+"', "low = 3", "comparator = '<'"]
)
def test_a_result_is_told_in_one_way(row: str, tmp_path: Path) -> None:
    toml = case(f'{{ analyte = "crp", at = "admission", {row} }}')
    names = [found.name for found in checked(least(toml), tmp_path).findings]
    assert "observation-empty" in names


REFERENCES = case(
    '{ analyte = "soluble-cd25", at = "admission", value = 4200 },'
    '{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" },'
    '{ analyte = "hemoglobin", at = "discharge", value = 131, unit = "g/L",'
    " reference = [120, 160] },"
    '{ analyte = "crp", at = "admission", value = 4, unit = "mg/L" },'
    '{ analyte = "crp", at = "discharge", value = 9, unit = "mg/L", comparator = "<" }',
    "reference_ranges = true",
    above=OWN,
)


def test_what_is_outside_its_reference_is_marked_where_references_are_printed() -> None:
    heads, *rows = tables(REFERENCES)["labs-p1"]
    assert heads[:3] == ["Variable", "Unit", "Reference range"]
    assert rows == [
        ["Hemoglobin", "g/L", "130–175", "90 ↓", "131"],
        ["C-reactive protein", "mg/L", "0–3", "4 ↑", "< 9"],
        ["Soluble CD25", "U/mL", "200–1,000", "4,200.0 ↑", "—"],
    ]
    plainly = tables(REFERENCES.replace("reference_ranges = true", ""))["labs-p1"]
    assert "↑" not in str(plainly)
    assert "Reference range" not in plainly[0]


ASKED = case(
    '{ analyte = "ph", at = "admission", value = 7.1 },'
    '{ analyte = "paco2", at = "admission", value = 60, unit = "mm[Hg]" },'
    '{ analyte = "ph", at = "h6", value = 7.3 }, { analyte = "ph", at = "h12", value = 7.36 },'
    '{ analyte = "crp", at = "h12", value = 12, unit = "mg/L",'
    ' method = { vi = "latex", en = "latex" } },'
    '{ analyte = "sofa", at = "admission", value = 11 }',
    "",
    "",
    "-gases",
    more="""
[[patients.observation_tables]]
id = "gases"
title = { vi = "Khí máu", en = "Blood gases" }
groups = ["blood-gas"]
points = ["admission", "h6"]
rows = "points"
"""
    + ICU,
)


def test_a_table_shows_what_it_is_asked_for_and_one_more_shows_the_rest() -> None:
    found = tables(ASKED)
    assert found["labs-p1-gases"] == [
        ["When", "Blood pH", "PaCO₂ (mmHg)"],
        ["Admission", "7.10", "60"],
        ["Hour 6", "7.30", "—"],
    ]
    assert found["labs-p1"] == [
        ["Variable", "Unit", "Admission", "Hour 12"],
        ["C-reactive protein (latex)", "mg/L", "—", "12"],
        ["Blood pH", "", "—", "7.36"],
        ["SOFA score", "", "11", "—"],
    ]


def test_a_point_without_an_event_is_in_no_timeline() -> None:
    blocks = [b for part in parts(changed(ASKED).documents["vi"]) for b in part.blocks]
    rows = next(block for block in blocks if isinstance(block, Timeline)).rows
    assert [plain(event) for _when, event in rows] == ["Vào viện", "Ra viện"]


def test_what_a_case_says_of_an_analyte_of_the_tables_is_added_to_what_they_know(
    tmp_path: Path,
) -> None:
    toml = case('{ analyte = "crp", at = "admission", value = 4000, unit = "mg/L" }', above=OWN)
    names = [found.name for found in checked(least(toml), tmp_path).findings]
    assert names == ["value-impossible"]
