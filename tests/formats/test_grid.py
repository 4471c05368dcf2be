"""Whatever its size and shape, a thing lies whole in print, in a narrow window and in Word.

The suite tries a few of the grid's points; `make stress` tries every one.
"""

import os
from pathlib import Path

import pytest

from casegen.formats.each.pdf import pdf
from tests.support.shown import shown_at_320, shown_by_word
from tests.support.stress import PROFILES, figure, hard, languages, observed, table, worded

# One point of the grid in so many is tried.
SHARE = int(os.environ.get("CASEGEN_STRESS", "191"))
RATIOS = (1, 1.3, 1.6, 2, 2.6, 4, 6, 8, 12, 20)
LETTERS = (5, 8, 12, 18, 24, 25, 40, 60, 90, 130, 200, 350, 500)
SHAPES = {
    **{f"a table of {n} columns": (table(n), 1.0) for n in range(2, 41)},
    **{f"measured at {n} times": (observed(n), 1.0) for n in range(2, 41)},
    **{f"a picture of {n}:1": (figure(), n) for n in RATIOS},
    **{f"a picture of 1:{n}": (figure(), 1 / n) for n in RATIOS[1:]},
    **{f"three pictures of 1:{n}": (figure(3, 3), 1 / n) for n in RATIOS},
    **{f"a word of {n} letters": (worded(n), 1.0) for n in LETTERS},
}
GRID = [(profile, shape) for shape in SHAPES for profile in PROFILES]


@pytest.mark.parametrize(("profile", "shape"), GRID[::SHARE])
def test_what_is_hard_to_print_is_whole_in_every_profile(
    profile: str, shape: str, tmp_path: Path
) -> None:
    toml, ratio = SHAPES[shape]
    made = hard(tmp_path, toml, ratio, profile)
    for document, alone in languages(made):
        assert pdf(document, alone).startswith(b"%PDF")
    shown_at_320(made, tmp_path)
    shown_by_word(made, tmp_path)
