"""Links: what delivered files point to, and whether it is there."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from casegen.build.links.csl import csl
from casegen.build.links.jats import jats
from casegen.build.links.pointers import Pointers
from casegen.build.links.web import web
from casegen.build.links.word import word

READERS: Final[Mapping[str, Callable[[bytes], Pointers]]] = {
    ".html": web,
    ".jats.xml": jats,
    ".docx": word,
    ".csl.json": csl,
}
# What reading a file of no such kind raises.
UNREADABLE: Final = (
    *(ValueError, TypeError, LookupError, AttributeError, RecursionError, SyntaxError),
    *(AssertionError, NotImplementedError, zipfile.BadZipFile, zlib.error, etree.LxmlError),
)
# What lies outside of anything that is delivered, or is the thing itself.
ELSEWHERE: Final = frozenset({"http", "https", "mailto", "tel", "data", "urn"})


class Astray(NamedTuple):
    """A file that points to something that is not there."""

    name: str
    target: str


def astray(files: Mapping[str, bytes], there: frozenset[str] | None = None) -> Iterator[Astray]:
    """Everything in some files that points to nothing in them, nor to a file that is `there`.

    Files are named as they lie in one folder, with slashes.
    """
    names = frozenset(files) | (there or frozenset())
    read = {name: found for name in files if (found := pointers(name, files[name])) is not None}
    for name, found in read.items():
        yield from (Astray(name, target) for target in found.broken)
        for target in dict.fromkeys(found.targets):
            if not leads(name, target, names, read):
                yield Astray(name, target)


def pointers(name: str, data: bytes) -> Pointers | None:
    """What a file points to, None for a kind of file that points to nothing."""
    reader = next((READERS[suffix] for suffix in READERS if name.endswith(suffix)), None)
    return reader(data) if reader else None


def leads(name: str, target: str, names: frozenset[str], read: Mapping[str, Pointers]) -> bool:
    """Whether what stands in a file leads to something."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme in ELSEWHERE
    if parts.netloc:
        return False
    path = unquote(parts.path)
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if whole not in names:
        return False
    fragment = unquote(parts.fragment)
    return not fragment or whole not in read or fragment in read[whole].ids
