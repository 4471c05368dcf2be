"""One body with two fronts in every format that casegen prints."""

from pathlib import Path
from shutil import copytree
from typing import cast

import pytest
from lxml import etree, html
from lxml.html import HtmlElement

from tests.formats.test_jats import DEMANDED
from tests.support.editions import XML
from tests.support.outputs import ROOT, casegen
from tests.support.scielo import scielo_reports
from tests.support.validators import nu_html_errors, pdf_text, pdf_ua_errors
from tests.support.word_files import disorder

TITLE = "Ileal perforation by a swallowed bamboo toothpick in an adult: a case report"
HOSPITAL = "Department of General Surgery, Sample Hospital"


@pytest.fixture(scope="module", params=["vjrnm", "jocm", "source-article"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the shipped case is printed to, in a profile."""
    place = tmp_path_factory.mktemp(request.param)
    copytree(ROOT / "tests" / "data" / "fronts", place / "cases" / "fronts")
    arguments = ("-f", "all", "-p", request.param, "-C", place, "cases/fronts")
    done = casegen("build", *arguments)
    assert done.returncode == 0, done.stderr
    return place / "build" / "fronts"


def test_no_report_is_printed_in_the_language_of_the_front(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {"fronts.vi.html", "fronts.vi.pdf", "fronts.vi.docx", "fronts.jats.xml"} <= names
    assert not [name for name in names if ".en." in name]


def test_the_pages_are_valid_and_lead_to_no_page_that_is_not_there(folder: Path) -> None:
    pages = sorted(folder.glob("*.html"))
    assert nu_html_errors(pages) == []
    data = (folder / "fronts.vi.html").read_bytes()
    page = cast("HtmlElement", html.document_fromstring(data))
    links = [link for _element, _name, link, _place in page.iterlinks()]
    assert not [link for link in links if ".en." in link]
    front = page.get_element_by_id("front-en")
    assert front.get("lang") == "en"
    said = " ".join(front.text_content().split())
    assert TITLE in said
    assert HOSPITAL in said
    assert "Keywords: intestinal perforation" in said


def test_the_pdf_is_accessible_and_has_both_fronts(folder: Path) -> None:
    assert pdf_ua_errors(folder / "fronts.vi.pdf") == []
    assert HOSPITAL in pdf_text(folder / "fronts.vi.pdf")


def test_the_word_file_is_in_order(folder: Path) -> None:
    assert disorder((folder / "fronts.vi.docx").read_bytes()) == []


def test_jats_is_valid_and_has_a_translated_front_and_no_translation(folder: Path) -> None:
    (report,) = scielo_reports([folder / "fronts.jats.xml"])
    assert report["dtd"] == []
    assert set(report["style"]) <= DEMANDED.keys()
    root = etree.parse(folder / "fronts.jats.xml").getroot()
    assert root.find(".//sub-article") is None
    for path in ("title-group/trans-title-group", "trans-abstract"):
        (found,) = root.findall(f"front/article-meta/{path}")
        assert found.get(f"{XML}lang") == "en"
    groups = root.findall("front/article-meta/kwd-group")
    assert {"vi", "en"} == {group.get(f"{XML}lang") for group in groups}
    named = root.findall(".//aff-alternatives/aff/institution")
    assert HOSPITAL in [one.text for one in named]


def test_the_citation_file_has_the_keywords_of_both_fronts(folder: Path) -> None:
    said = (folder / "fronts.cff").read_text("utf-8")
    assert '"hồi tràng"' in said
    assert '"ileum"' in said
