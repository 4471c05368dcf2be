"""A case that takes too long, too much, or kills its process is left, and told."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from casegen import pipeline
from casegen.bounded import examined
from casegen.bounded.child import Overrun, answer
from casegen.check import Options
from tests.least_case import LEAST
from tests.outputs import casegen


def wait() -> None:
    time.sleep(60)


def swallow() -> bytes:
    return b"x" * 10**9


def return_much() -> list[bytes]:
    return [bytes(10**7) for _ in range(9)]


def vanish() -> NoReturn:
    os._exit(0)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> NoReturn:
    raise LookupError("lost")


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        (wait, "timeout"),
        (swallow, "out-of-memory"),
        (vanish, "worker-died"),
        (be_killed, "worker-died"),
    ],
)
def test_what_is_not_answered_is_told_and_not_waited_for(
    function: Callable[[], Any], kind: str
) -> None:
    with pytest.raises(Overrun, match=kind):
        answer(function, (), 2.0, 200)


def test_an_answer_comes_back_whole_and_an_error_is_raised() -> None:
    assert answer(sum, ([1, 2],), 10.0) == 3
    assert len(answer(return_much, (), 30.0, 500)) == 9
    with pytest.raises(LookupError, match="lost"):
        answer(fail, (), 10.0)


def test_a_case_within_bounds_is_examined_as_without() -> None:
    checked, findings = examined(LEAST, Options(), 60, 500)
    plain, same = pipeline.examined(LEAST, Options())
    assert findings == same
    assert checked is not None
    assert plain is not None
    assert checked.case == plain.case


def test_a_case_beyond_its_time_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "examined", lambda *_asked: wait())
    checked, (finding,) = examined(LEAST, Options(), 0.2, None)
    assert checked is None
    assert finding.said("en") == "This case was not done within 0.2 seconds, and was left."


def test_the_command_says_which_cases_were_left_and_goes_on(tmp_path: Path) -> None:
    shutil.copytree(LEAST, tmp_path / "other")
    done = casegen("check", "--timeout", "0.001", LEAST, tmp_path / "other")
    assert done.returncode == 1
    assert [line.split()[2:4] for line in done.stdout.splitlines()] == [["X904", "timeout"]] * 2
    assert done.stderr == ""


def test_the_command_says_nothing_of_a_sound_case_within_its_bounds() -> None:
    done = casegen("check", "--timeout", "60", "--memory", "500", LEAST)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
