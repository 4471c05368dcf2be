"""A page in a window of 320 pixels is whole: wide tables scroll by keyboard, long words break."""

from pathlib import Path

import pytest

from casegen.formats.each.html import html
from tests.support.browser import page_at
from tests.support.shown import shown_at_320
from tests.support.stress import figure, hard, observed, table

WORD = "ACGTT" * 18


def shown(folder: Path, toml: str, ratio: float = 1.0) -> None:
    shown_at_320(hard(folder, toml, ratio), folder)


@pytest.mark.parametrize("columns", [2, 7, 40])
def test_a_table_of_any_width_is_scrolled_within_its_own_area(columns: int, tmp_path: Path) -> None:
    shown(tmp_path, table(columns))


def test_observations_at_many_times_are_scrolled_too(tmp_path: Path) -> None:
    shown(tmp_path, observed(24))


@pytest.mark.parametrize("ratio", [0.05, 20.0])
def test_a_picture_of_any_shape_fits_the_window(ratio: float, tmp_path: Path) -> None:
    shown(tmp_path, figure(3, 3), ratio)


def test_a_word_of_ninety_letters_breaks(tmp_path: Path) -> None:
    toml = f'[introduction]\nvi = "Đoạn {WORD} này."\nen = "The {WORD} here."\n'
    toml += f'[title]\nvi = "Thiếu máu {WORD}"\nen = "Anemia {WORD}"\n'
    toml += f'[abstract]\nvi = "Thiếu máu {WORD}"\nen = "Anemia {WORD}"\n'
    many = table(3, kind="false", extra=f'note = {{ vi = "{WORD}", en = "{WORD}" }}')
    shown(tmp_path, toml + many.replace('"Row 1"', f'"{WORD}"'))


@pytest.mark.parametrize("ratio", [0.05, 0.2, 20.0])
def test_a_picture_of_any_shape_is_seen_whole_at_once_on_a_desk(
    ratio: float, tmp_path: Path
) -> None:
    made = hard(tmp_path, figure(), ratio)
    path = tmp_path / "page.html"
    path.write_bytes(html(made.documents["en"]))
    with page_at(1280) as (page, _asked):
        page.goto(path.as_uri())
        heights = page.eval_on_selector_all(".panel img", "all => all.map(one => one.height)")
        assert heights
        assert 0 < max(heights) <= 900
