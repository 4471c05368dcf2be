"""Every Word file says what the page says, in real headings, captions, links and tables."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from casegen.case.origin import Origin
from casegen.document.tree import (
    Block,
    Break,
    Cluster,
    Document,
    Emphasis,
    Facts,
    Figure,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Timeline,
)
from casegen.document.walk import plain, walk
from casegen.formats.docx.columns import widths
from casegen.formats.docx.error import WordError
from casegen.formats.docx.proofing import proofing
from casegen.formats.each.docx import docx as written
from tests.support.need import need
from tests.support.outputs import ROOT, elements, reports
from tests.support.validators import pdf_text
from tests.support.word_files import (
    W,
    disorder,
    fields,
    found,
    letters,
    on_the_page,
    opened,
    page_passages,
    parts,
    printed,
    texts,
    tree,
    under,
    word,
    words,
)

JOCM = [under("emh-thalassemia", language, "jocm") for language in ("vi", "en")]
DOCUMENTS = [*(report.document for report in reports()), *JOCM]
each = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda d: f"{d.slug}.{d.language.tag}.{d.profile.name}"
)
ONE = DOCUMENTS[0]
HOSTILE = "{ HYPERLINK http://x } =SUM(A1:A9) { DDEAUTO c:\\x } <w:fldSimple/> ]]> &amp; \u202e"


def sections(document: Document) -> Iterator[Section]:
    return chain.from_iterable(walk(section) for section in document.sections)


def floats(document: Document) -> list[Figure | Table]:
    blocks = chain.from_iterable(section.blocks for section in sections(document))
    return [block for block in blocks if isinstance(block, Figure | Table)]


def saying(*blocks: Block) -> Document:
    """A document whose introduction holds these blocks."""
    first = replace(ONE.sections[0], blocks=blocks)
    return replace(ONE, sections=(first, *ONE.sections[1:]))


def said(*inlines: Inlines | Text | Link | Break) -> Document:
    return saying(Paragraph(tuple(inlines)))  # type: ignore[arg-type]


@each
def test_a_word_file_says_what_the_page_says_passage_by_passage(document: Document) -> None:
    passages = printed(opened(word(document)))
    assert len(passages) > 100
    assert passages == page_passages(document)


@each
def test_headings_have_word_s_own_styles_and_levels(document: Document) -> None:
    listed = [
        (str(paragraph.style.name)[-1], letters(paragraph.text))
        for paragraph in opened(word(document)).paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading")
    ]
    headings = elements(on_the_page(document), ".//h2 | .//h3")
    expected = [
        (str(int(node.tag[1]) - 1), letters(re.sub(r"^\d+\. ", "", str(node.text_content()))))
        for node in headings
    ]
    assert len(expected) > 6
    assert listed == expected
    levels = texts(tree(word(document), "word/styles.xml"), "//w:outlineLvl/@w:val")
    assert levels == ["0", "1"]


@each
def test_every_citation_leads_to_its_own_entry(document: Document) -> None:
    root = tree(word(document))
    entries = {
        name: texts(entry, "w:r/w:t/text()")[0]
        for entry in found(root, "//w:p[w:bookmarkStart]")
        for name in texts(entry, "w:bookmarkStart/@w:name")
        if name.startswith("ref_")
    }
    links = [
        (words(link), str(link.get(f"{{{W}}}anchor")))
        for link in found(root, "//w:hyperlink[starts-with(@w:anchor, 'ref_')]")
    ]
    cited = elements(on_the_page(document), ".//a[@role='doc-biblioref']")
    assert [text for text, _anchor in links] == [str(node.text_content()) for node in cited]
    assert len(links) > 15
    for text, anchor in links:
        assert entries[anchor] == f"{text}."
    assert len(entries) == len(document.references)


@each
def test_every_callout_is_a_cross_reference_to_its_caption(document: Document) -> None:
    root = tree(word(document))
    between = "w:r[preceding-sibling::w:bookmarkStart and following-sibling::w:bookmarkEnd]"
    labels = {
        texts(caption, "w:bookmarkStart/@w:name")[0]: "".join(
            texts(caption, f"{between}/w:t/text()")
        )
        for caption in found(root, "//w:p[w:bookmarkStart and w:pPr/w:pStyle/@w:val='Caption']")
    }
    calls = [(code.split()[1], result) for code, result in fields(root) if code.startswith("REF")]
    expected = elements(on_the_page(document), ".//*[@class='callout']/a")
    assert len(calls) == len(expected) > 1
    for (name, result), link in zip(calls, expected, strict=True):
        assert labels[name] == result
        assert str(link.text_content()).startswith(result)
        assert name == str(link.get("href"))[1:].replace("-", "_")


@each
def test_captions_are_counted_by_word_and_already_show_their_numbers(document: Document) -> None:
    root = tree(word(document))
    captions = found(root, "//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    expected = [
        block.label.replace(" ", "\u00a0") + document.profile.captions.delimiter
        for block in floats(document)
    ]
    assert len(captions) == len(expected) > 1
    for caption, label in zip(captions, expected, strict=True):
        assert words(caption).startswith(label)
    counted = [f"{code.split()[1]} {result}" for code, result in fields(root) if "SEQ" in code]
    assert counted == [block.label for block in floats(document)]


@each
def test_no_link_or_reference_leads_nowhere(document: Document) -> None:
    root = tree(word(document))
    names = texts(root, "//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
    led = texts(root, "//w:hyperlink/@w:anchor")
    led += [code.split()[1] for code, _result in fields(root) if code.startswith("REF")]
    assert set(led) <= set(names)
    starts, ends = (texts(root, f"//w:{end}/@w:id") for end in ("bookmarkStart", "bookmarkEnd"))
    assert sorted(starts) == sorted(ends)
    assert len(starts) == len(set(starts))
    used = texts(root, "//@r:id | //@r:embed")
    rels = tree(word(document), "word/_rels/document.xml.rels")
    assert set(used) <= {str(node.get("Id")) for node in rels}


@each
def test_figures_carry_their_alternative_texts_and_untouched_bytes(document: Document) -> None:
    panels = [panel for block in floats(document) if isinstance(block, Figure)
              for panel in block.panels]  # fmt: skip
    root = tree(word(document))
    assert texts(root, "//wp:docPr/@descr") == [panel.alt for panel in panels]
    ids = texts(root, "//wp:docPr/@id")
    assert len(ids) == len(set(ids))
    rels = {node.get("Id"): node.get("Target")
            for node in tree(word(document), "word/_rels/document.xml.rels")}  # fmt: skip
    held = parts(word(document))
    shown = [held[f"word/{rels[ident]}"] for ident in texts(root, "//a:blip/@r:embed")]
    assert shown == [panel.image.data for panel in panels]


@each
def test_panels_keep_their_shape_and_stay_within_the_margins(document: Document) -> None:
    page = document.profile.page
    room = Mm(210 - page.margin_mm[1] - page.margin_mm[3])
    panels = {panel.alt: panel.image for block in floats(document) if isinstance(block, Figure)
              for panel in block.panels}  # fmt: skip
    for paragraph in found(tree(word(document)), "//w:p[.//w:drawing]"):
        drawn = found(paragraph, ".//wp:inline")
        sizes = [(int(texts(one, "wp:extent/@cx")[0]), int(texts(one, "wp:extent/@cy")[0]))
                 for one in drawn]  # fmt: skip
        assert sum(width for width, _height in sizes) < room
        for one, (width, height) in zip(drawn, sizes, strict=True):
            image = panels[texts(one, "wp:docPr/@descr")[0]]
            assert width / height == pytest.approx(image.width / image.height, rel=0.01)


@each
def test_tables_repeat_their_heads_and_never_split_a_row(document: Document) -> None:
    root = tree(word(document))
    tables = found(root, "//w:tbl")
    pages = elements(on_the_page(document), ".//table")
    assert len(tables) == len(pages) > 2
    for made, expected in zip(tables, pages, strict=True):
        heads = found(made, "w:tr[w:trPr/w:tblHeader]")
        assert len(heads) == len(elements(expected, "./thead/tr"))
        assert heads == found(made, "w:tr")[: len(heads)]
        assert len(found(made, "w:tr/w:trPr/w:cantSplit")) == len(found(made, "w:tr"))
        right = ["right" if found(cell, ".//w:jc[@w:val='right']") else "left"
                 for cell in found(made, "w:tr/w:tc")]  # fmt: skip
        cells = elements(expected, ".//th | .//td")
        assert right == ["right" if cell.get("class") == "numeric" else "left" for cell in cells]
        grid = [int(value) for value in texts(made, "w:tblGrid/w:gridCol/@w:w")]
        assert all(width > 0 for width in grid)
        assert sum(grid) == int(texts(made, "w:tblPr/w:tblW/@w:w")[0])


@each
def test_every_run_says_which_language_it_is_to_be_proofed_in(document: Document) -> None:
    own = {"vi": "vi-VN", "en": "en-US"}
    for name in parts(word(document)):
        if re.fullmatch(r"word/(document|header-\w+|footer-\w+)\.xml", name):
            runs = found(tree(word(document), name), "//w:r")
            assert all(found(run, "w:rPr/w:lang[@w:val and @w:eastAsia and @w:bidi]")
                       for run in runs)  # fmt: skip
    root = tree(word(document))
    others = {front.plain_title: own[front.language] for front in document.others}
    for paragraph in found(root, "//w:p"):
        text = words(paragraph)
        if text in others:
            assert set(texts(paragraph, "w:r/w:rPr/w:lang/@w:val")) == {others.pop(text)}
    assert others == {}
    entries = found(root, "//w:p[w:pPr/w:pStyle/@w:val='Bibliography']")
    for entry, reference in zip(entries, document.references, strict=True):
        tag = proofing(reference.language or document.language.tag)
        assert set(texts(entry, ".//w:lang/@w:eastAsia")) == {tag}
    normal = found(root, "//w:body/w:p[w:pPr/w:pStyle/@w:val='Normal']")
    languages = [
        texts(paragraph, ".//w:lang/@w:val")[0] for paragraph in normal if words(paragraph)
    ]
    assert languages.count(own[document.language.tag]) > 20


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("vi", "vi-VN"), ("en", "en-US"), ("fr", "fr-FR"), ("pt-BR", "pt-BR"), ("zh-Hant", "zh-TW")],
)
def test_a_language_is_named_with_its_country_as_word_s_dictionaries_are(
    tag: str, expected: str
) -> None:
    assert proofing(tag) == expected


def test_latin_words_of_a_japanese_title_are_not_broken_as_japanese_is() -> None:
    root = tree(word(said(Text("Kawasaki 川崎", "ja"))))
    (run,) = found(root, "//w:r[w:t='Kawasaki 川崎']")
    assert texts(run, "w:rPr/w:lang/@*") == ["en-US", "ja-JP", "ja-JP"]


@pytest.mark.parametrize("document", JOCM, ids=["vi", "en"])
def test_jocm_gets_times_new_roman_12_at_one_and_a_half_lines_within_25_mm(
    document: Document,
) -> None:
    file = opened(word(document))
    (section,) = file.sections
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=700)
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert margins == pytest.approx([Mm(25)] * 4, abs=700)
    defaults = found(tree(word(document), "word/styles.xml"), "//w:rPrDefault/w:rPr")[0]
    assert set(texts(defaults, "w:rFonts/@*")) == {"Times New Roman"}
    assert texts(defaults, "w:sz/@w:val") == ["24"]
    assert file.styles["Normal"].paragraph_format.line_spacing == 1.5


@each
def test_the_properties_name_title_authors_keywords_and_language(document: Document) -> None:
    properties = opened(word(document)).core_properties
    assert properties.title == document.front.plain_title
    assert properties.author == "; ".join(author.name for author in document.authors)
    assert properties.keywords == "; ".join(document.front.keywords)
    assert properties.language == proofing(document.language.tag)
    assert properties.created is not None
    assert (properties.created.year, properties.modified) == (1980, properties.created)


@each
def test_pages_are_counted_by_word_in_the_language_s_words(document: Document) -> None:
    data = word(document)
    section = opened(data).sections[0]
    counted = document.language.word("label", "page_of").format(page=1, pages=1)
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == counted
    for name in ("word/footer-default.xml", "word/footer-first.xml"):
        assert list(fields(tree(data, name))) == [("PAGE", "1"), ("NUMPAGES", "1")]
    assert section.header.paragraphs[0].text == document.short_title
    assert section.first_page_header.paragraphs[0].text == ""


@each
def test_word_opens_the_file_in_its_own_mode_and_asks_nothing(document: Document) -> None:
    root = tree(word(document), "word/settings.xml")
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert texts(root, mode) == ["15"]
    assert found(root, "//w:updateFields | //w:attachedTemplate | //w:documentProtection") == []


@each
def test_every_element_stands_where_word_s_schema_wants_it(document: Document) -> None:
    assert disorder(word(document)) == []


def test_the_order_of_elements_is_really_looked_at() -> None:
    data = word(ONE)
    broken = BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, content in parts(data).items():
            archive.writestr(name, content.replace(b"<w:keepNext/><w:keepLines/>",
                                                   b"<w:keepLines/><w:keepNext/>"))  # fmt: skip
    assert any("styles.xml: pPr" in fault for fault in disorder(broken.getvalue()))


def test_lists_are_numbered_by_word_from_where_they_start() -> None:
    inner = ListBlock(((Paragraph((Text("deep"),)),),), None)
    item = (Paragraph((Text("first"),)), Paragraph((Text("more"),)), inner)
    outer = ListBlock((item, (Paragraph((Text("second"),)),)), 3)
    data = word(saying(outer, outer))
    assert disorder(data) == []
    root, numbering = tree(data), tree(data, "word/numbering.xml")
    marks = {
        text: [(int(texts(p, "w:pPr/w:numPr/w:numId/@w:val")[0]),
                texts(p, "w:pPr/w:numPr/w:ilvl/@w:val")[0])
               for p in found(root, f"//w:p[w:r/w:t='{text}'][w:pPr/w:numPr]")]
        for text in ("first", "second", "deep", "more")
    }  # fmt: skip
    assert marks["first"] == marks["second"]
    assert marks["first"][0] != marks["first"][1], "a second list starts anew"
    assert [level for _number, level in marks["deep"]] == ["1", "1"]
    assert marks["more"] == []
    for number, _level in marks["first"]:
        path = f"//w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val"
        assert texts(numbering, path) == ["3"]


def test_quotes_breaks_and_styled_words_are_word_s_own() -> None:
    styled = (Emphasis((Text("em"), Strong((Text("both"),)))), Subscript((Text("4"),)),
              Superscript((Text("2"),)), Break(), Text("end"))  # fmt: skip
    root = tree(word(saying(Quote((Paragraph(styled),)))))
    (paragraph,) = found(root, "//w:p[w:pPr/w:pStyle/@w:val='Quote']")
    look = {
        words(run): [child.tag.partition("}")[2] for child in found(run, "w:rPr/*")]
        for run in found(paragraph, "w:r[w:t]")
    }
    assert look["em"] == ["i", "iCs", "lang"]
    assert look["both"] == ["b", "bCs", "i", "iCs", "lang"]
    assert texts(paragraph, ".//w:vertAlign/@w:val") == ["subscript", "superscript"]
    assert len(found(paragraph, ".//w:br")) == 1


def test_text_of_a_case_never_becomes_a_field_or_a_mark() -> None:
    before, data = word(ONE), word(said(Text(HOSTILE)))
    assert any(paragraph.text == HOSTILE for paragraph in opened(data).paragraphs)
    assert {code for code, _result in fields(tree(data))} <= {
        code for code, _result in fields(tree(before))
    }
    assert found(tree(data), "//w:fldSimple") == []


@settings(max_examples=60)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_any_characters_at_all_leave_a_file_that_opens(text: str) -> None:
    from casegen.formats.docx.runs import Face, run

    made = run(text, Face("vi"))
    kept = words(made)
    assert [c for c in text if c.isalnum() and c.isprintable()] == [c for c in kept if c.isalnum()]


def test_control_characters_are_left_out_of_every_place_text_goes() -> None:
    bad = "a\x00b\x0bc\ufffed\x1be"
    front = replace(ONE.front, plain_title=bad, keywords=(bad,), title=(Text(bad),))
    document = replace(said(Text(bad), Link("https://x.org/\x00\x0b", (Text(bad),))),
                       front=front, short_title=bad)  # fmt: skip
    file = opened(word(document))
    assert file.core_properties.title == file.core_properties.keywords == "abcde"
    assert file.sections[0].header.paragraphs[0].text == "abcde"


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://x.org/a b?c=<d>", "https://x.org/a%20b?c=%3Cd%3E"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[bad", None),
        ("https://x.org/" + "a" * 3000, None),
    ],
)
def test_a_link_is_one_that_word_can_follow_or_none(url: str, target: str | None) -> None:
    data = word(said(Link(url, (Text("linked words"),))))
    assert any(paragraph.text == "linked words" for paragraph in opened(data).paragraphs)
    rels = tree(data, "word/_rels/document.xml.rels")
    added = {str(node.get("Target")) for node in rels if node.get("TargetMode")} - {
        str(node.get("Target")) for node in tree(word(ONE), "word/_rels/document.xml.rels")
    }
    assert added == ({target} if target else set())


def tabular(columns: int, *rows: int) -> Table:
    """A table of so many columns, and of rows with so many cells."""
    cell = (Text("cell"),)
    return Table(
        id="tab-x",
        key="x",
        kind="author",
        word="Bảng",
        number=9,
        title=(Text("title"),),
        columns=(cell,) * columns,
        rows=tuple((cell,) * row for row in rows),
        numeric=(True,) * columns,
        note=(),
        origin=Origin(("tables", 0)),
    )


def test_rows_that_are_short_or_long_still_make_a_table_word_can_open() -> None:
    data = word(saying(tabular(3, 2, 4, 0), tabular(0, 0), tabular(2)))
    assert disorder(data) == []
    made, headed = found(tree(data), "//w:tbl")[:2]
    assert [len(found(row, "w:tc")) for row in found(made, "w:tr")] == [4, 4, 4, 4]
    assert len(texts(made, "w:tblGrid/w:gridCol/@w:w")) == 4
    assert len(found(headed, "w:tr")) == 1


def test_a_table_wider_than_word_can_hold_is_named_with_its_place() -> None:
    word(saying(tabular(63, 63)))
    with pytest.raises(WordError) as caught:
        word(saying(tabular(64, 64)))
    assert caught.value.keys == ("tables", 0)
    assert caught.value.values == {"label": "Bảng 9", "count": "64", "limit": "63"}


SHORT = st.text(st.characters(codec="utf-8"), max_size=12)
STYLED = (Emphasis, Strong, Subscript, Superscript)
INLINE: st.SearchStrategy[Any] = st.recursive(
    SHORT.map(Text) | st.builds(Text, SHORT, st.sampled_from(["en", "ja"])) | st.just(Break()),
    lambda inner: st.builds(
        lambda kind, children: kind(tuple(children)),
        st.sampled_from((*STYLED, lambda children: Link("https://x.org/", children))),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
INLINES = st.lists(INLINE, max_size=4).map(tuple)
BLOCKS: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.builds(Paragraph, INLINES, st.none() | SHORT),
        st.builds(tabular, st.integers(0, 3), st.integers(0, 4)),
        st.builds(Facts, SHORT, st.lists(st.tuples(SHORT, INLINES), max_size=2).map(tuple)),
        st.builds(Timeline, SHORT, SHORT, SHORT,
                  st.lists(st.tuples(INLINES, INLINES), max_size=2).map(tuple)),
    ),
    lambda inner: st.one_of(
        st.builds(Quote, st.lists(inner, max_size=3).map(tuple)),
        st.builds(ListBlock, st.lists(st.lists(inner, max_size=2).map(tuple), max_size=3)
                  .map(tuple), st.none() | st.integers(0, 9), SHORT),
    ),
    max_leaves=8,
)  # fmt: skip
BARE = replace(
    ONE, authors=(), affiliations=(), notices=(), others=(), references=(),
    checklist=replace(ONE.checklist, items=()), declarations=replace(ONE.declarations, blocks=()),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(BLOCKS, max_size=4).map(tuple))
def test_any_blocks_in_any_order_make_a_file_in_word_s_own_order(blocks: tuple[Block, ...]) -> None:
    data = written(replace(BARE, sections=(Section("x", "introduction", "1", "X", blocks),)))
    assert disorder(data) == []
    passages = printed(opened(data))
    assert passages[0] == letters(plain(ONE.front.title))


def test_a_link_holds_no_other_link() -> None:
    cited = next(
        node
        for section in sections(ONE)
        for block in section.blocks
        if isinstance(block, Paragraph)
        for node in block.inlines
        if isinstance(node, Cluster)
    )
    root = tree(word(said(Link("https://x.org/", (Text("see "), cited)))))
    assert found(root, "//w:hyperlink//w:hyperlink") == []
    (link,) = found(root, "//w:hyperlink[w:r/w:t='see ']")
    assert words(link) == f"see {cited.text}"


def test_long_names_that_begin_alike_get_bookmarks_of_their_own() -> None:
    long = "ref-" + "a" * 50
    first, second, *rest = ONE.references
    entries = (replace(first, id=f"{long}1"), replace(second, id=f"{long}2"), *rest)
    root = tree(word(replace(ONE, references=entries)))
    names = texts(root, "//w:p[w:pPr/w:pStyle/@w:val='Bibliography']/w:bookmarkStart/@w:name")
    assert len(set(names)) == len(ONE.references)
    assert max(map(len, names)) <= 40
    for number, name in enumerate(names[:2], 1):
        path = f"//w:hyperlink[@w:anchor='{name}']/w:r/w:t/text()"
        assert set(texts(root, path)) <= {str(number)}
    assert texts(root, f"//w:hyperlink[@w:anchor='{names[0]}']/w:r/w:t/text()")


def test_columns_fill_the_width_and_hold_their_longest_words() -> None:
    rows = [["Variable", "Unit", "1"], ["Erythrocyte sedimentation rate, " * 9, "×10⁹/L", "−3.85"]]
    across = widths(rows, 9000, 10.5, 170)
    assert sum(across) == 9000
    assert across[1] > 170 + 6 * 0.5 * 10.5 * 20
    assert sum(widths([["wide" * 99] * 30], 9000, 10.5, 170)) == 9000


def test_two_processes_write_the_same_bytes_whatever_the_clock_or_the_zone(tmp_path: Path) -> None:
    runs = []
    for number, zone in enumerate(("UTC", "Asia/Ho_Chi_Minh")):
        out = tmp_path / str(number)
        command = [sys.executable, "-m", "casegen", "build", "cases/kawasaki-ivig", "-f", "docx"]
        subprocess.run(
            [*command, "-o", out],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(number), "TZ": zone},
        )
        runs.append({path.name: path.read_bytes() for path in out.glob("*/*.docx")})
    assert len(runs[0]) == 2
    assert runs[0] == runs[1]


@each
def test_a_file_names_no_machine_user_or_moment(document: Document) -> None:
    data = word(document)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    assert {(entry.date_time, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0)
    }
    assert entries[0].filename == "[Content_Types].xml"
    whole = b"".join(content for name, content in parts(data).items() if "media" not in name)
    for word_of_the_machine in (str(ROOT), str(Path.home()) + "/", "python-docx", "202"):
        if word_of_the_machine == "202":
            assert b"202" not in parts(data)["docProps/core.xml"]
        else:
            assert word_of_the_machine.encode() not in whole


def test_libreoffice_prints_every_passage_on_a4(tmp_path: Path) -> None:
    office = need("soffice", "libreoffice")
    chosen = DOCUMENTS[: len(reports())]
    for document in chosen:
        (tmp_path / f"{document.slug}.{document.language.tag}.docx").write_bytes(word(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(tmp_path.glob("*.docx"))
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for document in chosen:
        text = pdf_text(tmp_path / f"{document.slug}.{document.language.tag}.pdf")
        pages = text.split("\f")[:-1]
        assert document.language.word("label", "page_of").format(page=1, pages=len(pages)) in text
        assert len(pages) > 4
        drawn = pdf_text(tmp_path / f"{document.slug}.{document.language.tag}.pdf", raw=True)
        body = bare("".join(pages), document) + bare(drawn, document)
        # A raised mark before an affiliation is a line of its own to poppler.
        sought = [bare(passage, document) for passage in page_passages(document)]
        assert [p for p in sought if p not in body and p.lstrip("123456789") not in body] == []


def bare(text: str, document: Document) -> str:
    """A text without spaces, hyphens, running heads and page numbers."""
    head, foot = document.short_title, document.language.word("label", "page_of")
    counted = re.escape(foot).replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+")
    lines = [line for line in text.splitlines() if letters(line) != letters(head)]
    lines = [line for line in lines if not re.fullmatch(rf"\s*{counted}\s*", line)]
    return re.sub(r"[-\u00ad\u2060]", "", letters("".join(lines)))
