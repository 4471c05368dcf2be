"""The sentences of the languages: the same files in each folder, reading the same fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError, meta

from casegen.compose.sentences import lines
from casegen.style.language import language
from casegen.system.data import TEMPLATES, languages


def templates(tag: str) -> dict[str, Path]:
    return {path.name: path for path in (TEMPLATES / tag).iterdir() if path.suffix == ".jinja"}


def fields(path: Path) -> set[str]:
    """The names that a template reads, by Jinja's own syntax tree."""
    jinja = Environment(autoescape=True)
    jinja.filters |= dict.fromkeys(("date", "link", "number", "quantity"), str)
    return meta.find_undeclared_variables(jinja.parse(path.read_text("utf-8")))


def test_every_language_has_the_same_templates_and_they_read_the_same_fields() -> None:
    first, *others = ({n: fields(p) for n, p in templates(tag).items()} for tag in languages())
    assert first
    assert others
    assert any(first.values())
    assert all(other == first for other in others)


def test_a_field_that_is_not_given_is_refused() -> None:
    with pytest.raises(UndefinedError):
        lines("volume", language("en"), title="A")


def test_a_value_is_never_read_as_a_template() -> None:
    said = lines("volume", language("en"), title="{{ 7 * 7 }}", year="", volume="", number="")
    assert "49" not in str(said)
    assert "{{ 7 * 7 }}" in str(said)
