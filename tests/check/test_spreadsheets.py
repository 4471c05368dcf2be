"""Values in a CSV file beside the case are read as spreadsheets save them, or told cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.build.pipeline import edition
from casegen.case.model.observation import Observation
from casegen.document.tree import Table
from casegen.document.walk import parts, plain
from tests.support.least_case import checked, least

CASE = """
[[patients]]
observations_csv = "labs.csv"
observations = []
[[patients.timeline]]
id = "admission"
day = 0
event = { vi = "Vào viện", en = "Admission" }
[[patients.timeline]]
id = "h6"
hour = 6
[[patients.timeline]]
id = "discharge"
day = 7
event = { vi = "Ra viện", en = "Discharge" }
"""
GOOD = """Kết quả,,,,
Analyte,Unit,Admission,Hour 6,Discharge
hemoglobin,g/L,90,,131
Procalcitonin,ng/mL,12.5,<0.05,-
Huyết áp,mmHg,80/45,,120/80
rheumatoid-factor,,1:40,,
lvef,%,38-42,,55
Galactomannan index,,+++,,
"""


def read(text: str | bytes, folder: Path) -> tuple[list[str], list[Observation]]:
    """What is told of a file of values, and the values that are taken from it."""
    (folder / "labs.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    result = checked(least(CASE), folder)
    told = [found.said("en") for found in result.findings if found.code == "V025"]
    case = result.printable
    return told, list(case.patients[0].observations) if case else []


def test_values_are_taken_as_they_stand(tmp_path: Path) -> None:
    told, values = read(GOOD, tmp_path)
    assert told == []
    said = [(one.analyte, one.at, one.model_dump(exclude_defaults=True)) for one in values]
    kept = [
        (a, at, {k: v for k, v in d.items() if k not in {"analyte", "at"}}) for a, at, d in said
    ]
    assert kept == [
        ("hemoglobin", "admission", {"value": 90, "unit": "g/L"}),
        ("hemoglobin", "discharge", {"value": 131, "unit": "g/L"}),
        ("procalcitonin", "admission", {"value": 12.5, "unit": "ng/mL"}),
        ("procalcitonin", "h6", {"value": 0.05, "comparator": "<", "unit": "ng/mL"}),
        ("blood-pressure", "admission", {"systolic": 80, "diastolic": 45, "unit": "mm[Hg]"}),
        ("blood-pressure", "discharge", {"systolic": 120, "diastolic": 80, "unit": "mm[Hg]"}),
        ("rheumatoid-factor", "admission", {"ratio": (1, 40)}),
        ("lvef", "admission", {"low": 38, "high": 42, "unit": "%"}),
        ("lvef", "discharge", {"value": 55, "unit": "%"}),
        ("galactomannan", "admission", {"text": "+++"}),
    ]


VIETNAMESE = (
    "Chỉ số;Đơn vị;Vào viện;Ra viện\r\nFerritin;ng/mL;3.450;1.200,5\r\nKẽm;µmol/L;7,2;10\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_any_encoding_with_decimal_commas_is_read(encoding: str, tmp_path: Path) -> None:
    told, values = read(VIETNAMESE.encode(encoding), tmp_path)
    assert told == []
    assert [(one.analyte, one.value) for one in values] == [
        ("ferritin", 3450),
        ("ferritin", 1200.5),
        ("zinc", 7.2),
        ("zinc", 10),
    ]


def test_windows_1258_is_read_with_its_marks_composed(tmp_path: Path) -> None:
    text = "Chi\u0309 s\u00f4\u0301;Va\u0300o viê\u0323n\nhemoglobin (g/L);90\n"
    told, values = read(text.encode("cp1258"), tmp_path)
    assert (told, [(one.value, one.unit) for one in values]) == ([], [(90, "g/L")])


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("=B2*10", "labs.csv, B2: “=B2*10” is a formula"),
        ("05-Mar", "labs.csv, B2: “05-Mar” reads as a date"),
        ("12/05/2024", "labs.csv, B2: “12/05/2024” reads as a date"),
        ("#N/A", "labs.csv, B2: “#N/A” is an error of the spreadsheet"),
        ("######", "labs.csv, B2: “######” is an error of the spreadsheet"),
        ("1.250", "labs.csv, B2: “1.250” may be one number or another"),
        ("1.2.3", "labs.csv, B2: “1.2.3” may be one number or another"),
        ("x" * 90, "is longer than a result"),
    ],
)
def test_a_cell_that_says_nothing_is_told_at_its_address(
    cell: str, said: str, tmp_path: Path
) -> None:
    told, _values = read(f"Analyte;Admission\nferritin;{cell}\n", tmp_path)
    assert len(told) == 1
    assert said in told[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A,Admission,Someday\nferritin,1,2\n", "C1: “Someday” heads a column"),
        ("A,Admission,\nferritin,1,2\n", "C1: this column has values and no heading"),
        ("A,Admission\nferitin,1\n", "A2: There is no analyte"),
        ("A,Admission\nferritin,1\nferritin,2\n", "B3: “2” stands in an earlier row too"),
        ("A,Unit,Admission\nferritin,bushel,1\n", "B2: “bushel” is no unit"),
        ("A,B\nferritin,1\n", "“labs.csv” has no row whose cells name points"),
        (b"\x00\xff\x00", "“labs.csv” is no text"),
    ],
)
def test_what_cannot_be_placed_is_told(text: str | bytes, said: str, tmp_path: Path) -> None:
    told, _values = read(text, tmp_path)
    assert len(told) == 1
    assert said.lower() in told[0].lower()


@pytest.mark.parametrize("name", ["../labs.csv", "/etc/passwd", "gone.csv", ".hidden.csv"])
def test_only_a_file_of_the_folder_is_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "labs.csv").write_text(GOOD, "utf-8")
    result = checked(least(CASE.replace("labs.csv", name)), folder)
    assert [found.code for found in result.findings if found.name == "observations-csv-cell"]
    assert result.case is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text(GOOD, "utf-8")
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "labs.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert "V025" in {found.code for found in checked(least(CASE), folder).findings}


def test_a_value_of_the_file_is_judged_at_the_key_that_names_it(tmp_path: Path) -> None:
    text = "A,Unit,Admission\npotassium,mmol/L,41\n"
    (tmp_path / "labs.csv").write_text(text, "utf-8")
    (found,) = [one for one in checked(least(CASE), tmp_path).findings if one.code == "V006"]
    lines = (tmp_path / "case.toml").read_text("utf-8").splitlines()
    assert "labs.csv" in lines[found.place.line - 1]


def test_the_values_are_printed_and_the_file_goes_along(tmp_path: Path) -> None:
    (tmp_path / "labs.csv").write_text(GOOD, "utf-8")
    whole = edition(checked(least(CASE), tmp_path), "least")
    assert whole.files["labs.csv"] == GOOD.encode()
    blocks = [block for part in parts(whole.documents["vi"]) for block in part.blocks]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    heads = [plain(head) for head in table.columns]
    assert heads == ["Chỉ số", "Đơn vị", "Vào viện", "Giờ thứ 6", "Ra viện"]
    assert [plain(cell) for cell in table.rows[0]] == ["Hemoglobin", "g/L", "90", "—", "131"]


def test_three_hundred_points_are_read(tmp_path: Path) -> None:
    points = "".join(f'[[patients.timeline]]\nid = "t{n}"\nhour = {n}\n' for n in range(300))
    head = ",".join(["A", *(f"t{n}" for n in range(300))])
    rows = "\n".join(",".join([name, *["7"] * 300]) for name in ("ph", "lactate", "peep"))
    (tmp_path / "labs.csv").write_text(f"{head}\n{rows}\n", "utf-8")
    case = CASE.split("[[patients.timeline]]", maxsplit=1)[0]
    whole = checked(least(case + points), tmp_path)
    assert [found.code for found in whole.findings if found.code == "V025"] == []
    assert len(dict(whole.source.data["patients"][0])["observations"]) == 900
