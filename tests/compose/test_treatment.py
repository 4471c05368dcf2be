"""Treatment told in full: doses, times, operations, devices, radiotherapy, and their look-ups."""

from pathlib import Path

import pytest

from casegen.document.tree import Facts, Table
from casegen.document.walk import parts, plain
from casegen.formats.render import render
from tests.support.editions import changed
from tests.support.least_case import checked, least
from tests.support.treated import TREATED

TAPERED = "40 mg for 5 days, then 20 mg for 1 week"


def table(key: str, tag: str = "en", toml: str = TREATED) -> list[list[str]]:
    """Return the head and the rows of a table of a case."""
    blocks = (block for part in parts(changed(toml).documents[tag]) for block in part.blocks)
    found = next(block for block in blocks if isinstance(block, Table) and block.key == key)
    return [[spaced(plain(cell)) for cell in row] for row in (found.columns, *found.rows)]


def names(toml: str, folder: Path) -> list[str]:
    """Return the rules that find something in a case."""
    return [found.name for found in checked(least(toml), folder).findings]


def treatment(tag: str, toml: str = TREATED) -> str:
    """Return what a patient at a glance tells of the treatment."""
    blocks = (block for part in parts(changed(toml).documents[tag]) for block in part.blocks)
    facts = next(block for block in blocks if isinstance(block, Facts))
    return spaced(plain(dict(facts.rows)["Điều trị" if tag == "vi" else "Treatment"]))


def spaced(text: str) -> str:
    """Return a text with plain spaces."""
    return text.replace("\xa0", " ")


def test_more_than_three_drugs_make_a_table() -> None:
    assert table("drugs-p1") == [
        ["Drug", "Dose", "Route", "Frequency", "When", "Indication"],
        ["Ampicillin", "2 g", "intravenous", "every 4 hours", "day 0 to day 7", "endocarditis"],
        ["Gentamicin", "3 mg/kg", "intravenous", "once a day", "from day 0, 14 days", "—"],
        [
            "Prednisolone",
            "40 mg for 5 days, then 20 mg for 1 week",
            "oral",
            "2 times a day",
            "—",
            "—",
        ],
        ["Heparin", "5,000 IU", "subcutaneous", "2 times a day", "—", "—"],
    ]


def test_the_table_of_drugs_is_in_the_language_of_its_report() -> None:
    rows = table("drugs-p1", "vi")
    assert rows[1] == [
        "Ampicillin",
        "2 g",
        "tĩnh mạch",
        "4 giờ một lần",
        "ngày 0 đến ngày 7",
        "viêm nội tâm mạc",
    ]
    assert rows[3][1] == "40 mg trong 5 ngày, sau đó 20 mg trong 1 tuần"


def test_three_drugs_are_told_in_a_line() -> None:
    three = TREATED[: TREATED.rindex("[[patients.interventions]]")].replace(
        "@tab:drugs-p1", "below"
    )
    assert (
        "Ampicillin 2 g, intravenous, every 4 hours, day 0 to day 7, for endocarditis"
        in treatment("en", three)
    )
    assert "Ampicillin 2 g, tĩnh mạch, 4 giờ một lần, ngày 0 đến ngày 7" in treatment("vi", three)


def test_drugs_of_which_only_doses_are_told_stay_in_a_line() -> None:
    drug = '[[patients.interventions]]\ntype = "drug"\nname = { vi = "A", en = "A" }\n'
    four = "[[patients]]\n" + 4 * (drug + 'dose = { value = 1, unit = "g" }\n')
    assert treatment("en", four) == "A 1 g; A 1 g; A 1 g; A 1 g"


def test_an_operation_tells_how_it_went() -> None:
    said = "Cesarean section, 95 min, blood loss 600 mL, spinal anesthesia, ASA IIIE"
    assert treatment("en").startswith(said)
    assert treatment("vi").startswith(
        "Mổ lấy thai, 95 phút, mất 600 mL máu, gây tê tủy sống, ASA IIIE"
    )


def test_radiotherapy_tells_its_fractions() -> None:
    assert "Radiotherapy of the spine 3 Gy (total 30 Gy in 10 fractions)" in treatment("en")


def test_devices_make_a_table() -> None:
    assert table("devices-p1")[1:] == [
        ["Mechanical aortic valve", "St. Jude Medical", "21 mm", "(01)09506000134352"]
    ]


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf"])
def test_every_format_prints_the_tables_of_treatment(suffix: str) -> None:
    assert render(changed(TREATED), "vi", suffix)


def test_the_whole_is_sound_and_each_value_can_be_looked_up(tmp_path: Path) -> None:
    assert names(TREATED, tmp_path) == []
    blocks = (block for part in parts(changed(TREATED).documents["en"]) for block in part.blocks)
    said = " ".join(spaced(plain(getattr(block, "inlines", ()))) for block in blocks)
    assert (
        "It took 95 min, blood loss 600 mL, IIIE; 40 mg for 5 days, then 20 mg for 1 week;" in said
    )
    assert "every 4 hours; Mechanical aortic valve 21 mm; 30 Gy 10." in said


def test_fractions_must_add_up(tmp_path: Path) -> None:
    wrong = TREATED.replace("fractions = 10", "fractions = 12")
    assert names(wrong, tmp_path) == ["dose-implausible"]


def test_a_unit_of_a_step_is_held_against_ucum(tmp_path: Path) -> None:
    wrong = TREATED.replace('{ value = 20, unit = "mg" }', '{ value = 20, unit = "viên" }')
    assert names(wrong, tmp_path) == ["unit-unknown"]


def test_a_treatment_starts_at_a_point_that_there_is(tmp_path: Path) -> None:
    wrong = TREATED.replace('start = "admission"', 'start = "admision"', 1)
    assert names(wrong, tmp_path) == ["id-undefined"]
