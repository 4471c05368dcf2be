"""Nothing of a case becomes a command, an expression, a format string, markup, or a path."""

from __future__ import annotations

import json as reader
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from casegen.build.pipeline import edition
from casegen.build.targets import TargetError, find
from casegen.case.finding import Finding
from casegen.case.load import Place
from casegen.check.fix import difference
from casegen.check.reports.github import github
from casegen.check.reports.gitlab import gitlab
from casegen.check.reports.json import json
from casegen.check.reports.junit import junit
from casegen.check.reports.sarif import sarif
from casegen.check.reports.text import text
from casegen.formats.each.html import html
from tests.support.inert import faults
from tests.support.least_case import LEAST, checked, least
from tests.support.outputs import casegen

COMMANDS = (
    "::error::all is well",
    " ::set-output name=a::b",
    "a\n::stop-commands::x",
    "a\r\n::add-mask::b",
    "##[error]a",
    "###[group]a",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[message text='a']",
    "section_start:1:a\r\x1b[0Ka",
    "\x1b]0;title\x07",
    "\x1b[2J",
    "\x9b2J",
    "\u202egnp.exe",
    "\u2028::error::a",
)
# A line of a log that GitHub, Azure Pipelines or TeamCity would take for a command.
COMMAND = re.compile(r"^\s*::|##\w*\[")
REPORTS: tuple[Callable[..., str], ...] = (text, json, sarif, gitlab, junit)


def finding(words: str) -> Finding:
    place = Place(words, 1, 1, 1, 2)
    return Finding(place, "error", "X002", "name", "It says “{word}”.", {"word": words})


def commands(output: str) -> list[str]:
    return [line for line in re.split(r"[\r\n\u2028\u2029]", output) if COMMAND.search(line)]


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.__name__)
def test_no_report_prints_a_command_from_a_case(report: Callable[..., str], words: str) -> None:
    output = report([finding(words)], "en", {words: words})
    assert commands(output) == []
    assert not {c for c in output if unicodedata.category(c) == "Cc"} - {"\n"}


@pytest.mark.parametrize("words", COMMANDS)
def test_the_annotations_of_github_are_the_only_commands(words: str) -> None:
    (line,) = github([finding(words)], "en").splitlines()
    assert line.startswith("::error file=")
    assert len(line[2:].split("::")) == 2 + words.count("::")


@pytest.mark.parametrize("words", ["##[error]a", "###[a]", "a ## b"])
def test_what_a_machine_reads_is_what_was_written(words: str) -> None:
    assert reader.loads(json([finding(words)], "en"))[0]["path"] == words
    assert reader.loads(gitlab([finding(words)], "en"))[0]["location"]["path"] == words
    assert ET.fromstring(junit([finding(words)], "en"))[0].get("name") == words


@pytest.mark.parametrize("words", COMMANDS)
def test_a_diff_prints_no_command_from_a_case(words: str) -> None:
    before = f"a\n{words}\nb\nc"
    assert commands(difference(before, before.replace("b", "B"), words)) == []


BRACES = ("{0.__class__}", "{x}", "{}", "{{", "}", "%s %(a)s", "${a}", "$(id)", "`id`", "{% a %}")


@pytest.mark.parametrize("words", BRACES)
def test_a_value_is_never_a_format_string(words: str) -> None:
    assert finding(words).said("en") == f"It says “{words}”."
    assert finding(words).said("vi") == f"It says “{words}”."


def hostile(value: Any, words: str) -> Any:  # noqa: ANN401 - any TOML value
    """A case's data with the words behind every text in a language."""
    if isinstance(value, dict):
        return {
            key: inner + words
            if key in {"vi", "en"} and isinstance(inner, str)
            else hostile(inner, words)
            for key, inner in value.items()
        }
    return [hostile(item, words) for item in value] if isinstance(value, list) else value


MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "\"><iframe src='file:///etc/passwd'>",
    "[a](javascript:alert(1))",
    "[a](data:text/html,b)",
    "[a](file:///etc/passwd)",
    "![a](http://example.org/a.png)",
    "<https://example.org/?a=\"onclick='b'>",
    "&lt;script&gt;",
    "{{7*7}} {{ ''.__class__ }}",
    "{% include '/etc/passwd' %}",
    "]]><!--",
    "</script><script>alert(1)</script>",
    "</style><style>@import 'http://example.org'",
)


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_text_is_printed_as_it_is_written(words: str, tmp_path: Path) -> None:
    data = hostile(least(), " " + words)
    result = checked(data, tmp_path)
    if result.case is None:
        assert {finding.name for finding in result.findings} >= {"fact-undefined"}
        return
    page = html(edition(result, "case").documents["en"]).decode()
    assert faults(page) == []
    assert page.lower().count("</style>") == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<script>a</script>",
        "<p onclick=a>",
        "<a href=javascript:a>",
        "<img src=http://a.vn/a.png>",
        "<img src='data:text/html,a'>",
        "<meta http-equiv=refresh content=0>",
        "<p style='a'>",
        "<svg>",
        "<form class=switch>",
        "<form class=switch autocomplete=off action=#>",
        "<input>",
        "<input type=image>",
        "<input type=radio onchange=a>",
        "<button>",
        "<a href='data:a'>",
        "<link href='//a.vn'>",
    ],
)
def test_a_page_that_could_act_would_be_seen(markup: str) -> None:
    assert len(faults(f"<p>{markup}</p>")) == 1


SLUGS = (
    "-rf",
    "--out=x",
    "a\nb",
    "\x1b[2J",
    "::error::a",
    "a:b",
    "con",
    "AUX",
    "a\\b",
    ".git",
    "a.",
    "x\u202e",
)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_folder_whose_name_could_do_harm_is_no_case(slug: str, tmp_path: Path) -> None:
    folder = tmp_path / "cases" / slug
    shutil.copytree(LEAST, folder)
    with pytest.raises(TargetError):
        find([str(folder)], (), (), None, tmp_path / "out", tmp_path / "cases")
    done = casegen("build", "-o", tmp_path / "out", f"cases/{slug}", cwd=tmp_path)
    assert done.returncode == 2
    assert commands(done.stdout + done.stderr) == []
    assert "\x1b" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("slug", ["ca 1", "ca-lâm-sàng", "Case_2.1", "病例"])
def test_a_folder_may_be_named_in_any_language(slug: str, tmp_path: Path) -> None:
    shutil.copytree(LEAST, tmp_path / slug)
    found = find([str(tmp_path / slug)], ("vi",), ("html",), None, tmp_path / "out", tmp_path)
    assert [target.path.name for target in found] == [f"{slug}.vi.html"]
