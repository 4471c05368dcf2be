"""The drawings of the two-patient case come from their script, and keep what it promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PIL
import pytest
from PIL import Image, ImageChops

FIGURES = Path(__file__).parents[2] / "cases" / "emh-thalassemia" / "figures"
MRI_PANEL, FIELD = (1000, 1250), (1000, 1000)
PANELS = {
    "mri-p1-a.png": MRI_PANEL,
    "mri-p1-b.png": MRI_PANEL,
    "mri-p1-c.png": MRI_PANEL,
    "mri-p2-a.png": MRI_PANEL,
    "mri-p2-b.png": MRI_PANEL,
    "mri-p2-c.png": MRI_PANEL,
    "xr-p2-d.png": MRI_PANEL,
    "histology-p1.png": FIELD,
    "histology-p2.png": FIELD,
}
# Steps of grey between the darkest and the lightest tone of a legible drawing.
TONES = 180
each_panel = pytest.mark.parametrize("name", PANELS)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    command = [sys.executable, "-B", str(FIGURES / "draw.py"), str(folder)]
    subprocess.run(command, check=True, timeout=120)
    return folder


def test_the_script_draws_every_panel_and_nothing_else(drawn: Path) -> None:
    assert {path.name for path in drawn.iterdir()} == set(PANELS)


@pytest.mark.skipif(
    PIL.__version__.split(".")[0] != "13", reason="another Pillow may round its pixels otherwise"
)
@each_panel
def test_the_kept_panel_is_the_one_the_script_draws(drawn: Path, name: str) -> None:
    with Image.open(FIGURES / name) as kept, Image.open(drawn / name) as fresh:
        difference = ImageChops.difference(kept.convert("RGB"), fresh.convert("RGB"))
    assert difference.getbbox() is None


@each_panel
def test_a_panel_has_its_size_and_600_pixels_per_inch(name: str) -> None:
    with Image.open(FIGURES / name) as panel:
        assert panel.size == PANELS[name]
        assert [round(value) for value in panel.info["dpi"]] == [600, 600]


@each_panel
def test_a_panel_carries_no_metadata_besides_its_resolution(name: str) -> None:
    assert set(_chunks(FIGURES / name)) == {b"IHDR", b"PLTE", b"pHYs", b"IDAT", b"IEND"}


@each_panel
def test_a_panel_is_smaller_than_250_kilobytes(name: str) -> None:
    assert (FIGURES / name).stat().st_size < 250_000


@each_panel
def test_a_panel_keeps_its_tones_apart_in_greyscale(name: str) -> None:
    with Image.open(FIGURES / name) as panel:
        tones = panel.convert("L").tobytes()
    assert max(tones) - min(tones) > TONES


def _chunks(path: Path) -> list[bytes]:
    data, found, offset = path.read_bytes(), [], 8
    while offset < len(data):
        found.append(data[offset + 4 : offset + 8])
        offset += 12 + int.from_bytes(data[offset : offset + 4])
    return found
