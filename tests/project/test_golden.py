"""Golden files are compared exactly, refreshed on request, and never left over."""

from pathlib import Path

import pytest

CONFTEST = (Path(__file__).parents[1] / "conftest.py").read_text(encoding="utf-8")
USES_ONE = "def test_one(golden): golden('one.txt', 'một')"


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    """Return a project whose only test holds its output against one.txt."""
    pytester.makeini("[pytest]\ntestpaths = tests\naddopts = --strict-markers")
    folder = pytester.mkdir("tests")
    (folder / "data" / "golden").mkdir(parents=True)
    (folder / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "test_one.py").write_text(USES_ONE, encoding="utf-8")
    return pytester


def golden_file(suite: pytest.Pytester, name: str, text: str) -> Path:
    path = suite.path / "tests" / "data" / "golden" / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_an_output_like_its_golden_file_passes(suite: pytest.Pytester) -> None:
    golden_file(suite, "one.txt", "một")
    suite.runpytest().assert_outcomes(passed=1)


def test_an_output_unlike_its_golden_file_fails(suite: pytest.Pytester) -> None:
    golden_file(suite, "one.txt", "một\r\n")
    result = suite.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*differs from tests/data/golden/one.txt*"])


def test_an_output_without_a_golden_file_fails(suite: pytest.Pytester) -> None:
    result = suite.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*`make golden` writes it*"])


def test_refreshing_writes_what_is_used_and_removes_what_is_not(suite: pytest.Pytester) -> None:
    old = golden_file(suite, "old.txt", "old")
    suite.runpytest("--refresh-golden").assert_outcomes(passed=1)
    one = suite.path / "tests" / "data" / "golden" / "one.txt"
    assert (one.read_text(encoding="utf-8"), old.exists()) == ("một", False)


def test_a_golden_file_that_no_test_uses_fails_the_suite(suite: pytest.Pytester) -> None:
    golden_file(suite, "one.txt", "một")
    golden_file(suite, "old.txt", "old")
    result = suite.runpytest()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["tests/data/golden/old.txt is used by no test*"])


def test_several_processes_of_tests_use_the_golden_files_together(suite: pytest.Pytester) -> None:
    golden_file(suite, "one.txt", "một")
    two = suite.path / "tests" / "test_two.py"
    two.write_text("def test_two(golden): golden('two.txt', 'hai')", encoding="utf-8")
    golden_file(suite, "two.txt", "hai")
    assert suite.runpytest_subprocess("-n", "2").ret == pytest.ExitCode.OK
    golden_file(suite, "old.txt", "old")
    result = suite.runpytest_subprocess("-n", "2")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["tests/data/golden/old.txt is used by no test*"])


@pytest.mark.parametrize("part", [["tests/test_one.py"], ["-k", "one"], ["--collect-only"]])
def test_a_part_of_the_suite_says_nothing_about_files_left_over(
    suite: pytest.Pytester, part: list[str]
) -> None:
    golden_file(suite, "one.txt", "một")
    golden_file(suite, "old.txt", "old")
    (suite.path / "tests" / "test_two.py").write_text("def test_two(): pass", encoding="utf-8")
    assert suite.runpytest(*part).ret == pytest.ExitCode.OK
