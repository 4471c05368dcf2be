"""PNG files: those of every mode are read, and a damaged one never."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from PIL import Image as Pillow

from casegen.case.figures import ImageError, read
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
def test_a_png_of_any_mode_is_read(mode: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(made(mode, dpi=(300, 300)))
    image = read(tmp_path, "a.png")
    assert (image.media_type, image.width, image.height) == ("image/png", 7, 5)


@pytest.mark.parametrize("mode", MODES)
def test_no_damaged_file_is_taken_for_a_whole_one(mode: str, tmp_path: Path) -> None:
    whole = made(mode, dpi=(300, 300))
    draw = Random(mode)  # noqa: S311 - the same damage each time
    cut = [whole[:end] for end in range(len(whole))]
    for place in range(8, len(whole)):
        spoilt = bytearray(whole)
        spoilt[place] ^= draw.randint(1, 255)
        cut.append(bytes(spoilt))
    assert [len(data) for data in cut if not refused(data, tmp_path)] == []
