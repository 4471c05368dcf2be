"""Word: the relations between the parts of a package, and the bookmarks that links name."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from casegen.build.links.pointers import Pointers
from casegen.system.limits import MB

# Bytes of all parts of a package together.
MOST = 500 * MB
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
NAMED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELD = re.compile(r"^\s*(?:REF|PAGEREF)\s+(\S+)")


def word(data: bytes) -> Pointers:
    """What a Word file points to outside of itself, and what within it leads nowhere."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        trees = {
            name: parsed(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))
        }
    related = {name: relations(tree) for name, tree in trees.items() if name.endswith(".rels")}
    broken, outside = list(untyped(trees, names)), list[str]()
    for name, rows in related.items():
        folder = posixpath.dirname(posixpath.dirname(name))
        for target, external in rows.values():
            if external:
                outside.append(target)
            elif part(folder, target) not in names:
                broken.append(target)
    for name, tree in trees.items():
        own = related.get(
            f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels".lstrip("/")
        )
        broken += unrelated(tree, own or {})
    bookmarks = marked(trees)
    broken += [mark for tree in trees.values() for mark in called(tree) if mark not in bookmarks]
    return Pointers(tuple(outside), broken=tuple(dict.fromkeys(broken)))


def parsed(data: bytes) -> etree._Element:
    """A part's tree."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def relations(tree: etree._Element) -> dict[str, tuple[str, bool]]:
    """The target of each relation by its id, and whether it is outside the package."""
    return {
        str(row.get("Id")): (str(row.get("Target")), row.get("TargetMode") == "External")
        for row in tree.iter(PACKAGE)
    }


def part(folder: str, target: str) -> str:
    """The name of the part that a relation leads to."""
    whole = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(whole).lstrip("/")


def untyped(trees: dict[str, etree._Element], names: frozenset[str]) -> Iterator[str]:
    """The parts that have a type and are not there."""
    for row in trees["[Content_Types].xml"].iter(TYPES):
        name = str(row.get("PartName")).lstrip("/")
        if name not in names:
            yield name


def unrelated(tree: etree._Element, own: dict[str, tuple[str, bool]]) -> Iterator[str]:
    """The relations that a part names and does not have."""
    for element in tree.iter():
        for name, value in element.attrib.items():
            if str(name).startswith(NAMED) and str(value) and str(value) not in own:
                yield str(value)


def marked(trees: dict[str, etree._Element]) -> frozenset[str]:
    """The names of all bookmarks."""
    starts = (mark for tree in trees.values() for mark in tree.iter(f"{WORD}bookmarkStart"))
    return frozenset(str(mark.get(f"{WORD}name")) for mark in starts)


def called(tree: etree._Element) -> Iterator[str]:
    """The bookmarks that links and fields of a part name."""
    for link in tree.iter(f"{WORD}hyperlink"):
        if anchor := link.get(f"{WORD}anchor"):
            yield str(anchor)
    texts = (text.text or "" for text in tree.iter(f"{WORD}instrText"))
    simple = (str(field.get(f"{WORD}instr", "")) for field in tree.iter(f"{WORD}fldSimple"))
    for said in (*texts, *simple):
        if found := FIELD.match(said):
            yield found[1]
