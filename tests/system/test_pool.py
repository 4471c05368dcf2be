"""The pool: what workers render is what this process renders, and what fails costs only itself."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NoReturn

import pytest

from casegen.check import examine
from casegen.check.bounded import Asked, examined
from casegen.check.options import Options
from casegen.check.overran import overran
from casegen.system.processes import pool
from casegen.system.processes.bounds import Bounds, Overrun
from casegen.system.processes.pool import Workers
from casegen.system.processes.start import SAFE
from tests.support.least_case import LEAST
from tests.support.outputs import casegen

ROOT = Path(__file__).parents[2]
SECONDS = 120


def wait() -> None:
    time.sleep(600)


def swallow() -> bytes:
    return b"x" * 10**9


def return_much() -> list[bytes]:
    return [bytes(10**7) for _ in range(9)]


def vanish() -> NoReturn:
    os._exit(3)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> NoReturn:
    raise LookupError("lost")


def begin(mark: str) -> None:
    Path(mark).touch()
    wait()


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(2) as made:
        yield made


def test_who_waits_for_work_that_is_ended_is_told_so(tmp_path: Path) -> None:
    made = Workers(1, fresh=True)
    begun, waiting = tmp_path / "begun", tmp_path / "waiting"
    futures = [made.submit(begin, str(mark)) for mark in (begun, waiting)]
    until = time.monotonic() + SECONDS
    while not begun.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert begun.exists()
    made.shutdown(cancel_futures=True)
    assert [type(future.exception(SECONDS)) for future in futures] == [Overrun, Overrun]


def gone(process: int) -> bool:
    """Whether a process has ended, waiting for it as long as it takes."""
    for _each in range(SECONDS * 10):
        try:
            if (
                Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
                == "Z"
            ):
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_workers_live_on_from_one_work_to_the_next(workers: Workers) -> None:
    processes = [workers.submit(os.getpid) for _each in range(20)]
    numbers = {future.result(SECONDS) for future in processes}
    assert 1 <= len(numbers) <= 2
    assert os.getpid() not in numbers


def test_a_worker_is_replaced_before_it_holds_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "WORKS", 3)
    with Workers(1) as workers:
        numbers = [workers.submit(os.getpid).result(SECONDS) for _each in range(7)]
    assert [numbers.count(number) for number in dict.fromkeys(numbers)] == [3, 3, 1]


def test_what_a_work_raises_is_raised_here(workers: Workers) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        workers.submit(int, "x").result(SECONDS)
    with pytest.raises(LookupError, match="lost"):
        workers.submit(fail).result(SECONDS)
    assert workers.submit(int, "7").result(SECONDS) == 7


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        (wait, "timeout"),
        (swallow, "out-of-memory"),
        (vanish, "worker-died"),
        (be_killed, "worker-died"),
    ],
)
def test_what_is_not_answered_costs_only_itself(function: Callable[[], Any], kind: str) -> None:
    with Workers(1, bounds=Bounds(5 if function is wait else SECONDS, 200)) as bounded:
        lost: Future[Any] = bounded.submit(function)
        with pytest.raises(Overrun, match=kind):
            lost.result(SECONDS)
        assert bounded.submit(int, "7").result(SECONDS) == 7


def test_a_large_answer_comes_back_whole() -> None:
    with Workers(1, bounds=Bounds(60, 500)) as bounded:
        assert len(bounded.submit(return_much).result(SECONDS)) == 9


def test_a_work_whose_worker_is_killed_once_is_done_by_another(
    workers: Workers, tmp_path: Path
) -> None:
    assert workers.submit(once, tmp_path / "begun").result(SECONDS) == "done"


def once(begun: Path) -> str:
    """Die at the first attempt."""
    if not begun.exists():
        begun.touch()
        be_killed()
    return "done"


def test_a_worker_that_is_killed_while_it_waits_is_replaced() -> None:
    with Workers(1) as workers:
        first = workers.submit(os.getpid).result(SECONDS)
        os.kill(first, signal.SIGKILL)
        assert gone(first)
        assert workers.submit(os.getpid).result(SECONDS) != first


@pytest.mark.parametrize("fresh", [False, True])
def test_workers_import_nothing_from_the_folder_they_are_started_in(
    tmp_path: Path, *, fresh: bool
) -> None:
    own, folder = tmp_path / "own", tmp_path / "folder"
    for made in (own, folder):
        made.mkdir()
    for name in ("multiprocessing", "socket", "json", "pebble", "colorsys", "casegen"):
        (folder / f"{name}.py").write_text("open('owned', 'w')", "utf-8")
    (own / "run.py").write_text(IMPORTING.format(fresh=fresh), "utf-8")
    variables = {name: value for name, value in os.environ.items() if name != SAFE}
    done = subprocess.run(
        [sys.executable, own / "run.py"],
        check=False, capture_output=True, cwd=folder, encoding="utf-8",
        env=variables | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("[7, 7, 7] False\n", "")
    assert not (folder / "owned").exists()


# Each work in a worker of its own, the later ones begun by the pool's thread.
IMPORTING = """
import os
from casegen.system.processes import pool
if __name__ == "__main__":
    pool.WORKS = 1
    with pool.Workers(1, ["colorsys", "json"], fresh={fresh}) as workers:
        done = [workers.submit(int, "7").result() for _each in range(3)]
    print(done, "PYTHONSAFEPATH" in os.environ)
"""

KILLED = """
import os, time
from casegen.system.processes.pool import Workers
workers = Workers(2, fresh={fresh})
print(workers.submit(os.getpid).result(), flush=True)
workers.submit(time.sleep, 600)
time.sleep(600)
"""


@pytest.mark.parametrize("fresh", [False, True])
def test_workers_end_with_the_process_that_started_them_and_hold_no_output(*, fresh: bool) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED.format(fresh=fresh)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", cwd=ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    worker = int(process.stdout.readline())
    process.kill()
    # Read to its end, which comes when nobody holds the other end any more.
    assert process.communicate(timeout=SECONDS)[0] == ""
    assert gone(worker)


# A process of its own: another test may have imported WeasyPrint under other fonts.
SAME = f"""
from pathlib import Path
from casegen.build import dispatch
from casegen.build.job import done
from casegen.build.target import targets_of
forms = [(tag, suffix) for tag in ("vi", "en") for suffix in ("html", "pdf")]
jobs = [tuple(targets_of(Path({str(LEAST)!r}), forms, None, Path("out")))]
alone = [one.data for one in done(jobs[0]).renderings]
for given in (jobs, jobs * 2):
    assert dispatch.worth(given, 2)
    for _place, result in dispatch.results(given, dispatch.Way(2), lambda: True):
        print([one.data for one in result.renderings] == alone, len(alone))
"""


def test_workers_render_the_bytes_that_one_process_renders() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAME], check=False, capture_output=True, cwd=ROOT, encoding="utf-8"
    )
    assert (done.stdout.split("\n")[:-1], done.stderr) == (["True 4"] * 3, "")


def test_a_case_within_bounds_is_examined_as_without() -> None:
    checked, findings = examined(LEAST, Asked(bounds=Bounds(SECONDS, 500)))
    plain, same = examine.examined(LEAST, Options())
    assert findings == same
    assert checked is not None
    assert plain is not None
    assert checked.case == plain.case


def test_what_went_beyond_its_bounds_is_told_in_a_sentence() -> None:
    finding = overran(Overrun("timeout"), LEAST, Bounds(0.2))
    assert finding.said("en") == "This case was not done within 0.2 seconds, and was left."


def test_the_command_says_which_cases_were_left_and_goes_on(tmp_path: Path) -> None:
    shutil.copytree(LEAST, tmp_path / "other")
    done = casegen("check", "--timeout", "0.001", LEAST, tmp_path / "other")
    assert done.returncode == 1
    assert [line.split()[2:4] for line in done.stdout.splitlines()] == [["X904", "timeout"]] * 2
    assert done.stderr == ""


def test_the_command_says_nothing_of_a_sound_case_within_its_bounds() -> None:
    done = casegen("check", "--timeout", "120", "--memory", "500", LEAST)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
