"""CSL-JSON: the references as reference managers and citation processors exchange them."""

from __future__ import annotations

import json

from casegen.document.publication import Edition


def csl_json(edition: Edition) -> bytes:
    """The references in the order of their numbers, under the names of CSL-JSON 1.0."""
    record = next(iter(edition.documents.values()))
    listed = [entry.fields for entry in record.references]
    return (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode()
