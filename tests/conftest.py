"""Compares outputs with those expected under data/golden, of which none may be left over."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.support import browser, outputs, pointing, spoken
from tests.support.need import MUST

# No example is held to a time: a busy machine would fail it.
settings.register_profile("casegen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("casegen")

# Before any test module takes a format's function.
spoken.install()
pointing.install()

GOLDEN = Path(__file__).parent / "data" / "golden"
USED = pytest.StashKey[set[Path]]()
LEFT_OVER = pytest.StashKey[list[Path]]()

Golden = Callable[[str, str | bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --refresh-golden."""
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write the expected outputs anew instead of comparing with them",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start with no golden file used, one folder of outputs, and `CI` said to the tests alone."""
    outputs.share()
    if "CI" in os.environ:
        os.environ[MUST] = os.environ.pop("CI")
    config.stash[USED] = set()
    config.stash[LEFT_OVER] = []


def pytest_collection_finish() -> None:
    """Take what is there now, and stays, out of the sight of whoever looks for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def browser_of_a_module() -> Iterator[None]:
    """End the browser that the pages of a module have shared."""
    yield
    browser.close()


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Golden:
    """Return a function that holds an output against tests/data/golden/NAME, byte for byte."""

    def compare(name: str, output: str | bytes) -> None:
        path = GOLDEN / name
        pytestconfig.stash[USED].add(path)
        data = output.encode() if isinstance(output, str) else output
        if pytestconfig.getoption("--refresh-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        assert path.is_file(), f"{name} is not under tests/data/golden; `make golden` writes it"
        expected = path.read_bytes()
        if isinstance(output, str):
            assert output == expected.decode(), f"differs from tests/data/golden/{name}"
        assert data == expected, f"differs from tests/data/golden/{name}"

    return compare


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail on golden files that no test used; when refreshing, remove them.

    One of several processes of tests tells its own to the process that has started it.
    """
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["golden"] = [str(path) for path in session.config.stash[USED]]
    if not _every_test_passed(session):
        return
    files = {path for path in GOLDEN.rglob("*") if path.is_file()}
    used = session.config.stash[USED]
    left_over = sorted(files - used)
    if session.config.getoption("--refresh-golden"):
        for path in left_over:
            path.unlink()
    elif left_over:
        session.config.stash[LEFT_OVER] = left_over
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # noqa: ANN401 - pytest-xdist ships no types
    """Add the golden files that another process of tests has used."""
    used = getattr(node, "workeroutput", {}).get("golden", ())
    node.config.stash[USED].update(map(Path, used))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name the golden files that were left over."""
    for path in config.stash[LEFT_OVER]:
        terminalreporter.write_line(
            f"tests/data/golden/{path.relative_to(GOLDEN)} is used by no test;"
            " `make golden` removes it"
        )


def _every_test_passed(session: pytest.Session) -> bool:
    config = session.config
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return False
    if "deselected" in reporter.stats or config.getoption("lf", default=False):
        return False
    ended = [len(reporter.stats.get(kind, ())) for kind in ("passed", "skipped", "xfailed")]
    return sum(ended) == session.testscollected > 0
