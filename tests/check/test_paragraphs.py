"""Good text of many specialties: no rule cries; with one slip each: the right rule tells of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support.least_case import checked, least

FILES = sorted((Path(__file__).parents[1] / "data" / "paragraphs").glob("*.toml"))
SAID = {
    f"{file.stem} {number}": said
    for file in FILES
    for number, said in enumerate(tomllib.loads(file.read_text("utf-8"))["said"], 1)
}
SLIPS = tomllib.loads((FILES[0].parents[1] / "slips.toml").read_text("utf-8"))["slip"]
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
    if "[@lee2005]" not in str(data["discussion"]):
        data["discussion"] = least()["discussion"]
    return data


def test_there_are_many_specialties() -> None:
    assert len(FILES) > 15
    assert len(SAID) > 40


@pytest.mark.parametrize("name", list(SAID))
def test_no_rule_cries_about_good_text(name: str, tmp_path: Path) -> None:
    findings = checked(report(SAID[name]), tmp_path).findings
    assert [f"{finding.name}: {finding.said('en')}" for finding in findings] == []


def test_nineteen_slips_in_twenty_are_told() -> None:
    told = [slip for slip in SLIPS if "missed" not in slip]
    assert len({slip["at"].rpartition(" ")[0] for slip in SLIPS}) > 25
    assert len(told) >= 0.95 * len(SLIPS) > 100


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip['at']}: {slip['new']}")
def test_a_slip_is_told_by_its_rule_and_where_it_is_missed_by_none(
    slip: dict[str, str], tmp_path: Path
) -> None:
    said = SAID[slip["at"]]
    text = said[slip["language"]]
    assert text.count(slip["old"]) == 1
    planted = said | {slip["language"]: text.replace(slip["old"], slip["new"])}
    told = {finding.name for finding in checked(report(planted), tmp_path).findings}
    assert (slip["rule"] in told) is ("missed" not in slip)
