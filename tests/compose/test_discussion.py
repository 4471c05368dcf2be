"""The discussion's checklist: its topics, their places, and where each profile puts it."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from casegen.build.beside import keeps_apart, profile_of, with_checklists
from casegen.build.pipeline import edition
from casegen.build.targets import find
from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.document.publication import Edition
from casegen.document.tree import ChecklistItem, Document, Paragraph
from casegen.document.walk import parts
from casegen.formats.render import render, suffixes
from casegen.style.options import Manner
from casegen.style.profile_files import profile
from casegen.system.data import profiles
from tests.support.least_case import CASES, checked, least
from tests.support.outputs import elements

SLUGS = [folder.name for folder in CASES]
APART = ["bmjcr", "jocm", "vjrnm"]
APPENDIX = ["care", "source-article"]
# What a case breaks of a journal's own limits, and why it is left so.
BROKEN = {
    ("emh-thalassemia", "bmjcr"): {
        "title-forbids-case-report": "the article's title calls itself a report of two cases",
        "abstract-too-long": "the article's abstract is longer than this journal's summary",
    },
    ("emh-thalassemia", "care"): {
        "section-missing": "the article's abstract is one text, without the parts of CARE",
    },
    ("kawasaki-ivig", "bmjcr"): {
        "title-forbids-case-report": "the case is a model of CARE, which wants the words",
    },
}


@cache
def made(slug: str, form: str, *, draft: bool = False) -> Edition:
    folder = next(path for path in CASES if path.name == slug)
    whole, _findings = examined(folder, Options(profile=form))
    assert whole is not None
    return edition(whole, slug, Manner(draft=draft))


def document(form: str, tag: str = "en", slug: str = "emh-thalassemia") -> Document:
    return made(slug, form).documents[tag]


def rows(toml: str, tmp_path: Path, tag: str = "en") -> dict[str, ChecklistItem]:
    found = edition(checked(least(toml), tmp_path), "case").documents[tag].checklist.items
    return {item.topic: item for item in found}


def where(item: ChecklistItem) -> str:
    return "".join(words for words, _target in item.places)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("form", profiles())
def test_a_case_keeps_to_every_profile_but_for_limits_it_really_breaks(
    slug: str, form: str
) -> None:
    folder = next(path for path in CASES if path.name == slug)
    _whole, findings = examined(folder, Options(profile=form))
    errors = {finding.name for finding in findings if finding.severity == "error"}
    assert errors == BROKEN.get((slug, form), {}).keys()


@pytest.mark.parametrize("form", profiles())
def test_no_profile_has_a_topic_of_one_disease(form: str) -> None:
    assert profile(form).discussion.topics == profile("care").discussion.topics
    assert {*profile(form).discussion.demanded} <= profile(form).discussion.topics.keys()


def test_a_case_brings_its_own_topics_to_every_checklist() -> None:
    for form in profiles():
        listed = [item.topic for item in document(form).checklist.items]
        assert listed[-13:] == [topic.id for topic in made("emh-thalassemia", form).case.topics]


THREE = """
topics = [
  { id = "iron", vi = "Sắt", en = "Iron", covers = "literature" },
  { id = "blood", vi = "Máu", en = "Blood" },
]
discussion = [
  { topics = ["iron", "blood"], vi = "Một [@lee2005].\\n\\nB.", en = "One [@lee2005].\\n\\nB." },
  { topic = "strengths", vi = "Ba.", en = "Three." },
  { topic = "iron", vi = "Bốn.", en = "Four." },
]
"""


def test_an_entry_may_name_several_topics_and_a_topic_several_entries(tmp_path: Path) -> None:
    found = rows(THREE, tmp_path)
    assert list(found) == ["literature", "strengths", "iron", "blood"]
    assert where(found["iron"]) == where(found["literature"]) == "paragraphs 1, 2 and 4"
    assert where(found["blood"]) == "paragraphs 1 and 2"
    assert where(found["strengths"]) == "paragraph 3"
    assert where(rows(THREE, tmp_path, "vi")["iron"]) == "đoạn 1, 2 và 4"


def test_three_paragraphs_in_a_row_are_a_range_that_leads_to_both_ends(tmp_path: Path) -> None:
    toml = THREE.replace('topic = "strengths"', 'topic = "iron"')
    item = rows(toml, tmp_path)["iron"]
    assert where(item) == "paragraphs 1–4"
    assert [target for _words, target in item.places if target] == ["discussion-1", "discussion-4"]


def test_a_topic_that_should_cite_and_does_not_is_named_and_not_covered(tmp_path: Path) -> None:
    states = {topic: item.state for topic, item in rows(THREE, tmp_path).items()}
    assert states == dict.fromkeys(("literature", "strengths", "iron", "blood"), "covered")
    bare = rows(THREE.replace("[@lee2005]", ""), tmp_path)
    assert {topic: item.state for topic, item in bare.items()} == states | {
        "literature": "named",
        "iron": "named",
    }
    assert rows("discussion = []", tmp_path)["literature"].state == "not_covered"


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_the_margin_of_a_draft_and_its_checklist_number_paragraphs_alike(tag: str) -> None:
    page = html.document_fromstring(
        render(made("emh-thalassemia", "care", draft=True), tag, "html")
    )
    margin = {p.get("id"): str(n) for n, p in enumerate(elements(page, "//main//p[@id]"), 1)}
    told = {
        link.get("href", "").removeprefix("#"): link.text
        for link in elements(page, "//section[@id='checklist']//a[@class='place']")
    }
    assert len(told) > 10
    assert {name: margin[name] for name in told} == told


@pytest.mark.parametrize("tag", ["vi", "en"])
@pytest.mark.parametrize("form", profiles())
def test_the_checklist_ends_the_report_or_is_not_in_it(form: str, tag: str) -> None:
    heading = document(form, tag).checklist.heading
    note = document(form, tag).checklist.note
    page = render(made("emh-thalassemia", form), tag, "html").decode()
    headings = elements(html.document_fromstring(page), "//main//h2")
    article = render(made("emh-thalassemia", form), "", "jats.xml").decode()
    word = zipfile.ZipFile(BytesIO(render(made("emh-thalassemia", form), tag, "docx")))
    manuscript = word.read("word/document.xml").decode()
    if form in APPENDIX:
        assert headings[-1].text_content() == heading
        assert all(note in text for text in (page, article, manuscript))
        assert manuscript.index(note) > manuscript.index(document(form, tag).references[-1].key[:3])
    else:
        assert heading not in page
        assert not any(note in text for text in (page, article, manuscript))


@pytest.mark.parametrize("form", APART)
def test_a_checklist_apart_is_a_file_in_each_format_and_leads_into_the_report(form: str) -> None:
    whole, item = made("emh-thalassemia", form), document(form).checklist.items[-1]
    page = html.document_fromstring(render(whole, "en", "checklist.html"))
    assert elements(page, "//h1")[0].text == document(form).checklist.heading
    report = html.document_fromstring(render(whole, "en", "html"))
    known = {f"emh-thalassemia.en.html#{one.get('id')}" for one in elements(report, "//*[@id]")}
    links = [link.get("href") for link in elements(page, "//article//a")]
    assert len(links) > 30
    assert set(links) <= known
    word = zipfile.ZipFile(BytesIO(render(whole, "en", "checklist.docx")))
    assert item.label in word.read("word/document.xml").decode()
    text = PdfReader(BytesIO(render(whole, "en", "checklist.pdf"))).pages[0].extract_text()
    assert document(form).checklist.note in " ".join(text.split())


def test_the_checklist_in_a_pdf_tells_the_pages() -> None:
    pages = PdfReader(BytesIO(render(made("kawasaki-ivig", "care"), "en", "pdf"))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    words = next(
        paragraph.inlines[0]
        for part in parts(document("care", slug="kawasaki-ivig"))
        if part.role == "discussion"
        for paragraph in part.blocks
        if isinstance(paragraph, Paragraph)
    )
    first = " ".join(str(getattr(words, "text", "")).split()[:6])
    number = next(place for place, text in enumerate(texts, 1) if first in text)
    assert f"paragraph 1 (p. {number})" in texts[-1].replace("\u00a0", " ")


def names(form: str | None, *asked: str) -> set[str]:
    found = find(["cases/kawasaki-ivig"], ["en"], asked, form, Path("build"), Path("cases"))
    return {target.path.name for target in found}


def test_a_checklist_is_made_beside_each_report_where_it_is_kept_apart() -> None:
    report = {"kawasaki-ivig.en.html", "kawasaki-ivig.en.pdf"}
    beside = {"kawasaki-ivig.en.checklist.html", "kawasaki-ivig.en.checklist.pdf"}
    assert names(None) == names("source-article") == report
    assert names("jocm") == report | beside
    assert names("vjrnm", "docx") == {
        "kawasaki-ivig.en.docx",
        "kawasaki-ivig.en.checklist.docx",
    }
    assert names(None, "checklist.html") == {"kawasaki-ivig.en.checklist.html"}
    assert "kawasaki-ivig.en.checklist.pdf" not in names("care", "all")
    assert beside <= names("bmjcr", "all")


def test_a_bundle_holds_the_checklist_where_it_is_kept_apart() -> None:
    plain = [name for name in suffixes() if not name.startswith("checklist.")]
    assert {*with_checklists(plain, suffixes(), "jocm")} == {*suffixes()}
    assert with_checklists(plain, suffixes(), "care") == plain


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('format = 1\nprofile = "jocm"\n', "jocm"),
        ("profile='care' # as asked\n", "care"),
        ('"profile" = "jocm"\n', "jocm"),
        ('[title]\nprofile = "jocm"\n', ""),
        ('# profile = "jocm"\n', ""),
        ("", ""),
    ],
)
def test_the_profile_of_a_case_is_read_from_the_head_of_its_file(
    text: str, named: str, tmp_path: Path
) -> None:
    (tmp_path / "case.toml").write_text(text, "utf-8")
    assert profile_of(tmp_path) == named
    assert profile_of(tmp_path / "none") == ""


def test_a_name_of_no_profile_keeps_nothing_apart() -> None:
    assert not keeps_apart("../jocm")
    assert [name for name in profiles() if keeps_apart(name)] == APART
