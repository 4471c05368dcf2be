"""JATS is valid, safe, and tagged as journals and indexers want it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from casegen.case.model.issue import Issue
from casegen.compose import compose
from casegen.compose.printing import with_references
from casegen.document.publication import Edition
from casegen.document.tree import Document, Figure
from casegen.document.walk import plain
from casegen.formats.jats.place import held
from casegen.formats.references.csl import pages
from casegen.formats.whole.jats_xml import jats_xml
from casegen.style.options import Manner
from tests.support.editions import SLUGS, XML, article, changed, found, part, printed, said
from tests.support.outputs import Report, casegen, reports
from tests.support.scielo import scielo_reports

XLINK = "{http://www.w3.org/1999/xlink}"
JOURNAL = "the journal's to give, in the file that --issue names"
LICENCE = "the licence is agreed with the journal"
COUNTS = "the article's own are counted, and not those of its translations again"
FUNDING = "a case tells its funding in a sentence"
DEMANDED = {
    "Element 'article': Missing SPS version at the attribute specific-use.": JOURNAL,
    "Element 'table-count': Wrong value in table-count.": COUNTS,
    "Element 'fig-count': Wrong value in fig-count.": COUNTS,
    "Element 'journal-meta': Missing element journal-title-group.": JOURNAL,
    "Element 'journal-meta': Missing element publisher.": JOURNAL,
    "Element 'article-meta': Missing elements fpage or elocation-id.": JOURNAL,
    "Element 'pub-date': Missing element day.": "a draft is not published",
    "Element 'pub-date': Missing element month.": "a draft is not published",
    "Element 'article-meta': Missing element permissions.": LICENCE,
    "Element 'funding-group': Missing element award-group.": FUNDING,
}
"""What SciELO's style demands of every published article and no case can have, with the reason."""

HOSTILE = (
    '<!ENTITY x SYSTEM "file:///etc/passwd"> ]]> &lt;b&gt; &x; <?php ?> <!-- -- =1+1 \\input{a}'
)
EVERYTHING = r'''
[introduction]
vi = """
Một *nghiêng* và **đậm** [@lee2005], một liên kết [ở đây](https://example.org/?a=1&b=2).

3. ba
4. bốn
   > Lời trích [@lee2005].

- một
  - hai\\
    ba

*Xem [@lee2005] và @tab:labs-p1*
"""
en = """
One *slanted* and **bold** [@lee2005], one link [here](https://example.org/?a=1&b=2).

3. three
4. four
   > Words quoted [@lee2005].

- one
  - two\\
    three

*See [@lee2005] and @tab:labs-p1*
"""
[abstract]
vi = "- một\n- hai"
en = "- one\n- two"
[funding]
vi = "> Trích"
en = "> Quoted"
[acknowledgements]
vi = "Cảm ơn:\n\n- mọi người"
en = "We thank:\n\n- everybody"
[competing_interests]
vi = "Không:\n\n1. một\n2. hai"
en = "None:\n\n1. one\n2. two"
'''
"""Every kind of block and inline, and lists where JATS has no room for them."""

FIELDS = {
    "DOI": "pub-id[@pub-id-type='doi']",
    "PMID": "pub-id[@pub-id-type='pmid']",
    "volume": "volume",
    "issue": "issue",
}
"""Where the fields of CSL-JSON stand in an element-citation."""

each = pytest.mark.parametrize("slug", SLUGS)
each_report = pytest.mark.parametrize("report", reports(), ids=str)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jats")


def test_every_case_is_valid_and_clean_but_for_what_no_case_can_have(folder: Path) -> None:
    paths = [folder / f"{slug}.xml" for slug in SLUGS]
    for slug, path in zip(SLUGS, paths, strict=True):
        path.write_bytes(jats_xml(printed(slug)))
    seen: set[str] = set()
    for slug, report in zip(SLUGS, scielo_reports(paths), strict=True):
        assert report["dtd"] == [], slug
        assert set(report["style"]) <= DEMANDED.keys(), slug
        seen |= set(report["style"])
    assert seen == DEMANDED.keys()


def test_the_checker_sees_what_is_wrong(folder: Path) -> None:
    good = jats_xml(printed(SLUGS[0])).decode()
    broken = good.replace('country="VN"', 'country="XX"', 1).replace("<front>", "<front><back/>", 1)
    (folder / "broken.xml").write_text(broken, "utf-8")
    (report,) = scielo_reports([folder / "broken.xml"])
    assert report["dtd"] != []
    assert any("Invalid country code" in error for error in report["style"])


def test_any_markdown_hostile_text_and_raised_numbers_are_valid(folder: Path) -> None:
    cases = {
        "markdown": changed(EVERYTHING),
        "hostile": changed(hostile()),
        "raised": raised(printed(SLUGS[0])),
        "vancouver": raised(printed(SLUGS[-1])),
        "alone": alone(printed(SLUGS[0])),
        "blind": blind(printed(SLUGS[0])),
    }
    paths = []
    for name, edition in cases.items():
        paths.append(folder / f"{name}.xml")
        paths[-1].write_bytes(jats_xml(edition))
    for name, report in zip(cases, scielo_reports(paths), strict=True):
        assert report["dtd"] == [], name
        assert set(report["style"]) <= DEMANDED.keys(), name


def alone(edition: Edition) -> Edition:
    """An edition in its language of record only."""
    tag, document = next(iter(edition.documents.items()))
    return replace(edition, documents={tag: replace(document, others=())})


def blind(edition: Edition) -> Edition:
    """An edition without authors, affiliations and what they declare."""
    documents = {
        tag: replace(
            document,
            authors=(),
            affiliations=(),
            notices=(),
            declarations=replace(document.declarations, blocks=()),
        )
        for tag, document in edition.documents.items()
    }
    return replace(edition, documents=documents)


def raised(edition: Edition) -> Edition:
    """An edition whose citations are raised numbers, two in a row being a range already."""
    own = next(iter(edition.documents.values())).profile
    citations = own.citations.model_copy(update={"superscript": True, "collapse": 2})
    form = own.model_copy(update={"citations": citations})
    images = {
        panel.image.name: panel.image
        for document in edition.documents.values()
        for block in held(document)
        if isinstance(block, Figure)
        for panel in block.panels
    }
    documents = {
        tag: with_references(compose(edition.case, edition.slug, tag, form, images))
        for tag in edition.documents
    }
    return replace(edition, documents=documents)


def hostile() -> str:
    texts = f"{{ vi = '''{HOSTILE}''', en = '''{HOSTILE}''' }}"
    return (
        f"title = {texts}\nshort_title = {texts}\nfunding = {texts}\nacknowledgements = {texts}\n"
        f"competing_interests = {texts}\nintroduction = {texts}\n"
        f"[[authors]]\nfamily = '''{HOSTILE}'''\ngiven = '''{HOSTILE}'''\n"
        f"[[affiliations]]\nname = {texts}\ncity = {texts}\n"
        f"[[keywords]]\nvi = '''{HOSTILE}'''\nen = '''{HOSTILE}'''\n"
        f"[[references]]\ntitle = '''{HOSTILE}'''\ncontainer-title = '''{HOSTILE}'''\n"
        f"[[tables]]\nid = 'grid'\ntitle = {texts}\ncolumns = [{{ heading = {texts} }}]\n"
        f"rows = [['''{HOSTILE}''']]\nnote = {texts}\n"
    )


WRITTEN = (
    *("//article-title", "//trans-title", "//alt-title", "//surname", "//institution", "//kwd"),
    *("//td", "//table-wrap/caption/title", "//sec[@sec-type='intro']/p", "//ack/p"),
    *("//fn[@fn-type='coi-statement']/p", "//ref//article-title", "//ref//source"),
)


def test_nothing_an_author_writes_becomes_markup() -> None:
    data = jats_xml(changed(hostile()))
    assert data.count(b"<!") == 1, "only the DOCTYPE"
    assert data.count(b"<?") == 1, "only the XML declaration"
    root = etree.fromstring(data)
    written = " ".join(HOSTILE.split())
    for path in WRITTEN:
        assert bare(written) in [bare(text) for text in said(root, path)], path
    assert said(root, "//comment()") == []


def bare(text: str) -> str:
    """A text by its letters: Markdown reads entities and typography reads quotes."""
    return re.sub(r"&lt;|&gt;|[^\w/:.?!-]", "", text)


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_left_out(sign: str) -> None:
    edition = printed(SLUGS[0])
    tag, document = next(iter(edition.documents.items()))
    odd = replace(document, short_title=f"a{sign}b")
    root = etree.fromstring(jats_xml(replace(edition, documents={**edition.documents, tag: odd})))
    assert root.findtext("front//alt-title") == "ab"


@each
def test_the_file_names_its_doctype_version_language_and_kind(slug: str) -> None:
    root = article(slug)
    info = root.getroottree().docinfo
    assert info.public_id == "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN"
    assert info.encoding == "UTF-8"
    assert root.get("dtd-version") == "1.3"
    assert root.get("article-type") == "case-report"
    languages = list(printed(slug).documents)
    others = root.findall("sub-article")
    assert [root.get(f"{XML}lang"), *(sub.get(f"{XML}lang") for sub in others)] == languages
    assert {sub.get("article-type") for sub in others} == {"translation"}


@each
def test_ids_are_unique_and_every_link_leads_to_the_right_kind(slug: str) -> None:
    root = article(slug)
    ids = said(root, "//@id")
    assert len(ids) == len(set(ids)) > 20
    kinds = {"aff": {"aff"}, "bibr": {"ref"}, "corresp": {"corresp"}}
    kinds |= {"fig": {"fig"}, "table": {"table-wrap"}}
    links = list(root.iter("xref"))
    assert len(links) > 20
    for link in links:
        (target,) = found(root, "//*[@id=$name]", name=str(link.get("rid")))
        assert target.tag in kinds[str(link.get("ref-type"))]


@each_report
def test_links_stay_within_their_language(report: Report) -> None:
    translated = report.language != next(iter(printed(report.slug).documents))
    links = [
        str(link.get("rid"))
        for link in part(report.slug, report.language).iter("xref")
        if link.get("ref-type") != "bibr"
    ]
    assert links
    assert {rid.endswith(f"-{report.language}") for rid in links} == {translated}


@each
def test_the_front_tells_titles_abstracts_and_keywords_in_every_language(slug: str) -> None:
    (front,) = found(article(slug), "front/article-meta")
    record, *others = printed(slug).documents.values()
    assert said(front, "title-group/article-title") == [record.front.plain_title]
    assert said(front, "title-group/trans-title-group/trans-title") == [
        other.front.plain_title for other in others
    ]
    assert said(front, "trans-abstract/@xml:lang") == [other.language.tag for other in others]
    for document in (record, *others):
        tag = document.language.tag
        path = "kwd-group[@xml:lang=$tag][@kwd-group-type='author-generated']/kwd"
        assert said(front, path, tag=tag) == list(document.front.keywords)
        stub = "sub-article[@xml:lang=$tag]/front-stub"
        if document is not record:
            titles = said(article(slug), f"{stub}/title-group/article-title", tag=tag)
            assert titles == [document.front.plain_title]
            assert said(article(slug), f"{stub}/abstract//p", tag=tag) == told(document)
    assert said(front, "abstract//p") == told(record)
    assert said(front, "trans-abstract//p") == [text for other in others for text in told(other)]


def told(document: Document) -> list[str]:
    """The paragraphs of an abstract."""
    parts = (block for part in document.front.abstract.parts for block in part.blocks)
    return [" ".join(plain(block.inlines).split()) for block in parts if hasattr(block, "inlines")]


@each
def test_authors_have_names_in_their_order_affiliations_orcid_and_an_address(slug: str) -> None:
    (meta,) = found(article(slug), "front/article-meta")
    document = next(iter(printed(slug).documents.values()))
    people = meta.findall("contrib-group/contrib")
    assert len(people) == len(document.authors)
    for tagged, author in zip(people, document.authors, strict=True):
        assert said(tagged, "name/@name-style") == [author.name_style]
        assert tagged.findtext("name/surname") == author.family
        assert tagged.findtext("name/given-names") == author.given
        orcid = f"https://orcid.org/{author.orcid}" if author.orcid else None
        assert tagged.findtext("contrib-id[@contrib-id-type='orcid']") == orcid
        assert said(tagged, "xref[@ref-type='aff']/@rid") == [
            f"aff{n}" for n in author.affiliations
        ]
        assert (tagged.get("corresp") == "yes") is author.corresponding
    emails = [author.email for author in document.authors if author.corresponding]
    assert said(meta, "author-notes/corresp/email") == emails
    assert said(meta, "aff/country/@country") == [a.country_code for a in document.affiliations]
    notices = [" ".join(plain(notice).split()) for notice in document.notices]
    assert said(meta, "author-notes/fn[@fn-type='other']") == notices


@each
def test_references_are_told_as_printed_and_by_their_fields(slug: str) -> None:
    root = article(slug)
    document = next(iter(printed(slug).documents.values()))
    assert len(found(root, "//ref-list")) == 1, "translations share the list"
    entries = found(root, "back/ref-list/ref")
    fields = {item.id: item.csl() for item in printed(slug).case.references}
    assert said(root, "back/ref-list/ref/mixed-citation") == [
        " ".join(plain(item.inlines).split()) for item in document.references
    ]
    for entry, item in zip(entries, document.references, strict=True):
        data, (cited,) = fields[item.key], found(entry, "element-citation")
        assert entry.get("id") == f"B{item.number}"
        assert len(cited.findall("person-group[@person-group-type='author']/*")) == len(
            data.get("author", ())
        )
        assert cited.findtext("year") == str(data["issued"]["date-parts"][0][0])
        for name, path in FIELDS.items():
            assert cited.findtext(path) == data.get(name), (item.key, name)
        first, last = pages(data.get("page", ""))
        assert (cited.findtext("fpage") or cited.findtext("elocation-id") or "") == first
        assert (cited.findtext("lpage") or "") == last


def test_vietnamese_references_have_eastern_names() -> None:
    (name, *_) = found(article("kawasaki-ivig"), "//ref[.//surname='Vũ']//name")
    assert name.get("name-style") == "eastern"
    assert name.findtext("given-names") == "Thị Duyên"


@each
def test_counts_are_those_of_the_article_without_its_translations(slug: str) -> None:
    root = article(slug)
    for name, tag in {"fig": "fig", "table": "table-wrap", "ref": "ref"}.items():
        counted = said(root, f"front/article-meta/counts/{name}-count/@count")
        own = len(root.findall(f".//{tag}")) - len(root.findall(f"sub-article//{tag}"))
        assert counted == [str(own)]


def test_both_ends_of_a_range_are_links_with_all_signs_outside() -> None:
    record = next(iter(printed("kawasaki-ivig").documents))
    edition = raised(printed("kawasaki-ivig"))
    assert record in edition.documents
    root = etree.fromstring(jats_xml(edition))
    ranges = found(root, "//xref[following-sibling::node()[1][self::sup='–']]")
    assert ranges
    for link in ranges:
        assert [child.tag for child in link] == ["sup"]
        assert said(link, "following-sibling::*[2]/@ref-type") == ["bibr"]
    assert all(text.isdecimal() for text in said(root, "//xref[@ref-type='bibr']"))


def test_lists_quotations_and_links_keep_their_shape() -> None:
    root = etree.fromstring(jats_xml(changed(EVERYTHING)))
    (intro,) = found(root, "sub-article/body/sec[@sec-type='intro']")
    assert said(intro, "list[@list-type='order']/list-item/label") == ["3.", "4."]
    assert said(intro, "list//disp-quote") == ["Words quoted [1]."]
    assert said(intro, "list[@list-type='bullet']//list/list-item") == ["two three"]
    (link,) = intro.iter("ext-link")
    assert link.get(f"{XLINK}href") == "https://example.org/?a=1&b=2"
    assert said(intro, "p/italic | p/bold") == ["slanted", "bold", "See [1] and Table 1"]
    assert said(intro, "p/italic/xref/@rid") == ["B1", "t1-en"]
    assert said(root, "//abstract/p/list/list-item") == ["một", "hai", "one", "two"]
    assert said(root, "back/ack//list-item") == ["mọi người"]
    assert said(root, "front//fn//list-item") == ["một", "hai"]
    assert said(root, "back/sec//sec[@sec-type='coi-statement']/list/list-item") == ["một", "hai"]


def test_indenting_leaves_every_text_as_it_is() -> None:
    for slug in SLUGS:
        for paragraph in article(slug).iter("p", "title", "td", "mixed-citation"):
            assert not any("\n" in text for text in map(str, paragraph.itertext()))


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    done = casegen("build", "-f", "jats.xml", "-o", tmp_path, f"cases/{SLUGS[0]}")
    assert done.returncode == 0, done.stderr
    made = (tmp_path / SLUGS[0] / f"{SLUGS[0]}.jats.xml").read_bytes()
    assert made == jats_xml(printed(SLUGS[0]))


@pytest.mark.parametrize(
    ("page_field", "ends"),
    [
        ("156-9", ("156", "159")),
        ("156–159", ("156", "159")),
        ("e28–e30", ("e28", "e30")),
        ("S12-5", ("S12", "S15")),
        ("319", ("319", "")),
        ("319-319", ("319", "")),
        ("12-15, 20-22", ("12", "22")),
        ("e011319", ("e011319", "")),
        ("xii–xv", ("xii", "xv")),
        ("", ("", "")),
    ],
)
def test_pages_have_a_first_and_a_last(page_field: str, ends: tuple[str, str]) -> None:
    assert pages(page_field) == ends


@each
def test_no_element_of_a_draft_is_empty(slug: str) -> None:
    said_by_attributes = {"fig-count", "table-count", "equation-count", "ref-count", "graphic"}
    said_by_attributes.add("td")  # a cell of a table that says nothing
    leaves = (element for element in article(slug).iter() if not len(element))
    assert [
        leaf.tag for leaf in leaves if leaf.tag not in said_by_attributes and not leaf.text
    ] == []


@each
def test_every_table_has_an_id(slug: str) -> None:
    tables = list(article(slug).iter("table-wrap"))
    assert len(tables) > 2
    assert all(table.get("id") for table in tables)


def test_an_article_is_marked_as_scielo_s_only_with_all_that_its_schema_asks() -> None:
    own = printed(SLUGS[-1])
    assert article(SLUGS[-1]).get("specific-use") is None
    for missing in (None, "DOI", "publisher", "received", "licence", "abbreviation"):
        issue = published(**({missing: None} if missing else {}))
        root = etree.fromstring(jats_xml(replace(own, manner=Manner(issue))))
        assert root.get("specific-use") == ("sps-1.10" if missing is None else None), missing


def test_a_published_article_has_its_licence_as_a_sentence(folder: Path) -> None:
    data = jats_xml(replace(printed(SLUGS[-1]), manner=Manner(published())))
    root = etree.fromstring(data)
    licences = found(root, "front/article-meta/permissions/license")
    assert {one.get(f"{XML}lang") for one in licences} == {root.get(f"{XML}lang"), "en"}
    for one in licences:
        (machine,) = one.iter("{http://www.niso.org/schemas/ali/1.0/}license_ref")
        assert machine.text == one.get(f"{XLINK}href") == published().licence_url
        (sentence,) = said(one, "license-p")
        assert "CC BY 4.0" in sentence
        assert sentence.endswith(".")
    (folder / "published.xml").write_bytes(data)
    (report,) = scielo_reports([folder / "published.xml"])
    assert report["dtd"] == []
    assert not [text for text in report["style"] if DEMANDED.get(text) not in {COUNTS, FUNDING}]


def published(**other: object) -> Issue:
    """An issue with all that a journal can say."""
    said_by_journal = {
        "journal": {"vi": "Tạp chí Y học", "en": "Journal of Medicine"},
        "abbreviation": "J Med",
        "publisher": {"vi": "Nhà xuất bản", "en": "Press"},
        "issn_electronic": "1234-567X",
        "volume": "12",
        "number": "3",
        "year": 2026,
        "first_page": "10",
        "last_page": "14",
        "DOI": "10.1234/jm.2026.3",
        "received": date(2025, 11, 3),
        "accepted": date(2026, 1, 5),
        "published": date(2026, 3, 1),
        "licence": "CC-BY-4.0",
    }
    return Issue.model_validate(said_by_journal | other)
