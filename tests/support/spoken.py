"""The guard of words: those of a PDF, in the order of its structure, are those of its report.

Every report that the tests print is held to it, once for each that has other words or measures.
"""

from __future__ import annotations

import re
from functools import wraps
from hashlib import sha256
from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from lxml import html

from casegen.formats.each import pdf as format_pdf
from tests.support.outputs import PAGED, elements
from tests.support.structured import Structured

if TYPE_CHECKING:
    from casegen.document.publication import Edition
    from casegen.document.tree import Document

# What has words of its own, in HTML and in the PDF's structure.
TAGS = ("h1", "h2", "h3", "p", "th", "td", "caption", "figcaption", "li")
LEVEL = "[not(.//p) and not(.//li)]"
KINDS = ("H1", "H2", "H3", "P", "TH", "TD", "Caption", "LBody")
UNPRINTED = "contains(@class, 'backlinks') or contains(@class, 'unseen') or @class='running'"


def install() -> None:
    """Hold every PDF of a report to its words, whoever prints it."""
    make, page_of = format_pdf.pdf, format_pdf.sheets
    held: set[bytes] = set()

    @wraps(make)
    def pdf(document: Document, edition: Edition, jats_xml: bytes = b"") -> bytes:
        data = make(document, edition, jats_xml)
        page, style, *_ = page_of(document, edition)
        key = sha256(f"{page}\0{style}".encode()).digest()
        if key not in held:
            assert not (lost := changed(page, data)), f"the PDF has other words: {lost}"
            held.add(key)
        return data

    format_pdf.pdf = pdf


def changed(page: str, data: bytes) -> tuple[str, str] | None:
    """The first passage of a page that its PDF says otherwise, and what the PDF says instead."""
    pairs = zip_longest(of_page(page), of_pdf(Structured(data)), fillvalue="")
    return next((pair for pair in pairs if pair[0] != pair[1]), None)


def said(text: str) -> str:
    """A text as it is compared: in capitals, as a style may set it, and without soft hyphens."""
    kept = text.replace("\u00ad", "").replace("\u200b", "").replace("\u2010", "-")
    kept = re.sub(r"\s+", " ", kept).strip().upper()
    # Print has what is written from the right as it stands on the line; readers turn it around.
    turned = any(bidirectional(char) in {"R", "AL"} for char in kept)
    return "".join(sorted(kept)) if turned else kept


def of_page(page: str) -> list[str]:
    """The words of a page, passage by passage, as it is laid out."""
    tree = html.document_fromstring(page)
    for element in elements(tree, f"//*[{UNPRINTED}]"):
        element.drop_tree()
    path = " | ".join(f"//main//{tag}{LEVEL}" for tag in TAGS)
    texts = (said(str(element.text_content())) for element in elements(tree, path))
    return [text for text in texts if text]


def of_pdf(file: Structured) -> list[str]:
    """The words of a PDF, passage by passage, in the order of its structure."""
    found = []
    for element in file.kinds(*KINDS):
        inner = [kid for kid in file.within(element) if str(kid["/S"])[1:] in KINDS]
        if not inner and (text := re.sub(PAGED, "", said(file.text(element)))):
            found.append(text)
    return found
