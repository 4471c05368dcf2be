"""Entries of a patient that continue the paragraph before them."""

import pytest

from casegen.document.tree import Document, Paragraph
from casegen.document.walk import plain, walk
from tests.support.editions import changed

FIRST = """
[[patients]]
[[patients.interventions]]
type = "transfusion"
vi = "Truyền máu lần một."
en = "A first transfusion."
"""
SECOND = """
[[patients.interventions]]
type = "transfusion"
run_on = true
vi = "{vi}"
en = "{en}"
"""


def said(document: Document) -> list[str]:
    """Return the paragraphs of a document's body."""
    return [
        plain(block.inlines)
        for section in document.sections
        for part in walk(section)
        for block in part.blocks
        if isinstance(block, Paragraph)
    ]


def entries(second: str, profile: str = "source-article") -> list[str]:
    """Return the English paragraphs of the least case with two interventions."""
    vi = second.replace("A second transfusion", "Truyền máu lần hai")
    both = FIRST + SECOND.replace("{vi}", vi).replace("{en}", second)
    head = f'profile = "{profile}"\n'
    return said(changed(head + both).documents["en"])


def test_an_entry_that_runs_on_continues_the_paragraph_before_it() -> None:
    assert "A first transfusion. A second transfusion." in entries("A second transfusion.")


def test_only_its_first_paragraph_runs_on() -> None:
    found = entries("A second transfusion.\\n\\nA second transfusion at night.")
    assert "A first transfusion. A second transfusion." in found
    assert "A second transfusion at night." in found


def test_a_list_begins_anew() -> None:
    assert "A first transfusion." in entries("- A second transfusion.")


def test_the_first_entry_of_a_part_that_is_led_in_begins_anew() -> None:
    outcome = "[[patients.outcomes]]\nrun_on = true\n"
    outcome += 'vi = "Người bệnh đỡ."\nen = "The patient eased."\n'
    joined = said(changed('profile = "source-article"\n' + FIRST + outcome).documents["en"])
    apart = said(changed('profile = "care"\n' + FIRST + outcome).documents["en"])
    assert "A first transfusion. The patient eased." in joined
    assert "A first transfusion." in apart
    assert "The patient eased." in apart


@pytest.mark.parametrize("runs", [True, False])
def test_the_paragraphs_of_a_draft_are_counted_as_they_are_printed(*, runs: bool) -> None:
    text = FIRST + SECOND.format(vi="Truyền máu lần hai.", en="A second transfusion.")
    text = text if runs else text.replace("run_on = true\n", "")
    document = changed(text).documents["en"]
    named = [
        block.id
        for section in document.sections
        for part in walk(section)
        for block in part.blocks
        if isinstance(block, Paragraph) and block.id and block.id.startswith("patient")
    ]
    assert len(named) == (7 if runs else 8)
    assert named == [f"patient-1-{number}" for number in range(1, len(named) + 1)]
