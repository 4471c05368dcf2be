"""An edition: one case in all its languages, for the formats that hold more than one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casegen.case.finding import Finding
from casegen.case.model import Case
from casegen.case.origin import Keys
from casegen.document.tree import Document
from casegen.style.options import USUAL, Manner


@dataclass(frozen=True, slots=True)
class Edition:
    """A case with its documents by language, that of record first.

    `files` are the author's own files by their names within the case's folder; there are none
    where the report is blind. `findings` are what the check of the case left; `gaps` are the keys
    of what is still to be written.
    """

    slug: str
    case: Case
    documents: Mapping[str, Document]
    files: Mapping[str, bytes]
    manner: Manner = USUAL
    findings: tuple[Finding, ...] = ()
    gaps: frozenset[Keys] = frozenset()
