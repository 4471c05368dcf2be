"""The languages a report is printed in: the same words in each, and none of them elsewhere."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from babel import Locale
from babel.numbers import format_decimal
from jinja2 import nodes
from jinja2.lexer import TOKEN_DATA

from casegen.case.analytes import analytes
from casegen.case.model.duration import Frequency, TimeUnit
from casegen.case.model.observation import Observation
from casegen.case.model.patient import Patient, Presentation
from casegen.case.units.atoms import atoms
from casegen.formats.html import environment
from casegen.reading.parity.dates import months
from casegen.reading.passages import DECLARATIONS, PATIENT_PARTS
from casegen.style.language import language
from casegen.style.profile_files import profile
from casegen.system.data import PACKAGE, SKELETON, TEMPLATES, languages, profiles
from tests.support.outputs import CASES

TEMPLATE_FILES = [*sorted(SKELETON.glob("*.html")), SKELETON / "paper.css"]
NUMBERS = (0, 1, 1.0, 0.5, 1.5, 2, 5, 11, 21, 100, 101, 1000)
each_language = pytest.mark.parametrize("tag", languages())


def choices(record: type, field: str) -> set[str]:
    """The values a field of a record may take."""
    found = re.findall(r"Literal\[([^\]]*)\]", str(record.model_fields[field].annotation))  # type: ignore[attr-defined]
    return {value.strip("' ") for group in found for value in group.split(",")}


PLURALS = {
    "duration": set(get_args(TimeUnit)),
    "age": set(get_args(TimeUnit)),
    "frequency": choices(Frequency, "unit"),
    "count": {"fractions"},
}


def keys(words: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys of a language's words, without the plural categories that differ by language."""
    for key, value in words.items():
        if key == "plural":
            continue
        if isinstance(value, Mapping) and len(above) < 2 and not (above and above[0] in PLURALS):
            yield from keys(value, (*above, key))
        else:
            yield (*above, key)


def blanks(pattern: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", pattern))


def test_there_are_at_least_two_languages() -> None:
    assert {"en", "vi"} <= set(languages())


# Units have signs that are the same everywhere; a language says where its own differ.
OF_ITS_OWN = {"unit", "unit_below", "unit_note", "unit_litre"}


@each_language
def test_a_language_has_the_same_words_as_english(tag: str) -> None:
    mine, english = (
        {key for key in keys(language(one).words) if key[0] not in OF_ITS_OWN}
        for one in (tag, "en")
    )
    assert mine == english


@each_language
def test_a_language_is_named_as_its_folder_and_known_to_cldr(tag: str) -> None:
    assert language(tag).words["tag"] == tag
    assert language(tag).locale.language == Locale.parse(language(tag).words["locale"]).language


@each_language
def test_every_word_is_a_text_and_its_blanks_are_those_of_english(tag: str) -> None:
    for group in ("label", "pattern", "heading"):
        for key, word in language(tag).words[group].items():
            assert isinstance(word, str)
            assert blanks(word) == blanks(language("en").words[group][key]), f"{group}.{key}"


@each_language
@pytest.mark.parametrize("group", PLURALS)
def test_everything_counted_has_the_plural_forms_its_locale_needs(tag: str, group: str) -> None:
    chosen = language(tag)
    forms = chosen.words[group]
    assert set(forms) == PLURALS[group]
    needed = {*chosen.locale.plural_form.tags, "other"}
    for unit, form in forms.items():
        assert set(form) == needed, f"{group}.{unit}"
        assert blanks(form["other"]) == {"n"}
        assert all(blanks(word) <= {"n"} for word in form.values())


@each_language
def test_the_marks_of_a_number_are_those_of_cldr(tag: str) -> None:
    symbols = language(tag).locale.number_symbols["latn"]
    assert language(tag).words["number"] == {name: symbols[name] for name in ("decimal", "group")}


@each_language
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_has_the_plural_form_of_cldr(tag: str, number: float) -> None:
    assert language(tag).plural(number) == language(tag).locale.plural_form(number)


@each_language
def test_the_names_of_the_months_are_those_of_cldr(tag: str) -> None:
    forms = language(tag).locale.months["format"]
    named = [(name, n) for width in ("wide", "abbreviated") for n, name in forms[width].items()]
    assert months(tag) == {name: number for name, number in named if name.isalpha()}


@each_language
@pytest.mark.parametrize("value", [0, 3, 3.85, 0.001, 12500, 1234567.5, -2.5, 1e-7])
def test_a_number_is_written_as_babel_writes_it(tag: str, value: float) -> None:
    chosen = language(tag)
    expected = format_decimal(Decimal(repr(value)), "#,##0.#########", chosen.locale)
    assert chosen.number(value) == expected.replace("-", "−")


@each_language
def test_a_language_has_a_word_for_whatever_the_model_may_hold(tag: str) -> None:
    words = language(tag).words
    assert set(words["sex"]) == choices(Patient, "sex")
    assert set(words["course"]) == choices(Presentation, "course")
    assert set(words["site"]) == choices(Observation, "site")
    assert set(words["interpretation"]) == choices(Observation, "interpretation")
    assert set(words["lead"]) == set(PATIENT_PARTS)
    assert set(words["declaration"]) == set(DECLARATIONS)
    assert set(words["analyte"]) == set(analytes())
    assert {*words["unit"], *words["unit_below"]} <= set(atoms())


@each_language
@pytest.mark.parametrize("name", profiles())
def test_a_language_has_a_word_for_whatever_a_profile_names(tag: str, name: str) -> None:
    form = profile(name)
    words = language(tag).words
    assert set(form.abstract_parts) <= set(words["part"])
    assert set(form.order.parts) - {"other-languages"} <= set(words["heading"])
    assert all(label[tag] for label in form.discussion.topics.values())


@each_language
def test_the_folder_of_a_language_holds_nothing_that_nobody_reads(tag: str) -> None:
    sources = (path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    read = {name for text in sources for name in re.findall(r'\blines\(\s*"(\w+)"', text)}
    found = {path.name for path in (TEMPLATES / tag).iterdir()}
    assert found == {"analytes.toml", "language.toml", *(f"{name}.jinja" for name in read)}


# The skeleton and the words: what is asked for is there, what is there is asked for.


def asked(source: str) -> Iterator[tuple[str, str]]:
    """The labels and patterns that a template asks for, read from Jinja's own syntax tree."""
    for node in environment().parse(source).find_all(nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name in {"label", "pattern"}:
            yield node.node.name, node.attr


def said() -> set[str]:
    """Every plain string in casegen's modules."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


ASKED = {pair for path in TEMPLATE_FILES for pair in asked(path.read_text("utf-8"))}


def test_the_templates_ask_for_words_at_all() -> None:
    assert len(ASKED) > 10
    assert set(
        asked("{{ label.a }}{% for x in y %}{{ pattern.b | fill(c=label.d) }}{% endfor %}")
    ) == {
        ("label", "a"),
        ("pattern", "b"),
        ("label", "d"),
    }


@each_language
def test_every_word_a_template_asks_for_is_there(tag: str) -> None:
    words = language(tag).words
    assert [pair for pair in sorted(ASKED) if pair[1] not in words[pair[0]]] == []


@each_language
@pytest.mark.parametrize("group", ["label", "pattern", "fact"])
def test_no_word_is_left_that_nothing_asks_for(tag: str, group: str) -> None:
    used = {name for kind, name in ASKED if kind == group} | said()
    assert [name for name in language(tag).words[group] if name not in used] == []


@pytest.mark.parametrize("path", TEMPLATE_FILES, ids=lambda path: path.name)
def test_the_skeleton_has_no_word_of_any_language(path: Path) -> None:
    assert loose_words(path.read_text("utf-8"), markup=path.suffix == ".html") == []


def loose_words(source: str, *, markup: bool) -> list[str]:
    """The letters of a template that a reader would see: outside tags, style names and comments."""
    tokens = environment().lex(source)
    # What Jinja prints leaves a mark, so that an attribute's value keeps its quotation marks.
    text = "".join(value if kind == TOKEN_DATA else "\0" for _line, kind, value in tokens)
    if not markup:
        seen = re.findall(r"content:\s*\"([^\"]*)\"", text)
    else:
        text = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
        told = re.findall(r"\b(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"", text)
        seen = [*told, *re.sub(r"<[^>]*>", "\0", text).split("\0")]
    return [piece.strip(" \0") for piece in seen if re.search(r"[^\W\d_]", piece)]


def test_a_word_in_a_template_is_seen_wherever_a_reader_would_see_it() -> None:
    assert loose_words("<p class='a'>Figure {{ x }}</p>", markup=True) == ["Figure"]
    assert loose_words('<a href="b" aria-label="To {{ x }}">{{ y }}</a>', markup=True) == ["To"]
    assert loose_words('<p>{% if a == "Paragraph" %}1.{% endif %}</p>', markup=True) == []
    assert loose_words('p::before { content: "Note"; color: red }', markup=False) == ["Note"]


def test_a_folder_of_templates_is_all_that_a_third_language_needs(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "casegen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    words = (TEMPLATES / "en" / "language.toml").read_text("utf-8")
    for old, new in (('tag = "en"', 'tag = "fr"'), ('locale = "en"', 'locale = "fr"')):
        assert words.count(old) == 1
        words = words.replace(old, new)
    shutil.copytree(TEMPLATES / "en", tmp_path / "templates" / "fr")
    (tmp_path / "templates" / "fr" / "language.toml").write_text(words, "utf-8")
    case = (CASES / "kawasaki-ivig" / "case.toml").read_text("utf-8")
    case = re.sub(r"\bvi = ", "fr = ", case.replace('"vi"]', '"fr"]'))
    (tmp_path / "cases" / "small").mkdir(parents=True)
    (tmp_path / "cases" / "small" / "case.toml").write_text(case, "utf-8")
    formats = [part for name in ("html", "care.html", "jats.xml") for part in ("-f", name)]
    done = subprocess.run(
        [sys.executable, "-m", "casegen", "build", *formats],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
    )
    made = {path.name for path in (tmp_path / "build" / "small").iterdir()}
    assert (done.returncode, " error " in done.stdout) == (0, False)
    assert {"small.fr.html", "small.fr.care.html", "small.html", "small.jats.xml"} <= made
    assert '<html lang="fr">' in (tmp_path / "build/small/small.fr.html").read_text("utf-8")
