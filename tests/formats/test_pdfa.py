"""Every PDF is at once a PDF/A-3a for archives and a PDF/UA-1 for every reader.

Clauses are those of ISO 19005-3:2012 unless another standard is named.
"""

import io
import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pypdf.generic import NullObject

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.document.publication import Edition
from casegen.document.tree import Block, ListBlock, Paragraph, Text
from casegen.formats.each import pdf as format_pdf
from casegen.formats.whole.jats_xml import jats_xml
from tests.support.archived import Archived, strings
from tests.support.need import need
from tests.support.outputs import CASES, Report, reports

REPORTS = reports()
ARCHIVED: dict[Report, Archived] = {}
each = pytest.mark.parametrize("report", REPORTS, ids=str)
STANDARD_TYPES = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "P"),
        *("H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead"),
        *("TBody", "Span", "Link", "Figure"),
    )
)
EPOCH = "D:19700101000000Z"


def archived(report: Report) -> Archived:
    return ARCHIVED.setdefault(report, Archived(report.pdf))


@each
def test_qpdf_finds_nothing_wrong(report: Report) -> None:
    done = subprocess.run([need("qpdf"), "--check", report.pdf], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@each
def test_outloud_has_not_even_a_warning(report: Report) -> None:
    program = Path(sys.executable).with_name("outloud")
    done = subprocess.run(
        [program, "--json", "-", "--quiet", "--fail-on", "never", report.pdf],
        capture_output=True,
        check=True,
    )
    (result,) = json.loads(done.stdout)["results"]
    assert [finding["message"] for finding in result["findings"]] == []


@each
def test_the_file_says_that_it_is_both(report: Report) -> None:
    """6.6.4, and ISO 14289-1, 5."""
    file = archived(report)
    assert file.said("pdfaid:part") == ["3"]
    assert file.said("pdfaid:conformance") == ["A"]
    assert file.said("pdfuaid:part") == ["1"]


@each
def test_a_property_that_pdfa_does_not_know_is_described(report: Report) -> None:
    """6.6.2.3: every schema that is not predefined is described by an extension schema."""
    file = archived(report)
    assert file.said("pdfaSchema:namespaceURI") == ["http://www.aiim.org/pdfua/ns/id/"]
    assert file.said("pdfaSchema:prefix") == ["pdfuaid"]
    assert file.said("pdfaProperty:name") == ["part"]
    assert file.said("pdfaProperty:valueType") == ["Integer"]
    spaces = {element.tag.partition("}")[0][1:] for element in file.xmp.iter()}
    known = {"adobe:ns:meta/", "http://www.aiim.org/pdfua/ns/id/"}
    predefined = ("http://www.w3.org/", "http://purl.org/dc/", "http://ns.adobe.com/")
    own = ("http://www.aiim.org/pdfa/ns/",)
    assert [space for space in spaces - known if not space.startswith(predefined + own)] == []


@each
def test_the_metadata_are_a_plain_packet_in_every_language(report: Report) -> None:
    """6.6.2.1, and ISO 16684-1, 8.3."""
    file, document = archived(report), report.document
    stream = file.catalog["/Metadata"].get_object()
    assert "/Filter" not in stream
    assert stream.get_data().startswith('<?xpacket begin="\ufeff" id='.encode())
    fronts = (document.front, *document.others)
    titles = {front.language: front.plain_title for front in fronts}
    assert len(titles) > 1
    assert file.in_languages("title") == {"x-default": document.front.plain_title} | titles
    abstracts = file.in_languages("description")
    assert set(abstracts) == {"x-default", *titles}
    assert abstracts["x-default"] == abstracts[report.language]
    assert all(len(text) > 300 for text in abstracts.values())
    assert file.said("dc:creator/rdf:Seq/rdf:li") == [author.name for author in document.authors]
    assert file.said("dc:subject/rdf:Bag/rdf:li") == list(document.front.keywords)
    assert file.said("dc:language/rdf:Bag/rdf:li") == [report.language]


@each
def test_the_information_dictionary_says_what_the_metadata_say_and_no_date(report: Report) -> None:
    """6.1.5: the dictionary may be there, and is not to disagree."""
    file = archived(report)
    found: Any = file.reader.metadata
    information = dict(found)
    assert information.pop("/Title") == file.in_languages("title")["x-default"]
    assert information.pop("/Author") == ", ".join(file.said("dc:creator/rdf:Seq/rdf:li"))
    assert [information.pop("/Keywords")] == file.said("pdf:Keywords")
    assert [information.pop("/Producer")] == file.said("pdf:Producer")
    assert [information.pop("/Creator")] == file.said("xmp:CreatorTool")
    assert information == {}
    assert file.said("xmp:CreateDate") + file.said("xmp:ModifyDate") == []


@each
def test_head_and_trailer_are_those_of_an_archived_file(report: Report) -> None:
    """6.1.2 and 6.1.3."""
    file, data = archived(report), report.pdf.read_bytes()
    first, second = data.split(b"\n", 2)[:2]
    assert first == b"%PDF-1.7"
    assert second[:1] == b"%"
    assert len([byte for byte in second[1:] if byte > 127]) >= 4
    assert data.endswith(b"%%EOF\n")
    assert data.count(b"%%EOF") == 1
    identifier: Any = file.reader.trailer["/ID"]
    assert len(identifier) == 2
    assert "/Encrypt" not in file.reader.trailer


@each
def test_colours_are_those_of_the_output_intent_or_measured(report: Report) -> None:
    """6.2.3 and 6.2.4: an sRGB output intent covers grey and RGB; there is no CMYK."""
    file = archived(report)
    (intent,) = file.catalog["/OutputIntents"]
    profile = intent["/DestOutputProfile"].get_object()
    data = profile.get_data()
    assert intent["/S"] == "/GTS_PDFA1"
    assert profile["/N"] == 3
    assert (data[12:16], data[16:20], data[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert int.from_bytes(data[:4]) == len(data)
    operators = {operator for page in file.painted for _operands, operator in page}
    assert "rg" in operators
    assert operators & {"k", "K", "cs", "CS", "sc", "scn", "SC", "SCN", "sh", "ri"} == set()
    for image in file.images:
        assert space(image["/ColorSpace"]) in {"/DeviceRGB", "/DeviceGray", "/ICCBased"}


def space(named: object) -> str:
    """The colour space that pixels end in: a palette's base."""
    if isinstance(named, list):
        return space(named[1]) if named[0] == "/Indexed" else str(named[0])
    return str(named)


@each
def test_pictures_are_shown_as_they_are(report: Report) -> None:
    """6.2.8: no interpolation, no alternates."""
    file = archived(report)
    panels = {key for key in edition_of(report.slug).files if key != "case.toml"}
    assert len(file.images) == len(panels)
    for image in file.images:
        assert image["/Interpolate"].value is False
        assert not {"/Alternates", "/OPI", "/SMask", "/Mask"} & image.keys()


@each
def test_nothing_is_transparent(report: Report) -> None:
    """6.2.10 would allow it; what is opaque cannot go wrong."""
    file = archived(report)
    resources: list[Any] = [page["/Resources"] for page in file.reader.pages]
    states = [state for resource in resources for state in resource["/ExtGState"].values()]
    assert states
    assert all(set(state) <= {"/ca", "/CA"} for state in states)
    assert {float(value) for state in states for value in state.values()} == {1.0}
    assert all("/Group" not in page for page in file.reader.pages)


@each
def test_every_font_is_inside_and_measured_and_read_as_unicode(report: Report) -> None:
    """6.2.11.4 to 6.2.11.8: programs, widths, Unicode values, no glyph for what is missing."""
    file = archived(report)
    fonts = file.dictionaries("/Subtype", "/Type0")
    assert len(fonts) > 2
    assert len(file.dictionaries("/Type", "/Font")) == 2 * len(fonts)
    for font in fonts:
        descendant = font["/DescendantFonts"][0].get_object()
        assert (font["/Encoding"], descendant["/CIDToGIDMap"]) == ("/Identity-H", "/Identity")
        program = TTFont(io.BytesIO(descendant["/FontDescriptor"]["/FontFile2"].get_data()))
        unit, names = program["head"].unitsPerEm, program.getGlyphOrder()
        for glyph, width in widths(descendant["/W"]):
            assert program["hmtx"][names[glyph]][0] * 1000 / unit == pytest.approx(width, abs=1)
        table = font["/ToUnicode"].get_data().decode().partition("endcodespacerange")[2]
        mapped = dict(re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", table))
        assert {glyph for glyph, _width in widths(descendant["/W"])} <= {int(k, 16) for k in mapped}
        texts = "".join(bytes.fromhex(code).decode("utf-16-be") for code in mapped.values())
        assert not {"\0", "\ufeff", "\ufffe"} & set(texts)
        assert [char for char in texts if unicodedata.category(char) in {"Co", "Cn", "Cs"}] == []


def widths(table: list[Any]) -> list[tuple[int, float]]:
    pairs = zip(table[::2], table[1::2], strict=True)
    return [(first + at, float(w)) for first, run in pairs for at, w in enumerate(run)]


@each
def test_links_are_the_only_annotations_and_lead_to_pages_and_addresses(report: Report) -> None:
    """6.3 and 6.5: every annotation is printed and not hidden; nothing runs."""
    file = archived(report)
    pages: list[Any] = list(file.reader.pages)
    annotations = [item for page in pages for item in page.get("/Annots", ())]
    assert annotations
    for item in annotations:
        annotation = item.get_object()
        assert annotation["/Subtype"] == "/Link"
        assert annotation["/F"] == 4
        assert not {"/AA", "/AP"} & annotation.keys()
        assert annotation.get("/A", {}).get("/S", "/URI") == "/URI"
    assert not {"/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Requirements"} & set(
        file.catalog
    )
    assert set(file.catalog["/Names"]) == {"/Dests", "/EmbeddedFiles"}


def unpointed(article: bytes) -> str:
    """An article but for the names of its figures, which are those of the files beside it."""
    root = etree.fromstring(article)
    for graphic in root.iter("graphic"):
        graphic.attrib.pop("{http://www.w3.org/1999/xlink}href")
    return str(etree.canonicalize(etree.tostring(root, encoding="unicode")))


@each
def test_the_case_its_figures_and_the_article_are_associated_files(report: Report) -> None:
    """6.8: each says its name, type, relation and description, and is associated."""
    file, made = archived(report), edition_of(report.slug)
    names = file.catalog["/Names"]["/EmbeddedFiles"]["/Names"]
    listed = {
        str(key): item.get_object() for key, item in zip(names[::2], names[1::2], strict=True)
    }
    article = f"{report.slug}.jats.xml"
    files = {**made.files, article: jats_xml(made)}
    assert list(listed) == sorted(files)
    assert len(listed) > (1 if "kawasaki" in report.slug else 10)
    assert [item.get_object() for item in file.catalog["/AF"]] == list(listed.values())
    for name, entry in listed.items():
        stream = entry["/EF"]["/F"].get_object()
        assert entry["/F"] == entry["/UF"] == name.replace("/", "-")
        assert entry["/AFRelationship"] == ("/Alternative" if name == article else "/Source")
        assert entry["/Desc"] in report.document.language.words["attachment"].values()
        types = {"toml": "/application/toml", "png": "/image/png", "xml": "/application/xml"}
        assert stream["/Subtype"] == types[name.rpartition(".")[2]]
        data = stream.get_data()
        assert unpointed(data) == unpointed(files[name]) if name == article else data == files[name]
        assert stream["/Params"]["/Size"] == len(data)
        assert {stream["/Params"][key] for key in ("/ModDate", "/CreationDate")} == {EPOCH}


@cache
def edition_of(slug: str) -> Edition:
    checked, findings = examined(CASES / slug)
    assert checked is not None, findings
    return edition(checked, slug)


@each
def test_the_file_is_tagged_with_standard_types_in_its_language(report: Report) -> None:
    """6.7.2 to 6.7.4."""
    file = archived(report)
    assert file.catalog["/MarkInfo"] == {"/Marked": True}
    assert file.catalog["/Lang"] == report.language
    used = {element["/S"][1:] for element in file.elements}
    assert used - STANDARD_TYPES == set()
    assert {"P", "H1", "H2", "TH", "LBody", "Link"} <= used


def test_a_list_within_an_item_is_read_as_part_of_it(tmp_path: Path) -> None:
    """ISO 14289-1, 7.6."""
    document = edition_of("kawasaki-ivig").documents["en"]

    def item(*blocks: Block) -> ListBlock:
        return ListBlock((blocks, (Paragraph((Text("after"),)),)), None)

    inner = item(Paragraph((Text("within"),)))
    first, *rest = document.sections
    changed = replace(first, blocks=(item(Paragraph((Text("around"),)), inner), *first.blocks))
    path = tmp_path / "list.pdf"
    listed = replace(document, sections=(changed, *rest))
    path.write_bytes(format_pdf.pdf(listed, edition_of("kawasaki-ivig")))
    lists = [element for element in Archived(path).elements if element["/S"] == "/L"]
    kinds = [[kid.get_object()["/S"] for kid in element["/K"]] for element in lists]
    assert all(set(kind) == {"/LI"} for kind in kinds)
    parents = [element["/P"].get_object()["/S"] for element in lists]
    assert parents.count("/LBody") == 1


@each
def test_words_of_another_language_say_so(report: Report) -> None:
    """ISO 14289-1, 7.2."""
    file, document = archived(report), report.document
    spoken = [element for element in file.elements if "/Lang" in element]
    for other in document.others:
        parts = [e for e in spoken if (e["/S"], e["/Lang"]) == ("/Sect", other.language)]
        assert parts, "a section on each page that it is on"
    foreign = [entry.language for entry in document.references if entry.language]
    said = [e["/Lang"] for e in spoken if e["/S"] == "/Span"]
    assert foreign or report.language == "en"
    assert list(dict.fromkeys(said)) == list(dict.fromkeys(foreign))
    assert len(said) >= len(foreign)


@each
def test_heads_and_folios_are_artifacts_and_all_else_is_in_the_tree(report: Report) -> None:
    """ISO 14289-1, 7.1 and 7.8."""
    file = archived(report)
    tree = file.catalog["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, (page, operations) in enumerate(zip(file.reader.pages, file.painted, strict=True)):
        marked = [operands for operands, operator in operations if operator == "BDC"]
        artifacts = [operands for operands in marked if operands[0] == "/Artifact"]
        assert {operands[1]["/Type"] for operands in artifacts} == {"/Pagination"}
        ids = sorted(operands[1]["/MCID"] for operands in marked if operands[0] != "/Artifact")
        in_tree = parents[page["/StructParents"]]
        assert [at for at, item in enumerate(in_tree) if item != NullObject()] == ids
        assert len(artifacts) >= (1 if number == 0 else 2)


@each
def test_a_figure_says_where_on_its_page_it_is(report: Report) -> None:
    """ISO 32000-1, 14.8.5.4.3."""
    file = archived(report)
    for element in [element for element in file.elements if element["/S"] == "/Figure"]:
        page = element["/Pg"].get_object()
        left, bottom, right, top = map(float, element["/A"]["/BBox"])
        assert 0 < left < right < float(page["/MediaBox"][2])
        assert 0 < bottom < top < float(page["/MediaBox"][3])
        assert element["/Alt"]


@each
def test_pages_are_labelled_with_their_numbers_and_the_title_is_shown(report: Report) -> None:
    """ISO 32000-1, 12.4.2; ISO 14289-1, 7.1."""
    file = archived(report)
    assert file.catalog["/PageLabels"]["/Nums"] == [0, {"/S": "/D"}]
    labels = file.reader.page_labels
    assert labels == [str(number) for number in range(1, len(file.reader.pages) + 1)]
    assert file.catalog["/ViewerPreferences"] == {"/DisplayDocTitle": True}


@each
def test_the_limits_of_an_archived_file_are_kept(report: Report) -> None:
    """6.1.13."""
    file = archived(report)
    assert len(file.objects) < 8_388_607
    for item in file.objects:
        assert all(len(text.encode("utf-16-be")) <= 32767 for text in strings(item))
    names = {text for item in file.objects for text in strings(item) if text.startswith("/")}
    assert all(len(name.encode()) <= 127 for name in names)
    for page in file.painted:
        depth = deepest = 0
        for _operands, operator in page:
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            deepest = max(deepest, depth)
        assert depth == 0
        assert 0 < deepest <= 28
