"""A bundle: everything a journal takes in of one case, with a manifest of what it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.build.beside import CHECKLIST, with_checklists
from casegen.build.bundle.manifest import NAME, written
from casegen.build.dispatch import rendered
from casegen.build.job import give_up
from casegen.build.links import Astray, astray
from casegen.build.pipeline import edition
from casegen.build.result import Result
from casegen.build.target import BUNDLE, Target, targets_of
from casegen.case.finding import told
from casegen.case.load import CASE_FILE, Place, Source
from casegen.check.gathering import gathered
from casegen.check.reports.json import json as as_json
from casegen.check.reports.text import text as as_text
from casegen.document.output_name import named
from casegen.formats.render import suffixes, whole_suffixes
from casegen.messages import _

if TYPE_CHECKING:
    from casegen.case.finding import Finding
    from casegen.check.check import Checked
    from casegen.document.publication import Edition
    from casegen.style.options import Manner

INPUTS = "inputs/"
# Files that go by a name of their own wherever they are.
KNOWN_AS = {"cff": "CITATION.cff"}
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
    known = suffixes()
    plain = [name for name in known if not name.startswith(CHECKLIST)]
    profile = next(iter(whole.documents.values())).profile.name
    wanted = with_checklists(plain, known, profile)
    forms = [(tag, suffix) for tag in whole.documents for suffix in wanted]
    forms += [("", suffix) for suffix in whole_suffixes()]
    targets = targets_of(checked.source.folder, forms, None, OUT)
    result = rendered(whole, tuple(targets))
    if result.failed:
        return {}, result.findings
    names = [KNOWN_AS.get(suffix) or named(slug, tag, suffix) for tag, suffix in forms]
    made = (rendering.data for rendering in result.renderings)
    outputs = dict(zip(names, made, strict=True))
    inputs = {INPUTS + name: data for name, data in whole.files.items()}
    for rendering in result.renderings:
        outputs |= rendering.beside
    if lost := tuple(astray({**inputs, **outputs})):
        return {}, tuple(map(partial(lacking, checked.source), lost))
    # What was found quotes the case as it is, its authors too.
    outputs |= {} if manner.blind else reports(whole, checked.findings)
    note = written(whole, checked, inputs, outputs)
    return {**inputs, **outputs, NAME: note}, ()


def lacking(source: Source, one: Astray) -> Finding:
    """The finding for an output that points to what is not there."""
    message = _("{name} points to “{target}”, which is not there.")
    values = {"name": one.name, "target": one.target}
    return told("X910", Place(source.name, 1, 1, 1, 1), message, values)


def reports(whole: Edition, findings: Iterable[Finding]) -> dict[str, bytes]:
    """What `check` said of the case, for people in each language and for machines."""
    own = [
        replace(
            one,
            place=one.place._replace(path=CASE_FILE),
            also=one.also and one.also._replace(path=CASE_FILE),
            others=tuple(place._replace(path=CASE_FILE) for place in one.others),
        )
        for one in gathered(findings)
        # The bundle holds the figures without what their files said beside them.
        if one.name != "image-metadata"
    ]
    said = {f"check.{tag}.txt": as_text(own, tag, None).encode() for tag in whole.documents}
    return {**said, "check.json": as_json(own, "en", None).encode()}
