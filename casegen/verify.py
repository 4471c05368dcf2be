"""Verify a bundle: rebuild it from the inputs inside, and name whatever is not what they make."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints, ValidationError

from casegen.bundle import INPUTS, MANIFEST, bundle, versions
from casegen.check import Options, stops
from casegen.manner import Manner
from casegen.message import _
from casegen.model.issue import Issue
from casegen.model.text import Record
from casegen.packing import PackingError, pack, unpack
from casegen.pipeline import examined


class Manifest(Record):
    """What a bundle says of itself; digests are SHA-256 in hexadecimal."""

    format: Literal[1]
    casegen: str
    python: str
    libraries: Mapping[str, str]
    slug: Annotated[str, StringConstraints(pattern=r"^[^/\\\x00]{1,128}$")]
    profile: str
    draft: bool
    blind: bool
    issue: Issue | None
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """What became of one file of a bundle: a message template with its values."""

    sound: bool
    message: str
    values: dict[str, str]


def verify(data: bytes) -> list[Verdict]:
    """A verdict on each file of a bundle; raises PackingError for what is no bundle."""
    files = unpack(data)
    manifest = read_manifest(files)
    found = list(tampered(files, manifest))
    if manifest.blind:
        return [*found, told(_("The inputs are withheld for blind review; nothing is rebuilt."))]
    made, failures = rebuilt(files, manifest)
    found += failures
    if made:
        found += compared(files, made)
        if all(one.sound for one in found) and pack(made) != data:
            found.append(wrong(_("The archive holds the right files, but was packed by others.")))
    return found


def read_manifest(files: Mapping[str, bytes]) -> Manifest:
    """The bundle's manifest; raises PackingError."""
    if MANIFEST not in files:
        raise PackingError(_("The archive has no “{name}”; it is no bundle."), name=MANIFEST)
    try:
        return Manifest.model_validate_json(files[MANIFEST])
    except ValidationError:
        raise PackingError(_("The bundle’s “{name}” cannot be read."), name=MANIFEST) from None


def tampered(files: Mapping[str, bytes], manifest: Manifest) -> Iterator[Verdict]:
    """The files that are not those the manifest names."""
    noted = {**manifest.inputs, **manifest.outputs}
    for name, digest in noted.items():
        if name not in files:
            yield wrong(_("{name}: missing"), name=name)
        elif sha256(files[name]).hexdigest() != digest:
            yield wrong(_("{name}: not the file that the manifest names"), name=name)
    for name in sorted(files.keys() - noted.keys() - {MANIFEST}):
        yield wrong(_("{name}: not in the manifest"), name=name)
    here = versions()
    for name in sorted(here.keys() | manifest.libraries.keys()):
        then, now = manifest.libraries.get(name, "–"), here.get(name, "–")
        if then != now:
            message = _("made with {name} {then}, compared with {now}")
            yield told(message, name=name, then=then, now=now)


def rebuilt(
    files: Mapping[str, bytes], manifest: Manifest
) -> tuple[dict[str, bytes], list[Verdict]]:
    """What the inputs make now, or why they make nothing."""
    with tempfile.TemporaryDirectory(prefix="casegen-") as scratch:
        folder = Path(scratch) / "case"
        folder.mkdir()
        for name, data in files.items():
            if name.startswith(INPUTS):
                path = folder / name.removeprefix(INPUTS)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        checked, findings = examined(folder, Options(profile=manifest.profile))
    errors = [one for one in findings if one.severity == "error"]
    if checked is not None and not stops(findings, final=False):
        manner = Manner(manifest.issue, manifest.draft, manifest.blind)
        made, broken = bundle(checked, manifest.slug, manner)
        errors = list(broken)
        if made:
            return made, []
    message = _("The inputs make no report: {reason}")
    first = errors[0] if errors else None
    return {}, [wrong(message, reason=first.said("en") if first else "")]


def compared(files: Mapping[str, bytes], made: Mapping[str, bytes]) -> Iterator[Verdict]:
    """Whether each file is what the inputs make, and where it first differs."""
    for name in sorted(made.keys() | files.keys()):
        if name not in made:
            yield wrong(_("{name}: not made from these inputs"), name=name)
        elif name not in files:
            yield wrong(_("{name}: made from these inputs, but not in the bundle"), name=name)
        elif made[name] == files[name]:
            yield told(_("{name}: same"), name=name)
        else:
            message = _("{name}: differs from what these inputs make, from byte {byte} on")
            yield wrong(message, name=name, byte=str(parting(made[name], files[name])))


def parting(one: bytes, other: bytes) -> int:
    """The offset of the first byte in which two files differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def told(message: str, **values: str) -> Verdict:
    """A verdict that nothing is wrong."""
    return Verdict(sound=True, message=message, values=values)


def wrong(message: str, **values: str) -> Verdict:
    """A verdict that something is wrong."""
    return Verdict(sound=False, message=message, values=values)
