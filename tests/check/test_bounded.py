"""Many cases are checked by several processes as by one, and a process that dies is told of."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from casegen.case.finding import Finding
from casegen.check.bounded import FEW, Asked, every, found
from casegen.check.options import Options
from casegen.system.processes.bounds import Bounds
from tests.support.least_case import LEAST
from tests.support.outputs import casegen

COUNT = FEW + 6


@pytest.fixture
def cases(tmp_path: Path) -> list[Path]:
    """Cases that each lack another thing, a sound one, and one that cannot be read."""
    text = (LEAST / "case.toml").read_text("utf-8")
    folders = []
    for number in range(COUNT):
        folder = tmp_path / f"case-{number}"
        shutil.copytree(LEAST, folder)
        slips = f"keyword{number} = 1\n" * (number % 3 > 0)
        (folder / "case.toml").write_text(slips + text, "utf-8")
        folders.append(folder)
    (folders[4] / "case.toml").write_text("= broken", "utf-8")
    return folders


def test_workers_find_what_one_process_finds_in_the_order_given(cases: list[Path]) -> None:
    alone = [found(path, Options(), None) for path in cases]
    assert len({bool(findings) for findings in alone}) == 2
    for width in (1, 4):
        assert list(every(cases, Asked(), width)) == alone


def test_the_command_prints_the_same_however_many_processes_it_has(cases: list[Path]) -> None:
    for form in ("text", "json"):
        one, four = (casegen("check", "-f", form, "-j", jobs, *cases) for jobs in ("1", "4"))
        assert (one.returncode, one.stdout, one.stderr) == (2, four.stdout, "")
        assert (four.returncode, four.stderr) == (2, "")
        assert "keyword17" in one.stdout


def test_bounds_hold_for_each_of_many_cases(cases: list[Path]) -> None:
    findings = [one for told in every(cases, Asked(bounds=Bounds(0.001)), 2) for one in told]
    # What is judged before anyone looks at the clock is told as it is.
    names = {one.name for one in findings}
    assert "timeout" in names
    assert names <= {"timeout", "toml-syntax", "unknown-key"}
    given = [path.as_posix() for path in cases]
    order = [given.index(one.place.path.removesuffix("/case.toml")) for one in findings]
    assert order == sorted(order)


def test_a_few_cases_need_no_worker(cases: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casegen.system.processes.pool.Workers.__init__", None)
    assert len(list(every(cases[:FEW], Asked(), 4))) == FEW
    with pytest.raises(TypeError):
        list(every(cases, Asked(), 4))


def deadly(path: Path, options: Options, against: Path | None) -> tuple[Finding, ...]:
    """What is found in a case, unless it is the one that ends its process."""
    return os._exit(9) if path.name == "case-7" else found(path, options, against)


def test_a_case_whose_worker_dies_is_told_and_the_others_are_checked(
    cases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casegen.check.bounded.found", deadly)
    told = list(every(cases, Asked(), 2))
    assert [[one.name for one in findings] for findings in told[7:8]] == [["worker-died"]]
    assert told[7][0].place.path == cases[7].as_posix()
    others = [found(path, Options(), None) for path in cases]
    assert told[:7] + told[8:] == others[:7] + others[8:]
