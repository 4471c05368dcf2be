"""Whatever a case file holds, checking it gives findings or a clean result, and reports of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegen.case.finding import Finding
from casegen.check.examine import examined
from casegen.check.reports.github import github
from casegen.check.reports.gitlab import gitlab
from casegen.check.reports.json import json as as_json
from casegen.check.reports.junit import junit
from casegen.check.reports.sarif import sarif
from casegen.check.reports.text import text as as_text
from tests.support.least_case import CASES, FIGURES, LEAST, least, written

WHOLE = [(folder / "case.toml").read_bytes() for folder in (*CASES, LEAST)]
REPORTS = (as_text, as_json, sarif, github, gitlab, junit)
# `make fuzz` feeds as many as one likes.
few = settings(max_examples=20)

# Marks that hide, turn or join; lone halves of pairs as TOML would escape them; old forms.
ODD = "\x00\x07\x1b\x7f\x85\xad\u0301\u200b\u200f\u202e\u2066\u2028\ufeff\ufffe\U0001f600\U000e0041"
letters = st.one_of(st.sampled_from(ODD + "[]{}@;,–-%\"'\\\n\r\t"), st.characters(codec="utf-8"))
texts = st.text(letters, max_size=60)
markup = st.sampled_from(
    [
        "[@lee2005]",
        "[1,2]",
        "{{ p1.age }}",
        "(@tab:labs-p1)",
        "**",
        "T4–T7",
        "3,85",
        "](",
        "`",
        "\n\n",
    ]
)
prose = st.lists(st.one_of(texts, markup), max_size=12).map(" ".join)
values = st.recursive(
    st.one_of(st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(), st.dates(), prose),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=12,
)
PATHS = ("title", "abstract", "introduction", "patients", "references", "discussion", "conclusion")


@contextmanager
def folder() -> Iterator[Path]:
    """A folder with the least case's figures."""
    with TemporaryDirectory() as name:
        for figure in FIGURES:
            (Path(name) / figure.name).write_bytes(figure.read_bytes())
        yield Path(name)


def judged(content: bytes) -> tuple[Finding, ...]:
    """What checking a file's bytes finds; every report of it must be sound."""
    with folder() as place:
        (place / "case.toml").write_bytes(content)
        case, found = examined(place)
    assert case is not None or found
    source = content.decode("utf-8", "replace")
    reported(found, source)
    return found


def reported(found: tuple[Finding, ...], source: str) -> None:
    """Make every report of findings in both languages, and read those that a program reads."""
    for language in ("en", "vi"):
        made = {one.__name__: one(found, language, {"case.toml": source}) for one in REPORTS}
        assert len(json.loads(made["json"])) == len(found)
        assert json.loads(made["sarif"])["version"] == "2.1.0"
        assert len(json.loads(made["gitlab"])) == len(found)
        assert ET.fromstring(made["junit"]) is not None
        assert sum(line.startswith("::") for line in made["github"].split("\n")) >= min(
            len(found), 1
        )
        assert "\x1b" not in made["text"]


@few
@given(st.dictionaries(st.one_of(st.sampled_from(PATHS), texts), values, max_size=6))
def test_any_toml_is_judged(data: dict[str, Any]) -> None:
    text = json_free(data)
    assert judged(text.encode())


def json_free(data: dict[str, Any]) -> str:
    """Data as TOML, dates and numbers without end as TOML writes them."""
    return written(data).replace("Infinity", "inf").replace("NaN", "nan")


@few
@given(prose, st.sampled_from(["introduction", "conclusion", "title", "short_title"]))
def test_any_text_in_a_valid_case_is_judged(words: str, part: str) -> None:
    data = least()
    data[part] = {"vi": words, "en": words[::-1] or "x"}
    judged(written(data).encode())


@few
@given(values, st.data())
def test_any_value_in_the_place_of_another_is_judged(value: object, data: st.DataObject) -> None:
    case = least()
    table: Any = case
    while True:
        keys = list(table) if isinstance(table, dict) else list(range(len(table)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(table[key], dict | list) or not table[key] or data.draw(st.booleans()):
            break
        table = table[key]
    table[key] = value
    judged(written(case).encode())


@few
@given(st.text(letters, max_size=400))
def test_any_characters_are_judged(content: str) -> None:
    judged(content.encode("utf-8", "surrogatepass"))


@few
@given(st.sampled_from(WHOLE), st.floats(0, 1))
def test_a_file_cut_off_anywhere_is_judged(content: bytes, share: float) -> None:
    judged(content[: int(share * len(content))])


@few
@given(
    st.sampled_from(WHOLE),
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4
    ),
)
def test_a_file_with_bytes_changed_is_judged(
    content: bytes, slips: list[tuple[float, int]]
) -> None:
    changed = bytearray(content)
    for share, byte in slips:
        changed[int(share * len(changed))] = byte
    judged(bytes(changed))


def escaped(escape: str) -> tuple[Finding, ...]:
    """What checking the least case with an escape in its introduction finds."""
    text = written(least()).replace("Thiếu máu", f"Thiếu{escape} máu", 1)
    assert text.count(escape) == 1
    return judged(text.encode())


@pytest.mark.parametrize("escape", ["\\uD800", "\\uDFFF", "\\U00110000", "\\u0000", "\\U0010FFFF"])
def test_an_escape_of_no_printable_character_is_a_finding(escape: str) -> None:
    assert escaped(escape) != ()


@pytest.mark.parametrize("escape", ["\\u202E", "\\uFEFF", "\\u200F", "\\u00AD", "e\\u0301"])
def test_an_escape_of_a_hidden_or_joined_character_is_judged(escape: str) -> None:
    assert {finding.code[0] for finding in escaped(escape)} <= {"X", "P", "L"}


def test_the_least_case_is_clean_and_its_reports_are_empty() -> None:
    assert judged(written(least()).encode()) == ()
