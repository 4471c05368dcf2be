"""Markup: what is written in prose, titles and cells is printed whole, or told where it stands."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.build.pipeline import edition
from casegen.check.check import Checked
from casegen.document.publication import Edition
from casegen.document.tree import Table
from casegen.document.walk import floats, plain
from casegen.formats.render import render
from casegen.reading.prose import Form, parse
from casegen.reading.prose.leftovers import leftovers
from casegen.reading.quantities import quantities
from casegen.reading.text import masked
from casegen.style.language import language
from tests.support.least_case import checked, least

KINDS = {"em_open": "<i>", "em_close": "</i>", "strong_open": "<b>", "strong_close": "</b>"}
SCRIPTS = {"subscript": "<sub>{}</sub>", "superscript": "<sup>{}</sup>"}
AS_WRITTEN = [
    "HLA-B*15:02 và HLA-A*02:01",
    "p.(Pro56Leufs*8) rồi p.(Leu366Argfs*7)",
    "CYP2C19 *1/*2",
    "3*5 và 6*7",
    "10*6/L, 10*9/L",
    "2**3 và 4**5",
    "DRB1*04:01/*15:01",
    "p < 0,05* và p < 0,01**",
    "10^5-10^6/mL",
    "~5-~10 mm",
    "~5 và ~10",
    "[^1] và [^2]",
    "~~xóa~~",
    "x ^ y ^ z",
    "> 100 mg",
    ">= 5",
]
READ = {
    "*E. coli*, *in vitro*/*in vivo*": "<i>E. coli</i>, <i>in vitro</i>/<i>in vivo</i>",
    "(*E. coli*)": "(<i>E. coli</i>)",
    "**Kết luận:** có": "<b>Kết luận:</b> có",
    "_E. coli_ và __b__": "<i>E. coli</i> và <b>b</b>",
    "*HLA-B*15:02*": "<i>HLA-B*15:02</i>",
    "CO~2~ và 10^9^/L": "CO<sub>2</sub> và 10<sup>9</sup>/L",
    "HCO~3~^−^, Ca^2+^, ^99m^Tc": "HCO<sub>3</sub><sup>−</sup>, Ca<sup>2+</sup>, <sup>99m</sup>Tc",
    "T~1/2~, V~max~, 10^-3^": "T<sub>1/2</sub>, V<sub>max</sub>, 10<sup>-3</sup>",
    "*PaO~2~*": "<i>PaO<sub>2</sub></i>",
    r"\~5\~ và 10\^9\^": "~5~ và 10^9^",
}
FORMS: list[Form] = ["blocks", "line", "cell", "label"]


def shown(text: str, form: Form = "blocks") -> str:
    """A text as it is read, with tags for its stress and its scripts."""
    pieces = []
    for token in (child for block in parse(text, form) for child in block.children):
        inside = SCRIPTS.get(token.type, "{}").format(token.meta.get("inside", token.content))
        pieces.append(KINDS.get(token.type, inside))
    return "".join(pieces)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_sign_that_opens_and_closes_nothing_stays_as_written(text: str, form: Form) -> None:
    assert shown(text, form) == text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("text", "read"), READ.items())
def test_stress_and_scripts_are_read_in_every_place(text: str, read: str, form: Form) -> None:
    assert shown(text, form) == read


@given(st.sampled_from("*~^"), st.text("0123456789abB*~^-/ .", max_size=30))
def test_before_a_digit_nothing_closes(mark: str, text: str) -> None:
    read = shown(f"a{text}1{mark}2")
    assert f"1{mark}2" in read


@pytest.mark.parametrize("text", ["- a", "1. Não", "> 100", "+", "-", "* p < 0,05", "# 3"])
@pytest.mark.parametrize("form", ["line", "cell", "label"])
def test_one_line_keeps_what_would_begin_a_list_or_a_quotation(text: str, form: Form) -> None:
    assert shown(text, form) == text


ROWS = """
introduction.vi = "H~2~O và 10^9^/L, HLA-B*15:02 và HLA-A*02:01 (@tab:t) [@lee2005]."
introduction.en = "H~2~O and 10^9^/L, HLA-B*15:02 and HLA-A*02:01 (@tab:t) [@lee2005]."
title.vi = "CO~2~ ở 10^9^ người: báo cáo ca lâm sàng"
title.en = "CO~2~ in 10^9^ persons: a case report"
[[tables]]
id = "t"
title = { vi = "Vi khuẩn", en = "Bacteria" }
columns = [
  { heading = { vi = "Nguồn", en = "Source" } },
  { heading = { vi = "PaO~2~", en = "PaO~2~" } },
]
rows = [
  ["Smith [@kim2001]", "*E. coli*; @tab:labs-p1"],
  ["{{ p1.age }}", "PaO~2~"],
  ["5 [3-8]", "> 100"],
  [{ vi = "5 [3-8]", en = "5 [3-8]" }, "-"],
]
[[references]]
id = "lee2005"
type = "article-journal"
title = "Anemia"
author = [{ family = "Lee", given = "A" }]
container-title = "Journal of Blood"
issued = 2005
volume = 1
page = "1-2"
[[references]]
id = "kim2001"
type = "article-journal"
title = "Bone"
author = [{ family = "Kim", given = "B" }]
container-title = "Journal of Blood"
issued = 2001
volume = 1
page = "3-4"
"""


@cache
def whole() -> Checked:
    return checked(least(ROWS), Path(mkdtemp(prefix="casegen-markup-")))


@cache
def report() -> Edition:
    return edition(whole(), "case")


def cells(tag: str) -> list[list[str]]:
    table = floats(report().documents[tag])["tab-t"]
    assert isinstance(table, Table)
    return [[plain(cell) for cell in row] for row in table.rows]


def test_a_cell_that_is_one_string_is_read_as_a_cell_in_each_language() -> None:
    assert [finding.said("en") for finding in whole().findings] == []
    assert cells("vi")[:2] == [["Smith [2]", "E. coli; Bảng\u00a02"], ["37", "PaO2"]]
    assert cells("en")[:2] == [["Smith [2]", "E. coli; Table\u00a02"], ["37", "PaO2"]]


def test_a_range_in_brackets_in_a_cell_is_a_value_and_no_citation() -> None:
    assert cells("vi")[2:] == [["5 [3-8]", "> 100"], ["5 [3-8]", "-"]]


def test_a_fault_in_a_cell_of_one_string_is_told_once_at_its_place(tmp_path: Path) -> None:
    toml = ROWS.replace('PaO~2~"]', '[@nobody] và @fig:none"]').replace("*E. coli*", "$x$")
    found = checked(least(toml), tmp_path).findings
    assert [finding.name for finding in found] == [
        "markup-left",
        "citation-undefined",
        "figure-undefined",
    ]
    text = (tmp_path / "case.toml").read_text("utf-8").splitlines()
    told = [text[f.place.line - 1][f.place.column - 1 : f.place.end_column - 1] for f in found]
    assert told == ["$x$", "nobody", "@fig:none"]


def test_a_cell_in_two_languages_still_compares_the_range_in_its_brackets(tmp_path: Path) -> None:
    toml = ROWS.replace('en = "5 [3-8]" }', 'en = "5 [3-9]" }')
    assert {f.name for f in checked(least(toml), tmp_path).findings} == {"parity-numbers"}


MARKS = {
    "html": ("<sub>2</sub>", "<sup>9</sup>"),
    "jats.xml": ("<sub>2</sub>", "<sup>9</sup>"),
    "docx": ('w:val="subscript"', 'w:val="superscript"'),
}


@pytest.mark.parametrize(
    ("tag", "suffix"), [("vi", "html"), ("", "html"), ("", "jats.xml"), ("vi", "docx")]
)
def test_lowered_and_raised_characters_are_printed_in_every_format(tag: str, suffix: str) -> None:
    data = render(report(), tag, suffix)
    if suffix == "docx":
        data = zipfile.ZipFile(BytesIO(data)).read("word/document.xml")
    text = data.decode().replace("\u2060", "").replace("\u2011", "-")
    assert all(mark in text for mark in MARKS[suffix])
    assert "HLA-B*15:02" in text
    assert not any(raw in text for raw in ("H~2~O", "10^9^", "PaO~2~", "*E. coli*"))


def test_a_plain_title_keeps_a_power_a_power() -> None:
    title = report().documents["vi"].front.plain_title
    assert title == "CO2 ở 10⁹ người: báo cáo ca lâm sàng"


SHORT = """
keywords = [{ vi = "CO~2~", en = "CO~2~" }, { vi = "a", en = "a" }, { vi = "b", en = "b" }]
[[patients]]
timeline = [
  { id = "admission", day = 0, event = { vi = "SpO~2~ thấp", en = "Low SpO~2~" } },
  { id = "discharge", day = 7, event = { vi = "*E. coli*", en = "*E. coli*" } },
]
"""


def test_short_texts_and_alternative_texts_are_read_too(tmp_path: Path) -> None:
    document = edition(checked(least(SHORT), tmp_path), "case").documents["vi"]
    assert document.front.keywords[0] == "CO2"
    page = render(edition(checked(least(SHORT), tmp_path), "case"), "vi", "html").decode()
    assert "SpO<sub>2</sub>" in page
    assert "<em>E. coli</em>" in page


LEFT = {
    "|a|b|\n|-|-|\n|1|2|": ["|a|b|\n|-|-|\n|1|2|"],
    "Câu.\n\n### Kết quả\n\nCâu.": ["### Kết quả"],
    "Xem [^1] và [^2].": ["[^1]", "[^2]"],
    "Cho $x$ và $p < 0.05$ cùng \\alpha.": ["$x$", "$p < 0.05$", "\\alpha"],
    "10^5-10^6/mL và ~5-~10 mm": ["^5-10^6/mL", "~5-~10"],
    "a ~ b": ["~"],
    "2 ^ 3": ["^"],
    "**Kết luận:**Văn": ["**Kết luận:**"],
    "một **hai": ["**hai"],
    "10**9": ["**"],
    "*in vitro*và": ["*in vitro*và"],
    "`x` và ```": ["`x`", "```"],
    "<b>x</b><br/>": ["<b>", "</b>", "<br/>"],
    "a<!-- b -->": ["<!-- b -->"],
    "&foo; &nbsp;": ["&foo;"],
    "![a](b.png)": ["![a](b.png)"],
    "[a](b.html)": ["[a](b.html)"],
    "[[a]]": ["[[a]]"],
    "H_2O": ["H_2"],
    "- [ ] x": ["- [ ]"],
    "a\n\n---\n\nb": ["---"],
    "~~xóa~~": ["~~xóa~~"],
    "Xem @Fig:mri và (@figure:x).": ["@Fig:mri", "@figure:x"],
}
MEANT = [
    *(text for text in AS_WRITTEN[:8] if "2**3" not in text),
    "*a*, **b**, _c_, x~2~, 10^9^, [@lee2005; @kim2001], @fig:a{A,B}, {{ p1.age }}",
    "https://example.org/~lee/a_b^c và [a](https://example.org/~b)",
    "45~48,XX,del(5)(q13)",
    "1 < 2 và a<b, c>d",
    "US$500–US$600, $5 và $10",
    "* p < 0.05; ** p < 0.01",
    r"10\^9 và \~5 và \*",
    "NM_000518.5:c.76_78del",
    "- a\n- b\n\n1. c\n2. d\n\n> e",
    "&lt;b&gt; &beta;",
    "Benzo[a]pyrene, poly[oxy](methyl)",
]


@pytest.mark.parametrize(("text", "left"), LEFT.items())
def test_markup_that_is_left_over_is_told_at_its_place(text: str, left: list[str]) -> None:
    assert [text[start:end] for start, end, _kind in leftovers(text, "blocks")] == left


@pytest.mark.parametrize("text", MEANT)
def test_signs_that_are_meant_are_not_told(text: str) -> None:
    assert list(leftovers(text, "blocks")) == []


def test_a_citation_or_a_list_is_told_where_none_is_read() -> None:
    assert [kind for *_, kind in leftovers("[@a], {{ p1.age }}, @fig:b", "label")] == ["unread"] * 3
    assert [kind for *_, kind in leftovers("- a\n- b", "line")] == ["list"]


@pytest.mark.parametrize("mark", ["$", "$=", "*a", "**", "~", "^", "|", "[", "<b ", "`", "![", "_"])
def test_a_text_of_nothing_but_marks_is_searched_once(mark: str) -> None:
    assert len(list(leftovers(mark * 5000, "blocks"))) <= 5000


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_scripts_are_read_as_the_characters_they_stand_for(tag: str) -> None:
    for raised, plain_text in (("5 × 10^9^/L", "5 × 10⁹/L"), ("22 kg/m^2^", "22 kg/m²")):
        (one,) = quantities(raised, language(tag))
        (other,) = quantities(plain_text, language(tag))
        assert (one.low, one.unit) == (other.low, other.unit)
        assert one.unit
    assert masked("CO~2~ là 10^9^").startswith("CO2^^ là 10⁹^^")
    assert len(masked("CO~2~ là 10^9^")) == len("CO~2~ là 10^9^")


def test_languages_may_raise_by_markup_or_by_character(tmp_path: Path) -> None:
    toml = """
    introduction.vi = "Bạch cầu 5 × 10^9^/L, SpO~2~ thấp."
    introduction.en = "White cells were 5 × 10⁹/L, SpO₂ was low."
    """
    assert [f.said("en") for f in checked(least(toml), tmp_path).findings] == []


INVISIBLE = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero width space",
    "\u200c": "zero width non-joiner",
    "\u200d": "zero width joiner",
    "\u2060": "word joiner",
    "\U000e0041": "tag latin capital letter a",
    "\ufeff": "zero width no-break space",
    "\u034f": "combining grapheme joiner",
    "\u3164": "hangul filler",
}


@pytest.mark.parametrize(("character", "name"), INVISIBLE.items())
def test_a_character_that_cannot_be_seen_is_told_by_its_name(
    character: str, name: str, tmp_path: Path
) -> None:
    toml = f'introduction.vi = "Thiếu m{character}áu là bệnh thường gặp."'
    (found,) = (f for f in checked(least(toml), tmp_path).findings if f.name == "control-character")
    assert name in found.said("en")
    assert f"U+{ord(character):04X}" in found.said("vi")
    assert [mend.text for mend in found.fix] == [""]


def test_an_invisible_character_is_told_in_cells_and_references_too(tmp_path: Path) -> None:
    toml = ROWS.replace('"Bone"', '"Bo\u00adne"').replace("Smith", "Smi\u2060th")
    found = [f for f in checked(least(toml), tmp_path).findings if f.name == "control-character"]
    assert len(found) == 2


@pytest.mark.parametrize("word", ["می\u200cخواهم", "क्\u200dष", "👩\u200d⚕"])
def test_a_joiner_stays_where_its_script_needs_it(word: str, tmp_path: Path) -> None:
    toml = ROWS.replace('"Bone"', f'"{word}"')
    assert "control-character" not in {f.name for f in checked(least(toml), tmp_path).findings}


TOUCHING = {
    "[1][2]": ((), (1, 2)),
    "[1][4][10]": ((), (1, 4, 10)),
    "[1]–[3]": ((), (1, 2, 3)),
    "[1,2][4-6]": ((), (1, 2, 4, 5, 6)),
    "[@a][@b]": (("a", "b"), ()),
    "[@a; @b][@c]": (("a", "b", "c"), ()),
}


@pytest.mark.parametrize(("text", "meant"), TOUCHING.items())
def test_citations_that_touch_are_one_cluster(
    text: str, meant: tuple[tuple[str, ...], tuple[int, ...]]
) -> None:
    (token,) = (c for block in parse(f"Đã rõ {text}.") for c in block.children if c.meta)
    assert (token.content, (token.meta["keys"], token.meta["numbers"])) == (text, meant)


@pytest.mark.parametrize("text", ["@lee2005", "[xem @lee2005, tr. 5]", "[lee2005]"])
def test_a_key_that_is_not_in_a_citation_is_told(text: str, tmp_path: Path) -> None:
    toml = f'introduction.vi = "Theo {text}, https://a.vn/@lee2005 và a@lee2005."'
    found = [f for f in checked(least(toml), tmp_path).findings if f.name == "citation-malformed"]
    assert len(found) == 1


def test_references_cited_in_brackets_that_touch_are_cited(tmp_path: Path) -> None:
    toml = ROWS.replace("Smith [@kim2001]", "Smith").replace("[@lee2005]", "[1][2]")
    toml = 'discussion = [{ vi = "Thấp.", en = "Low." }]' + toml
    assert "reference-uncited" not in {f.name for f in checked(least(toml), tmp_path).findings}
