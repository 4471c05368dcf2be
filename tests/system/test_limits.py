"""What a case may hold at most, and the finding that says where it holds more."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from casegen.case.excess import over
from casegen.case.toml.plain import freeze
from casegen.check.rules.shape.nested_too_deeply import OPENING
from casegen.reading.prose import parse
from casegen.system import limits
from casegen.system.limits import MOST
from tests.support.growth import linear
from tests.support.least_case import CASES, checked, least


def nested(path: tuple[str, ...], count: int) -> Any:  # noqa: ANN401 - any TOML value
    """Data with so many things in the list at a path, in one list on the way."""
    if not path:
        return [{} for _ in range(count)]
    inner = nested(path[1:], count)
    return [inner] if path[0] == "*" else {path[0]: inner}


@pytest.mark.parametrize("path", MOST, ids=".".join)
def test_a_list_may_hold_its_most_and_one_more_is_too_many(path: tuple[str, ...]) -> None:
    assert list(over(freeze(nested(path, MOST[path]), ""))) == []
    (excess,) = over(freeze(nested(path, MOST[path] + 1), ""))
    named = tuple(key for key in excess.keys if isinstance(key, str))
    assert named == tuple(key for key in path if key != "*")
    assert (excess.kind, excess.count, excess.most) == ("list", MOST[path] + 1, MOST[path])


def test_lists_of_one_kind_are_counted_together() -> None:
    most = MOST["patients", "*", "observations"]
    halves: list[dict[str, list[Any]]] = [
        {"observations": [{}] * (most // 2)},
        {"observations": [{}] * (most // 2 + 1)},
    ]
    (excess,) = over(freeze({"patients": halves}, ""))
    assert excess.keys == ("patients", 1, "observations")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"a": "x" * (limits.TEXT_CHARACTERS + 1)}, "text"),
        ({"a": {f"k{n}": 1 for n in range(limits.TABLE_KEYS + 1)}}, "keys"),
        ({"a": [list(range(250))] * (limits.VALUES // 250)}, "values"),
        ({"a": ["\n" * 1000] * (limits.LINES // 1000 + 1)}, "lines"),
    ],
)
def test_texts_tables_values_and_lines_are_counted(data: dict[str, Any], kind: str) -> None:
    assert [excess.kind for excess in over(freeze(data, ""))] == [kind]


def measured(times: int, kinds: int) -> dict[str, Any]:
    """A patient of whom so many things were measured, the first of them at so many times."""
    found = [{"analyte": "a0", "at": f"d{n}"} for n in range(times)]
    return {"observations": found + [{"analyte": f"a{n}", "at": "d0"} for n in range(1, kinds)]}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"tables": [{"rows": [["x"] * 180] * 100}]}, "cells"),
        ({"patients": [measured(900, 900)]}, "cells"),
        ({"a": "[1-1000] " * 1000}, "citations"),
        ({"a": ["[" + "; ".join(f"@r{n}" for n in range(1000)) + "]"] * 10}, "citations"),
    ],
)
def test_what_few_keys_make_much_of_on_paper_is_counted(data: dict[str, Any], kind: str) -> None:
    assert [excess.kind for excess in over(freeze(data, ""))] == [kind]


def test_a_table_and_citations_of_a_long_report_are_within_the_limits() -> None:
    data = {"tables": [{"rows": [["5 [3-8]"] * 12] * 40}], "patients": [measured(40, 60)]}
    assert list(over(freeze(data, ""))) == []


def test_a_list_where_no_list_is_wanted_is_left_to_the_other_rules() -> None:
    assert list(over(freeze({"patients": {"a": 1}, "figures": "x", "tables": [1, [2]]}, ""))) == []


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_cases_that_come_with_casegen_hold_at_most_a_fifth(folder: Path) -> None:
    assert (folder / "case.toml").stat().st_size * 5 < limits.CASE_BYTES


def test_nothing_else_is_said_of_a_case_that_exceeds_a_limit(tmp_path: Path) -> None:
    data = least() | {"references": [{"id": "A B"}] * 2000, "unknown": 1}
    result = checked(data, tmp_path)
    assert [finding.name for finding in result.findings] == ["limit-exceeded"]
    assert result.case is None


def test_figures_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = (Path(__file__).parents[1] / "data" / "least" / "scan.png").stat().st_size
    monkeypatch.setattr("casegen.check.pictures.FOLDER_BYTES", size)
    figure = {"title": {"vi": "Phim", "en": "Film"}, "alt": {"vi": "Ảnh", "en": "Picture"}}
    files = ("scan.png", "dot.png")
    data = least() | {"figures": [{"id": f[:-4], "file": f} | figure for f in files]}
    found = checked(data, tmp_path).findings
    assert [finding.said("en") for finding in found if finding.name == "figure-file"] == [
        "With “dot.png” the figures are larger than 75 MB together."
    ]


def test_of_one_rule_no_more_is_told_than_a_person_can_mend(tmp_path: Path) -> None:
    words = "  Thiếu máu." * (limits.FINDINGS + 500)
    found = checked(least() | {"introduction": {"vi": words, "en": "Anemia."}}, tmp_path).findings
    spaces = [finding for finding in found if finding.name == "doubled-space"]
    assert len(spaces) == limits.FINDINGS + 1
    assert sum("More of these follow" in finding.said("en") for finding in spaces) == 1


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        (">" * 10 + " a", False),
        (">" * 11 + " a", True),
        ("- " * 10 + "a", False),
        ("- " * 11 + "a", True),
        ("1. " * 11 + "a", True),
        ("> - 1) " * 4 + "a", True),
        ("\n".join("  " * n + "- a" for n in range(10)), False),
        ("\n".join("  " * n + "- a" for n in range(11)), True),
        ("\n".join("\t" * n + "- a" for n in range(6)), True),
        ("a - b - c - d - e - f - g - h - i - j - k - l", False),
        ("Hb " + "> " * 20, False),
        ("-" * 40, False),
    ],
)
def test_prose_nested_deeper_than_a_page_can_show_is_seen(text: str, *, deep: bool) -> None:
    assert bool(OPENING.search(text)) == deep


@pytest.mark.parametrize("mark", [">", "> ", "- ", "1. ", " > - "])
def test_nothing_of_prose_that_is_let_pass_is_lost(mark: str) -> None:
    depth = next(n for n in range(1, 30) if OPENING.search(mark * (n + 1) + "word"))
    assert any("word" in token.content for token in parse(mark * depth + "word"))


@pytest.mark.parametrize("piece", [" ", "> ", "\t", "1", "- "])
def test_the_search_for_deep_prose_is_linear(piece: str) -> None:
    assert linear(lambda size: partial(OPENING.search, piece * size + "x"), 100_000)
