"""Good text of many specialties, with all the figures that medicine writes: no rule cries."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support.least_case import checked, least

FILES = sorted((Path(__file__).parents[1] / "data" / "paragraphs").glob("*.toml"))
SAID = {
    f"{file.stem}, {number}: {said['part']}": said
    for file in FILES
    for number, said in enumerate(tomllib.loads(file.read_text("utf-8"))["said"], 1)
}
TABLE = {"vi": "Xem bảng (@tab:labs-p1).", "en": "See the table (@tab:labs-p1)."}


def report(said: dict[str, Any]) -> dict[str, Any]:
    """The least case with a text in the part it belongs to."""
    data = least()
    text = {tag: said[tag] for tag in ("vi", "en")}
    patient = data["patients"][0]
    if said["part"] == "discussion":
        data["discussion"][0] |= text
    elif said["part"] in {"interventions", "outcomes"}:
        patient[said["part"]][0] |= text
    else:
        patient[said["part"]] = text
    if said["part"] == "laboratory":
        patient["diagnosis"] = TABLE
    return data


def test_there_are_many_specialties() -> None:
    assert len(FILES) > 15
    assert len(SAID) > 40


@pytest.mark.parametrize("name", list(SAID))
def test_no_rule_cries_about_good_text(name: str, tmp_path: Path) -> None:
    data = report(SAID[name])
    if "[@lee2005]" not in str(data["discussion"]):
        data["discussion"] = least()["discussion"]
    findings = checked(data, tmp_path).findings
    assert [f"{finding.name}: {finding.said('en')}" for finding in findings] == []
