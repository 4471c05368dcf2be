"""The manual: every key has its meaning in every language, and its pages are those of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.case.analytes import analytes
from casegen.case.model.keys import FILE, example, keys, meaning, tables
from casegen.case.model.text import Record
from casegen.check.manual import handles, page, pages
from casegen.system.data import languages, toml
from tests.support.outputs import ROOT, casegen

DOCS = ROOT / "docs" / "case"
RECORDS: dict[str, type[Record]] = {one.record.__name__: one.record for one in tables()}


def test_every_key_has_its_meaning_in_every_language_and_no_other_key_has_one() -> None:
    expected = {name: set(keys(record)) for name, record in RECORDS.items() if keys(record)}
    assert sum(map(len, expected.values())) > 180
    assert {name: set(rows) for name, rows in toml(FILE).items()} == expected
    for name, rows in expected.items():
        for key in rows:
            said = {tag: meaning(RECORDS[name], key, tag) for tag in languages()}
            assert all(text.strip().endswith((".", "…")) for text in said.values()), (name, key)
            assert len(set(said.values())) == len(said), (name, key)


def test_every_example_is_a_value_that_its_key_takes() -> None:
    import tomllib

    shown = [(record, key) for record in RECORDS.values() for key in keys(record)]
    given = [(record, key, example(record, key)) for record, key in shown if example(record, key)]
    assert len(given) > 50
    for record, key, value in given:
        read = tomllib.loads(f"x = {value}")["x"]
        field = next(f for n, f in record.model_fields.items() if (f.alias or n) == key)
        assert read is not None
        assert ("tuple" in str(field.annotation)) == isinstance(read, list), (record, key)


@pytest.mark.parametrize(("language", "folder"), [("en", DOCS), ("vi", DOCS / "vi")])
def test_docs_hold_exactly_the_pages_of_today(language: str, folder: Path) -> None:
    expected = dict(pages(language))
    assert len(expected) > 40
    assert {path.name for path in folder.glob("*.md")} == set(expected)
    stale = [name for name, text in expected.items() if (folder / name).read_text("utf-8") != text]
    assert not stale, f"run make docs: {stale}"


def test_all_that_is_named_has_a_page() -> None:
    named = list(handles())
    assert len(named) > 300
    assert set(analytes()) <= set(named)
    assert [one for one in named if not page(one, "vi")] == []


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("patients.observations", "| `analyte` |"),
        ("patients.age", "The age at presentation"),
        ("observations", "[[patients.observations]]"),
        ("hemoglobin", "718-7"),
        ("analytes", "| `hemoglobin` |"),
        ("units", "`10*12/L`"),
        ("topics", "`literature`"),
        ("citation-undefined", "C001"),
    ],
)
def test_explain_prints_the_page_of_a_key_as_of_a_rule(handle: str, words: str) -> None:
    done = casegen("explain", handle)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


def test_what_has_no_page_is_told_with_what_is_near() -> None:
    done = casegen("explain", "patients.observation")
    assert done.returncode == 2
    assert "did you mean “patients.observations”?" in done.stderr
    assert done.stderr.count("\n") == 1
