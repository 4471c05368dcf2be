"""Phrases of a list in a text."""

from __future__ import annotations

import pytest

from casegen.reading.phrases import Phrases

NAMES = Phrases(["hemoglobin", "hemoglobin a1c", "mean corpuscular volume", "crp", "tiểu cầu"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hemoglobin A1c was 6.5%.", [(0, 14, "hemoglobin a1c")]),
        ("CRP, then hemoglobin A1", [(0, 3, "crp"), (10, 20, "hemoglobin")]),
        ("TIỂU CẦU giảm", [(0, 8, "tiểu cầu")]),
        ("İ crp", [(2, 5, "crp")]),
        ("oxyhemoglobin, hemoglobins, hs_crp", []),
        ("mean volume", []),
    ],
)
def test_the_longest_phrase_is_found_as_whole_words(
    text: str, found: list[tuple[int, int, str]]
) -> None:
    assert list(NAMES.find(text)) == found


def test_a_phrase_is_not_found_beside_a_mark_that_must_not_touch_it() -> None:
    apart = Phrases(["specific"], before="-", after="-")
    assert apart.within("A specific sign.")
    assert not apart.within("non-specific")
    assert not apart.within("specific-looking")
