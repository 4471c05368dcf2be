"""The CARE checklist says of each item what a machine can know, and no more."""

from __future__ import annotations

import pytest

from casegen.case.model import Case
from casegen.check.examine import examined
from casegen.formats.care import Item, care
from casegen.style.language import language
from tests.support.outputs import CASES


def case(slug: str) -> Case:
    checked, findings = examined(CASES / slug)
    assert checked is not None, findings
    assert checked.case is not None, findings
    return checked.case


def items(case: Case, tag: str = "en") -> dict[str, Item]:
    return {item.number: item for item in care(case, tag)}


def test_the_checklist_has_the_thirty_items_of_care() -> None:
    found = items(case("emh-thalassemia"))
    assert len(found) == 30
    assert list(found)[:6] == ["1", "2", "3a", "3b", "3c", "3d"]
    assert list(found)[-2:] == ["12", "13"]


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_every_item_is_worded_in_every_language(tag: str) -> None:
    assert all(item.text for item in items(case("emh-thalassemia"), tag).values())
    assert language(tag).word("label", "ask_author")


def test_what_the_source_article_lacks_is_seen() -> None:
    found = items(case("emh-thalassemia"))
    assert {number for number, item in found.items() if item.answer == "no"} == {
        "8c",
        "12",
        "13",
    }
    assert {number for number, item in found.items() if item.answer == "some"} == {"10d"}


def test_what_only_a_reader_can_judge_is_left_to_the_author() -> None:
    found = items(case("kawasaki-ivig"))
    asked = {number for number, item in found.items() if item.answer == "ask"}
    assert asked == {"8b", "8d", "9c", "10c"}


def test_an_item_is_answered_only_where_its_part_is_written() -> None:
    whole = case("kawasaki-ivig")
    bare = whole.patients[0].model_copy(update={"examination": None})
    assert items(whole)["6"].answer == "yes"
    assert items(whole.model_copy(update={"patients": (bare,)}))["6"].answer == "no"
    both = (whole.patients[0], bare)
    assert items(whole.model_copy(update={"patients": both}))["6"].answer == "some"
