"""The schema knows every key of a case file, and no other."""

from __future__ import annotations

import json
import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from casegen.model import Case
from casegen.resources import languages
from casegen.schema import schema
from tests.least_case import LEAST
from tests.outputs import CASES, ROOT, casegen

FILES = [*sorted(CASES.glob("*/case.toml")), LEAST / "case.toml"]
MADE = schema()


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
