"""Composes whole cases in this process, and reads the JATS made of them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from lxml import etree

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.document.publication import Edition
from casegen.formats.whole.jats_xml import jats_xml
from tests.support.least_case import checked, least
from tests.support.outputs import CASES

Tree = etree._Element  # noqa: SLF001 - lxml's name for the type
XML = "{http://www.w3.org/XML/1998/namespace}"
SLUGS = tuple(sorted(path.parent.name for path in CASES.glob("*/case.toml")))
assert len(SLUGS) >= 2, "both cases"


@cache
def printed(slug: str) -> Edition:
    """Return a case under cases/ as its formats take it."""
    done, findings = examined(CASES / slug)
    assert done is not None, findings
    return edition(done, slug)


def changed(toml: str) -> Edition:
    """Return the least case with a piece of TOML laid over it."""
    with TemporaryDirectory() as folder:
        return edition(checked(least(toml), Path(folder)), "least")


@cache
def article(slug: str) -> Tree:
    """Return a case as JATS."""
    return etree.fromstring(jats_xml(printed(slug)))


def part(slug: str, language: str) -> Tree:
    """Return the article without its translations, or one of these."""
    whole = etree.fromstring(jats_xml(printed(slug)))
    for translation in whole.findall("sub-article"):
        if translation.get(f"{XML}lang") == language:
            return translation
        whole.remove(translation)
    assert whole.get(f"{XML}lang") == language
    return whole


def words(element: Tree) -> str:
    """Return the text of an element, its white space evened out."""
    return " ".join("".join(map(str, element.itertext())).split())


def found(root: Tree, path: str, **names: str) -> list[Tree]:
    """Return the elements that an XPath finds."""
    return cast("list[Tree]", etree.XPath(path)(root, **names))


def said(root: Tree, path: str, **names: str) -> list[str]:
    """Return the texts of what an XPath finds."""
    pieces = cast("list[Tree | str]", etree.XPath(path)(root, **names))
    return [piece if isinstance(piece, str) else words(piece) for piece in pieces]
