"""Every HTML page is valid, accessible, complete in one file, and its links lead somewhere."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.document.tree import Text
from casegen.document.walk import plain
from casegen.formats.each.care_html import care_html
from casegen.formats.html.inlines import bound, inlines
from tests.support.browser import axe_violations, page_at
from tests.support.outputs import CASES, Report, elements, reports
from tests.support.validators import nu_html_errors

REPORTS = reports()
WIDTHS = (360, 1280)
each = pytest.mark.parametrize("report", REPORTS, ids=str)


def parsed(report: Report) -> HtmlElement:
    return html.document_fromstring(report.text)


def meta(page: HtmlElement, name: str) -> list[str]:
    return [str(tag.get("content")) for tag in elements(page, "//meta[@name=$name]", name=name)]


def fragments(links: list[HtmlElement]) -> list[str]:
    return [str(link.get("href")).removeprefix("#") for link in links]


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_nu_checker_finds_no_error() -> None:
    assert nu_html_errors([report.html for report in REPORTS]) == []


@each
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_accessible_fits_its_window_and_asks_for_nothing(
    report: Report, width: int
) -> None:
    with page_at(width) as (page, asked):
        page.goto(report.html.as_uri())
        faces = page.evaluate(
            "document.fonts.ready.then(() => [...document.fonts].filter("
            "face => face.status === 'loaded').map(face => face.family.replaceAll('\"', '')))"
        )
        assert axe_violations(page) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert {"Source Serif 4", "Source Sans 3"} <= set(faces)
    assert asked == []


@each
def test_a_page_is_one_file_without_a_program(report: Report) -> None:
    page = parsed(report)
    assert [tag.get("type") for tag in page.iter("script")] == ["application/ld+json"]
    assert [name for tag in page.iter() for name in tag.attrib if name.startswith("on")] == []
    assert all(str(tag.get("src")).startswith("data:image/") for tag in page.iter("img"))
    assert (
        elements(page, "//iframe | //object | //embed | //base | //link[@rel='stylesheet']") == []
    )
    style = "".join(tag.text_content() for tag in page.iter("style"))
    assert re.findall(r"url\((?!data:)[^)]*\)|@import", style) == []


@each
def test_every_passage_says_which_language_it_is_in(report: Report) -> None:
    page, document = parsed(report), report.document
    assert page.get("lang") == report.language
    assert [other.language for other in document.others] != []
    for other in document.others:
        (block,) = elements(page, "//section[contains(@class, 'other-language')][@lang=$tag]",
                              tag=other.language)  # fmt: skip
        assert other.plain_title in words(block)
    for reference in document.references:
        (entry,) = elements(page, "//li[@id=$id]//*[@class='entry']", id=reference.id)
        own = reference.language if reference.language != report.language else None
        assert entry.get("lang") == own, reference.key


@each
def test_every_id_is_unique_and_every_link_within_the_page_leads_to_one(report: Report) -> None:
    page = parsed(report)
    ids = Counter(str(tag.get("id")) for tag in elements(page, "//*[@id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    targets = fragments(elements(page, "//a[starts-with(@href, '#')]"))
    assert targets
    assert [target for target in targets if target not in ids] == []


@each
def test_every_cited_number_leads_to_its_reference(report: Report) -> None:
    page, document = parsed(report), report.document
    numbers = {reference.id: str(reference.number) for reference in document.references}
    links = elements(page, "//*[contains(@class, 'cluster')]//a")
    assert links
    assert [numbers.get(target) for target in fragments(links)] == [words(link) for link in links]


@each
def test_every_reference_leads_back_to_each_of_its_clusters(report: Report) -> None:
    page = parsed(report)
    citing: dict[str, list[str]] = {}
    for reference in report.document.references:
        for caller in reference.callers:
            citing.setdefault(caller, []).append(reference.id)
        back = fragments(elements(page, "//li[@id=$id]//a[@role='doc-backlink']", id=reference.id))
        assert back == list(reference.callers), reference.key
        assert back, f"{reference.key} is cited nowhere"
    clusters = elements(page, "//*[contains(concat(' ', @class, ' '), ' cluster ')]")
    assert {str(cluster.get("id")) for cluster in clusters} == set(citing)
    for cluster in clusters:
        linked = fragments(elements(cluster, ".//a"))
        assert set(linked) <= set(citing[str(cluster.get("id"))])


@each
def test_the_table_of_contents_names_the_headings_in_their_order(report: Report) -> None:
    page = parsed(report)
    entries = elements(page, "//nav//a")
    listed = [
        (target, words(entry)) for target, entry in zip(fragments(entries), entries, strict=True)
    ]
    foreign = "ancestor-or-self::section[contains(@class, 'other-language')]"
    parts = elements(page, f"//main//section[h2 or h3][not({foreign})]")
    headed = [
        (str(part.get("id")), words(elements(part, "h2 | h3")[0]).rstrip(":")) for part in parts
    ]
    assert len(listed) > 6
    assert listed == headed


@each
def test_a_page_links_to_the_other_language_and_to_its_pdf(report: Report) -> None:
    page = parsed(report)
    others = [other for other in REPORTS if other.slug == report.slug and other != report]
    assert others
    links = {str(tag.get("href")): tag.get("hreflang") for tag in elements(page, "//header//a")}
    for other in others:
        assert links[other.html.name] == other.language
        assert other.html.is_file()
    assert meta(page, "citation_pdf_url") == [report.pdf.name]


@each
def test_search_engines_are_told_title_authors_and_references(report: Report) -> None:
    page, document = parsed(report), report.document
    assert meta(page, "citation_title") == [document.front.plain_title]
    names = [f"{author.family}, {author.given}" for author in document.authors]
    assert meta(page, "citation_author") == names
    assert meta(page, "citation_language") == [report.language]
    assert len(meta(page, "citation_reference")) == len(document.references)
    assert page.findtext(".//title") == document.front.plain_title


@each
def test_the_linked_data_name_title_authors_and_references(report: Report) -> None:
    page, document = parsed(report), report.document
    record = json.loads(page.xpath("string(//script)"))
    assert record["@context"] == "https://schema.org"
    assert record["headline"] == document.front.plain_title
    assert record["inLanguage"] == report.language
    named = [(author["familyName"], author["givenName"]) for author in record["author"]]
    assert named == [(author.family, author.given) for author in document.authors]
    assert record["citation"] == [plain(entry.inlines) for entry in document.references]


@each
def test_every_heading_of_the_document_is_a_heading_of_the_page(report: Report) -> None:
    headings = [words(tag) for tag in elements(parsed(report), "//main//h2 | //main//h3")]
    for section in report.document.sections:
        number = f"{section.number}. " if section.number else ""
        assert number + section.heading in headings
        assert {child.heading for child in section.sections} <= set(headings)


@each
def test_references_have_neither_doubled_stops_nor_missing_spaces(report: Report) -> None:
    entries = elements(parsed(report), "//section[@id='references']//li")
    assert len(entries) == len(report.document.references)
    for number, entry in enumerate(entries, 1):
        text = words(entry)
        assert re.match(rf"{number}\. \w", text), text
        assert re.findall(r"(?<!\.)\.\.(?!\.)|\.,|,,|;;|::| [,.;:]|\?\.|!\.", text) == [], text


@each
def test_every_figure_has_alternative_text_and_a_legend_of_its_own(report: Report) -> None:
    page = parsed(report)
    assert all(str(image.get("alt")).strip() for image in page.iter("img"))
    figures = elements(page, "//figure")
    assert len(figures) == len({words(figure.find("figcaption")) for figure in figures})


@each
def test_a_page_is_text_in_composed_unicode(report: Report) -> None:
    text = report.text
    assert text == unicodedata.normalize("NFC", text)
    assert "{{" not in text
    assert "[@" not in text.replace("[@media", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_of_words_wraps_in_its_window_and_is_not_cut(width: int) -> None:
    (report,) = (one for one in REPORTS if str(one) == "kawasaki-ivig.vi")
    with page_at(width) as (page, _asked):
        page.goto(report.html.as_uri())
        cut = "tables => tables.map(table => table.scrollWidth - table.parentElement.clientWidth)"
        over = page.eval_on_selector_all("table.author", cut)
    assert len(over) == 1
    assert over[0] <= 0


def test_the_checklist_of_a_case_takes_the_middle_of_a_wide_window(tmp_path: Path) -> None:
    checked, _findings = examined(CASES / "kawasaki-ivig")
    assert checked is not None
    whole = edition(checked, "kawasaki-ivig")
    path = tmp_path / "care.html"
    path.write_bytes(care_html(whole.documents["vi"], whole))
    with page_at(1280) as (page, _asked):
        page.goto(path.as_uri())
        left, width = page.eval_on_selector("main", "e => [e.offsetLeft, e.offsetWidth]")
    assert abs(left + width / 2 - 640) < 20
    assert width > 600


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("dùng N-acetylcystein sớm", '<span> <span class="word">N-acetylcystein</span></span> sớm'),
        ("phim X-quang", '<span> <span class="word">X-quang</span></span>'),
        ("mắc COVID-19, IL-6", '<span> <span class="word">COVID-19</span></span>,'),
    ],
)
def test_no_line_ends_after_the_hyphen_of_a_short_compound(typed: str, kept: str) -> None:
    assert kept in inlines((Text(typed),), {})


@pytest.mark.parametrize("typed", ["graft-versus-host", "tháng 6-7", "T4-T7", "a - b", "28-month"])
def test_other_hyphens_are_left_as_they_are(typed: str) -> None:
    assert 'class="word"' not in inlines((Text(typed),), {})


def test_a_title_with_a_compound_still_has_its_two_parts() -> None:
    title = bound(inlines((Text("Suy gan cấp dùng N-acetylcystein: báo cáo ca bệnh"),), {}))
    assert isinstance(title, Markup)
    page = html.document_fromstring(f"<h1>{title}</h1>")
    parts = [part.text_content() for part in elements(page, "//span[@class='part']")]
    assert parts == ["Suy gan cấp dùng N-acetylcystein:", "báo cáo ca bệnh"]
