"""Checking a case: what is found, where it is shown, and what can be waived."""

from __future__ import annotations

import copy
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from casegen.build.pipeline import edition
from casegen.case.finding import Finding
from casegen.case.load import load
from casegen.check import examine
from casegen.check.check import Checked, check
from casegen.check.options import Options
from casegen.compose import compose
from casegen.document.tree import Document
from casegen.formats.render import render
from tests.support.least_case import CASES, LEAST, checked, least

TEXT = (LEAST / "case.toml").read_text("utf-8")
FIGURE = """
[[figures]]
id = "scan"
title = { vi = "Phim", en = "Scan" }
alt = { vi = "Ảnh", en = "Picture" }
file = "%s"
burned_in_checked = true
"""


def changed(old: str, new: str, text: str = TEXT) -> str:
    """The least case's text with one passage changed; the passage must be there once."""
    assert text.count(old) == 1
    return text.replace(old, new)


def covered(text: str, finding: Finding) -> str:
    """The characters of a file that a finding's place covers."""
    lines = text.splitlines(keepends=True)
    place = finding.place
    start = sum(map(len, lines[: place.line - 1])) + place.column - 1
    end = sum(map(len, lines[: place.end_line - 1])) + place.end_column - 1
    return text[start:end]


def only(text: str, folder: Path) -> Finding:
    (finding,) = checked(text, folder).findings
    return finding


def shown(text: str, folder: Path) -> tuple[str, int, int, str, str]:
    """Name, line, column, covered characters and message of a text's only finding."""
    finding = only(text, folder)
    place = finding.place
    return finding.name, place.line, place.column, covered(text, finding), finding.said("en")


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_a_citation_is_shown_at_its_line_and_column_within_a_long_text(tmp_path: Path) -> None:
    text = changed(
        'vi = "Da xanh."\nen = "The skin was pale."',
        'vi = """\nDa xanh.\n\nĐã \\\n  rõ 😀 [@leee2005].\n"""\nen = "Pale [@lee2005]."',
    )
    found = [f for f in checked(text, tmp_path).findings if f.name == "citation-undefined"]
    (finding,) = found
    assert covered(text, finding) == "leee2005"
    assert finding.place.line == line_of(text, "  rõ")
    assert finding.place.column == 10
    assert finding.language == "vi"
    assert finding.said("en") == "No reference is called “leee2005”; did you mean “lee2005”?"


def test_a_missing_key_is_shown_at_the_table_that_lacks_it(tmp_path: Path) -> None:
    text = changed('family = "Hoàng"\n', "")
    assert shown(text, tmp_path) == (
        "missing-field",
        line_of(text, "[[authors]]"),
        3,
        "authors",
        "“family” is missing here; add it.",
    )


def test_an_unknown_key_is_shown_with_the_one_that_was_meant(tmp_path: Path) -> None:
    text = changed('given = "An"', 'given = "An"\ncorespondng = true')
    assert shown(text, tmp_path) == (
        "unknown-key",
        line_of(text, "corespondng"),
        1,
        "corespondng",
        "There is no key “corespondng” here; did you mean “corresponding”?",
    )


def test_a_value_of_the_wrong_type_is_shown_at_the_value(tmp_path: Path) -> None:
    text = changed("age = 37", 'age = "37"')
    message = "“age” must be a number without quotes."
    assert shown(text, tmp_path) == ("wrong-type", line_of(text, "age ="), 7, '"37"', message)


def test_a_missing_translation_is_shown_at_the_texts_key(tmp_path: Path) -> None:
    text = changed('vi = "Da xanh."\n', "")
    assert shown(text, tmp_path) == (
        "missing-translation",
        line_of(text, "[patients.examination]"),
        11,
        "examination",
        "The text is missing in the language “vi”.",
    )


def test_a_text_in_no_language_at_all_is_missing_in_each(tmp_path: Path) -> None:
    text = changed('event = { vi = "Ra viện", en = "Discharge" }', "event = {}")
    findings = checked(text, tmp_path).findings
    assert [finding.name for finding in findings] == ["missing-translation"] * 2
    assert {covered(text, finding) for finding in findings} == {"event"}


@pytest.mark.parametrize("number", ["inf", "-inf", "nan"])
def test_a_number_that_cannot_be_counted_is_of_the_wrong_type(number: str, tmp_path: Path) -> None:
    text = changed("value = 3.85", f"value = {number}")
    name, _line, _column, under, message = shown(text, tmp_path)
    assert (name, under) == ("wrong-type", number)
    assert message == "“value” must be a number that can be counted, not inf or nan."


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.png", "There is no file “none.png” in the case’s folder; did you mean “noted.png”?"),
        ("words.png", "“words.png” is not an image; give a PNG, JPEG or SVG file."),
        ("cut.png", "“cut.png” is damaged and cannot be shown; save the image again."),
        ("../dot.png", "“../dot.png” lies outside the case’s folder; put the figure into it."),
        ("x/../dot.png", "“x/../dot.png” lies outside the case’s folder; put the figure into it."),
        (
            "a/../../dot.png",
            "“a/../../dot.png” lies outside the case’s folder; put the figure into it.",
        ),
        (
            "/etc/hostname",
            "“/etc/hostname” lies outside the case’s folder; put the figure into it.",
        ),
        ("away.png", "“away.png” is a link to another place; put the file itself there."),
        ("", "“” lies outside the case’s folder; put the figure into it."),
        (".", "“.” lies outside the case’s folder; put the figure into it."),
    ],
)
def test_a_figure_file_that_cannot_be_printed_is_shown_at_its_name(
    name: str, message: str, tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (tmp_path / "dot.png").write_bytes((LEAST / "dot.png").read_bytes())
    (folder / "words.png").write_text("these are words")
    (folder / "cut.png").write_bytes((LEAST / "dot.png").read_bytes()[:-20])
    (folder / "away.png").symlink_to(tmp_path / "dot.png")
    text = TEXT + FIGURE % name
    line = line_of(text, f'file = "{name}"\n')
    assert shown(text, folder) == ("figure-file", line, 8, f'"{name}"', message)


def test_a_figure_file_that_is_an_image_is_taken(tmp_path: Path) -> None:
    result = checked(TEXT + FIGURE % "dot.png", tmp_path)
    assert "figure-file" not in [finding.name for finding in result.findings]
    assert result.images["dot.png"].width == 1


def test_every_error_is_told_in_one_pass_from_top_to_bottom(tmp_path: Path) -> None:
    text = changed("format = 1", "format = 2")
    text = changed('family = "Hoàng"\n', "", text)
    text = changed("age = 37", 'age = "37"', text)
    text = changed('title = "Anemia"', 'titel = "Anemia"', text)
    findings = checked(text, tmp_path).findings
    assert [finding.name for finding in findings] == [
        "format-version",
        "missing-field",
        "wrong-type",
        "missing-field",
        "unknown-key",
    ]
    places = [(f.place.line, f.place.column) for f in findings]
    assert places == sorted(places)


def test_findings_of_prose_are_sorted_by_place_and_not_by_rule(tmp_path: Path) -> None:
    text = changed("thường gặp.", "thường gặp @fig:no {{ p1.no }} [@no].")
    text = changed("common disease.", "common disease @fig:no {{ p1.no }} [@no].", text)
    findings = checked(text, tmp_path).findings
    names = ["figure-undefined", "fact-undefined", "citation-undefined"]
    assert [finding.name for finding in findings] == names * 2


UNEVEN = changed("common disease.", "common disease [@lee2005].")


def test_a_waiver_with_a_reason_silences_a_rule(tmp_path: Path) -> None:
    assert only(UNEVEN, tmp_path).name == "parity-citations"
    waived = UNEVEN + '\n[waive]\nparity-citations = "a test"\n'
    assert checked(waived, tmp_path).findings == ()
    assert checked(waived, tmp_path).case is not None


def test_a_waiver_of_a_fatal_rule_silences_nothing(tmp_path: Path) -> None:
    text = changed("[@lee2005].", "[@no].", TEXT.replace("thấp [@lee2005].", "thấp [@no]."))
    result = checked(text + '\n[waive]\ncitation-undefined = "a test"\n', tmp_path)
    names = [finding.name for finding in result.findings]
    assert names.count("citation-undefined") == 2
    assert "waiver-unused" in names
    assert result.case is None


@pytest.mark.parametrize("name", ["parity-citations", "no-such-rule"])
def test_a_waiver_that_waives_nothing_is_found_at_its_key(name: str, tmp_path: Path) -> None:
    text = f'{TEXT}\n[waive]\n{name} = "a test"\n'
    assert shown(text, tmp_path)[:4] == ("waiver-unused", line_of(text, name), 1, name)


def test_a_misspelt_profile_is_shown_with_the_one_that_was_meant(tmp_path: Path) -> None:
    text = changed('"source-article"', '"source-artical"')
    message = "There is no profile “source-artical”; did you mean “source-article”?"
    assert shown(text, tmp_path) == ("bad-profile", 3, 11, '"source-artical"', message)


def test_a_profile_given_from_outside_stands_in_for_the_cases_own(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(TEXT, "utf-8")
    result = check(load(tmp_path), Options(profile="jocm"))
    assert result.profile is not None
    assert result.profile.name == "jocm"


def test_a_message_is_told_without_a_blank_left_in_it(tmp_path: Path) -> None:
    text = changed('vi = "Da xanh."', 'vi = "Da xanh {{ p1.agee }} {x} @fig:no{A}."')
    messages = [f.said("en") for f in checked(text, tmp_path).findings]
    assert len(messages) >= 2
    assert not [message for message in messages if "{n" in message]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_cases_that_come_with_the_project_have_no_error(folder: Path) -> None:
    assert [f for f in check(load(folder)).findings if f.severity == "error"] == []


# Any document made by damaging a real one is either explained or printed.

VALUES: tuple[Any, ...] = (
    *("", " ", "x", "p1", "lee2005", "2005-13-45", "2005", "../x", "dot.png", "[@a; @b]", "vi"),
    *("{{ p1.age }}", "<b>", "{", "}", "{0}", "\u0000", "\ud7ff", "\u0301", "\u202e", "漢", "😀"),
    *("a\r\nb", 0, -1, 1, 10**18, -(2**63), 1.5, -0.0, 1e308, 5e-324, True, False),
    *(float("inf"), float("nan"), [], [[]], [1], ["x"], [{}], {}),
    *({"vi": "x"}, {"vi": 1}, {"vi": "x", "en": "y"}, {"vi": {}}),
)
KEYS = (*("vi", "en", "fr", "text", "id", "at", "file", "levels", "from", "day"), "x y", "", "ngày")


def spots(data: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """The keys that lead to every value within data."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*keys, key)
        if isinstance(value, dict | list):
            yield from spots(value, (*keys, key))


def damage(data: dict[str, Any], choose: random.Random, words: str) -> None:
    """Delete, replace, insert or rewrite one thing somewhere in a case's data."""
    keys = choose.choice(list(spots(data)))
    table: Any = data
    for key in keys[:-1]:
        table = table[key]
    value = table[keys[-1]]
    match choose.randrange(4):
        case 0:
            del table[keys[-1]]
        case 1:
            table[keys[-1]] = copy.deepcopy(choose.choice(VALUES))
        case 2 if isinstance(value, dict):
            value[choose.choice(KEYS)] = copy.deepcopy(choose.choice(VALUES))
        case _ if isinstance(value, str):
            cut = choose.randrange(len(value) + 1)
            table[keys[-1]] = value[:cut] + words + value[cut:]


def printed(result: Checked) -> None:
    """Compose and render a case in each of its languages, where nothing fatal was found."""
    if result.case is None or result.profile is None:
        return
    whole = edition(result, "case")
    for tag in whole.documents:
        assert render(whole, tag, "html").startswith(b"<!DOCTYPE html>")


@pytest.fixture(scope="module", params=[*CASES, LEAST], ids=lambda folder: folder.name)
def real(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], Path]:
    """A case's data, and a folder with its figures to write damaged ones into."""
    origin: Path = request.param
    folder = tmp_path_factory.mktemp("damaged")
    if (origin / "figures").is_dir():
        (folder / "figures").symlink_to(origin / "figures")
    return tomllib.loads((origin / "case.toml").read_text("utf-8")), folder


words = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    [
        "[@",
        "]",
        "{{",
        "}}",
        "@fig:x{A}",
        "@tab:labs-p1",
        "[1-99]",
        "[0]",
        "\n\n- ",
        "\n> ",
        "\\",
        "**",
    ]
)


# Without shrinking: a smaller seed is no simpler damage.
@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 2**32), st.lists(words, min_size=1, max_size=4))
def test_a_damaged_case_is_explained_or_printed(
    real: tuple[dict[str, Any], Path], seed: int, words: list[str]
) -> None:
    data, folder = copy.deepcopy(real[0]), real[1]
    choose = random.Random(seed)  # noqa: S311 - repeatable on purpose
    for word in words:
        damage(data, choose, word)
    result = checked(data, folder)
    assert result.findings or result.case
    assert all(finding.said("vi") and finding.said("en") for finding in result.findings)
    printed(result)


def test_the_damage_reaches_both_the_rules_and_the_page(tmp_path: Path) -> None:
    ends = {bool(checked(damaged(seed), tmp_path).case) for seed in range(12)}
    assert ends == {True, False}


def damaged(seed: int) -> dict[str, Any]:
    """The least case after one damage."""
    data = least()
    damage(data, random.Random(seed), "x")  # noqa: S311 - repeatable on purpose
    return data


def test_a_case_is_composed_only_where_a_chosen_rule_looks_at_print(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def compose(*_case: object, **_how: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(examine, "every", compose)
    assert examine.examined(LEAST, Options(select=("reference-uncited",)))[0] is not None
    with pytest.raises(NotImplementedError):
        examine.examined(LEAST, Options(select=("figure-uncalled",)))


def test_a_build_prints_the_documents_that_were_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(*what: Any, **how: Any) -> Document:  # noqa: ANN401 - what compose takes
        made.append(what[2])
        return compose(*what, **how)

    monkeypatch.setattr("casegen.compose.compose", counted)
    checked, _findings = examine.examined(LEAST)
    assert checked is not None
    printed = edition(checked, "least").documents
    assert made == [*printed] == ["vi", "en"]
    assert all(one.inlines for document in printed.values() for one in document.references)
    assert not any(one.inlines for one in checked.documents["vi"].references)
