"""Composing a document: numbers of references, places of figures, and values in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegen.case.load import load
from casegen.check.check import Checked, check
from casegen.compose import compose
from casegen.compose.numbering import ordered
from casegen.compose.printing import with_references
from casegen.document.runs import runs
from casegen.document.tree import (
    Block,
    Callout,
    Cluster,
    Document,
    Emphasis,
    Fact,
    Figure,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Strong,
    Subscript,
    Table,
    Text,
)
from casegen.document.walk import plain, walk
from casegen.style.profile_files import profile
from tests.support.least_case import CASES, checked, least

EMH = next(folder for folder in CASES if folder.name == "emh-thalassemia")
# The source article's clusters in the order of its text, and what they become when numbered by
# first mention: DOI 10.52322/jocmbmh.123.01.
CLUSTERS = """
[6] [1]
[1,4,10] [2–4]
[2-6] [1,3,5–7]
[1,6,8,9] [1,2,8,9]
[7] [10]
[2,5] [5,7]
[7,8,10] [4,8,10]
[6,7] [1,10]
[2-5] [3,5–7]
[7] [10]
[7,10] [4,10]
[6] [1]
[1] [2]
[5] [7]
[7] [10]
[9] [9]
[7,8] [8,10]
[6,7,8] [1,8,10]
[7] [10]
[3,4] [3,6]
[3,6] [1,6]
[3,7] [6,10]
[8,9] [8,9]
"""
PAIRS = [tuple(line.split()) for line in CLUSTERS.split("\n") if line]
BY_MENTION = {6: 1, 1: 2, 4: 3, 10: 4, 2: 5, 3: 6, 5: 7, 8: 8, 9: 9, 7: 10}


@cache
def emh() -> Checked:
    return check(load(EMH))


@cache
def printed(tag: str, form: str = "source-article") -> Document:
    """The case from the source article in a language, under a profile."""
    return made(emh(), tag, form)


def made(result: Checked, tag: str = "vi", form: str = "jocm") -> Document:
    assert result.case is not None, [finding.said("en") for finding in result.findings]
    return with_references(compose(result.case, "case", tag, profile(form), result.images))


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of the body in the order they are printed."""
    for section in document.sections:
        for part in walk(section):
            yield from part.blocks


def inlines(block: Block) -> Iterator[Inline]:
    """The inlines of running text, those within others too."""
    match block:
        case Paragraph():
            yield from deep(block.inlines)
        case ListBlock():
            for item in block.items:
                for inner in item:
                    yield from inlines(inner)
        case Quote():
            for inner in block.blocks:
                yield from inlines(inner)


def deep(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    for node in nodes:
        yield node
        if isinstance(node, Emphasis | Strong | Link):
            yield from deep(node.children)


def clusters(document: Document) -> list[str]:
    return [n.text for b in blocks(document) for n in inlines(b) if isinstance(n, Cluster)]


def facts(document: Document) -> dict[str, Fact]:
    """The facts of the body by their paths."""
    nodes = (node for block in blocks(document) for node in inlines(block))
    return {node.path: node for node in nodes if isinstance(node, Fact)}


@pytest.mark.parametrize(
    ("numbers", "collapse", "text"),
    [
        ((), 3, ""),
        ((4,), 3, "4"),
        ((1, 2), 3, "1,2"),
        ((1, 2, 3), 3, "1–3"),
        ((3, 1, 2, 2), 3, "1–3"),
        ((1, 2, 4, 5, 6, 9), 3, "1,2,4–6,9"),
        ((1, 2), 2, "1–2"),
        ((1, 2, 3, 4), 0, "1,2,3,4"),
        ((1, 2, 3, 4), 5, "1,2,3,4"),
        ((8, 9, 10, 11), 3, "8–11"),
    ],
)
def test_numbers_in_a_row_become_a_range_from_the_profiles_length_on(
    numbers: tuple[int, ...], collapse: int, text: str
) -> None:
    found = runs(numbers, collapse)
    assert text == ",".join(
        str(r.first) if r.first == r.last else f"{r.first}–{r.last}" for r in found
    )


@given(st.lists(st.integers(1, 40)), st.integers(0, 6))
def test_runs_hold_each_number_once_and_in_order(numbers: list[int], collapse: int) -> None:
    found = runs(numbers, collapse)
    held = [number for run in found for number in range(run.first, run.last + 1)]
    assert held == sorted(set(numbers))
    lengths = {run.last - run.first + 1 for run in found}
    assert lengths <= {1, *range(collapse or 99, 99)}
    assert all(isinstance(run, Run) for run in found)


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_the_source_articles_clusters_come_out_as_it_prints_them(tag: str) -> None:
    ranged = {"[2-6]": "[2–6]", "[2-5]": "[2–5]", "[6,7,8]": "[6–8]"}
    assert clusters(printed(tag)) == [ranged.get(literal, literal) for literal, _ in PAIRS]


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_the_source_articles_clusters_are_renumbered_by_first_mention(tag: str) -> None:
    assert len(PAIRS) == 23
    assert clusters(printed(tag, "jocm")) == [renumbered for _, renumbered in PAIRS]


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_the_reference_list_follows_the_numbers_of_the_text(tag: str) -> None:
    listed = {ref.key: ref.number for ref in printed(tag).references}
    mentioned = {ref.key: ref.number for ref in printed(tag, "jocm").references}
    assert {listed[key]: number for key, number in mentioned.items()} == BY_MENTION
    assert list(listed.values()) == list(mentioned.values()) == list(range(1, 11))


def test_a_reference_leads_back_to_each_cluster_that_cites_it() -> None:
    document = printed("vi", "jocm")
    cited = {
        n.id: n.numbers for b in blocks(document) for n in inlines(b) if isinstance(n, Cluster)
    }
    for reference in document.references:
        callers = tuple(name for name, numbers in cited.items() if reference.number in numbers)
        assert callers
        assert reference.callers == callers


FOUR = """
[[references]]
id = "d"
type = "book"
title = "D"
language = "en"
author = [{ family = "Young", given = "A" }]
[[references]]
id = "a"
type = "book"
title = "A"
language = "vi"
author = [{ family = "Nguyễn", given = "Văn Ân" }]
[[references]]
id = "c"
type = "book"
title = "C"
language = "vi"
author = [{ family = "Đỗ", given = "Thị An" }]
[[references]]
id = "b"
type = "book"
title = "B"
language = "en"
author = [{ literal = "Ministry of Health" }]
[introduction]
vi = "Một [@b]. Hai [@c; @d]. Ba [@b]."
en = "One [@d]. Two [@b; @c]. Three [@b]."
[[discussion]]
vi = "Bốn."
en = "Four."
"""


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("listed", "dacb"),
        ("appearance", "bcda"),
        ("alphabetical", "cbad"),
        ("alphabetical-vi-first", "cabd"),
    ],
)
def test_references_are_ordered_as_the_profile_says(order: str, ids: str, tmp_path: Path) -> None:
    case = checked(least(FOUR), tmp_path).case
    assert case is not None
    form = profile("jocm")
    form = form.model_copy(update={"citations": form.citations.model_copy(update={"order": order})})
    assert ordered(case, form) == tuple(ids)


def test_both_languages_number_by_the_language_of_record(tmp_path: Path) -> None:
    result = checked(least(FOUR), tmp_path)
    for tag in ("vi", "en"):
        assert "".join(ref.key for ref in made(result, tag).references) == "bcda"
    assert clusters(made(result, "en"))[0] == "[3]"


TWO = """
references = [
  { id = "last", type = "book", title = "Last" },
  { id = "float", type = "book", title = "Float" },
  { id = "first", type = "book", title = "First" },
]
[introduction]
vi = "Một [@first]."
en = "One [@first]."
[[discussion]]
vi = "Hai [@last]. (@fig:scan)"
en = "Two [@last]. (@fig:scan)"
[[figures]]
id = "scan"
title = { vi = "Phim", en = "Scan" }
alt = { vi = "Ảnh", en = "Picture" }
file = "dot.png"
burned_in_checked = true
"""


NOTE = """
[[patients]]
observations_note = { vi = "Theo [@float].", en = "After [@float]." }
"""
LEGEND = """
legend = { vi = "Theo [@float].", en = "After [@float]." }
[[patients]]
laboratory.vi = "Xem @fig:scan, @tab:labs-p1."
laboratory.en = "See @fig:scan, @tab:labs-p1."
"""


@pytest.mark.parametrize("where", [NOTE, LEGEND], ids=["note", "legend"])
def test_a_reference_cited_only_in_a_float_is_numbered_at_its_first_callout(
    where: str, tmp_path: Path
) -> None:
    document = made(checked(least(TWO + where), tmp_path))
    assert [reference.key for reference in document.references] == ["first", "float", "last"]


@pytest.mark.parametrize("tag", ["vi", "en"])
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_figure_or_table_stands_after_its_first_callout_and_in_order(
    folder: Path, tag: str
) -> None:
    result = check(load(folder))
    document = made(result, tag, "source-article" if folder == EMH else "care")
    called: set[str] = set()
    placed: dict[str, list[str]] = {"fig": [], "tab": []}
    for block in blocks(document):
        called |= {node.target for node in inlines(block) if isinstance(node, Callout)}
        if isinstance(block, Figure | Table):
            assert block.id in called
            placed[block.id[:3]].append(block.label.split()[-1])
    for labels in placed.values():
        assert labels == [str(number) for number in range(1, len(labels) + 1)]
    assert placed["tab"]


THREE = """
figures = [
  { id = "one", title={vi="1",en="1"}, alt={vi="a",en="a"}, file = "dot.png", schematic = true },
  { id = "two", title={vi="2",en="2"}, alt={vi="a",en="a"}, file = "dot.png", schematic = true },
  { id = "three", title={vi="3",en="3"}, alt={vi="a",en="a"}, file = "dot.png", schematic = true },
]
[introduction]
vi = "Trước @fig:two.\\n\\nRồi @fig:one.\\n\\nHết."
en = "First @fig:two.\\n\\nThen @fig:one.\\n\\nEnd."
"""  # fmt: skip


def test_a_figure_called_early_waits_for_those_numbered_before_it(tmp_path: Path) -> None:
    document = made(checked(least(THREE), tmp_path))
    kinds = [getattr(block, "id", "") or "?" for block in document.sections[0].blocks]
    assert kinds == ["introduction-1", "introduction-2", "fig-one", "fig-two", "introduction-3"]


def test_a_figure_that_nothing_calls_is_printed_last(tmp_path: Path) -> None:
    document = made(checked(least(THREE), tmp_path))
    figures = [block.id for block in blocks(document) if isinstance(block, Figure)]
    assert figures == ["fig-one", "fig-two", "fig-three"]
    last = list(blocks(document))[-1]
    assert isinstance(last, Figure)


@pytest.mark.parametrize(
    ("tag", "path", "text"),
    [
        ("vi", "p1.hemoglobin.preoperative", "90–92\u00a0g/L"),
        ("en", "p1.hemoglobin.preoperative", "90–92\u00a0g/L"),
        ("vi", "p1.erythrocytes.preoperative", "3,85–3,91\u00a0T/L"),
        ("en", "p1.erythrocytes.preoperative", "3.85–3.91\u00a0×10¹²/L"),
        ("vi", "p1.mrc-power.both.admission", "3/5"),
        ("en", "p1.mrc-power.both.admission", "3/5"),
        ("vi", "p1.age", "37"),
        ("en", "p1.age", "37"),
        ("vi", "p1.duration", "2\u00a0tháng"),
        ("en", "p1.duration", "2\u00a0months"),
        ("en", "p1.timeline.discharge", "1\u00a0week"),
        ("vi", "p1.levels.lesion", "T4–T7"),
        ("en", "p1.levels.fixation", "T3T4–T7T8"),
    ],
)
def test_a_fact_is_printed_by_the_rules_of_its_language(tag: str, path: str, text: str) -> None:
    assert plain(facts(printed(tag))[path].children) == text


def test_the_number_of_a_vertebral_level_is_lowered() -> None:
    assert facts(printed("vi"))["p1.levels.lesion"].children == (
        Text("T"),
        Subscript((Text("4"),)),
        Text("–"),
        Text("T"),
        Subscript((Text("7"),)),
    )


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_no_look_up_or_callout_is_left_unprinted(tag: str) -> None:
    document = printed(tag)
    texts = [plain(block.inlines) for block in blocks(document) if isinstance(block, Paragraph)]
    assert len(texts) > 30
    assert not [text for text in texts if "{" in text or "@" in text]
    assert len(facts(document)) > 20


def test_the_embedded_clusters_are_those_of_the_seed() -> None:
    seed = tomllib.loads((EMH.parents[1] / "seeds" / "emh-thalassemia.toml").read_text("utf-8"))
    literal = [cluster["literal"].replace(" ", "") for cluster in seed["clusters"]]
    assert literal == [source for source, _ in PAIRS]
