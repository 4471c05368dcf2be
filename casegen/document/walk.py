"""Contents: what a document holds, in its reader's order."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.tree import (
    Block,
    Break,
    Callout,
    Cluster,
    Document,
    Emphasis,
    Figure,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Strong,
    Superscript,
    Table,
    Text,
)

RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")


def walk(section: Section) -> Iterator[Section]:
    """Yield a section and all below it."""
    yield section
    for child in section.sections:
        yield from walk(child)


def parts(document: Document) -> Iterator[Section]:
    """The sections of the body, each before those below it."""
    for section in document.sections:
        yield from walk(section)


def floats(document: Document) -> dict[str, Figure | Table]:
    """The figures and tables by id."""
    return {
        block.id: block
        for part in parts(document)
        for block in part.blocks
        if isinstance(block, Figure | Table)
    }


def figures(document: Document) -> tuple[Figure, ...]:
    """The figures."""
    return tuple(block for block in floats(document).values() if isinstance(block, Figure))


def paragraphs(block: Block) -> Iterator[Paragraph]:
    """The paragraphs of running text, those of lists and quotes included."""
    match block:
        case Paragraph():
            yield block
        case ListBlock():
            for item in block.items:
                for inner in item:
                    yield from paragraphs(inner)
        case Quote():
            for inner in block.blocks:
                yield from paragraphs(inner)


def said(block: Block) -> Iterator[Inlines]:
    """The texts of a block: of a figure or table its own words, else its paragraphs."""
    match block:
        case Figure():
            yield from (block.title, *(panel.caption for panel in block.panels), block.legend)
        case Table():
            yield block.title
            yield from (cell for cells in (block.columns, *block.rows) for cell in cells)
            yield block.note
        case _:
            yield from (paragraph.inlines for paragraph in paragraphs(block))


def marks(inlines: Inlines) -> Iterator[Cluster | Callout]:
    """The citations and callouts of a text."""
    for node in inlines:
        if isinstance(node, Cluster | Callout):
            yield node
        elif isinstance(node, Emphasis | Strong | Link):
            yield from marks(node.children)


def plain(inlines: Inlines) -> str:
    """The characters of inlines as a reader without style sees them."""
    pieces = []
    for node in inlines:
        match node:
            case Text():
                pieces.append(node.text)
            case Callout():
                pieces.append(node.label)
            case Cluster():
                pieces.append(node.text)
            case Break():
                pieces.append("\n")
            case Superscript():
                pieces.append(raised(plain(node.children)))
            case _:
                pieces.append(plain(node.children))
    return "".join(pieces)


def raised(text: str) -> str:
    """Raised characters where nothing can be raised: as Unicode has them, else as they are."""
    above = text.translate(RAISED)
    return text if any(map(str.__eq__, text, above)) else above
