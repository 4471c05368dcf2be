"""Plain PNG files are read without a library, and never where the library would refuse them."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image as Pillow

from casegen.case.figures import ImageError, read
from casegen.case.figures.png import size
from casegen.system.data import PACKAGE

FIGURES = sorted((PACKAGE.parent / "cases").glob("*/figures/*.png"))
MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")


def made(mode: str, **settings: object) -> bytes:
    """A small PNG file of a mode, written by the library."""
    stream = io.BytesIO()
    Pillow.new(mode, (7, 5)).save(stream, "PNG", **settings)
    return stream.getvalue()


def refused(data: bytes, folder: Path) -> bool:
    """Whether a figure's file is found to be no image, or damaged."""
    (folder / "a.png").write_bytes(data)
    try:
        read(folder, "a.png")
    except ImageError:
        return True
    return False


@pytest.mark.parametrize("mode", MODES)
def test_a_plain_png_of_any_mode_is_read(mode: str) -> None:
    assert size(made(mode)) == size(made(mode, dpi=(300, 300))) == (7, 5)


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.name)
def test_the_figures_of_the_cases_need_no_library(path: Path) -> None:
    with Pillow.open(path) as image:
        assert size(path.read_bytes()) == image.size


def test_what_has_other_chunks_is_left_to_the_library() -> None:
    assert size(made("P", transparency=0)) is None
    assert size(made("L", icc_profile=b"profile")) is None


def test_what_is_no_png_has_no_size() -> None:
    stream = io.BytesIO()
    Pillow.new("RGB", (7, 5)).save(stream, "JPEG")
    assert [size(data) for data in (b"", b"text", made("L")[:8], stream.getvalue())] == [None] * 4


@pytest.mark.parametrize("mode", MODES)
def test_no_damaged_file_is_taken_for_a_whole_one(mode: str, tmp_path: Path) -> None:
    whole = made(mode, dpi=(300, 300))
    draw = Random(mode)  # noqa: S311 - the same damage each time
    cut = [whole[:end] for end in range(len(whole))]
    for place in range(8, len(whole)):
        spoilt = bytearray(whole)
        spoilt[place] ^= draw.randint(1, 255)
        cut.append(bytes(spoilt))
    assert [data for data in cut if size(data) is not None] == []
    assert sum(refused(data, tmp_path) for data in cut) > len(cut) // 2
