"""Set references by a CSL style, each as one text with the marks of `marks.py`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from citeproc import (
    LANGUAGE_NAMES,
    PRIMARY_DIALECTS,
    Citation,
    CitationItem,
    CitationStylesBibliography,
)
from citeproc.source.json import CiteProcJSON

from casegen.compose.bibliography.error import BibliographyError
from casegen.compose.bibliography.fields import fields
from casegen.compose.bibliography.marks import MarkFormatter
from casegen.compose.bibliography.names import ShapeError
from casegen.compose.bibliography.nodes import inlines
from casegen.compose.bibliography.style import csl_style, source

_DEFAULT_LOCALE: Final = "en-US"
_KEY: Final = "reference"


def set_texts(
    references: Sequence[Mapping[str, Any]], style: str, language: str
) -> tuple[str, ...]:
    """Set the references in the order given; see `bibliography.entries`."""
    source(style)
    return tuple(
        _entry(reference, str(reference.get("id", place)), style, language)
        for place, reference in enumerate(references, start=1)
    )


def _entry(reference: Mapping[str, Any], name: str, style: str, language: str) -> str:
    own = _primary(reference.get("language"))
    try:
        written = json.dumps(dict(reference), default=str, sort_keys=True)
        entry = _printed(written, style, _locale(language), own)
    except ShapeError as error:
        raise BibliographyError(f"Reference {name!r}: {error}.") from error
    except Exception as error:  # citeproc-py raises whatever it trips over
        raise BibliographyError(
            f"Reference {name!r} cannot be set in the style {style!r}; check its fields."
        ) from error
    if not entry:
        raise BibliographyError(f"Reference {name!r} has nothing to print; give it a title.")
    return entry


@lru_cache(maxsize=2048)
def _printed(written: str, style: str, locale: str, own: str) -> str:
    ready = fields(json.loads(written), _KEY, locale, own)
    bibliography = CitationStylesBibliography(
        csl_style(style, locale), CiteProcJSON([ready]), MarkFormatter
    )
    item = CitationItem(_KEY)
    if ready.get("number-of-pages", "").isdecimal():
        # citeproc-py looks for this one on the citation, and leaves out the "p." without it.
        item["number-of-pages"] = ready["number-of-pages"]
    bibliography.register(Citation([item]))
    text = "".join(str(entry) for entry in bibliography.bibliography())
    return text if inlines(text) else ""


def _primary(tag: object) -> str:
    """Return the primary subtag of a language tag, or nothing; PubMed writes vie for vi."""
    subtag = re.split(r"[-_]", tag.strip().lower())[0] if isinstance(tag, str) else ""
    return {"vie": "vi", "eng": "en"}.get(subtag, subtag)


def _locale(document: str) -> str:
    """Choose the CSL locale of a list: that of its document, whatever the works are written in."""
    exact = {tag.lower(): tag for tag in LANGUAGE_NAMES}.get(document.lower())
    return str(exact or PRIMARY_DIALECTS.get(_primary(document), _DEFAULT_LOCALE))
