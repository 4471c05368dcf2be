"""The schema knows every key of a case file, and no other."""

from __future__ import annotations

import json
import subprocess
import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from casegen.case.model import Case
from casegen.check.schema import schema
from casegen.system.data import languages
from tests.support.least_case import LEAST, checked, least
from tests.support.need import need, need_file
from tests.support.outputs import CASES, ROOT, casegen

FILES = [*sorted(CASES.glob("*/case.toml")), LEAST / "case.toml"]
MADE = schema()
AJV = ROOT / "node_modules" / "ajv" / "dist" / "2020.js"
LOADED = """
const Ajv = require(process.argv[1]).default;
const { schema, cases } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const checked = new Ajv({ strict: true, unicodeRegExp: true, allErrors: true }).compile(schema);
console.log(JSON.stringify(cases.map((one) => checked(one))));
"""
# Each is refused by check for its form, and told apart from the least case by one value.
MISSHAPEN: list[tuple[tuple[str | int, ...], object]] = [
    (("patients", 0, "age"), 131),
    (("patients", 0, "age"), -1),
    (("patients", 0, "interventions", 0, "dose"), {"value": 0, "unit": "mg"}),
    (("references", 0, "author"), [{"given": "An"}]),
    (("references", 0, "author"), [{"family": ""}]),
    (("references", 0, "issued"), "Spring"),
    (("references", 0, "issued"), 0),
    (("title", "vi"), " "),
    (("authors",), []),
    (("authors", 0, "email"), "an at example"),
    (("consent", "date"), "tomorrow"),
]


def plain(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """TOML's data as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def read(path: Path) -> dict[str, Any]:
    data = plain(tomllib.loads(path.read_text("utf-8")))
    assert isinstance(data, dict)
    return data


def test_the_schema_in_the_project_is_that_of_the_code() -> None:
    written = (ROOT / "case.schema.json").read_text("utf-8")
    assert json.loads(written) == MADE, "`make docs` writes it anew"


def refusals(data: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(MADE).iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(MADE)
    assert MADE["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_command_prints_the_schema() -> None:
    done = casegen("schema")
    assert (done.returncode, done.stderr, json.loads(done.stdout)) == (0, "", MADE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_case_there_is_fits(path: Path) -> None:
    assert refusals(read(path)) == []


@pytest.mark.parametrize(
    ("keys", "key", "value"),
    [
        ((), "titel", {"vi": "Tên", "en": "Title"}),
        (("title",), "fr", "Titre"),
        (("patients", 0), "histroy", {"vi": "Khỏe", "en": "Healthy"}),
        (("patients", 0, "history"), "e", "Healthy"),
        (("patients", 0, "outcomes", 0), "att", "discharge"),
        (("patients", 0), "sex", "man"),
        (("patients", 0), "age", "37"),
        (("references", 0), "container_title", "Journal"),
        ((), "profile", "care-report"),
        (("languages",), 0, "xx"),
    ],
)
def test_what_the_model_does_not_know_is_refused(
    keys: tuple[str | int, ...], key: str | int, value: object
) -> None:
    data = deepcopy(read(LEAST / "case.toml"))
    place: Any = data
    for part in keys:
        place = place[part]
    place[key] = value
    assert len(refusals(data)) == 1


def test_a_key_that_every_case_needs_is_missed() -> None:
    data = read(LEAST / "case.toml")
    del data["patients"][0]["age"]
    assert refusals(data) == ["'age' is a required property"]


def test_nothing_is_null_and_every_language_is_a_key() -> None:
    assert '"null"' not in json.dumps(MADE)
    assert list(MADE["$defs"]["Text"]["properties"]) == list(languages())
    assert {"vi", "en", "at", "dose"} <= MADE["$defs"]["Intervention"]["properties"].keys()


def test_an_editor_is_told_what_keys_mean_and_which_rules_can_be_waived() -> None:
    patient = MADE["$defs"]["Patient"]["properties"]
    assert "Tiền sử" in patient["history"]["title"]
    assert "UCUM" in MADE["$defs"]["Observation"]["properties"]["unit"]["description"]
    assert "citation-order" in MADE["properties"]["waive"]["properties"]
    assert not any(name.startswith("consent") for name in MADE["properties"]["waive"]["properties"])


def test_the_schema_has_the_keys_of_the_model() -> None:
    names = {field.alias or name for name, field in Case.model_fields.items()}
    assert MADE["properties"].keys() == names


def put(data: dict[str, Any], keys: tuple[str | int, ...], value: object) -> dict[str, Any]:
    whole = deepcopy(data)
    place: Any = whole
    for part in keys[:-1]:
        place = place[part]
    place[keys[-1]] = value
    return whole


@pytest.mark.parametrize(("keys", "value"), MISSHAPEN)
def test_what_check_refuses_for_its_form_is_refused(
    keys: tuple[str | int, ...], value: object, tmp_path: Path
) -> None:
    data = put(read(LEAST / "case.toml"), keys, value)
    assert refusals(data) != []
    found = checked(put(least(), keys, value), tmp_path).findings
    assert "S" in {one.code[0] for one in found if one.severity == "error" or one.gap}


def test_ajv_loads_the_schema_and_finds_the_same() -> None:
    least_case = read(LEAST / "case.toml")
    cases = [*map(read, FILES), *(put(least_case, *fault) for fault in MISSHAPEN)]
    done = subprocess.run(
        [need("node"), "-e", LOADED, str(need_file(AJV))],
        input=json.dumps({"schema": MADE, "cases": cases}),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == [not refusals(one) for one in cases]


def test_bounds_have_json_schema_s_own_names() -> None:
    text = json.dumps(MADE)
    assert MADE["$defs"]["Patient"]["properties"]["age_to"]["maximum"] == 130
    assert not [key for key in ("ge", "gt", "le", "lt") if f'"{key}": ' in text]
