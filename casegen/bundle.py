"""A bundle: everything a journal takes in of one case, with a manifest of what it was made from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from casegen import __version__
from casegen.building.dispatch import rendered
from casegen.building.job import Result, give_up
from casegen.building.libraries import asked, native
from casegen.figure_files import figure_files
from casegen.pipeline import edition
from casegen.render import suffixes, whole_suffixes
from casegen.reports.json import json as as_json
from casegen.reports.text import text as as_text
from casegen.target import BUNDLE, CASE_FILE, Target, named, targets_of

if TYPE_CHECKING:
    from casegen.check import Checked
    from casegen.edition import Edition
    from casegen.finding import Finding
    from casegen.manner import Manner

INPUTS = "inputs/"
MANIFEST = "manifest.json"
# Files that go by a name of their own wherever they are.
KNOWN_AS = {"cff": "CITATION.cff"}
PYTHON = ".".join(map(str, sys.version_info[:2]))
# Where targets are said to lie that are only put into the bundle.
OUT = Path()


def bundle(
    checked: Checked, slug: str, manner: Manner
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The files of a case's bundle by name, or what stood in the way of one."""
    try:
        whole = edition(checked, slug, manner)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told as a finding
        result = Result()
        give_up(result, error, Target(checked.source.folder, "", BUNDLE, None, OUT))
        return {}, result.findings
    forms = [(tag, suffix) for tag in whole.documents for suffix in suffixes()]
    forms += [("", suffix) for suffix in whole_suffixes()]
    wanted = targets_of(checked.source.folder, forms, None, OUT)
    result = rendered(whole, tuple(wanted))
    if result.failed:
        return {}, result.findings
    names = [KNOWN_AS.get(suffix) or named(slug, tag, suffix) for tag, suffix in forms]
    made = (rendering.data for rendering in result.renderings)
    outputs = dict(zip(names, made, strict=True))
    inputs = {INPUTS + name: data for name, data in whole.files.items()}
    # The figures are the same in every language.
    figures = figure_files(next(iter(whole.documents.values())))
    outputs |= {f"figures/{one.name}": one.image.data for one in figures}
    # What was found quotes the case as it is, its authors too.
    outputs |= {} if manner.blind else reports(whole, checked.findings)
    note = manifest(whole, checked, inputs, outputs)
    return {**inputs, **outputs, MANIFEST: note}, ()


def reports(whole: Edition, findings: Iterable[Finding]) -> dict[str, bytes]:
    """What `check` said of the case, for people in each language and for machines."""
    own = [
        replace(
            one,
            place=one.place._replace(path=CASE_FILE),
            also=one.also and one.also._replace(path=CASE_FILE),
        )
        for one in findings
        # The bundle holds the figures without what their files said beside them.
        if one.name != "image-metadata"
    ]
    said = {f"check.{tag}.txt": as_text(own, tag, None).encode() for tag in whole.documents}
    return {**said, "check.json": as_json(own, "en", None).encode()}


def manifest(
    whole: Edition, checked: Checked, inputs: Mapping[str, bytes], outputs: Mapping[str, bytes]
) -> bytes:
    """What the bundle holds, and what its outputs were made from and with."""
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
