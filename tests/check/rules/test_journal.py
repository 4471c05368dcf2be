"""Rules about what a journal limits and demands, on cases and on documents from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from casegen.case.load import load
from casegen.check.check import check
from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.check.rules.journal.heading_differs import heading_differs
from casegen.check.rules.journal.section_missing import section_missing
from casegen.check.rules.journal.section_order import section_order
from casegen.compose import compose
from casegen.document.tree import Document
from casegen.reading.journal.headings import meant
from casegen.reading.journal.words import abstract_words, counted, words
from tests.support.given import printed
from tests.support.least_case import CASES, LEAST, least, written


def names(toml: str, folder: Path) -> list[tuple[str, str | None]]:
    """The rules of the group that find something, each with the language of what it found."""
    (folder / "case.toml").write_text(written(least(toml)), "utf-8")
    _checked, findings = examined(folder, Options(select=("J",)))
    return [(finding.name, finding.language) for finding in findings]


def document(folder: Path = LEAST, tag: str = "vi", profile: str | None = None) -> Document:
    checked = check(load(folder), Options(profile=profile, select=("J",)))
    assert checked.case
    assert checked.profile
    return compose(checked.case, "draft", tag, checked.profile, checked.images)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Thiếu máu", 2),
        ("T4–T7 (8–10 cm)", 3),
        ("90–92\u00a0g/L", 2),
        ("one\ntwo  three", 3),
        ("well-known and/or", 2),
    ],
)
def test_a_word_is_what_stands_between_spaces(text: str, expected: int) -> None:
    assert counted([text]) == expected


def test_headings_and_text_are_counted_and_cells_of_tables_are_not() -> None:
    least_document = document()
    bare = replace(least_document.sections[0], blocks=())
    changed = replace(least_document, sections=(bare,))
    assert words(changed) == counted([bare.number, bare.heading]) == 4
    assert abstract_words(least_document.front) == 10


@pytest.mark.parametrize(("times", "expected"), [(41, []), (42, [("abstract-too-long", "vi")])])
def test_a_language_too_long_is_told_alone(
    times: int, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    toml = f'profile = "jocm"\n[abstract]\nvi = "{"một hai ba bốn năm sáu " * times}"\n'
    assert names(toml, tmp_path) == expected


@pytest.mark.parametrize(("count", "expected"), [(2, 1), (3, 0), (6, 0), (7, 1)])
def test_keywords_are_three_to_six_for_jocm(count: int, expected: int, tmp_path: Path) -> None:
    words_of = ", ".join(f'{{ vi = "từ {i}", en = "word {i}" }}' for i in range(count))
    found = names(f'profile = "jocm"\nkeywords = [{words_of}]', tmp_path)
    assert found == [("keyword-count", None)] * expected


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("vi", "U tủy: báo cáo 2 ca lâm sàng và nhìn lại y văn"),
        ("vi", "U tủy: báo cáo ca bệnh"),
        ("vi", "Nhân một trường hợp u tủy"),
        ("vi", "U tủy: loạt ca"),
        ("en", "Tumor: a case report"),
        ("en", "Tumor: report of two cases and review of the literature"),
        ("en", "Tumor: a case series"),
    ],
)
def test_a_title_may_say_case_report_in_many_ways(
    language: str, title: str, tmp_path: Path
) -> None:
    assert names(f'title.{language} = "{title}"', tmp_path) == []
    titles = {"vi": "U tủy", "en": "Tumor"} | {language: title}
    toml = 'profile = "bmjcr"\n' + "".join(f'title.{t} = "{w}"\n' for t, w in titles.items())
    found = names(toml + '[[discussion]]\ntopic = "literature"\n', tmp_path)
    assert found == [("title-forbids-case-report", language)]


@pytest.mark.parametrize(
    ("language", "title"),
    [("vi", "Báo cáo về u tủy"), ("vi", "Ca khúc và bệnh nhân"), ("en", "A report on casein")],
)
def test_a_title_that_only_sounds_alike_does_not_say_it(
    language: str, title: str, tmp_path: Path
) -> None:
    found = names(f'title.{language} = "{title}"', tmp_path)
    assert found == [("title-needs-case-report", language)]


def test_consent_that_the_profile_requires_is_missed() -> None:
    whole = document()
    left = tuple(block for block in whole.declarations.blocks if "consent" not in str(block))
    without = replace(whole, declarations=replace(whole.declarations, blocks=left))
    assert list(section_missing(printed({"vi": whole}))) == []
    told = section_missing(printed({"vi": without, "en": without}))
    assert [found.keys for found in told] == [("consent",)]


def test_a_title_that_says_it_loosely_is_neither_incomplete_nor_forbidden(tmp_path: Path) -> None:
    title = 'title.vi = "U tủy ở hai trường hợp"\ntitle.en = "Two cases of tumor"\n'
    assert names(title, tmp_path) == []
    toml = f'profile = "bmjcr"\n{title}[[discussion]]\ntopic = "literature"\n'
    assert names(toml, tmp_path) == []


def test_parts_in_another_order_are_told_once_for_both_languages() -> None:
    swapped = {}
    for tag in ("vi", "en"):
        whole = document(tag=tag)
        first, second, *others = whole.sections
        swapped[tag] = replace(whole, sections=(second, first, *others))
    assert [found.keys for found in section_order(printed(swapped))] == [("patients", 0)]


@pytest.mark.parametrize(
    ("heading", "differs"),
    [
        ("CA LÂM SÀNG", False),
        ("2. Ca lâm sàng:", False),
        ("II. CA LÂM SÀNG", False),
        ("GIỚI THIỆU CA BỆNH", True),
        ("BÀN LUẬN", True),
    ],
)
def test_the_heading_of_a_manuscript_is_held_against_the_journals(
    heading: str,
    differs: bool,  # noqa: FBT001 - a column of the table
) -> None:
    whole = document()
    first, second, *others = whole.sections
    changed = replace(whole, sections=(first, replace(second, heading=heading), *others))
    found = list(heading_differs(printed({"vi": changed})))
    assert [item.values["typed"] for item in found] == [heading] * differs


@pytest.mark.parametrize(
    ("heading", "tag", "role"),
    [
        ("BÁO CÁO TRƯỜNG HỢP", "vi", "cases"),
        ("Từ khoá:", "vi", "keywords"),
        ("3. Thảo luận", "vi", "discussion"),
        ("Conclusions", "en", "conclusion"),
        ("Kết luận mô bệnh học là lành tính.", "vi", None),
        ("Case", "en", None),
    ],
)
def test_a_heading_is_known_by_its_synonyms(heading: str, tag: str, role: str | None) -> None:
    assert meant(heading, tag) == role


def missed(form: str, left_out: str, tmp_path: Path) -> list[str]:
    """The topics that a profile misses in the two patients' case without some of its entries."""
    folder = next(path for path in CASES if path.name == "emh-thalassemia")
    data = load(folder).data
    entries = [entry for entry in data["discussion"] if entry.get("topic") != left_out]
    kept = {**data, "profile": form, "discussion": entries, "figures": []}
    (tmp_path / "case.toml").write_text(written(kept), "utf-8")
    found = check(load(tmp_path), Options(select=("J012",))).findings
    return [item.values["topic"] for item in found if item.code == "J012"]


@pytest.mark.parametrize("form", ["source-article", "jocm", "vjrnm", "bmjcr"])
@pytest.mark.parametrize("left_out", ["", "radiotherapy"])
def test_no_journal_demands_a_topic_of_one_disease(
    form: str, left_out: str, tmp_path: Path
) -> None:
    assert missed(form, left_out, tmp_path) == []


def test_a_topic_of_a_case_counts_for_the_one_that_it_covers(tmp_path: Path) -> None:
    assert sorted(missed("care", "", tmp_path)) == ["implications", "strengths"]


def test_a_topic_misspelt_is_not_told_to_be_missing_too(tmp_path: Path) -> None:
    topics = ("rationale", "literature", "strengths", "limitation", "implications")
    entries = ", ".join(f'{{ topic = "{t}", vi = "Có.", en = "Yes." }}' for t in topics)
    found = names(f'profile = "care"\ndiscussion = [{entries}]', tmp_path)
    assert [name for name, _tag in found if name.startswith("discussion")] == [
        "discussion-topic-unknown"
    ]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_cases_keep_to_their_own_profiles(folder: Path) -> None:
    _checked, findings = examined(folder, Options(select=("F", "J")))
    assert findings == ()
