"""Reads Word files back: their text as printed, their fields, their XML against Word's schema.

The orders are those of ECMA-376 part 1 (5th edition), annex A, for the elements casegen writes.
"""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import cast

import docx
from docx.document import Document as WordFile
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree, html
from lxml.etree import _Element as Element

from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.compose import compose
from casegen.compose.printing import with_references
from casegen.document.tree import Document
from casegen.formats.each.docx import docx as written
from casegen.formats.html import page
from tests.support.outputs import CASES, elements

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
ORDER = {
    name: order.split()
    for name, order in {
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike noProof color sz szCs u vertAlign"
        " lang",
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing"
        " ind contextualSpacing jc outlineLvl rPr sectPr",
        "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
        " tblDescription",
        "trPr": "cantSplit tblHeader",
        "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
        "tbl": "tblPr tblGrid tr",
        "tr": "trPr tc",
        "tc": "tcPr p",
        "tblBorders": "top left bottom right insideH insideV",
        "tcBorders": "top left bottom right",
        "tblCellMar": "top left bottom right",
        "sectPr": "footerReference headerReference pgSz pgMar cols titlePg docGrid",
        "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat"
        " locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "numbering": "abstractNum num",
        "abstractNum": "nsid multiLevelType tmpl lvl",
        "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
        "numPr": "ilvl numId",
        "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat"
        " themeFontLang decimalSymbol listSeparator",
        "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
        "pic": "nvPicPr blipFill spPr",
        "spPr": "xfrm prstGeom",
        "body": "p tbl sectPr",
    }.items()
}
# In these, members may come in any order.
MIXED = {"body": {"p", "tbl"}, "sectPr": {"headerReference", "footerReference"}}
WRITTEN: dict[int, tuple[Document, bytes]] = {}
FILLED = {"tabs", "tbl", "tr", "tc", "numPr", "hyperlink"}
RUNS = {"r": {"rPr", "t", "br", "tab", "fldChar", "instrText", "drawing"}}


def word(document: Document) -> bytes:
    """A document as a Word file, written once."""
    if id(document) not in WRITTEN:
        WRITTEN[id(document)] = (document, written(document))
    return WRITTEN[id(document)][1]


@cache
def under(slug: str, language: str, profile: str) -> Document:
    """A case's document under another profile."""
    checked, findings = examined(CASES / slug, Options(profile=profile))
    assert checked is not None
    assert checked.case is not None, findings
    assert checked.profile is not None
    return with_references(compose(checked.case, slug, language, checked.profile, checked.images))


def opened(data: bytes) -> WordFile:
    """A Word file as python-docx reads it."""
    return docx.Document(BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def tree(data: bytes, name: str = "word/document.xml") -> Element:
    """The XML of a part."""
    return etree.fromstring(parts(data)[name])


def found(root: Element, path: str) -> list[Element]:
    """The elements an XPath finds."""
    return cast("list[Element]", root.xpath(path, namespaces=NAMES))


def texts(root: Element, path: str) -> list[str]:
    """The attributes or texts an XPath finds."""
    return list(map(str, cast("list[str]", root.xpath(path, namespaces=NAMES))))


def words(root: Element) -> str:
    """The characters a reader sees in an element."""
    return "".join(texts(root, ".//w:t/text()"))


def letters(text: str) -> str:
    """A text without its spaces, in capitals as the style may set it."""
    return re.sub(r"[\s\u2060]+", "", text).replace("\u2011", "-").upper()


def printed(file: WordFile) -> list[str]:
    """The passages of a Word file in reading order, its headings with the numbers Word gives."""
    numbers = 0
    passages = []
    for block in file.iter_inner_content():
        if isinstance(block, WordTable):
            passages += [cell.text for row in block.rows for cell in row.cells]
        elif block.style is not None and block.style.name != "Figure":
            number = heading_number(block)
            numbers += number
            passages.append(f"{numbers}. {block.text}" if number else block.text)
    return [letters(text) for text in passages if text.strip()]


def heading_number(paragraph: WordParagraph) -> int:
    """Whether Word counts a heading: 1 or 0."""
    assert paragraph.style is not None
    counted = paragraph._p.xpath("w:pPr/w:numPr/w:numId[@w:val != '0']")  # noqa: SLF001
    return int(bool(counted) and str(paragraph.style.name).startswith("Heading"))


def on_the_page(document: Document) -> html.HtmlElement:
    """The page that HTML and PDF are made of."""
    made = html.document_fromstring(page(document, "", lambda image: image.name))
    unprinted = "contains(@class, 'backlinks') or contains(@class, 'unseen') or @class='letter'"
    for element in elements(made, f"//*[{unprinted}] | //*[@class='running']"):
        element.drop_tree()
    return elements(made, "//main")[0]


def page_passages(document: Document) -> list[str]:
    """The passages of the page in reading order, as `printed` gives those of a Word file."""
    tags = "self::p or self::h1 or self::h2 or self::h3 or self::th or self::td or self::caption"
    path = f".//*[{tags} or self::li[not(p)] or self::figcaption[not(p)]]"
    passages = [str(node.text_content()) for node in elements(on_the_page(document), path)]
    return [letters(text) for text in passages if text.strip()]


def fields(root: Element) -> Iterator[tuple[str, str]]:
    """The fields of a part: their instructions and the results that are shown."""
    state, code, result = "", "", ""
    for run in found(root, "//w:r"):
        for node in run:
            kind = node.get(f"{{{W}}}fldCharType")
            if kind == "end":
                yield code.strip(), result
                code = result = ""
            state = kind or state
            if node.tag == f"{{{W}}}instrText":
                assert state == "begin"
                code += node.text or ""
            if node.tag == f"{{{W}}}t" and state == "separate":
                result += node.text or ""


def disorder(data: bytes) -> list[str]:
    """What in a Word file stands where Word's schema has no place for it."""
    faults = []
    for name, content in parts(data).items():
        if not name.endswith(".xml") or not name.startswith("word/"):
            continue
        for element in etree.fromstring(content).iter("*"):
            local = etree.QName(element).localname
            inside = [etree.QName(child).localname for child in element]
            if local in FILLED and not inside:
                faults.append(f"{name}: {local} is empty")
            if local in RUNS:
                faults += [f"{name}: {local}/{bad}" for bad in set(inside) - RUNS[local]]
            elif local in ORDER:
                faults += [f"{name}: {why}" for why in misplaced(local, inside)]
    return faults


def misplaced(local: str, inside: list[str]) -> Iterator[str]:
    """What is unknown to an element's order, or stands before what it should follow."""
    order = ORDER[local]
    yield from (f"{local}/{bad}" for bad in inside if bad not in order)
    mixed = MIXED.get(local, set())
    ranks = [
        min(map(order.index, mixed)) if name in mixed else order.index(name)
        for name in inside
        if name in order
    ]
    if ranks != sorted(ranks):
        yield f"{local}: {' '.join(inside)}"
    repeated = {"tr", "tc", "p", "style", "abstractNum", "num", "lvl", "lvlOverride", "tblStylePr"}
    once = [name for name in inside if name not in repeated | mixed]
    if len(once) != len(set(once)):
        yield f"{local} repeats: {' '.join(inside)}"
    if local == "tc" and inside[-1:] != ["p"]:
        yield "a cell does not end with a paragraph"
