"""The reports of a check: what each format holds, and that no case can break out of one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from casegen.case.finding import Finding, Mend
from casegen.case.load import Place
from casegen.check.reports.github import github
from casegen.check.reports.gitlab import gitlab
from casegen.check.reports.json import json as json_report
from casegen.check.reports.junit import junit
from casegen.check.reports.sarif import sarif
from casegen.check.reports.text import text
from tests.support.need import need_file

SARIF_SCHEMA = (
    Path(__file__).parents[2]
    / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
)
HOSTILE = "a\n::error file=x,line=1::b %0A \x1b[31mred\x1b[0m \u202e ]]> <script>&\x07"
PLACE = Place("cases/a b,c:d/case.toml", 3, 5, 3, 9)


def finding(severity: str = "error", said: str = "", code: str = "C001") -> Finding:
    return Finding(
        place=PLACE,
        severity=severity,  # type: ignore[arg-type]
        code=code,
        name="citation-undefined",
        message="{said}",
        values={"said": said},
        language="vi",
        also=Place("cases/a b,c:d/case.toml", 7, 1, 7, 4),
        fix=(Mend(PLACE, "[@lee]"),),
    )


def test_a_line_of_text_has_path_line_column_severity_code_and_name() -> None:
    line = text([finding(said="sai")], "vi")
    assert line == "cases/a b,c:d/case.toml:3:5: error C001 citation-undefined sai\n"


def test_a_code_frame_marks_the_characters_meant() -> None:
    source = {PLACE.path: "một\nhai\nxét [@lê] nghiệm\n"}
    lines = text([finding(said="sai")], "vi", source).splitlines()
    assert lines[1:] == ["    3 │ xét [@lê] nghiệm", "      │     ^^^^"]


def test_a_code_frame_of_a_long_line_shows_the_part_around_the_place() -> None:
    row = "x" * 5000 + "[@lee]" + "y" * 5000
    place = Place("f", 1, 5001, 1, 5007)
    shown = text([Finding(place, "error", "C001", "n", "m", {})], "en", {"f": row}).splitlines()
    assert "[@lee]" in shown[1]
    assert shown[1].index("[@lee]") == shown[2].index("^^^^^^")
    assert len(shown[1]) < 120


def test_a_case_cannot_move_the_cursor_of_a_terminal() -> None:
    shown = text([finding(said=HOSTILE)], "en", {PLACE.path: "\n\n\x1b[2Jabc\n"})
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.count("\n") == 3


def test_json_holds_the_agreed_fields() -> None:
    (row,) = json.loads(json_report([finding(said="sai")], "vi"))
    assert set(row) == {
        "path", "line", "column", "end_line", "end_column", "severity", "code", "name",
        "message", "language", "help", "fix",
    }  # fmt: skip
    assert (row["line"], row["column"], row["message"], row["language"]) == (3, 5, "sai", "vi")
    assert row["help"].startswith("A citation must")
    assert row["fix"] == [
        {"line": 3, "column": 5, "end_line": 3, "end_column": 9, "text": "[@lee]"}
    ]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(json_report([], "en")) == []


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("note", "notice")]
)
def test_github_gets_one_workflow_command_for_a_finding(severity: str, level: str) -> None:
    said = github([finding(severity, "sai: 5%, hết")], "vi")
    assert said == (
        f"::{level} file=cases/a b%2Cc%3Ad/case.toml,line=3,endLine=3,"
        "title=C001 citation-undefined,col=5,endColumn=9::sai: 5%25, hết\n"
    )


def test_a_case_cannot_give_github_a_command_of_its_own() -> None:
    said = github([finding(said=HOSTILE)], "en")
    assert said.count("\n") == 1
    assert said.startswith("::error file=")
    assert "\n::error" not in said
    assert "\x1b" not in said


def test_gitlab_fingerprints_outlive_moved_lines_and_differ_between_findings() -> None:
    here = finding(said="sai")
    moved = Finding(
        Place(PLACE.path, 9, 1, 9, 2),
        here.severity,
        here.code,
        here.name,
        here.message,
        here.values,
    )
    first = json.loads(gitlab([here, here], "vi"))
    second = json.loads(gitlab([moved], "vi"))
    assert first[0]["fingerprint"] == second[0]["fingerprint"]
    assert first[0]["fingerprint"] != first[1]["fingerprint"]
    assert first[0]["severity"] == "major"
    assert first[0]["location"]["positions"]["begin"] == {"line": 3, "column": 5}


def test_junit_counts_failures_and_tells_notes_as_skipped() -> None:
    root = Xml.fromstring(junit([finding(said="sai"), finding("note", "nhẹ")], "vi"))
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "1")
    assert [child[0].tag for child in suite] == ["failure", "skipped"]
    assert suite[0][0].get("message") == "sai"


def test_junit_stays_xml_whatever_a_case_says() -> None:
    root = Xml.fromstring(junit([finding(said=HOSTILE)], "en"))
    assert "<script>" in (root[0][0][0].get("message") or "")


def test_sarif_places_a_finding_with_its_rule_and_its_mend() -> None:
    log = json.loads(sarif([finding(said="sai")], "vi"))
    (run,) = log["runs"]
    (result,) = run["results"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "C001"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "cases/a%20b%2Cc%3Ad/case.toml"
    assert location["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 7
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["replacements"][0]["insertedContent"] == {"text": "[@lee]"}


@pytest.mark.parametrize("code", ["C001", "S000", "X902", "J901"])
def test_sarif_points_from_a_finding_to_what_is_declared_of_its_code(code: str) -> None:
    (run,) = json.loads(sarif([finding(code=code, said="x")], "en"))["runs"]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == code


def test_sarif_names_every_rule_with_its_page() -> None:
    driver = json.loads(sarif([], "en"))["runs"][0]["tool"]["driver"]
    assert len(driver["rules"]) > 20
    assert all(
        rule["help"]["text"] and rule["shortDescription"]["text"] for rule in driver["rules"]
    )


def test_every_report_format_is_a_module_that_the_command_line_offers() -> None:
    from casegen.check import reports
    from casegen.cli.commands.check import REPORTS

    modules = {path.stem for path in Path(reports.__path__[0]).glob("*.py")} - {"__init__"}
    assert modules == set(REPORTS)


def test_sarif_is_valid_against_its_schema() -> None:
    schema = json.loads(need_file(SARIF_SCHEMA).read_text("utf-8"))
    rows = [finding(severity, HOSTILE) for severity in ("error", "warning", "note")]
    log = json.loads(sarif([*rows, finding(code="S000", said="x")], "vi"))
    validator = jsonschema.Draft7Validator(schema)
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(validator.iter_errors(log)) != []


@pytest.mark.parametrize("report", [github, gitlab, json_report, junit, sarif, text])
def test_every_report_of_a_name_that_is_no_text_is_whole(report: Callable[..., str]) -> None:
    odd = replace(
        finding(said="scan\udcff.png"), place=Place("cases/z\udcff/case.toml", 1, 1, 1, 2)
    )
    whole = report([odd, finding(said="xx")], "vi", {})
    assert "xx" in whole
