"""Large files made to be slow: four times as large takes about four times as long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.growth import LINEAR, growth
from tests.support.large_files import FILES, introduced
from tests.support.least_case import checked, written

# The large one of two files is a quarter of what `benchmarks/large_files.py` measures.
PART = 16


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Import every rule and read every word list before anything is timed."""
    checked(introduced("Câu 1,5 cm [@lee2005]."), tmp_path_factory.mktemp("warm"))


@pytest.fixture(autouse=True)
def lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lift the limits, so that what lies under them is seen from afar."""
    monkeypatch.setattr("casegen.check.check.over", lambda _data: ())
    monkeypatch.setattr("casegen.check.hearing.FINDINGS", 10**9)
    monkeypatch.setattr("casegen.case.load.MAX_BYTES", 10**8)


@pytest.mark.parametrize("kind", FILES)
def test_the_time_of_a_check_grows_with_the_file_and_no_faster(kind: str, tmp_path: Path) -> None:
    most, make = FILES[kind]

    def prepare(size: int) -> Callable[[], object]:
        text = written(make(size))
        return lambda: checked(text, tmp_path)

    assert growth(prepare, most // PART) <= LINEAR


def test_a_thousand_nested_emphases_are_judged(tmp_path: Path) -> None:
    result = checked(introduced("**" * 1000 + "x" + "**" * 1000), tmp_path)
    assert result.findings or result.case
