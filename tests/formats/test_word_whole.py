"""A Word file is whole too: wide tables get turned pages, and what belongs together stays so."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from casegen.document.tree import Paragraph, Subscript, Text
from casegen.formats.each.docx import docx
from tests.support.shown import shown_by_word
from tests.support.stress import figure, hard, languages, observed, table
from tests.support.word_files import disorder, found, texts, tree, under, words

LANDSCAPE = "//w:sectPr[w:pgSz/@w:orient='landscape']"
JOINER, HARD, SPACE = "\u2060", "\u2011", "\u00a0"


def said(*texts_: str | Subscript) -> str:
    """What Word is given for a paragraph of these texts."""
    document = under("kawasaki-ivig", "en", "care")
    nodes = tuple(Text(one) if isinstance(one, str) else one for one in texts_)
    first, *rest = document.sections
    changed = replace(first, blocks=(Paragraph(nodes), *first.blocks))
    root = tree(docx(replace(document, sections=(changed, *rest))))
    (found_,) = [words(one) for one in found(root, "//w:p") if words(one).startswith("~ ")]
    return found_.removeprefix("~ ")


def lowered(text: str) -> Subscript:
    return Subscript((Text(text),))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("~ 3,85–3,91",), f"3,85–{JOINER}3,91"),
        (("~ z-score",), f"z{HARD}score"),
        (("~ T", lowered("4"), "–T", lowered("7")), f"T4–{JOINER}T7"),
        (("~ Người bệnh 2",), f"Người bệnh{SPACE}2"),
        (("~ PaO2/FiO2",), f"PaO2/{JOINER}FiO2"),
        (("~ 10 g/dL",), f"10{SPACE}g/{JOINER}dL"),
    ],
)
def test_what_belongs_together_is_held_on_one_line(
    typed: tuple[str | Subscript, ...], kept: str
) -> None:
    assert said(*typed) == kept


@pytest.mark.parametrize(
    ("toml", "turned"),
    [(observed(3), 0), (observed(14), 1), (table(40), 1), (table(3, extra="wide = true"), 1)],
)
def test_a_wide_table_gets_a_turned_page_of_its_own(toml: str, turned: int, tmp_path: Path) -> None:
    for document, _made in languages(hard(tmp_path, toml)):
        data = docx(document)
        assert disorder(data) == []
        root = tree(data)
        assert len(found(root, LANDSCAPE)) == turned
        for grid in found(root, "//w:tbl"):
            widths = list(map(int, texts(grid, "w:tblGrid/w:gridCol/@w:w")))
            assert sum(widths) <= 16838 - 2000


def test_the_parts_of_a_table_repeat_its_first_column(tmp_path: Path) -> None:
    document, _made = next(languages(hard(tmp_path, table(40))))
    root = tree(docx(document))
    grids = [one for one in found(root, "//w:tbl") if "Haemoglobin" in words(one)]
    assert len(grids) > 1
    for grid in grids:
        assert words(found(grid, "w:tr[1]/w:tc[1]")[0]) == "Xét nghiệm"
    again = [one for one in found(root, "//w:p") if words(one).endswith("(tiếp theo)")]
    assert len(again) == len(grids) - 1
    heads = {word for grid in grids for word in words(grid).split()}
    assert {f"{n}" for n in range(1, 40)} <= {re.sub(r"\D", "", word) for word in heads} | heads


@pytest.mark.parametrize(
    ("toml", "ratio"),
    [(observed(11), 1.0), (table(16), 1.0), (table(40), 1.0), (figure(), 0.05), (figure(), 20.0)],
)
def test_libreoffice_shows_every_column_and_picture_on_its_page(
    toml: str, ratio: float, tmp_path: Path
) -> None:
    (tmp_path / "case").mkdir()
    made = hard(tmp_path / "case", toml, ratio)
    shown_by_word(made, tmp_path)


def test_no_page_is_empty_between_two_turned_tables(tmp_path: Path) -> None:
    wide = table(30) + "\n" + table(24).replace('"big"', '"other"')
    wide += "\n[[patients]]\nlaboratory = { vi = '@tab:labs-p1, @tab:big, @tab:other.', "
    wide += "en = '@tab:labs-p1, @tab:big, @tab:other.' }\n"
    for document, _made in languages(hard(tmp_path, wide)):
        data = docx(document)
        assert disorder(data) == []
        root = tree(data)
        assert len(found(root, LANDSCAPE)) == 1
        assert len(found(root, "//w:p[w:pPr/w:sectPr]")) == 2
