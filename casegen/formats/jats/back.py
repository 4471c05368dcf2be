"""What stands after the text as JATS: declarations, acknowledgements, checklist."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.tree import Block, Checklist, ChecklistItem, Document, Paragraph
from casegen.formats.jats.blocks import blocks, fitting
from casegen.formats.jats.floats import table_of
from casegen.formats.jats.place import Place, reference_id
from casegen.formats.jats.xml import Content, Element, node

TYPES = {
    "consent": "patient-consent",
    "ethics": "ethics-statement",
    "funding": "funding-statement",
    "competing_interests": "coi-statement",
    "author_contributions": "author-contributions",
    "data_availability": "data-availability",
}
"""The type of each declaration's section; acknowledgements have an element of their own."""

Declared = tuple[str, str, list[Block]]


def back(place: Place, references: Element | None = None) -> Element:
    """The back of an article or of a translation; the references are the article's alone."""
    return node(
        "back",
        *(ack(item, place) for item in declared(place.document) if item[0] == "acknowledgements"),
        declarations(place),
        appendix(place),
        references,
    )


def declared(document: Document) -> Iterator[Declared]:
    """The declarations: their role, the name they go by, and what they say."""
    role, lead, found = "", "", list[Block]()
    for block in document.declarations.blocks:
        if isinstance(block, Paragraph) and block.lead:
            if found:
                yield role, lead, found
            role, lead, found = block.role, block.lead, []
        found.append(block)
    if found:
        yield role, lead, found


def said(document: Document, role: str) -> Iterator[Paragraph]:
    """The paragraphs of one declaration."""
    for name, _, found in declared(document):
        if name == role:
            yield from (block for block in found if isinstance(block, Paragraph))


def ack(item: Declared, place: Place) -> Element:
    """The acknowledgements."""
    _, lead, found = item
    return node(
        "ack", node("title", lead), *(fitting(block, "p") for block in blocks(found, place))
    )


def declarations(place: Place) -> Element | None:
    """The declarations, each a section of its type."""
    found = [item for item in declared(place.document) if item[0] != "acknowledgements"]
    if not found:
        return None
    title = node("title", place.document.declarations.heading)
    parts = (declaration(item, place) for item in found)
    return node("sec", title, *parts, id=place.own("declarations"), sec_type="declarations")


def declaration(item: Declared, place: Place) -> Element:
    """One declaration."""
    role, lead, found = item
    return node("sec", node("title", lead), *blocks(found, place), sec_type=TYPES.get(role))


def interests(place: Place) -> Element | None:
    """The declaration of interests as the note by which indexers know it.

    It also stands among the declarations: readers such as pandoc leave notes out.
    """
    for role, _lead, found in declared(place.document):
        if role == "competing_interests":
            told = (fitting(block, "p") for block in blocks(found, place))
            return node("fn", *told, fn_type="coi-statement", id=place.own("fn-coi"))
    return None


def appendix(place: Place) -> Element | None:
    """The discussion checklist, where the profile prints it."""
    checklist = place.document.checklist
    if not any(part.role == "checklist" for part in place.document.parts):
        return None
    title = node("title", checklist.heading)
    note = node("p", checklist.note)
    app = node("app", title, note, grid(checklist, place), id=place.own("app1"))
    return node("app-group", app)


def grid(checklist: Checklist, place: Place) -> Element:
    """The checklist as a table."""
    heads = [[place.word("label", key)] for key in ("topic", "covered", "where", "citations")]
    table = table_of(heads, (list(cells(item, place)) for item in checklist.items))
    return node("table-wrap", table, content_type="checklist")


def cells(item: ChecklistItem, place: Place) -> Iterator[list[Content]]:
    """One topic's row: whether it is covered, in which paragraphs, citing what."""
    comma, none = place.word("pattern", "list_delimiter"), place.word("pattern", "unknown_day")
    cited: list[Content] = []
    for number in item.numbers:
        cited += [comma] if cited else []
        cited.append(node("xref", str(number), ref_type="bibr", rid=reference_id(number)))
    yield [item.label]
    yield [place.word("label", item.state)]
    yield ["".join(words for words, _ in item.places)]
    yield cited or [none]
