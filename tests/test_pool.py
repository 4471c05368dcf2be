"""The pool: what workers render is what this process renders, and a dead worker is replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from casegen.building import pool
from casegen.building.pool import Workers
from casegen.building.worker_error import TooSlowError, WorkerDiedError
from tests.least_case import LEAST

ROOT = Path(__file__).parents[1]
SECONDS = 60


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(2, [], limit=None) as made:
        yield made


@pytest.fixture
def hasty() -> Iterator[Workers]:
    with Workers(1, [], limit=0.3) as made:
        yield made


def gone(process: int) -> bool:
    """Whether a process has ended, waiting a little for it."""
    for _each in range(SECONDS * 10):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_workers_live_on_from_one_work_to_the_next(workers: Workers) -> None:
    processes = [workers.submit(os.getpid) for _each in range(20)]
    numbers = {future.result(SECONDS) for future in processes}
    assert 1 <= len(numbers) <= 2
    assert os.getpid() not in numbers


def test_a_worker_is_replaced_before_it_holds_much_memory(
    hasty: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "WORKS", 3)
    numbers = [hasty.submit(os.getpid).result(SECONDS) for _each in range(7)]
    assert [numbers.count(number) for number in dict.fromkeys(numbers)] == [3, 3, 1]
    assert gone(numbers[0])


def test_what_a_work_raises_is_raised_here(workers: Workers) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        workers.submit(int, "x").result(SECONDS)
    assert workers.submit(int, "7").result(SECONDS) == 7


def test_a_work_whose_worker_dies_twice_is_reported_and_the_next_one_is_done(
    workers: Workers,
) -> None:
    with pytest.raises(WorkerDiedError):
        workers.submit(os._exit, 1).result(SECONDS)
    assert workers.submit(int, "7").result(SECONDS) == 7


def test_a_work_whose_worker_is_killed_once_is_done_by_another(workers: Workers) -> None:
    first = workers.submit(os.getpid).result(SECONDS)
    sleeping = [workers.submit(time.sleep, 0.5) for _each in range(2)]
    time.sleep(0.1)
    os.kill(first, signal.SIGKILL)
    assert [future.result(SECONDS) for future in sleeping] == [None, None]
    assert first not in {workers.submit(os.getpid).result(SECONDS) for _each in range(4)}


def test_a_work_that_takes_too_long_is_given_up(hasty: Workers) -> None:
    first = hasty.submit(os.getpid).result(SECONDS)
    with pytest.raises(TooSlowError):
        hasty.submit(time.sleep, SECONDS).result(SECONDS)
    assert gone(first)
    assert hasty.submit(int, "7").result(SECONDS) == 7


def test_workers_import_nothing_from_the_folder_they_are_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("socket", "json", "casegen", "colorsys"):
        (tmp_path / f"{name}.py").write_text("open('owned', 'w')", "utf-8")
    with Workers(1, ["colorsys", "json"]) as workers:
        assert workers.submit(int, "7").result(SECONDS) == 7
    assert not (tmp_path / "owned").exists()


KILLED = """
import os, time
from casegen.building import pool
from casegen.building.pool import Workers
workers = Workers(1, [])
print(workers.submit(os.getpid).result(), flush=True)
workers.submit(time.sleep, 600)
time.sleep(600)
"""


def test_workers_end_with_the_process_that_started_them() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    )
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.kill()
    process.communicate()
    assert gone(worker)


# A process of its own: another test may have imported WeasyPrint under other fonts.
SAME = f"""
from pathlib import Path
from casegen.building import dispatch
from casegen.building.job import done
from casegen.target import targets_of
forms = [(tag, suffix) for tag in ("vi", "en") for suffix in ("html", "pdf")]
jobs = [tuple(targets_of(Path({str(LEAST)!r}), forms, None, Path("out")))]
alone = [one.data for one in done(jobs[0]).renderings]
for given in (jobs, jobs * 2):
    assert dispatch.worth(given, 2)
    for _place, result in dispatch.results(given, 2, None, None, lambda: True):
        print([one.data for one in result.renderings] == alone, len(alone))
"""


def test_workers_render_the_bytes_that_one_process_renders() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAME], check=False, capture_output=True, cwd=ROOT, encoding="utf-8"
    )
    assert (done.stdout.split("\n")[:-1], done.stderr) == (["True 4"] * 3, "")
