"""What is held against a picture's dots counts with the height that a page leaves it."""

from pathlib import Path

import pytest

from casegen.check.examine import examined
from casegen.check.options import Options
from tests.support.least_case import least, written
from tests.support.stress import figure, png


def codes(folder: Path, ratio: float, longest: int, panels: int = 1, columns: int = 1) -> list[str]:
    (folder / "shape.png").write_bytes(png(ratio, longest))
    (folder / "case.toml").write_text(written(least(figure(panels, columns))), "utf-8")
    whole, findings = examined(folder, Options(profile="source-article"))
    assert whole is not None, findings
    return [found.code for found in whole.findings if found.code == "F008"]


@pytest.mark.parametrize(
    ("ratio", "longest", "found"),
    [(1 / 6, 3000, 0), (1 / 6, 1800, 1), (1.0, 1300, 0), (1.0, 600, 1), (6.0, 1300, 0)],
)
def test_a_long_film_needs_the_dots_of_the_width_it_is_printed_in(
    ratio: float, longest: int, found: int, tmp_path: Path
) -> None:
    assert len(codes(tmp_path, ratio, longest)) == found


def test_long_films_in_rows_share_a_page(tmp_path: Path) -> None:
    assert codes(tmp_path, 1 / 6, 1600, panels=4, columns=2) == []
