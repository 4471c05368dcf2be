"""The source article as printed: each slip that a rule can see is found in its place, no other."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casegen.case.load import load
from casegen.check.check import Checked
from casegen.check.examine import examined
from casegen.check.rule import by_handle
from casegen.compose import compose
from casegen.document.mentions import mentions
from casegen.document.tree import Callout
from tests.support.given import profiled

FOLDER = Path(__file__).parents[1] / "data" / "as-printed"
TABLE = tomllib.loads((FOLDER / "defects.toml").read_text("utf-8"))
SEEN: list[dict[str, Any]] = TABLE["seen"]
UNSEEN: list[dict[str, Any]] = TABLE["unseen"]
RULES = sorted({row["rule"] for row in SEEN})
SILENT = ("reference-uncited", "citation-undefined", "citation-malformed", "decimal-mark")
# How many defects each letter of the forensic reading has; F, G and H are not numbered.
LETTERS = {"A": 12, "B": 10, "C": 9, "D": 10, "E": 7}
# The clusters in the article's order and spelling.
PRINTED = """
[6] [1,4,10] [2-6] [1,6,8,9] [7] [2,5] [7,8,10] [6, 7]
[2-5] [7] [7, 10] [6] [1] [5] [7] [9] [7,8] [6,7,8] [7] [3,4] [3, 6] [3, 7] [8,9]
"""


@cache
def whole() -> Checked:
    checked, findings = examined(FOLDER)
    assert checked is not None, findings
    return checked


@cache
def text() -> str:
    return load(FOLDER).text


def place(marker: str) -> tuple[int, int]:
    """The line and column, from 1, of what follows the caret in a piece of the case file."""
    before, _, after = marker.partition("‸")
    offset = text().index(before + after) + len(before)
    return text().count("\n", 0, offset) + 1, offset - text().rfind("\n", 0, offset)


def expected(rule: str) -> Counter[tuple[int, int]]:
    """The places where a rule should speak."""
    return Counter(place(marker) for row in SEEN if row["rule"] == rule for marker in row["at"])


def found(rule: str) -> Counter[tuple[int, int]]:
    """The places where a rule spoke."""
    places = (finding.place for finding in whole().findings if finding.name == rule)
    return Counter((where.line, where.column) for where in places)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_defects_in_their_places_and_nothing_else(rule: str) -> None:
    missing, extra = expected(rule) - found(rule), found(rule) - expected(rule)
    assert (sorted(missing), sorted(extra)) == ([], [])


def test_no_rule_speaks_but_those_of_the_table() -> None:
    assert {finding.name for finding in whole().findings} - set(RULES) == set()


@pytest.mark.parametrize("rule", [*RULES, *SILENT])
def test_every_rule_of_the_table_exists(rule: str) -> None:
    known = by_handle(rule)
    assert known is not None
    assert known.name == rule


@pytest.mark.parametrize("rule", SILENT)
def test_a_rule_stays_silent_where_the_article_is_right(rule: str) -> None:
    assert found(rule) == Counter()


def test_every_marker_is_found_once_in_the_case() -> None:
    markers = {marker for row in SEEN for marker in row["at"]}
    assert len(markers) > 100
    often = {m: text().count(m.replace("‸", "")) for m in markers if m.count("‸") == 1}
    assert often == dict.fromkeys(markers, 1)


def test_every_defect_of_the_article_is_in_the_table() -> None:
    numbered = {f"{letter}{n}" for letter, most in LETTERS.items() for n in range(1, most + 1)}
    assert {row["defect"] for row in [*SEEN, *UNSEEN]} == numbered | {"F", "G", "H"}


def test_every_defect_that_no_rule_sees_says_why() -> None:
    assert len(UNSEEN) > 20
    assert [row["slip"] for row in UNSEEN if not row["why"].strip()] == []


def test_the_clusters_are_the_articles_in_its_spelling_and_order() -> None:
    checked = whole()
    assert checked.case is not None
    assert checked.profile is not None
    typed = [c for c in profiled(checked.case, checked.profile).clusters if c.language == "vi"]
    assert " ".join(cluster.text for cluster in typed) == " ".join(PRINTED.split("\n")).strip()


def test_the_callouts_are_the_articles_in_its_order() -> None:
    checked = whole()
    assert checked.case is not None
    assert checked.profile is not None
    report = compose(checked.case, "draft", "vi", checked.profile, checked.images)
    labels = [mention.label for mention in mentions(report) if isinstance(mention, Callout)]
    assert [label.replace("\u00a0", " ") for label in labels] == [
        "Hình 1",
        "Hình 3A",
        "Hình 2",
        "Hình 3B",
    ]


TRAPS = ("trên (1) hoặc", "hồi phục (2).", '"34(10)"', '"85(3)"', '"10(1)"')


@pytest.mark.parametrize("trap", TRAPS)
def test_what_only_looks_like_a_citation_is_none(trap: str) -> None:
    line = text().count("\n", 0, text().index(trap)) + 1
    near = [f for f in whole().findings if f.place.line == line and f.code.startswith("C")]
    assert near == []
