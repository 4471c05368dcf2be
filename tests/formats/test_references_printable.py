"""A reference that check passes is printed by every format, and a character that is not is told."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from casegen.case.model import Case
from casegen.case.model.reference import DATES, Reference
from casegen.check.rules.references.reference_field_long import reference_field_long
from casegen.check.rules.references.reference_title_empty import reference_title_empty
from casegen.compose.bibliography import entries
from casegen.formats.jats.citation import citation
from casegen.formats.whole import bib, ris
from casegen.system.limits import REFERENCE_CHARACTERS
from tests.support.editions import SLUGS, printed
from tests.support.given import profiled
from tests.support.least_case import checked, least, written

KINDS = get_args(Reference.model_fields["type"].annotation)
ODD = (
    "<i>x</i>", "<i>", "<b></b>", "<sup>2", "<script>", "a" * (REFERENCE_CHARACTERS + 1), "2nd",
    "1-", "–", "S1–S9", "12A–13B", "1,2", "e12", "10.1000/x", "https://[", "http://a b", "vi",
    "zh-Hant", "٣", "\u0301", "١٢-١٣", "{\\", "$%&#_", "",
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=12), st.sampled_from(ODD))
NAME = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("family", "given", "suffix", "non-dropping-particle", "literal"), TEXT),
)
DATE = st.one_of(
    st.integers(-5, 12_000),
    st.dates(),
    st.sampled_from(
        [
            "2003", "0000", "2003-00", "2003-13", "2003-02-30", "2003-01/2003-02", "2003-21",
            "2003-01-05/2003-01-09", "2003/2004", "2003-24/2003-21", "2003-21-05", "2003-99/2003",
        ]
    ),
)  # fmt: skip


def fields() -> Iterator[tuple[str, st.SearchStrategy[Any]]]:
    for name, field in Reference.model_fields.items():
        key = field.alias or name
        if key in {"author", "editor"}:
            yield key, st.lists(NAME, max_size=3).map(tuple)
        elif key in DATES:
            yield key, DATE
        elif key == "status":
            yield key, st.just("in press")
        elif key not in {"id", "type", "title", "unconfirmed"}:
            number = int in typing.get_args(field.annotation)
            yield key, st.one_of(TEXT, st.integers(-5, 10**12)) if number else TEXT


REFERENCES = st.fixed_dictionaries(
    {"id": st.just("a"), "type": st.sampled_from(KINDS), "title": TEXT}, optional=dict(fields())
)
CASE: Case = printed(SLUGS[0]).case


@settings(max_examples=150, deadline=None)
@given(REFERENCES)
def test_what_check_passes_every_format_takes(given_fields: dict[str, Any]) -> None:
    try:
        reference = Reference.model_validate(given_fields)
    except ValidationError:
        return
    case = CASE.model_copy(update={"references": (reference,)})
    held = profiled(case)
    if [*reference_field_long(held), *reference_title_empty(held)]:
        return
    own = reference.csl()
    for style in ("source-article", "nlm-citation-sequence"):
        for language in ("vi", "en"):
            assert entries([own], style, language)[0]
    assert citation(own) is not None
    assert bib.entry(own)
    assert ris.entry(own)
    assert json.dumps(own)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", 'title = "{}"'),
        ("container-title", 'container-title = "{}"'),
        ("page", 'page = "{}"'),
        ("family", 'author = [{{ family = "{}" }}]'),
        ("given", 'author = [{{ family = "Lee", given = "{}" }}]'),
        ("literal", 'author = [{{ literal = "{}" }}]'),
    ],
)
@pytest.mark.parametrize("sign", ["\U00013000", "🎉"])
def test_a_character_no_font_has_is_told_wherever_a_reference_prints_it(
    field: str, text: str, sign: str, tmp_path: Path
) -> None:
    toml = written(least("[[references]]\n" + text.format(f"An {sign} a")))
    found = [finding for finding in checked(toml, tmp_path).findings if finding.code == "X001"]
    assert len(found) == 1, field
    assert toml.splitlines()[found[0].place.line - 1][found[0].place.column - 1] == sign


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('[[authors]]\ngiven = "An 🎉"', "given"),
        ('[[authors]]\nfamily = "An 🎉"', "family"),
        ('[[affiliations]]\nname = {{ vi = "Viện 🎉", en = "Hospital" }}', "name"),
        ('[ethics]\nnumber = "12 🎉"', "number"),
    ],
)
def test_a_character_no_font_has_is_told_in_names_too(
    toml: str, place: str, tmp_path: Path
) -> None:
    data = written(least(toml.replace("{{", "{").replace("}}", "}")))
    codes = [finding.code for finding in checked(data, tmp_path).findings]
    assert codes.count("X001") == 1, place


def test_a_title_in_a_script_no_font_has_is_told_once(tmp_path: Path) -> None:
    toml = written(least('[[references]]\ntitle = "𓀀𓀁𓀂𓀃"'))
    found = [finding for finding in checked(toml, tmp_path).findings if finding.code == "X001"]
    assert len(found) == 1
    assert "𓀃" in found[0].said("en")


@pytest.mark.parametrize("field", ["title", "publisher", "page", "DOI", "volume"])
def test_a_field_too_long_to_print_is_told_at_its_place(field: str, tmp_path: Path) -> None:
    long = "a" * (REFERENCE_CHARACTERS + 1)
    toml = written(least(f'[[references]]\n{field} = "{long}"'))
    found = [finding for finding in checked(toml, tmp_path).findings if finding.code == "R013"]
    assert [finding.place.line > 1 for finding in found] == [True]


@pytest.mark.parametrize("year", ["0", "-5", "10000"])
def test_a_year_outside_of_the_calendar_is_told(year: str, tmp_path: Path) -> None:
    toml = written(least(f"[[references]]\nissued = {year}"))
    found = [finding.code for finding in checked(toml, tmp_path).findings]
    assert "S003" in found
