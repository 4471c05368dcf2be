"""What tells one reference from another: identifiers in one spelling, titles without marks."""

from __future__ import annotations

import re
import unicodedata

from casegen.case.model.reference import Reference

RESOLVER = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:?)\s*", re.IGNORECASE)
# DOI Handbook, 2.2: 10, a registrant's digits, a slash, and a name of the registrant's own.
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;:]", re.ASCII)
# MEDLINE/PubMed Data Element Descriptions: a PMID is 1 to 8 digits without leading zeros.
PMID = re.compile(r"[1-9]\d{0,7}", re.ASCII)


def doi(reference: Reference) -> str:
    """The DOI in lower case without its resolver, or an empty text."""
    return RESOLVER.sub("", reference.DOI or "").strip().rstrip(".").casefold()


def pmid(reference: Reference) -> str:
    """The digits of the PMID, or an empty text."""
    return "".join(sign for sign in str(reference.PMID or "") if sign.isdigit())


def folded(text: str) -> str:
    """The letters and digits of a text, without their marks and case."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in plain if sign.isalnum())


def year(reference: Reference) -> str:
    """The year of issue, or an empty text."""
    return str(reference.issued or "").split("-")[0]


def first_page(reference: Reference) -> str:
    """The first page, or an empty text."""
    return re.split(r"[\s,–-]", (reference.page or "").strip())[0]


def contradict(one: Reference, other: Reference) -> bool:
    """Whether both give a DOI, a PMID, a volume, a first page or a book, and not the same."""
    pairs = [(doi(one), doi(other)), (pmid(one), pmid(other)), (first_page(one), first_page(other))]
    pairs.append((str(one.volume or ""), str(other.volume or "")))
    if one.type == other.type == "chapter":
        pairs.append((folded(one.container_title or ""), folded(other.container_title or "")))
    return any(here and there and here != there for here, there in pairs)


def marks(reference: Reference) -> list[tuple[str, ...]]:
    """What would be the same in another entry of the same work."""
    found = [("doi", doi(reference)), ("pmid", pmid(reference))]
    given: list[tuple[str, ...]] = [mark for mark in found if mark[1]]
    return [*given, ("title", folded(reference.title), year(reference))]
