"""The words of every PDF, read by its structure, are the words of the report, spaces included."""

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.document.publication import Edition
from casegen.document.tree import Document
from casegen.document.walk import paragraphs, parts, plain
from casegen.formats.care.page import topics_page
from casegen.formats.each import pdf as format_pdf
from casegen.formats.each.checklist_pdf import checklist_pdf
from casegen.formats.each.pdf import pdf
from casegen.style.options import Manner
from tests.support.need import need
from tests.support.outputs import CASES, Report, elements, reports
from tests.support.spoken import of_page, of_pdf, said
from tests.support.stress import figure, hard, languages, observed, table
from tests.support.structured import Structured

REPORTS = reports()
each = pytest.mark.parametrize("report", REPORTS, ids=str)


@cache
def read(path: Path) -> Structured:
    return Structured(path.read_bytes())


def printed(document: Document, made: Edition) -> Structured:
    return Structured(pdf(document, made))


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
        assert of_pdf(printed(document, one)) == of_page(page)


@each
def test_a_paragraph_and_a_table_over_two_pages_are_one_element_each(report: Report) -> None:
    page = html.document_fromstring(format_pdf.sheets(report.document, made(report.slug))[0])
    file = read(report.pdf)
    for tag, kind in (("p", "P"), ("table", "Table"), ("article", "Art"), ("section", "Sect")):
        within = f"//main//{tag}[not(@class='running')]"
        assert len(file.kinds(kind)) == len(elements(page, within)), kind


def test_the_head_that_a_table_repeats_is_an_artifact(tmp_path: Path) -> None:
    document, one = next(languages(hard(tmp_path, table(5, rows=90))))
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(document, one))
    file = read(path)
    heads = [element for element in file.kinds("TH") if element["/A"]["/Scope"] == "/Column"]
    texts = [file.text(element) for element in heads]
    assert len([text for text in texts if "Haemoglobin" in text]) == 1
    names = {str(element["/ID"]) for element in file.kinds("TH")}
    assert len(names) == len(file.kinds("TH"))
    used = {str(name) for cell in file.kinds("TD") for name in cell["/A"].get("/Headers", ())}
    assert used <= names
    rows = [element for element in file.kinds("TR") if "ROW" in file.text(element).upper()]
    assert len(rows) == 90
    shown = len(re.findall("Haemoglobin 1", text_of(path)))
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
        assert of_pdf(printed(document, one)) == of_page(page)


def test_every_pdf_that_the_tests_print_is_held_to_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = made("kawasaki-ivig", Manner(draft=True))
    document = whole.documents["en"]
    sheets = format_pdf.sheets

    def other(*given: Any) -> Any:  # noqa: ANN401 - as it is called
        page, *rest = sheets(*given)
        return page.replace("Kawasaki", "Kawazaki"), *rest

    monkeypatch.setattr(format_pdf, "sheets", other)
    with pytest.raises(AssertionError, match=r"KAWASAKI.*KAWAZAKI"):
        format_pdf.pdf(document, whole)


def test_the_words_of_a_checklist_apart_are_those_of_its_page() -> None:
    checked, findings = examined(CASES / "emh-thalassemia", Options(profile="jocm"))
    assert checked is not None, findings
    for document in edition(checked, "emh-thalassemia", Manner()).documents.values():
        page = topics_page(document, "", None)
        texts = of_page(page)
        assert len(texts) > 10
        assert of_pdf(Structured(checklist_pdf(document))) == texts
