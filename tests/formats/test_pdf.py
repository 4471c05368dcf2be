"""Every PDF holds the whole text, in the chosen fonts, tagged, on pages broken with care."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader
from pypdf.generic import Destination

from casegen.document.tree import Document, Figure, Section, Table
from casegen.document.walk import plain, walk
from casegen.style.fonts import RECIPE
from tests.support.need import need
from tests.support.outputs import CASES, PAGED, Report, casegen, elements, reports
from tests.support.validators import pdf_fonts, pdf_text

POINTS_PER_MM = 72 / 25.4
A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
LIST_MARKS = "•0123456789."
REPORTS = reports()
each = pytest.mark.parametrize("report", REPORTS, ids=str)


def letters(text: str) -> str:
    """Return a text without spaces, in capitals as the style may set it.

    Hyphens go too, for pdftotext leaves them out where a line ends with one.
    """
    return re.sub(r"[\s\u2060\u00ad-]+", "", text).upper()


def unpaged(texts: Sequence[str]) -> list[str]:
    """The letters of each page without the pages that the checklist names."""
    return [re.sub(PAGED.replace(" ", ""), "", letters(text)) for text in texts]


def pages(report: Report) -> list[str]:
    """Return the text of each page in reading order, without running head and folio."""
    document, texts = report.document, pdf_text(report.pdf).split("\f")[:-1]
    return [body(text, document, number, len(texts)) for number, text in enumerate(texts, 1)]


def body(text: str, document: Document, number: int, count: int) -> str:
    head = letters(document.short_title)
    lines = [line for line in text.splitlines() if line.strip()]
    lines = [line for line in lines if letters(line) != letters(folio(document, number, count))]
    if number > 1:
        assert letters(lines[0]) in head, f"no running head on page {number}"
        while letters(lines[0]) and head.startswith(letters(lines[0])):
            head = head.removeprefix(letters(lines.pop(0)))
    return "\n".join(lines)


def folio(document: Document, number: int, count: int) -> str:
    return document.language.word("label", "page_of").format(page=number, pages=count)


def passages(report: Report) -> list[str]:
    """Return the paragraphs, cells, headings, captions and entries of a report as printed."""
    page = html.document_fromstring(report.text)
    unprinted = "//*[contains(@class, 'backlinks') or contains(@class, 'unseen')]"
    for element in elements(page, f"//script | //style | {unprinted}"):
        element.drop_tree()
    printed = "self::p or self::h1 or self::h2 or self::h3 or self::th or self::td or self::caption"
    found = elements(page, f"//main//*[{printed} or self::li[not(p)]][not(@class='running')]")
    texts = [str(element.text_content()).strip() for element in found]
    assert len(texts) > 100
    return [text for text in texts if text]


def sections(document: Document) -> Iterator[Section]:
    return chain.from_iterable(walk(section) for section in document.sections)


def floats(document: Document) -> list[Figure | Table]:
    blocks = chain.from_iterable(section.blocks for section in sections(document))
    return [block for block in blocks if isinstance(block, Figure | Table)]


def bookmarks(outline: Sequence[object]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, Destination):
            yield str(entry.title)
        elif isinstance(entry, list):
            yield from bookmarks(entry)


@pytest.mark.parametrize("slug", sorted({report.slug for report in REPORTS}))
def test_two_processes_print_the_same_bytes(slug: str, tmp_path: Path) -> None:
    done = casegen("build", CASES / slug, "--format", "pdf", "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    again = {path.name: path.read_bytes() for path in tmp_path.glob("*/*.pdf")}
    first = {report.pdf.name: report.pdf.read_bytes() for report in REPORTS if report.slug == slug}
    assert again == first


@each
def test_every_passage_can_be_copied_from_the_pdf_letter_by_letter(report: Report) -> None:
    (text,) = unpaged(["".join(pages(report))])
    assert [passage for passage in passages(report) if letters(passage) not in text] == []


@each
def test_the_pdf_holds_no_letter_that_the_report_does_not(report: Report) -> None:
    printed = set(letters("".join(pages(report))))
    assert sorted(printed - set(letters("".join(passages(report)))) - set(LIST_MARKS)) == []


@each
def test_the_text_of_the_pdf_is_composed_unicode(report: Report) -> None:
    text = pdf_text(report.pdf)
    assert text == unicodedata.normalize("NFC", text)
    unnamed = [char for char in text if unicodedata.category(char) in {"Co", "Cn"}]
    assert unnamed + re.findall("\ufffd", text) == []


@each
def test_a_pdf_uses_only_the_faces_made_for_it_and_holds_them(report: Report) -> None:
    fonts = pdf_fonts(report.pdf)
    made = {re.sub(r"\W|Regular", "", cut.postscript_name) for cut in RECIPE.cuts}
    assert len(fonts) > 2
    assert {re.sub(r"\W", "", name) for name in fonts} <= made
    assert all(fonts.values())


@each
def test_no_letter_is_printed_as_an_empty_box(report: Report) -> None:
    for page in PdfReader(report.pdf).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            encoded = font.get_object()
            assert encoded["/Subtype"] == "/Type0"
        shown = b"".join(re.findall(rb"<([0-9a-fA-F]+)>", page.get_contents().get_data()))  # type: ignore[union-attr]
        assert shown
        assert b"0000" not in {shown[at : at + 4] for at in range(0, len(shown), 4)}


@each
def test_every_page_is_a4(report: Report) -> None:
    boxes = [page.mediabox for page in PdfReader(report.pdf).pages]
    assert len(boxes) > 1
    for box in boxes:
        assert (float(box.width), float(box.height)) == pytest.approx(A4, abs=0.5)


@each
def test_the_metadata_name_title_authors_and_language(report: Report) -> None:
    reader, document = PdfReader(report.pdf), report.document
    assert reader.metadata is not None
    assert reader.metadata.title == document.front.plain_title
    assert reader.metadata.author == ", ".join(author.name for author in document.authors)
    assert str(reader.root_object["/Lang"]) == report.language


@each
def test_every_numbered_section_has_a_bookmark(report: Report) -> None:
    titles = [letters(title) for title in bookmarks(PdfReader(report.pdf).outline)]
    numbered = [part for part in sections(report.document) if part.number]
    assert len(numbered) >= 4
    for part in numbered:
        assert letters(f"{part.number}. {part.heading}") in titles


@each
def test_every_page_tells_its_number_and_how_many_there_are(report: Report) -> None:
    texts = pdf_text(report.pdf).split("\f")[:-1]
    for number, text in enumerate(texts, 1):
        lines = [line.strip() for line in text.splitlines()]
        assert folio(report.document, number, len(texts)) in lines


@each
def test_no_page_ends_with_a_heading_or_a_caption_of_a_table(report: Report) -> None:
    document = report.document
    page = html.document_fromstring(report.text)
    found = elements(
        page, "//main//h2 | //main//h3 | //main//caption | //main//*[@class='list-title']"
    )
    headings = [letters(str(element.text_content())) for element in found]
    headings += [letters(block.label + plain(block.title)) for block in floats(document)]
    assert len(headings) > 8
    for number, text in enumerate(pages(report), 1):
        last = letters(text.splitlines()[-1])
        ends = [heading for heading in headings if heading.endswith(last) and len(last) > 3]
        assert ends == [], f"page {number}"


@each
def test_no_row_of_a_table_is_split_between_pages(report: Report) -> None:
    texts = unpaged(pages(report))
    page = html.document_fromstring(report.text)
    for element in elements(page, "//*[@class='unseen']"):
        element.drop_tree()
    rows = [
        [letters(str(cell.text_content())) for cell in row] for row in elements(page, "//main//tr")
    ]
    assert len(rows) > 20
    for cells in rows:
        assert any(all(cell in text for cell in cells) for text in texts), cells


@each
def test_every_legend_is_on_the_page_of_its_figure(report: Report) -> None:
    figures = [block for block in floats(report.document) if isinstance(block, Figure)]
    texts = [letters(text) for text in pages(report)]
    shown = pictures_by_page(report.pdf)
    for figure in figures:
        caption = letters(figure.label + report.document.profile.captions.delimiter)
        caption += letters(plain(figure.title))
        (number,) = [at for at, text in enumerate(texts, 1) if caption in text]
        sizes = sorted((panel.image.width, panel.image.height) for panel in figure.panels)
        assert all(size in shown.get(number, []) for size in sizes), figure.label
        assert letters(plain(figure.legend)) in texts[number - 1], figure.label
    assert sum(map(len, shown.values())) == sum(len(figure.panels) for figure in figures)


def pictures_by_page(path: Path) -> dict[int, list[tuple[int, int]]]:
    """Return the pixel sizes of the pictures on each page, soft masks left out."""
    listed = subprocess.run(
        [need("pdfimages"), "-list", path], check=True, capture_output=True, encoding="utf-8"
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for row in listed.stdout.splitlines()[2:]:
        page, _, kind, width, height = row.split()[:5]
        if kind == "image":
            found.setdefault(int(page), []).append((int(width), int(height)))
    return found
