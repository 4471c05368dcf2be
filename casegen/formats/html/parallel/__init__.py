"""Parallel: the documents of an edition laid side by side, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from casegen.case.origin import Keys
from casegen.document.tree import Document, Facts, Figure, Section, Table, Timeline
from casegen.document.walk import paragraphs
from casegen.formats.html.parallel.matching import aligned
from casegen.formats.html.parallel.row import Blocks, Row


def rows(documents: Mapping[str, Document]) -> list[Row]:
    """The rows of an edition in reading order: abstract, sections and declarations."""
    parts = {
        tag: {part.role: part.held for part in document.parts}
        for tag, document in documents.items()
    }
    found: list[Row] = []
    for role in dict.fromkeys(role for held in parts.values() for role in held):
        if role == "abstract":
            found += abstracts(documents)
            continue
        given = {tag: held.get(role) for tag, held in parts.items()}
        sections = {tag: (one,) for tag, one in given.items() if isinstance(one, Section)}
        if sections:
            found += of_sections(sections)
    return found


def abstracts(documents: Mapping[str, Document]) -> Iterator[Row]:
    """The abstracts, part by part."""
    heads = {tag: document.front.abstract.heading for tag, document in documents.items()}
    yield Row("abstract", "h2", {}, heads, frozenset())
    parts = {tag: document.front.abstract.parts for tag, document in documents.items()}
    for index in range(max(map(len, parts.values()))):
        given = {tag: some[index] for tag, some in parts.items() if index < len(some)}
        for number, cells in enumerate(aligned({tag: part.blocks for tag, part in given.items()})):
            names = {tag: part.heading for tag, part in given.items() if number == 0}
            yield Row(f"abstract-{index + 1}-{number + 1}", "lead", cells, names, about(cells))


def of_sections(sections: Mapping[str, Sequence[Section]], level: int = 2) -> Iterator[Row]:
    """Sections of one level side by side, each with all that is in it."""
    for index in range(max(map(len, sections.values()))):
        given = {tag: some[index] for tag, some in sections.items() if index < len(some)}
        sample = next(iter(given.values()))
        if not any(section.blocks or section.sections for section in given.values()):
            continue
        heads = {tag: headed(section) for tag, section in given.items()}
        yield Row(sample.id, f"h{level}", {}, heads, frozenset())
        columns = {tag: section.blocks for tag, section in given.items()}
        for number, cells in enumerate(aligned(columns), 1):
            inside = [block for some in cells.values() for block in some]
            floating = next((b for b in inside if isinstance(b, Figure | Table)), None)
            name = floating.id if floating else f"{sample.id}-row-{number}"
            kind = "figure" if isinstance(floating, Figure) else "blocks"
            yield Row(name, kind, cells, {}, about(cells) | patient(cells, columns))
        yield from of_sections({tag: s.sections for tag, s in given.items()}, level + 1)


def headed(section: Section) -> str:
    """A section's heading with its number."""
    return f"{section.number}. {section.heading}" if section.number else section.heading.rstrip(":")


def about(cells: Mapping[str, Blocks]) -> frozenset[Keys]:
    """The keys of the passages in a row."""
    found: set[Keys] = set()
    for block in (block for blocks in cells.values() for block in blocks):
        if isinstance(block, Figure | Table):
            found.add(block.origin.keys)
            if block.origin.keys[-1] == "observations":
                *patient_keys, _last = block.origin.keys
                found |= {(*patient_keys, f"observations_{part}") for part in ("title", "note")}
        found |= {inner.origin.keys[:-1] for inner in paragraphs(block) if inner.origin}
    return frozenset(found)


def patient(cells: Mapping[str, Blocks], columns: Mapping[str, Blocks]) -> frozenset[Keys]:
    """The keys of the patient whose facts or timeline a row holds."""
    held = {type(block) for blocks in cells.values() for block in blocks}
    if not held & {Facts, Timeline}:
        return frozenset()
    told = (inner.origin for some in columns.values() for b in some for inner in paragraphs(b))
    keys = {origin.keys[:2] for origin in told if origin}
    return frozenset((*key, "timeline") if Timeline in held else key for key in keys)
