"""The register of codes: whatever can be printed is declared once, and everything knows it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import casegen
from casegen.case.outside import Outside, outside
from casegen.check.check import check
from casegen.check.codes import Code, codes, declared, names, refusal, unknown
from casegen.check.options import Options
from casegen.check.pages import index, page
from casegen.check.reports.sarif import sarif
from casegen.check.rule import rules
from casegen.check.schema import schema
from casegen.check.seed import held
from casegen.cli.main import main
from casegen.system.untrusted import MESSAGES
from tests.support.least_case import checked, least

ROOT = Path(casegen.__path__[0])
CODE = re.compile(r"[A-Z]\d{3}")
MODULES = sorted(ROOT.rglob("*.py"))
SEED = Path(__file__).parents[2] / "seeds" / "emh-thalassemia.toml"
each = pytest.mark.parametrize("code", codes(), ids=lambda code: code.code)
each_outside = pytest.mark.parametrize("code", outside(), ids=lambda code: code.code)


def constants(path: Path) -> Iterator[str]:
    """The codes that a module writes out."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and CODE.fullmatch(node.value)
        ):
            yield node.value


def calls(path: Path, *called: str) -> Iterator[ast.Call]:
    """The calls in a module of functions or classes of these names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in called:
            yield node


def test_every_code_in_the_program_is_declared() -> None:
    written = {code for path in MODULES for code in constants(path)}
    assert len(written) > 100
    assert sorted(written - {one.code for one in codes()}) == [], "declare it in outside.toml"


def test_a_finding_is_made_by_a_rule_or_by_what_is_declared_and_by_nothing_else() -> None:
    makers = {path.relative_to(ROOT).as_posix() for path in MODULES if any(calls(path, "Finding"))}
    assert makers == {"check/hearing.py", "case/finding.py"}, "use told, and outside.toml"


def test_every_name_under_which_a_file_is_unreadable_is_declared() -> None:
    kinds = set(MESSAGES)
    for path in MODULES:
        for call in (*calls(path, "LoadError"), *calls(path, "misfit")):
            if isinstance(call.args[0], ast.Constant):
                kinds.add(str(call.args[0].value))
    unreadable = declared("S000")
    assert unreadable is not None
    assert sorted(kinds - set(names(unreadable))) == []
    assert sorted(set(names(unreadable)) - kinds) == []


def test_no_code_and_no_name_is_declared_twice() -> None:
    every = [handle for one in codes() for handle in (one.code, *names(one))]
    assert len(every) == len(set(every))
    assert len(codes()) == len(rules()) + len(outside())


@each
def test_a_code_is_explained_by_each_of_its_handles_in_both_languages(code: Code) -> None:
    for handle in (code.code, *names(code)):
        for language in ("en", "vi"):
            said = CliRunner(env={"LANGUAGE": language}).invoke(main, ["explain", handle])
            assert (said.exit_code, said.output) == (0, page(code, language))
    assert page(code, "en") != page(code, "vi")


@each_outside
def test_a_page_says_why_what_is_told_what_is_not_and_what_to_do(code: Outside) -> None:
    shown = page(code)
    for heading in ("Why", "Found", "Not found", "What to do"):
        assert f"\n## {heading}\n" in shown
    assert f"`{code.code}` [{code.name}]({code.name}.md)" in index()


@each
def test_a_code_can_be_waived_or_its_page_says_why_not(code: Code) -> None:
    assert code.waivable == (not refusal(code))
    assert ("cannot be waived: " in page(code)) == (not code.waivable)
    assert (code.name in schema()["properties"]["waive"]["properties"]) == code.waivable


@each
def test_a_code_can_be_selected_and_ignored_but_for_what_stands_in_the_way(code: Code) -> None:
    for handle in (code.code, code.name, code.code[0], *names(code)):
        assert unknown([handle]) is None
        assert Options(select=(handle,)).wants(code)
        assert Options(ignore=(handle,)).wants(code) is code.fatal
    other = "C001" if code.code != "C001" else "C002"
    assert Options(select=(other,)).wants(code) is code.fatal


def test_a_handle_that_means_nothing_is_named() -> None:
    assert unknown(["S000", "toml-syntax", "X999"]) == "X999"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_sarif_has_a_rule_for_every_code_told_in_the_language_asked_for(language: str) -> None:
    driver = json.loads(sarif([], language))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [one.code for one in codes()]
    for rule, code in zip(driver["rules"], codes(), strict=True):
        assert rule["help"]["markdown"] == page(code, language)
        assert rule["shortDescription"]["text"] in page(code, language)
        assert re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", rule["helpUri"])
        assert "`" not in rule["help"]["text"]


def test_a_waiver_of_what_cannot_be_waived_says_so(tmp_path: Path) -> None:
    for name, code in (("X900", "S999"), ("missing-field", "S999"), ("consent-missing", "P900")):
        found = checked(least(f'waive = {{ {name} = "for a reason" }}'), tmp_path).findings
        said = [one.said("en") for one in found if one.code == code]
        assert any(f"“{name}”" in one and "cannot be waived" in one for one in said)


def test_what_is_told_of_waivers_can_be_ignored(tmp_path: Path) -> None:
    idle = checked(least('waive = { parity-facts = "for a reason" }'), tmp_path)
    assert "S999" in {one.code for one in idle.findings}
    for asked in (Options(ignore=("S999",)), Options(select=("C",))):
        assert "S999" not in {one.code for one in check(idle.source, asked).findings}


def test_a_difference_from_a_seed_can_be_waived_and_selected(tmp_path: Path) -> None:
    case = checked(least(""), tmp_path)
    assert {"form-references", "form-callouts"} <= {one.name for one in held(case, SEED)}
    asked = Options(select=("form-references",))
    assert {one.name for one in held(case, SEED, asked)} == {"form-references"}
    waiving = checked(least('waive = { form-references = "fewer are known" }'), tmp_path)
    assert "waiver-unused" not in {one.name for one in waiving.findings}
    assert "form-references" not in {one.name for one in held(waiving, SEED)}


def test_a_waiver_of_a_difference_that_there_is_not_is_told(tmp_path: Path) -> None:
    idle = checked(least('waive = { form-language = "no matter" }'), tmp_path)
    assert [one.code for one in held(idle, SEED) if one.name == "waiver-unused"] == ["S999"]
