"""Tells a test what it needs that pip cannot bring: skipped where it is missing, failed in CI."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

# What `CI` says to the tests. To casegen it says that each case has bounds, and so processes of
# its own, which the tests ask for where they are about those.
MUST = "CASEGEN_TESTS_IN_CI"


def need(*programs: str) -> str:
    """Return the path of the first of these programs that is on this machine."""
    path = next(filter(None, map(shutil.which, programs)), None)
    if path is None:
        _do_without(programs[0])
    return path


def need_file(path: Path) -> Path:
    """Return the path of a file that `make test` brings."""
    if not path.is_file():
        _do_without(path.name)
    return path


def _do_without(missing: str) -> NoReturn:
    reason = f"{missing} is not on this machine; `make test` installs it"
    if os.environ.get(MUST) == "true":
        pytest.fail(reason)
    pytest.skip(reason)
