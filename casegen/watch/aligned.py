"""Aligned: the pages of a case's languages as rows, each holding what says the same thing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from casegen.watch.anchors import Anchor

HEADINGS = frozenset({"h1", "h2", "h3"})
LEFT_OUT = frozenset({"running"})


class Unit(NamedTuple):
    """A paragraph, table or the like; `key` is the same in every language, `role` its part."""

    key: tuple[str, ...]
    role: str
    markup: str


class Column(NamedTuple):
    """One language's page in pieces, with the places that findings can lead to."""

    tag: str
    units: tuple[Unit, ...]
    anchors: tuple[Anchor, ...]


def column(page: str, tag: str, shown: Iterable[str]) -> Column:
    """A traced page in pieces; other languages' fronts are left out where those have columns."""
    article = html.document_fromstring(page).find(".//article")
    if article is None:
        msg = "the skeleton has no article"
        raise ValueError(msg)
    foreign = {f"front-{other}" for other in shown}
    pieces = list(walk(article, "front", "front", foreign))
    anchors = tuple(named(article, tag))
    units = tuple(Unit(key, role, markup(element)) for key, role, element in pieces)
    return Column(tag, units, anchors)


def walk(
    element: HtmlElement, section: str, role: str, foreign: set[str]
) -> Iterator[tuple[tuple[str, ...], str, HtmlElement]]:
    """Yield (key, role, element) of every piece below a section, in reading order."""
    met: Counter[str] = Counter()
    for child in element:
        kind = str(child.get("class", ""))
        if child.tag in {"section", "header"}:
            inner = str(child.get("id", "front"))
            if inner not in foreign:
                yield from walk(child, inner, f"{role} {kind}".removeprefix("front "), foreign)
        elif kind not in LEFT_OUT:
            mark = label(child, kind)
            met[mark] += 1
            yield (section, mark, str(met[mark])), role, child


def label(element: HtmlElement, kind: str) -> str:
    """What a piece is, in words that every language shares: the text it came from, or its kind."""
    origin = element.get("data-origin")
    if origin:
        return json.dumps(json.loads(origin)[0][:-1])
    if element.tag in HEADINGS:
        return "heading"
    return str(element.get("id") or f"{element.tag}.{kind}")


def named(article: HtmlElement, tag: str) -> Iterator[Anchor]:
    """Give every id its language, each traced paragraph an id, and say what they stand for."""
    named_already = set()
    for number, element in enumerate(article.iter()):
        origin = element.attrib.pop("data-origin", None)
        own = element.get("id") or role_id(element, tag) or (f"origin-{number}" if origin else "")
        if own and own not in named_already:
            element.set("id", f"{tag}-{own}")
            named_already.add(own)
        if origin:
            keys, start, end = json.loads(origin)
            yield Anchor(tuple(keys), start, end, f"{tag}-{own}")
        link = str(element.get("href", ""))
        if link.startswith("#"):
            element.set("href", f"#{tag}-{link[1:]}")
        elif link.startswith("http"):
            element.set("target", "_blank")
            element.set("rel", "noopener noreferrer")


def role_id(element: HtmlElement, tag: str) -> str:
    """An id for a piece that the skeleton gives none, so that findings can lead to it."""
    kind = str(element.get("class", ""))
    if element.tag == "h1":
        return "title"
    if kind in {"authors", "affiliations", "keywords"}:
        return kind
    parent = element.getparent()
    if kind in {"facts", "timeline"} and parent is not None:
        return f"{parent.get('id', '').removeprefix(f'{tag}-')}-{kind}"
    return ""


def markup(element: HtmlElement) -> str:
    """An element as HTML, without what follows it."""
    return str(html.tostring(element, encoding="unicode", with_tail=False))


def rows(columns: Sequence[Column]) -> list[dict[str, Unit]]:
    """The pieces of all columns side by side; a row lacks the languages that lack its piece."""
    merged: list[dict[str, Unit]] = [{columns[0].tag: unit} for unit in columns[0].units]
    for other in columns[1:]:
        merged = list(joined(merged, other))
    return merged


def joined(merged: Sequence[dict[str, Unit]], other: Column) -> Iterator[dict[str, Unit]]:
    """Yield rows with one more column, its pieces in their own order."""
    keys = [next(iter(row.values())).key for row in merged]
    matcher = SequenceMatcher(None, keys, [unit.key for unit in other.units], autojunk=False)
    for how, first, last, start, end in matcher.get_opcodes():
        if how == "equal":
            pairs = zip(merged[first:last], other.units[start:end], strict=True)
            yield from ({**row, other.tag: unit} for row, unit in pairs)
        else:
            yield from merged[first:last]
            yield from ({other.tag: unit} for unit in other.units[start:end])


def table(columns: Sequence[Column]) -> Markup:
    """The rows as HTML."""
    cell = Markup('<div class="cell column-{} {}" lang="{}">{}</div>')
    row = Markup('<div class="row" id="row-{}">{}</div>')
    found = []
    for line in rows(columns):
        first = next(iter(line.values()))
        cells = [
            cell.format(number, line[tag].role, tag, Markup(line[tag].markup))  # noqa: S704
            if tag in line
            else cell.format(number, "absent", tag, "")
            for number, tag in enumerate((column.tag for column in columns), 1)
        ]
        found.append(row.format(" ".join(first.key), Markup("").join(cells)))
    return Markup("\n").join(found)
