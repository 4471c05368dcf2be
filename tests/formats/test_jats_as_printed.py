"""JATS says what the page says, in every language: headings, texts, clusters, tables, captions."""

import re

import pytest
from lxml import html
from lxml.html import HtmlElement

from casegen.document.figure_names import figure_files
from casegen.document.tree import Figure
from casegen.formats.html import page
from casegen.formats.jats.place import held
from tests.support.editions import found, part, printed, said, words
from tests.support.outputs import Report, elements, reports

each_report = pytest.mark.parametrize("report", reports(), ids=str)
BODY = "//article/section[not(@id='abstract' or @id='checklist' or @id='declarations' or "
BODY += "@id='references' or contains(@class, 'other-language'))]"
CLUSTER = re.compile(r"\[\d+(?:[,–]\d+)*\]")


def web(slug: str, language: str) -> HtmlElement:
    """The page of a report without what only a screen needs."""
    document = printed(slug).documents[language]
    root = html.document_fromstring(page(document, "", lambda _: "x"))
    for extra in elements(root, "//*[@aria-hidden='true'] | //nav | //*[@class='backlinks']"):
        extra.drop_tree()
    return root


@each_report
def test_headings_are_those_of_the_page(report: Report) -> None:
    slug, language = report.slug, report.language
    path = f"{BODY}//*[self::h2 or self::h3]/node()[not(self::span)] | "
    path += f"{BODY}//strong[@class='lead'] | {BODY}//table[@class='timeline']/caption"
    page_says = [text.strip().rstrip(".:") for text in said(web(slug, language), path)]
    assert said(part(slug, language), "body//sec/title") == [text for text in page_says if text]
    assert len(page_says) > 5


@each_report
def test_paragraphs_and_clusters_are_those_of_the_page(report: Report) -> None:
    slug, language = report.slug, report.language
    root = web(slug, language)
    for lead in elements(root, "//strong[@class='lead']"):
        lead.drop_tree()
    there = said(root, f"{BODY}//p[not(ancestor::figure) and not(@class)]")
    here = said(part(slug, language), "body//p[not(ancestor::caption or ancestor::def or "
                "ancestor::table-wrap-foot)]")  # fmt: skip
    assert here == there
    clusters = [text for paragraph in here for text in CLUSTER.findall(paragraph)]
    cited = f"{BODY}//p[not(ancestor::figure)]//*[contains(@class, 'cluster')]"
    assert clusters == said(root, cited)
    assert len(clusters) > 5


@each_report
def test_tables_are_those_of_the_page_cell_by_cell(report: Report) -> None:
    slug, language = report.slug, report.language
    rows = elements(web(slug, language), f"{BODY}//tr")
    there = [[words(cell) for cell in row] for row in rows]
    own = found(part(slug, language), "body//tr | body//def-item")
    here = [[words(cell) for cell in row] for row in own]
    assert here == there
    assert len(here) > 20


@each_report
def test_captions_labels_and_notes_are_those_of_the_page(report: Report) -> None:
    slug, language = report.slug, report.language
    root, own = web(slug, language), part(slug, language)
    page_tables = said(root, f"{BODY}//figure[@class='tabular']/figcaption")
    delimiter = printed(slug).documents[language].profile.captions.delimiter
    labels, captions = (
        said(own, f"body//table-wrap/{path}") for path in ("label", "caption/title")
    )
    assert page_tables == [delimiter.join(both) for both in zip(labels, captions, strict=True)]
    assert said(root, f"{BODY}//p[@class='note']") == said(own, "body//table-wrap-foot/p")
    pictures = f"{BODY}//figure[@class='pictures']/figcaption"
    assert said(own, "body//fig/label") == [
        label.removesuffix(delimiter.strip())
        for label in said(root, f"{pictures}/p/span[@class='label']")
    ]
    titles = said(root, f"{pictures}//span[@class='title']")
    assert said(own, "body//fig/caption/title") == titles
    panels = [
        " ".join(said(figure, ".//span[@class='panel-caption']"))
        for figure in elements(root, pictures)
    ]
    legends = [" ".join(said(figure, "p[2]")) for figure in elements(root, pictures)]
    below = [text for both in zip(panels, legends, strict=True) for text in both if text]
    assert said(own, "body//fig/caption/p") == below


@each_report
def test_alternative_texts_and_files_are_those_of_the_figures(report: Report) -> None:
    slug, language = report.slug, report.language
    document = printed(slug).documents[language]
    figures = [block for block in held(document) if isinstance(block, Figure)]
    own = part(slug, language)
    assert said(own, "body//fig/graphic/alt-text") == [
        panel.alt for figure in figures for panel in figure.panels
    ]
    files = [one.name for one in figure_files(document)]
    assert said(own, "body//graphic/@*[local-name()='href']") == files
    assert len(files) == len(set(files))


@each_report
def test_declarations_are_those_of_the_page_each_of_its_type(report: Report) -> None:
    slug, language = report.slug, report.language
    root, (back,) = web(slug, language), found(part(slug, language), "back")
    leads = said(root, "//section[@id='declarations']//strong[@class='lead']")
    titles = "sec[@sec-type='declarations']/sec/title | ack/title"
    assert sorted(said(back, titles)) == sorted(lead.rstrip(".") for lead in leads)
    for lead in elements(root, "//strong[@class='lead']"):
        lead.drop_tree()
    there = said(root, "//section[@id='declarations']//p")
    assert sorted(said(back, "sec[@sec-type='declarations']//p | ack/p")) == sorted(there)
    interests = said(back, "sec/sec[@sec-type='coi-statement']/p")
    assert len(interests) == 1
    front = "front/article-meta" if part(slug, language).tag == "article" else "front-stub"
    note = f"{front}/author-notes/fn[@fn-type='coi-statement']/p"
    assert said(part(slug, language), note) == interests
