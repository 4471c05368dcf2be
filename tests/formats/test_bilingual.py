"""The bilingual page sets the languages side by side and marks where they differ."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest
from lxml import html
from lxml.html import HtmlElement

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.document.publication import Edition
from casegen.document.tree import Document, Paragraph, Section, Text
from casegen.document.walk import walk
from casegen.formats.html.parallel.matching import aligned
from casegen.formats.render import render
from tests.support.browser import axe_violations, page_at
from tests.support.outputs import CASES, casegen, elements
from tests.support.validators import nu_html_errors

SLUGS = tuple(sorted(path.parent.name for path in CASES.glob("*/case.toml")))
BROKEN = "broken"
each = pytest.mark.parametrize("slug", SLUGS)


@cache
def edition_of(slug: str) -> Edition:
    checked, findings = examined(CASES / slug)
    assert checked is not None, findings
    return edition(checked, slug)


@cache
def page_of(slug: str) -> HtmlElement:
    return html.document_fromstring(render(edition_of(slug), "", "html").decode())


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def cells(page: HtmlElement, tag: str) -> list[HtmlElement]:
    return elements(page, "//*[contains(concat(' ', @class, ' '), ' cell ')][@lang=$tag]", tag=tag)


def sections(document: Document) -> Iterator[Section]:
    for section in (*document.sections, document.declarations):
        yield from walk(section)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose English lost a paragraph and says another number, built for its reviewer."""
    folder = copytree(CASES / "emh-thalassemia", tmp_path_factory.mktemp("case") / BROKEN)
    path = folder / "case.toml"
    text = path.read_text("utf-8")
    head, mark, rest = text.partition("[introduction]")
    before, quote, body = rest.partition('en = """')
    prose, end, after = body.partition('"""')
    first, _second, third = prose.split("\n\n")
    broken = head + mark + before + quote + f"{first}\n\n{third}" + end + after
    old = "Blood was transfused before surgery."
    assert old in broken
    path.write_text(broken.replace(old, "Blood was transfused 4 days before surgery."), "utf-8")
    done = casegen("build", "--format", "html", "--out", folder / "out", folder)
    assert done.returncode == 1, "the reports are not printed"
    assert [line for line in done.stdout.splitlines() if line.endswith(".html")] == [
        str(folder / "out" / BROKEN / f"{BROKEN}.html")
    ]
    return folder / "out" / BROKEN / f"{BROKEN}.html"


@pytest.fixture(scope="module")
def found(broken: Path) -> HtmlElement:
    return html.document_fromstring(broken.read_bytes().decode())


def test_the_nu_checker_finds_no_error(broken: Path, tmp_path: Path) -> None:
    paths = [broken]
    for slug in SLUGS:
        paths.append(tmp_path / f"{slug}.html")
        paths[-1].write_bytes(render(edition_of(slug), "", "html"))
    assert nu_html_errors(paths) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_accessible_fits_its_window_and_asks_for_nothing(
    broken: Path, width: int
) -> None:
    with page_at(width) as (page, asked):
        page.goto(broken.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(note => note.open = true)")
        assert axe_violations(page) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert asked == []


@each
def test_every_paragraph_stands_beside_its_translation(slug: str) -> None:
    page, made = page_of(slug), edition_of(slug)
    rows = elements(page, "//div[contains(concat(' ', @class, ' '), ' row ')]")
    assert len(rows) > 20
    for row in rows:
        tags = [cell.get("lang") for cell in elements(row, ".//*[contains(@class, 'cell')]")]
        assert tags == list(made.documents)
    assert elements(page, "//*[contains(@class, 'gap')]") == []
    for tag, document in made.documents.items():
        text = re.sub(r"\s", "", "".join(words(cell) for cell in cells(page, tag)))
        for section in sections(document):
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    start = next(node for node in block.inlines if isinstance(node, Text))
                    assert re.sub(r"\s", "", start.text) in text


@each
def test_each_section_has_one_heading_in_every_language(slug: str) -> None:
    page, made = page_of(slug), edition_of(slug)
    assert len(elements(page, "//h1")) == 1
    levels = [int(str(tag.tag)[1]) for tag in elements(page, "//h1 | //h2 | //h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    headings = [words(tag) for tag in elements(page, "//main//h2 | //main//h3")]
    by_place = zip(*(document.sections for document in made.documents.values()), strict=True)
    for parts in by_place:
        number = f"{parts[0].number}. " if parts[0].number else ""
        assert " ".join(number + part.heading for part in parts) in headings


@each
def test_a_figure_is_shown_once_with_a_caption_and_description_in_each_language(slug: str) -> None:
    page, made = page_of(slug), edition_of(slug)
    images = elements(page, "//img")
    assert len(images) == len([name for name in made.files if name != "case.toml"])
    for figure in elements(page, "//figure[contains(@class, 'pictures')]"):
        captions = elements(figure, "./figcaption/*[contains(@class, 'cell')]")
        assert [caption.get("lang") for caption in captions] == list(made.documents)
        shown = len(elements(figure, ".//img"))
        for caption in captions:
            assert len(elements(caption, ".//*[@class='alt']")) == shown


@each
def test_the_references_stand_there_once_and_every_link_leads_somewhere(slug: str) -> None:
    page, made = page_of(slug), edition_of(slug)
    first = next(iter(made.documents.values()))
    entries = elements(page, "//section[contains(@class, 'references')]//li")
    assert [entry.get("id") for entry in entries] == [entry.id for entry in first.references]
    ids = Counter(str(tag.get("id")) for tag in elements(page, "//*[@id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    targets = {str(link.get("href")) for link in elements(page, "//a[starts-with(@href, '#')]")}
    assert len(targets) > 10
    assert [target for target in targets if target[1:] not in ids] == []


@each
def test_the_page_is_one_file_without_a_program(slug: str) -> None:
    page = page_of(slug)
    assert elements(page, "//script | //iframe | //object | //link | //base") == []
    assert all(str(image.get("src")).startswith("data:image/") for image in page.iter("img"))
    style = "".join(tag.text_content() for tag in page.iter("style"))
    assert re.findall(r"url\((?!data:)[^)]*\)|@import", style) == []


def test_a_sound_case_has_no_mark() -> None:
    page = page_of("emh-thalassemia")
    assert elements(page, "//details") == []
    (parity,) = elements(page, "//section[@class='parity']")
    assert elements(parity, ".//li") == []
    assert "The languages say the same" in words(parity)


def test_a_paragraph_without_a_partner_leaves_a_gap_where_it_is_missing(found: HtmlElement) -> None:
    (gap,) = elements(found, "//*[contains(@class, 'gap')]")
    assert gap.get("lang") == "en"
    row = gap.getparent()
    assert row is not None
    assert "nam mắc nhiều gấp 5 lần nữ" in words(row)
    assert "no passage corresponds" in words(gap)


def test_each_finding_is_told_in_both_languages_at_the_top_and_where_it_is(
    found: HtmlElement,
) -> None:
    listed = elements(found, "//section[@class='parity']//li")
    marks = elements(found, "//details")
    assert len(listed) == len(marks) > 4
    for number, entry in enumerate(listed, 1):
        (mark,) = elements(found, "//details[@id=$id]", id=f"remark-{number}")
        texts = [(p.get("lang"), words(p)) for p in elements(mark, ".//p[@lang]")]
        assert [tag for tag, _text in texts] == ["vi", "en"]
        assert texts[0][1] != texts[1][1]
        assert texts == [(p.get("lang"), words(p)) for p in elements(entry, ".//p[@lang]")]
        row = mark.getparent()
        assert row is not None
        assert [link.get("href") for link in elements(entry, ".//a")] == [f"#{row.get('id')}"]
    (number_row,) = elements(found, "//details[contains(., '“4”')]/..")
    assert "4 days before surgery" in words(number_row)


def test_no_folder_of_the_author_is_told(broken: Path, found: HtmlElement) -> None:
    assert str(broken.parents[2]) not in broken.read_text("utf-8")
    assert "case.toml:" in words(found)


def test_a_phone_shows_one_language_and_a_switch_without_a_program(broken: Path) -> None:
    seen = "[...document.querySelectorAll('.cell')].filter(c => c.offsetParent).map(c => c.lang)"
    with page_at(360) as (page, _asked):
        page.goto(broken.as_uri())
        assert set(page.evaluate(seen)) == {"vi"}
        page.click("label[for=show-en]")
        assert set(page.evaluate(seen)) == {"en"}
        page.reload()
        assert set(page.evaluate(seen)) == {"vi"}
    with page_at(1280) as (page, _asked):
        page.goto(broken.as_uri())
        assert set(page.evaluate(seen)) == {"vi", "en"}
        assert not page.is_visible("#show-en")


def test_a_note_opens_with_the_keyboard(broken: Path) -> None:
    with page_at(1280) as (page, _asked):
        page.goto(broken.as_uri())
        page.focus("#remark-1 summary")
        assert not page.is_visible("#remark-1 p")
        page.keyboard.press("Enter")
        assert page.is_visible("#remark-1 p")


def test_matching_finds_the_passage_that_one_language_lacks() -> None:
    made = edition_of("emh-thalassemia")
    vi, en = (document.sections[0].blocks for document in made.documents.values())
    assert len(vi) == len(en) == 3
    for lost in range(3):
        kept = tuple(block for at, block in enumerate(en) if at != lost)
        rows = list(aligned({"vi": vi, "en": kept}))
        assert [at for at, row in enumerate(rows) if "en" not in row] == [lost]
        rows = list(aligned({"en": kept, "vi": vi}))
        assert [at for at, row in enumerate(rows) if "en" not in row] == [lost]


def test_three_languages_stand_in_three_columns() -> None:
    made = edition_of("kawasaki-ivig")
    english = made.documents["en"]
    third = replace(english, sections=english.sections[:-1])
    rows = list(
        aligned(
            {
                "en": english.sections[0].blocks,
                "vi": made.documents["vi"].sections[0].blocks,
                "xx": third.sections[0].blocks[1:],
            }
        )
    )
    assert [list(row) for row in rows] == [["en", "vi"], *[["en", "vi", "xx"]] * (len(rows) - 1)]
    assert len(rows) > 1
