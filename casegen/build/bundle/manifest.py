"""The manifest: what a bundle says of itself; from a stranger it is a word and no proof."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import StringConstraints, ValidationError

from casegen import __version__
from casegen.build.bundle.packing import PackingError
from casegen.build.libraries import asked, native
from casegen.case.model.issue import Issue
from casegen.case.model.text import Record
from casegen.messages import _

if TYPE_CHECKING:
    from casegen.check.check import Checked
    from casegen.document.publication import Edition

NAME = "manifest.json"
PYTHON = ".".join(map(str, sys.version_info[:2]))


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


def read(files: Mapping[str, bytes]) -> Manifest:
    """The bundle's manifest; raises PackingError."""
    if NAME not in files:
        raise PackingError(_("The archive has no “{name}”; it is no bundle."), name=NAME)
    try:
        return Manifest.model_validate_json(files[NAME])
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            if fault["loc"] == ("format",) and isinstance(fault["input"], int):
                message = _("The bundle is of format {format}, which this casegen cannot read.")
                raise PackingError(message, format=str(fault["input"])) from None
        raise PackingError(_("The bundle’s “{name}” cannot be read."), name=NAME) from None


def written(
    whole: Edition, checked: Checked, inputs: Mapping[str, bytes], outputs: Mapping[str, bytes]
) -> bytes:
    """The manifest's bytes: what the bundle holds, and what its outputs were made from and with."""
    issue = whole.manner.issue
    record = {
        "format": 1,
        "casegen": __version__,
        "python": PYTHON,
        "libraries": versions(),
        "slug": whole.slug,
        "profile": checked.profile.name if checked.profile else None,
        "draft": whole.manner.draft,
        "blind": whole.manner.blind,
        "final": whole.manner.final,
        "issue": issue.model_dump(mode="json", exclude_none=True) if issue else None,
        "inputs": digests(inputs),
        "outputs": digests(outputs),
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def made_with() -> dict[str, str]:
    """The versions of casegen, Python and the libraries, by name."""
    return {"casegen": __version__, "python": PYTHON, **versions()}


@cache
def versions() -> dict[str, str]:
    """The versions of the libraries that shape what is printed, by name."""
    return dict(sorted({**asked()["versions"], **native()}.items()))


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file by its name."""
    return {name: sha256(files[name]).hexdigest() for name in sorted(files)}
