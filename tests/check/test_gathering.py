"""One cause is told once: many places in one line, and no fault of form silences the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from casegen.case.finding import Finding, Mend
from casegen.case.load import Place
from casegen.check.check import check
from casegen.check.gathering import MOST, gathered
from casegen.check.reports.json import json as as_json
from casegen.check.reports.sarif import sarif
from casegen.check.reports.text import text
from tests.support.least_case import LEAST, checked
from tests.support.outputs import casegen

TEXT = (LEAST / "case.toml").read_text("utf-8")


def found(line: int, unit: str = "um", path: str = "case.toml") -> Finding:
    place = Place(path, line, 1, line, 3)
    values = {"unit": unit}
    message = "“{unit}” is no unit."
    return Finding(
        place, "error", "V004", "unit-unknown", message, values, fix=(Mend(place, "µm"),)
    )


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_a_sentence_said_a_few_times_is_told_at_each_place(count: int) -> None:
    rows = tuple(map(found, range(count)))
    assert gathered(rows) == rows


def test_a_sentence_said_more_often_is_told_once_with_the_number_of_places() -> None:
    rows = [found(1, "cm"), *(found(line) for line in range(2, 23)), found(30, "cm")]
    first, many, last = gathered(rows)
    assert (first, last) == (rows[0], rows[-1])
    (line,) = text([many], "en").splitlines()
    assert line.startswith(
        "case.toml:2:1: error V004 unit-unknown “um” is no unit. This stands at 21"
    )
    assert "in lines 2, 3, 4," in line
    assert line.endswith("…."), "a long list is cut"
    assert len(many.fix) == 21


def test_the_same_sentence_about_another_file_or_word_is_another() -> None:
    rows = [found(line, unit, path) for line in (1, 2) for unit in "ab" for path in ("a", "b")]
    assert gathered(rows) == tuple(rows)


def test_machines_are_told_every_place() -> None:
    many = gathered(found(line) for line in range(1, 6))
    (row,) = json.loads(as_json(many, "en"))
    assert [other["line"] for other in row["others"]] == [2, 3, 4, 5]
    (result,) = json.loads(sarif(many, "en"))["runs"][0]["results"]
    related = [one["physicalLocation"]["region"]["startLine"] for one in result["relatedLocations"]]
    assert related == [2, 3, 4, 5]
    assert "others" not in json.loads(as_json([replace(many[0], others=())], "en"))[0]


def test_a_check_tells_one_cause_once(tmp_path: Path) -> None:
    row = '[[patients.observations]]\nanalyte = "hemoglobin"\nvalue = 9\nunit = "g/L"\n\n'
    start = TEXT.index("[[discussion]]")
    (tmp_path / "case.toml").write_text(TEXT[:start] + 6 * row + TEXT[start:], "utf-8")
    (line,) = casegen("check", "case.toml", cwd=tmp_path).stdout.splitlines()
    assert "S001 missing-field “at” is missing here" in line
    assert "This stands at 6 places, in lines 101, 106, 111, 116, 121, 126." in line


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("an@example.org", "an(at)example.org", "S003"),
        ("corresponding = true", 'corresponding = "yes"', "S003"),
        ('profile = "', 'colour = "red"\nprofile = "', "S002"),
    ],
)  # fmt: skip
def test_one_fault_of_form_leaves_the_other_rules_their_say(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1).replace("Da xanh.", "Da xanh 3 cm [@nobody].", 1)
    codes = {one.code for one in checked(text, tmp_path).findings}
    assert {code, "C001", "L004"} <= codes


def test_what_was_left_out_is_not_missed_by_another_rule(tmp_path: Path) -> None:
    text = TEXT.replace("an@example.org", "an(at)example.org")
    assert [one.code for one in checked(text, tmp_path).findings] == ["S003"]
    assert checked(text, tmp_path).case is None, "it cannot be printed all the same"


def test_a_case_of_which_too_much_is_wrong_is_told_by_its_form_alone(tmp_path: Path) -> None:
    text = TEXT.replace('[title]\nvi = "', '[title]\nvi = 3 # "', 1).replace(
        "[title]", "[titel]", 1
    )
    done = checked(text, tmp_path)
    assert done.case is None
    assert {one.code[0] for one in done.findings} == {"S"}


def test_an_empty_text_names_its_section(tmp_path: Path) -> None:
    start = TEXT.index("[patients.history]")
    text = TEXT[:start] + TEXT[start:].replace('vi = "', 'vi = "" # "', 1)
    (finding,) = checked(text, tmp_path).findings
    assert "[patients.history] vi" in finding.said("en")
    assert "[patients.history] vi" in finding.said("vi")


@pytest.mark.parametrize(
    ("header", "key", "owner"),
    [
        (
            "[patients.presentation]",
            "[[patients.presentation.observations]]\nanalyte = 'x'",
            "[patients]",
        ),
        ("[patients.presentation]", "observations = []", "[patients]"),
        ("[patients.history]", "levels = []", "[patients]"),
        ("[title]", 'profile = "care"', "the case itself"),
        ("[abstract]", "languages = ['vi']", "the case itself"),
    ],
)
def test_what_a_header_has_taken_in_is_to_be_moved_and_not_taken_away(
    header: str, key: str, owner: str, tmp_path: Path
) -> None:
    end = TEXT.index("\n\n", TEXT.index(header))
    text = f"{TEXT[:end]}\n{key}\n{TEXT[end:]}"
    said = [one.said("en") for one in checked(text, tmp_path).findings if one.code == "S002"]
    assert len(said) == 1
    assert f"move it above {header}" in said[0]
    assert f"belongs to {owner}" in said[0]


def test_a_key_that_is_known_nowhere_above_is_still_to_be_taken_out(tmp_path: Path) -> None:
    text = TEXT.replace("[conclusion]\n", "[conclusion]\nzzzz = 1\n")
    (said,) = [one.said("en") for one in checked(text, tmp_path).findings if one.code == "S002"]
    assert "zzzz" in said
    assert "move it" not in said


def test_checking_again_finds_the_same(tmp_path: Path) -> None:
    done = checked(TEXT.replace("an@example.org", "an(at)example.org"), tmp_path)
    assert check(done.source).findings == done.findings
