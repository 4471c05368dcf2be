"""The words of every PDF, read by its structure, are the words of the report, spaces included."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.document.publication import Edition
from casegen.document.tree import Document
from casegen.document.walk import paragraphs, parts, plain
from casegen.formats.each import pdf as format_pdf
from casegen.formats.each.pdf import pdf
from casegen.style.options import Manner
from tests.support.need import need
from tests.support.outputs import CASES, PAGED, Report, elements, reports
from tests.support.stress import figure, hard, languages, observed, table
from tests.support.structured import Structured

REPORTS = reports()
each = pytest.mark.parametrize("report", REPORTS, ids=str)
# What has words of its own, in HTML and in the PDF's structure.
TAGS = ("h1", "h2", "h3", "p", "th", "td", "caption", "figcaption", "li")
LEVEL = "[not(.//p) and not(.//li)]"
KINDS = ("H1", "H2", "H3", "P", "TH", "TD", "Caption", "LBody")


@cache
def read(path: Path) -> Structured:
    return Structured(path)


def said(text: str) -> str:
    """A text as it is compared: in capitals, as a style may set it, and without soft hyphens."""
    kept = text.replace("\u00ad", "").replace("\u200b", "").replace("\u2010", "-")
    return re.sub(r"\s+", " ", kept).strip().upper()


def of_page(page: str) -> list[str]:
    """The words of a page, passage by passage, as it is laid out."""
    tree = html.document_fromstring(page)
    unprinted = "contains(@class, 'backlinks') or contains(@class, 'unseen') or @class='running'"
    for element in elements(tree, f"//*[{unprinted}]"):
        element.drop_tree()
    path = " | ".join(f"//main//{tag}{LEVEL}" for tag in TAGS)
    return [text for text in map(said, map(words, elements(tree, path))) if text]


def words(element: html.HtmlElement) -> str:
    return str(element.text_content())


def of_pdf(file: Structured) -> list[str]:
    """The words of a PDF, passage by passage, in the order of its structure."""
    found = []
    for element in file.kinds(*KINDS):
        inner = [kid for kid in file.within(element) if str(kid["/S"])[1:] in KINDS]
        if not inner and (text := re.sub(PAGED, "", said(file.text(element)))):
            found.append(text)
    return found


def printed(document: Document, made: Edition, path: Path) -> Structured:
    path.write_bytes(pdf(document, made))
    return Structured(path)


@each
def test_the_words_of_a_pdf_are_those_of_its_page_in_order(report: Report) -> None:
    document = report.document
    page = format_pdf.sheets(document, made(report.slug))[0]
    texts = of_pdf(read(report.pdf))
    assert len(texts) > 100
    assert texts == of_page(page)


@cache
def made(slug: str, manner: Manner | None = None) -> Edition:
    checked, findings = examined(CASES / slug)
    assert checked is not None, findings
    return edition(checked, slug, manner or Manner())


@each
def test_every_paragraph_of_the_document_is_in_the_pdf_space_by_space(report: Report) -> None:
    texts = "\n".join(of_pdf(read(report.pdf)))
    blocks = [block for part in parts(report.document) for block in part.blocks]
    found = [said(plain(one.inlines)) for block in blocks for one in paragraphs(block)]
    found += [said(plain(reference.inlines)) for reference in report.document.references]
    assert len(found) > 20
    assert [text for text in found if text not in texts] == []


@pytest.mark.parametrize(
    "toml", [observed(40), table(40), table(5, rows=90), figure(26, 1)], ids=lambda toml: toml[:40]
)
def test_what_goes_over_many_pages_is_read_in_order(toml: str, tmp_path: Path) -> None:
    for document, one in languages(hard(tmp_path, toml, 0.3)):
        page = format_pdf.sheets(document, one)[0]
        assert of_pdf(printed(document, one, tmp_path / "hard.pdf")) == of_page(page)


@each
def test_a_paragraph_and_a_table_over_two_pages_are_one_element_each(report: Report) -> None:
    page = html.document_fromstring(format_pdf.sheets(report.document, made(report.slug))[0])
    file = read(report.pdf)
    for tag, kind in (("p", "P"), ("table", "Table"), ("article", "Art"), ("section", "Sect")):
        within = f"//main//{tag}[not(@class='running')]"
        assert len(file.kinds(kind)) == len(elements(page, within)), kind


def test_the_head_that_a_table_repeats_is_an_artifact(tmp_path: Path) -> None:
    document, one = next(languages(hard(tmp_path, table(5, rows=90))))
    file = printed(document, one, tmp_path / "long.pdf")
    heads = [element for element in file.kinds("TH") if element["/A"]["/Scope"] == "/Column"]
    texts = [file.text(element) for element in heads]
    assert len([text for text in texts if "Haemoglobin" in text]) == 1
    names = {str(element["/ID"]) for element in file.kinds("TH")}
    assert len(names) == len(file.kinds("TH"))
    used = {str(name) for cell in file.kinds("TD") for name in cell["/A"].get("/Headers", ())}
    assert used <= names
    rows = [element for element in file.kinds("TR") if "ROW" in file.text(element).upper()]
    assert len(rows) == 90
    shown = len(re.findall("Haemoglobin 1", text_of(file.path)))
    assert shown > 1, "repeated on the page"


def text_of(path: Path, *options: str) -> str:
    command = [need("pdftotext"), *options, "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("draft", [False, True])
def test_lowered_figures_are_read_where_they_stand_by_every_reader(
    draft: bool,  # noqa: FBT001 - a parameter of the test
    tmp_path: Path,
) -> None:
    import pymupdf

    whole = made("emh-thalassemia", Manner(draft=draft))
    path = tmp_path / "emh.pdf"
    path.write_bytes(pdf(whole.documents["en"], whole))
    raw = text_of(path, "-raw")
    with pymupdf.open(path) as file:  # type: ignore[no-untyped-call]
        others = "".join(page.get_text() for page in file)
    for text in (raw, others):
        lined = re.sub(r"\s+", "", text)
        assert "T4–T7" in lined
        assert "T–T" not in lined
        assert "behindthecordatT4–T7,compressing" in lined
        assert "×10¹²/L" in lined


def test_a_space_is_a_glyph_before_a_fact_between_words_and_spans_and_at_a_line_end() -> None:
    (report,) = (one for one in REPORTS if str(one) == "emh-thalassemia.en")
    file = read(report.pdf)
    text = re.sub(r"\s", " ", "".join(file.text(one) for one in file.kinds("P")))
    assert "kept hemoglobin at 87–115 g/L and the red cell count at 4.14–4.99 ×10¹²/L" in text
    assert "A T1W, sagittal plane; B T2W, sagittal plane" in text
    assert "hematopoietic mass compressing the thoracic cord" in text


def test_a_citation_of_many_works_is_printed_whole(tmp_path: Path) -> None:
    works = "".join(
        f'[[references]]\nid = "{name}"\ntype = "article-journal"\ntitle = "Anemia {name}"\n'
        'author = [{ family = "Lee", given = "A" }]\ncontainer-title = "Journal of Blood"\n'
        'issued = 2005\nvolume = 1\npage = "1-2"\n'
        for name in ("lee2005", *(f"r{n}" for n in range(90)))
    )
    cited = "; ".join(f"@r{n}" for n in range(0, 90, 2))
    text = f"Một bệnh [{cited}]. " * 3
    toml = f'[introduction]\nvi = "{text}"\nen = "{text}"\n{works}'
    for document, one in languages(hard(tmp_path, toml)):
        page = format_pdf.sheets(document, one)[0]
        assert of_pdf(printed(document, one, tmp_path / "many.pdf")) == of_page(page)
