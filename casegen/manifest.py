"""The manifest: what a bundle says of itself, read as a stranger's word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints, ValidationError

from casegen.bundle import MANIFEST
from casegen.message import _
from casegen.model.issue import Issue
from casegen.model.text import Record
from casegen.packing import PackingError


class Manifest(Record):
    """What a bundle says of itself; digests are SHA-256 in hexadecimal."""

    format: Literal[1]
    casegen: str
    python: str
    libraries: Mapping[str, str]
    slug: Annotated[str, StringConstraints(pattern=r"^[^/\\\x00]{1,255}$")]
    profile: str
    draft: bool
    blind: bool
    final: bool
    issue: Issue | None
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]


def read_manifest(files: Mapping[str, bytes]) -> Manifest:
    """The bundle's manifest; raises PackingError."""
    if MANIFEST not in files:
        raise PackingError(_("The archive has no “{name}”; it is no bundle."), name=MANIFEST)
    try:
        return Manifest.model_validate_json(files[MANIFEST])
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if fault["loc"] == ("format",) and isinstance(fault["input"], int):
                message = _("The bundle is of format {format}, which this casegen cannot read.")
                raise PackingError(message, format=str(fault["input"])) from None
        raise PackingError(_("The bundle’s “{name}” cannot be read."), name=MANIFEST) from None
