"""The long run of random inputs sees what it is made to see, and a short run of it is clean."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import inf
from pathlib import Path

import pytest

from tests.support import fuzzing
from tests.support.fuzzing import KINDS, Round, changed, run, trial


def chance(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 - the same number makes the same input


def test_a_short_run_keeps_nothing(tmp_path: Path) -> None:
    assert run(Round(0, 40, tmp_path / "kept", seconds=inf)) == 0
    assert not (tmp_path / "kept").exists()


def test_the_same_number_makes_the_same_input_and_another_another() -> None:
    made = [changed(chance(number), b"some bytes" * 9) for number in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


def fail(_folder: Path) -> None:
    raise LookupError


def look_away(_folder: Path) -> None:
    Path("/etc/hostname").open("rb").close()


@pytest.mark.parametrize(("act", "spent"), [(fail, 0.0), (look_away, 0.0), (str, 2.0)])
def test_a_traceback_a_file_outside_and_a_hang_are_kept(
    act: Callable[[Path], object], spent: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter((0.0, spent))
    monkeypatch.setattr("time.process_time", lambda: next(times))
    monkeypatch.setattr(fuzzing, "judged", act)
    assert trial(0, tmp_path) != ""


def test_every_kind_of_input_is_made(tmp_path: Path) -> None:
    assert len(KINDS) == 4
    for kind in KINDS:
        kind(chance(5), tmp_path)
        assert (tmp_path / "case.toml").is_file()
