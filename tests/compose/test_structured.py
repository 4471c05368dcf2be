"""Tumors, variants, cultures and pregnancies are printed as readers expect them, and looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.document.tree import Block, Emphasis, Facts, Paragraph, Table
from casegen.document.walk import parts, plain
from tests.support.editions import changed
from tests.support.least_case import checked, least

TOLD = (Path(__file__).parents[1] / "data" / "told" / "structured.toml").read_text("utf-8")


def blocks(tag: str) -> list[Block]:
    """The blocks of the case in a language."""
    return [block for part in parts(changed(TOLD).documents[tag]) for block in part.blocks]


def table(key: str, tag: str) -> list[list[str]]:
    """A table as text, its head first, with plain spaces."""
    (found,) = [one for one in blocks(tag) if isinstance(one, Table) and one.key == key]
    return [
        [plain(cell).replace("\xa0", " ") for cell in row] for row in (found.columns, *found.rows)
    ]


def test_the_case_is_sound(tmp_path: Path) -> None:
    assert [found.said("en") for found in checked(least(TOLD), tmp_path).findings] == []


def test_variants_make_a_table_with_the_gene_in_italics() -> None:
    assert table("variants-p1", "en") == [
        ["Gene", "Transcript", "Variant", "Zygosity", "Origin", "ACMG class"],
        ["HBB", "NM_000518.5", "c.79G>A (p.Glu27Lys)", "heterozygous", "maternal", "pathogenic"],
    ]
    (found,) = [one for one in blocks("vi") if isinstance(one, Table) and one.key == "variants-p1"]
    assert isinstance(found.rows[0][0][0], Emphasis)
    assert plain(found.rows[0][-1]) == "gây bệnh"


def test_cultures_and_what_grew_make_tables() -> None:
    assert table("cultures-p1", "vi") == [
        ["Bệnh phẩm", "Thời gian", "Vi sinh vật", "Số lượng"],
        ["máu", "ngày 0", "Klebsiella pneumoniae", "2/2"],
        ["nước tiểu", "—", "không mọc", "—"],
    ]
    assert table("susceptibility-p1", "en") == [
        ["Organism", "Drug", "MIC", "Result"],
        ["Klebsiella pneumoniae", "Meropenem", "≤ 0.25 mg/L", "susceptible (S)"],
        [" ", "Ceftriaxone", "—", "resistant (R)"],
    ]


LINES = {
    "vi": {
        "Thai sản": "G3 PARA 1011, thai 34 tuần 5 ngày",
        "Khối u": "Ung thư biểu mô tuyến, đại tràng phải, độ mô học G2, pT3N1bM0, giai đoạn IIIB"
        " (AJCC lần thứ 8)",
    },
    "en": {
        "Pregnancies": "G3 P1011, 34 weeks 5 days of gestation",
        "Tumor": "Adenocarcinoma, right colon, grade G2, pT3N1bM0, stage IIIB (AJCC, edition 8)",
    },
}


@pytest.mark.parametrize("tag", LINES)
def test_pregnancies_and_tumors_are_lines_at_a_glance(tag: str) -> None:
    (facts,) = [one for one in blocks(tag) if isinstance(one, Facts)]
    said = {term: plain(value).replace("\xa0", " ") for term, value in facts.rows}
    assert LINES[tag].items() <= said.items()


def test_they_are_looked_up_in_prose() -> None:
    prose = " ".join(plain(one.inlines) for one in blocks("en") if isinstance(one, Paragraph))
    said = "HBB c.79G>A (p.Glu27Lys); Klebsiella pneumoniae; pT3N1bM0, IIIB; 1011."
    assert said in prose.replace("\xa0", " ")
