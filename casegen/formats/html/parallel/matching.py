"""Matching: which block of one language says what which block of another says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from casegen.case.origin import Keys
from casegen.document.tree import Block, Callout, Cluster, Fact, Figure, Inlines, Table
from casegen.document.walk import paragraphs, plain
from casegen.formats.html.parallel.row import Blocks

NUMBER = re.compile(r"\d+")
# What two passages with nothing in common are worth as a pair, so that a gap stands at the end.
FAINT = 0.05


def aligned(columns: Mapping[str, Blocks]) -> Iterator[dict[str, Blocks]]:
    """The blocks of each language matched by the passage that they print, gaps where one has none.

    A block that only one language has stands after the one that it follows there.
    """
    groups = {tag: grouped(blocks) for tag, blocks in columns.items()}
    record = next(iter(groups.values()))
    order: list[tuple[Keys, Hashable]] = []
    keyed: dict[str, dict[tuple[Keys, Hashable], Block]] = {}
    for tag, own in groups.items():
        place, known = 0, keyed.setdefault(tag, {})
        for name, blocks in own.items():
            for slot, block in zip(
                slots(record.get(name, blocks), blocks, tag), blocks, strict=True
            ):
                known[name, slot] = block
                if (name, slot) not in order:
                    order.insert(place, (name, slot))
                place = order.index((name, slot)) + 1
    for key in order:
        yield {tag: (known[key],) for tag, known in keyed.items() if key in known}


def grouped(blocks: Blocks) -> dict[Keys, list[Block]]:
    """Blocks by the passage that they print, in order."""
    found: dict[Keys, list[Block]] = {}
    for block in blocks:
        found.setdefault(passage(block), []).append(block)
    return found


def slots(record: Sequence[Block], blocks: Sequence[Block], tag: str) -> list[Hashable]:
    """Which block of the record each block says: its index, or a name of its own where none."""
    if len(record) == len(blocks):
        return list(range(len(blocks)))
    found: list[Hashable] = [(tag, index) for index in range(len(blocks))]
    for one, other in best(record, blocks):
        found[other] = one
    return found


def best(record: Sequence[Block], blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The pairs, in order, that have most citations, facts, callouts and numbers in common."""
    mine, theirs = [tokens(b) for b in record], [tokens(b) for b in blocks]
    table: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(blocks) + 1)]
    for one, own in enumerate(mine):
        row: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for other, their in enumerate(theirs):
            worth, pairs = table[one][other]
            paired = (worth + likeness(own, their), [*pairs, (one, other)])
            row.append(max(paired, table[one][other + 1], row[other], key=lambda way: way[0]))
        table.append(row)
    return table[-1][-1][1]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much two passages have in common, from nearly nothing to one."""
    return FAINT + 2 * (one & other).total() / max(one.total() + other.total(), 1)


def tokens(block: Block) -> Counter[str]:
    """What a passage says in any language: its citations, facts, callouts and numbers."""
    found: Counter[str] = Counter()
    for paragraph in paragraphs(block):
        found.update(NUMBER.findall(plain(paragraph.inlines)))
        found.update(named(paragraph.inlines))
    return found


def named(nodes: Inlines) -> Iterator[str]:
    """The references, facts and floats that inlines name."""
    for node in nodes:
        match node:
            case Cluster():
                yield from (f"@{number}" for number in node.numbers)
            case Fact():
                yield node.path
            case Callout():
                yield node.target
            case _:
                yield from named(getattr(node, "children", ()))


def passage(block: Block) -> Keys:
    """The keys of the passage that a block prints, or else what the block is."""
    if isinstance(block, Figure | Table):
        return type(block).__name__, block.id
    inside = next(paragraphs(block), None)
    if inside is None or inside.origin is None:
        return (type(block).__name__,)
    return type(block).__name__, *inside.origin.keys[:-1]
