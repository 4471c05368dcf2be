"""The timeline: what is cried, and the nearest legal neighbours that must not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.least_case import checked, least


def codes(toml: str, folder: Path) -> list[str]:
    """The codes of the group T found in the least case with a piece of TOML over it."""
    findings = checked(least(toml), folder).findings
    return sorted(finding.code for finding in findings if finding.code.startswith("T"))


def timeline(*points: str, more: str = "") -> str:
    """A patient with these points, each given as `id`, `id:day` or `id:day:precision`."""
    rows = []
    for point in points:
        name, _, rest = point.partition(":")
        day, _, precision = rest.partition(":")
        fields = [f'id = "{name}"', 'event = { vi = "Mốc", en = "Point" }']
        fields += [f"day = {day}"] if day else []
        fields += [f'precision = "{precision}"'] if precision else []
        rows.append(f"{{ {', '.join(fields)} }}")
    return f"[[patients]]\n{more}\ntimeline = [{', '.join(rows)}]"


@pytest.mark.parametrize(
    ("points", "code"),
    [
        (("admission:0", "discharge:7", "scan:3"), "T001"),
        (("admission:0", "scan:0", "discharge:7"), ""),
        (("onset:-4", "admission:0", "discharge:7"), ""),
        (("admission", "surgery:0", "discharge:7"), ""),
        (("surgery:0", "admission", "discharge:7"), "T002"),
        (("discharge:-7", "admission:0"), "T002"),
        (("surgery:-2:month", "admission:0", "discharge:7"), ""),
        (("admission:0", "follow-up:5", "discharge:7"), "T003"),
        (("admission:0", "discharge:7", "follow-up:30:month"), ""),
        (("admission:0", "discharge:7", "week2:14:week", "week6:42:week"), ""),
        (("admission:0", "week1:3", "discharge:7"), "T003"),
    ],
)
def test_points_must_follow_the_course(points: tuple[str, ...], code: str, tmp_path: Path) -> None:
    found = [c for c in codes(timeline(*points), tmp_path) if c in {"T001", "T002", "T003"}]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("kind", "at", "found"),
    [("surgery", "before", True), ("drug", "before", False), ("surgery", "discharge", False)],
)
def test_only_a_drug_may_be_given_before_admission(
    kind: str, at: str, found: int, tmp_path: Path
) -> None:
    more = f'interventions = [{{ type = "{kind}", at = "{at}" }}]'
    toml = timeline("before:-9", "admission:0", "discharge:7", more=more)
    assert codes(toml, tmp_path) == (["T002"] if found else [])


@pytest.mark.parametrize(("first", "second", "found"), [("a", "b", False), ("b", "a", True)])
def test_outcomes_are_told_in_the_order_of_the_timeline(
    first: str, second: str, found: int, tmp_path: Path
) -> None:
    outcome = '{{ at = "{}", vi = "Đỡ mệt.", en = "The fatigue eased." }}'
    more = f"outcomes = [{outcome.format(first)}, {outcome.format(second)}]"
    toml = timeline("admission:0", "discharge:7", "a:10", "b:30", more=more)
    assert codes(toml, tmp_path) == (["T003"] if found else [])


@pytest.mark.parametrize(
    ("value", "unit", "onset", "found"),
    [
        (5, "d", "-4", False),
        (5, "d", "-5", False),
        (5, "d", "-9", True),
        (2, "mo", "-60:month", False),
        (2, "mo", "-14", True),
        (3, "wk", "-21", False),
        (1, "a", "-365:year", False),
        (6, "h", "0", False),
    ],
)
def test_a_duration_must_fit_onset_and_admission(
    value: int, unit: str, onset: str, found: int, tmp_path: Path
) -> None:
    more = f'presentation.duration = {{ value = {value}, unit = "{unit}" }}'
    toml = timeline(f"onset:{onset}", "admission:0", "discharge:7", more=more)
    assert codes(toml, tmp_path) == (["T004"] if found else [])


@pytest.mark.parametrize(
    ("age", "unit", "texts", "count"),
    [
        (37, "a", ("Bệnh nhi vào viện.", "The boy was admitted."), 2),
        (9, "a", ("Bệnh nhi vào viện.", "The boy was admitted."), 0),
        (28, "mo", ("Bé trai vào viện.", "The boy was admitted."), 0),
        (9, "a", ("Người đàn ông vào viện.", "The man was admitted."), 2),
        (37, "a", ("Người đàn ông có con trai.", "The man had a boy of four."), 0),
        (37, "mo", ("Người bệnh {{ p1.age }} tuổi.", "A {{ p1.age }}-year-old patient."), 2),
        (37, "mo", ("Người bệnh {{ p1.age }} tháng tuổi.", "A {{ p1.age }}-month-old patient."), 0),
        (37, "a", ("Người bệnh {{ p1.age }} tuổi.", "A {{ p1.age }}-year-old patient."), 0),
    ],
)
def test_words_about_age_must_fit_the_age(
    age: int, unit: str, texts: tuple[str, str], count: int, tmp_path: Path
) -> None:
    vi, en = texts
    text = f'[patients.presentation]\nvi = "{vi}"\nen = "{en}"'
    toml = f'[[patients]]\nage = {age}\nage_unit = "{unit}"\n{text}'
    assert codes(toml, tmp_path) == ["T005"] * count


STAY = ("onset:-60", "admission:0", "discharge:7")


@pytest.mark.parametrize(
    ("vi", "en", "found"),
    [
        ("Bệnh khởi phát 3 tuần.", "The illness began 3 weeks before admission.", 2),
        ("Người bệnh nằm viện 20 ngày.", "The hospital stay was 20 days.", 2),
        ("Thời gian nằm viện là 3 tuần.", "The patient got better.", 1),
        ("Bệnh khởi phát 2 tháng.", "The illness began 2 months before admission.", 0),
        ("Người bệnh nằm viện 7 ngày.", "The hospital stay was 7 days.", 0),
        ("Người bệnh nằm viện 1 tuần.", "The hospital stay was 1 week.", 0),
        ("Sốt 3 ngày trước vào viện.", "Fever began 3 days before admission.", 0),
        ("Nằm viện sau mổ 3 ngày.", "The stay after surgery was 3 days.", 0),
    ],
)
def test_a_duration_in_prose_must_fit_the_timeline(
    vi: str, en: str, found: int, tmp_path: Path
) -> None:
    more = f'history = {{ vi = "{vi}", en = "{en}" }}'
    assert codes(timeline(*STAY, more=more), tmp_path) == ["T004"] * found


@pytest.mark.parametrize(
    ("age", "vi", "en", "found"),
    [
        (37, "Người bệnh nam 73 tuổi.", "A 73-year-old man.", 2),
        (37, "Người bệnh 37 tháng tuổi.", "A patient.", 1),
        (37, "Cụ ông đau lưng.", "An elderly man.", 2),
        (37, "Người bệnh nam, 37 tuổi.", "A 37-year-old man.", 0),
        (37, "Người bệnh có con trai 12 tuổi.", "The patient had a 12-year-old son.", 0),
        (37, "Mệt từ năm 20 tuổi.", "The fatigue began at the age of 20.", 0),
        (2, "Bé trai 28 tháng tuổi.", "A 28-month-old boy.", 0),
        (2, "Bé trai 18 ngày tuổi.", "An 18-day-old boy.", 2),
    ],
)
def test_an_age_in_prose_must_be_the_one_stored(
    age: int, vi: str, en: str, found: int, tmp_path: Path
) -> None:
    toml = f'[[patients]]\nage = {age}\n[patients.presentation]\nvi = "{vi}"\nen = "{en}"'
    assert codes(toml, tmp_path) == ["T005"] * found
