"""The parts of a document, its numbers and its roles."""

from __future__ import annotations

from casegen.case.load import load
from casegen.check.check import check
from casegen.compose import compose
from casegen.document.tree import Document, Paragraph
from casegen.document.walk import floats
from casegen.style.profile_files import profile
from tests.support.least_case import CASES

CASE = next(path for path in CASES if path.name == "emh-thalassemia")


def document(tag: str, form: str) -> Document:
    checked = check(load(CASE))
    assert checked.case is not None
    return compose(checked.case, "case", tag, profile(form), checked.images)


def test_the_parts_are_those_of_the_profile_in_its_order_with_the_other_languages_last() -> None:
    whole = document("vi", "care")
    assert [part.role for part in whole.parts] == [
        "abstract",
        "introduction",
        "cases",
        "discussion",
        "conclusion",
        "declarations",
        "references",
        "other-language",
        "checklist",
    ]
    assert [part.id for part in whole.parts if part.role == "other-language"] == ["front-en"]


def test_figures_and_tables_count_each_kind_from_one_in_every_language() -> None:
    for tag in ("vi", "en"):
        for kind in ("fig", "tab"):
            found = [one for one in floats(document(tag, "care")).values() if one.id[:3] == kind]
            assert sorted(one.number for one in found) == [*range(1, len(found) + 1)]
            assert found
            assert all(one.label == f"{one.word} {one.number}" for one in found)


def test_a_declaration_and_a_led_paragraph_tell_their_roles() -> None:
    for tag in ("vi", "en"):
        whole = document(tag, "care")
        blocks = whole.declarations.blocks
        told = [block.role for block in blocks if isinstance(block, Paragraph) and block.lead]
        assert {"consent", "ethics"} <= {*told}
        assert len(told) == len({*told})
