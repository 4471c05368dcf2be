"""Rules about figures and tables: what they see and what they let pass, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.reading.figures.printed import SHARE
from casegen.system.data import SKELETON
from tests.support.least_case import LEAST, least, written

WORDS = 'title = {{ vi = "T", en = "T" }}, alt = {{ vi = "A", en = "A" }}'
FIGURE = '{{ id = "{0}", ' + WORDS + ', file = "{1}" }}'
PANELS = """
figures = [{ id = "scan", title = { vi = "T", en = "T" }, columns = 2, panels = [
  { id = "A", file = "scan.png", alt = { vi = "A", en = "A" } },
  { id = "B", file = "scan.png", alt = { vi = "B", en = "B" } },
] }]
"""


def names(toml: str, folder: Path) -> list[tuple[str, str | None]]:
    """The rules of the group that find something, each with the language of what it found."""
    (folder / "case.toml").write_text(written(least(toml)), "utf-8")
    for picture in LEAST.glob("*.png"):
        (folder / picture.name).write_bytes(picture.read_bytes())
    _checked, findings = examined(folder, Options(select=("F",)))
    return [(finding.name, finding.language) for finding in findings]


def saying(vi: str, en: str, more: str = "") -> str:
    return f'{more}\n[introduction]\nvi = "{vi}"\nen = "{en}"\n'


def figures(*ids: str, file: str = "scan.png") -> str:
    return "figures = [" + ", ".join(FIGURE.format(name, file) for name in ids) + "]"


def test_a_figure_called_in_one_language_only_is_told_of_the_other(tmp_path: Path) -> None:
    found = names(saying("Xem (@fig:a).", "See.", figures("a")), tmp_path)
    assert found == [("figure-uncalled", "en")]


def test_a_figure_called_in_no_language_is_told_once(tmp_path: Path) -> None:
    assert names(figures("a"), tmp_path) == [("figure-uncalled", None)]


def test_a_figure_called_only_by_its_own_legend_is_not_called(tmp_path: Path) -> None:
    legend = '[[figures]]\nid = "a"\ntitle = { vi = "T", en = "T" }\nfile = "scan.png"\n'
    legend += 'alt = { vi = "A", en = "A" }\nlegend = { vi = "@fig:a", en = "@fig:a" }\n'
    assert ("figure-uncalled", None) in names(legend, tmp_path)


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ("@fig:a @fig:b @fig:c", 0),
        ("@fig:a @fig:b @fig:a @fig:c", 0),
        ("@fig:a @fig:c @fig:b", 1),
        ("@fig:c @fig:a @fig:b", 1),
        ("@fig:c @fig:b @fig:a", 2),
        ("@fig:a @tab:labs-p1 @fig:b @fig:c", 0),
    ],
)
def test_figures_are_first_called_in_order(calls: str, expected: int, tmp_path: Path) -> None:
    found = names(saying(calls, calls, figures("a", "b", "c")), tmp_path)
    assert found.count(("figure-order", "vi")) == expected
    assert found.count(("figure-order", "en")) == expected


def test_a_figure_never_called_does_not_put_the_others_out_of_order(tmp_path: Path) -> None:
    found = names(saying("@fig:b", "@fig:b", figures("a", "b")), tmp_path)
    assert found == [("figure-uncalled", None)]


@pytest.mark.parametrize(
    ("vi", "en", "expected"),
    [
        ("@fig:scan{A}, @fig:scan{B}", "@fig:scan{A,B}", []),
        ("@fig:scan{A}", "@fig:scan{A}", [("panel-uncalled", None)]),
        ("@fig:scan{A,B}", "@fig:scan{A}", [("panel-uncalled", "en")]),
        ("Không.", "None.", [("figure-uncalled", None)]),
    ],
)
def test_each_panel_is_called_by_its_letter(
    vi: str, en: str, expected: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    assert names(saying(vi, en, PANELS), tmp_path) == expected


@pytest.mark.parametrize(("columns", "expected"), [(1, 1), (2, 0)])
def test_a_picture_needs_fewer_pixels_where_it_is_printed_smaller(
    columns: int, expected: int, tmp_path: Path
) -> None:
    Image.new("1", (1000, 10)).save(tmp_path / "thousand.png")
    toml = figures("a", file="thousand.png").replace("file =", f"columns = {columns}, file =")
    found = names(saying("@fig:a", "@fig:a", toml), tmp_path)
    assert found.count(("figure-resolution", None)) == expected


def test_the_share_of_each_panel_is_that_of_the_style_sheet() -> None:
    css = (SKELETON / "base.css").read_text("utf-8")
    widths = re.findall(r"\.columns-(\d) \.panel \{ width: ([\d.]+)%", css)
    assert {int(number): float(width) / 100 for number, width in widths} == pytest.approx(SHARE)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Phim", "Tiêu bản", 0),
        ("Phim.", "Tiêu bản.", 0),
        ("Phim.", "Tiêu bản", 1),
        ("Có phải u?", "Tiêu bản", 0),
        ("Có phải u?", "Tiêu bản.", 0),
        ("Phim (ảnh.)", "Tiêu bản.", 0),
        ("Phim (A).", "Tiêu bản (B)", 1),
    ],
)
def test_titles_end_alike(first: str, second: str, expected: int, tmp_path: Path) -> None:
    toml = figures("a", "b").replace('vi = "T"', f'vi = "{first}"', 1)
    toml = toml.replace('vi = "T"', f'vi = "{second}"', 1)
    title = f'\n[[patients]]\nobservations_title = {{ vi = "{second}", en = "T" }}\n'
    found = names(saying("@fig:a @fig:b", "@fig:a @fig:b", toml) + title, tmp_path)
    assert found.count(("caption-punctuation-mixed", "vi")) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Xem Bảng 1."),
        ("vi", "Xem (bảng 1)."),
        ("vi", "Hình 2A cho thấy."),
        ("en", "See Table 1."),
        ("en", "See (fig. 2)."),
        ("en", "Figures 1–3 show it."),
    ],
)
def test_a_callout_typed_out_is_seen(language: str, text: str, tmp_path: Path) -> None:
    texts = {"vi": "Thiếu máu.", "en": "Anemia."} | {language: text}
    assert ("callout-style-mixed", language) in names(saying(**texts), tmp_path)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Bảng 1 của hướng dẫn."),
        ("vi", "Bảng 1 [@lee2005]."),
        ("vi", "Điển hình 2 ca (1) và (2)."),
        ("vi", "Xem (@tab:labs-p1)."),
        ("vi", "Tình hình 5 năm qua; chụp hình 3 lần."),
        ("vi", "Ảnh 3D và siêu âm 4D; Hình 3D dựng lại."),
        ("en", "Table 2 of the guideline."),
        ("en", "A figure of 8 in T1W and T4."),
        ("en", "The tables 1 held; a stable 2 days."),
        ("en", "Figure 2 in the report [@lee2005]."),
    ],
)
def test_what_is_no_callout_of_this_report_passes(language: str, text: str, tmp_path: Path) -> None:
    texts = {"vi": "Thiếu máu.", "en": "Anemia."} | {language: text}
    assert names(saying(**texts), tmp_path) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("*(@tab:labs-p1)*", 1), ("(@tab:labs-p1)", 0), ("*Thiếu máu* (@tab:labs-p1)", 0)],
)
def test_callouts_are_emphasized_alike(text: str, expected: int, tmp_path: Path) -> None:
    found = names(saying(text, text), tmp_path)
    assert found.count(("callout-style-mixed", "vi")) == expected
