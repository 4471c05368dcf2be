"""Names and titles in other scripts print in every format, in faces that go with the document."""

import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from fontTools.ttLib import TTFont
from lxml import html as tree

from casegen.document.publication import Edition
from casegen.document.tree import Document
from casegen.formats.each import pdf as format_pdf
from casegen.formats.each.docx import docx
from casegen.formats.each.html import html
from casegen.formats.each.pdf import pdf
from casegen.formats.html.turned import turned
from tests.support.archived import Archived
from tests.support.least_case import checked, least, written
from tests.support.spoken import of_page, of_pdf
from tests.support.stress import hard, languages
from tests.support.structured import Structured

# A title, a name and a journal each.
WORKS = {
    "Russian": ("Случай анемии", "Лебедев", "Терапевтический архив"),
    "Serbian": ("Приказ случаја", "Ђурђевић", "Српски архив"),
    "Greek": ("Μία περίπτωση ἀναιμίας", "Παπαδόπουλος", "Ιατρική"),
    "Polish": ("Opis przypadku niedokrwistości", "Żółć", "Przegląd Lekarski"),
    "Turkish": ("Bir olgu sunumu: ağır kansızlık", "İğdır", "Türk Tıp Dergisi"),
    "Chinese": ("贫血一例报告：骨髓", "王", "中华血液学杂志"),
    "Japanese": ("サラセミアの一例", "佐藤", "臨床血液"),
    "Korean": ("빈혈 증례 보고", "김", "대한혈액학회지"),
    "Arabic": ("تقرير حالة عن فقر الدم", "أحمد", "مجلة أمراض الدم"),
    "Hebrew": ("דוח מקרה של אנמיה", "לוי", "הרפואה"),
}
ENTRY = """
[[references]]
id = "{id}"
type = "article-journal"
title = "{work[0]}"
author = [{{ family = "{work[1]}", given = "A" }}]
container-title = "{work[2]}"
issued = 2005
volume = 1
page = "1-2"
"""
NAMED = """
[[authors]]
given = "佐藤"
family = "Лебедев"
"""


def cited(*tongues: str) -> str:
    """A discussion that cites a work in each language, as TOML."""
    keys = "; ".join(f"@{tongue.lower()}" for tongue in tongues)
    text = "".join(ENTRY.format(id=tongue.lower(), work=WORKS[tongue]) for tongue in tongues)
    vi, en = f"Thiếu máu là bệnh [{keys}].", f"Anemia is a disease [{keys}]."
    return f'[[discussion]]\ntopic = "literature"\nvi = "{vi}"\nen = "{en}"\n{text}'


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Document, Edition]]:
    """A case in two languages that cites works in all of these."""
    return list(languages(hard(tmp_path_factory.mktemp("scripts"), cited(*WORKS) + NAMED)))


@pytest.mark.parametrize("tongue", WORKS)
def test_nothing_is_said_against_a_work_in_another_script(tongue: str, tmp_path: Path) -> None:
    found = checked(written(least(cited(tongue))), tmp_path).findings
    assert [one.said("en") for one in found if one.code == "X001"] == []


def test_every_word_is_in_the_pdf(printed: list[tuple[Document, Edition]]) -> None:
    for document, edition in printed:
        page = format_pdf.sheets(document, edition)[0]
        assert of_pdf(Structured(pdf(document, edition))) == of_page(page)
        whole = str(tree.document_fromstring(page).xpath("string()"))
        assert [words for work in WORKS.values() for words in work if words not in whole] == []


def test_the_faces_are_inside_the_pdf_whole_and_read_as_unicode(
    printed: list[tuple[Document, Edition]], tmp_path: Path
) -> None:
    """ISO 19005-3, 6.2.11.4 to 6.2.11.8: also where a face is drawn by other curves."""
    path = tmp_path / "scripts.pdf"
    path.write_bytes(pdf(*printed[0]))
    fonts = Archived(path).dictionaries("/Subtype", "/Type0")
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}
    assert {"Amiri", "Frank-Ruhl-Libre", "Noto-Sans-CJK-JP"} <= names
    for font in fonts:
        descendant = font["/DescendantFonts"][0].get_object()
        used = {glyph for glyph, _width in widths(descendant["/W"])}
        table = font["/ToUnicode"].get_data().decode().partition("endcodespacerange")[2]
        mapped = {int(code, 16) for code in re.findall("<([0-9a-f]{4})> <[0-9a-f]+>", table)}
        assert used <= mapped
        program = TTFont(io.BytesIO(embedded(descendant["/FontDescriptor"])))
        if "CFF " in program:
            # Glyphs are asked for by their numbers in the character set: those are their places.
            charset = program["CFF "].cff[0].charset
            assert all(charset[glyph] == f"cid{glyph:05d}" for glyph in used - {0})


def embedded(descriptor: dict[str, Any]) -> bytes:
    """The font program that a descriptor has, of either kind."""
    stream = descriptor.get("/FontFile2") or descriptor["/FontFile3"]
    data: bytes = stream.get_data()
    return data


def widths(table: list[Any]) -> Iterator[tuple[int, float]]:
    for first, run in zip(table[::2], table[1::2], strict=True):
        yield from ((first + at, float(width)) for at, width in enumerate(run))


def test_the_same_document_prints_the_same_bytes(printed: list[tuple[Document, Edition]]) -> None:
    document, edition = printed[0]
    assert pdf(document, edition) == pdf(document, edition)


def test_a_page_has_the_faces_of_its_characters_inside(
    printed: list[tuple[Document, Edition]],
) -> None:
    for document, _edition in printed:
        page = html(document).decode()
        text = {char for work in WORKS.values() for words in work for char in words}
        only = {int(code, 16) for code in re.findall(r"(?<=U\+)[0-9A-F]+", page)}
        assert {char for char in text if ord(char) > 0x3FF} <= set(map(chr, only))
        assert len(page) < 900_000


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("أحمد A. تقرير حالة. 2005;1:1–2", ["أحمد", "تقرير حالة"]),
        ("לוי, כהן. דוח: 3 מקרים. 2005", ["לוי, כהן", "דוח: 3 מקרים"]),
        ("<b> & 1–2", []),
    ],
)
def test_what_is_written_from_the_right_turns_no_figure_after_it(
    text: str, apart: list[str]
) -> None:
    page = str(turned(text))
    assert re.findall("<bdi>(.*?)</bdi>", page) == apart
    assert unescape(re.sub("</?bdi>", "", page)) == text


def test_a_page_without_such_characters_has_none(tmp_path: Path) -> None:
    for document, _edition in languages(hard(tmp_path, cited("Polish"))):
        assert "unicode-range" not in html(document).decode()


def test_word_has_the_words_as_written(printed: list[tuple[Document, Edition]]) -> None:
    for document, _edition in printed:
        texts = [one.text for one in Word(io.BytesIO(docx(document))).paragraphs]
        for work in WORKS.values():
            assert [text for text in texts if work[0] in text and work[1] in text], work
