"""Verify a bundle: rebuild it from the inputs inside, and name whatever is not what they make."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.build.bundle import INPUTS, bundle
from casegen.build.bundle.manifest import NAME, Manifest, made_with, read
from casegen.build.bundle.packing import PackingError, Unpacked, pack, too_large, unpack
from casegen.build.dispatch import staff
from casegen.build.links import UNREADABLE, astray
from casegen.case.load import CASE_FILE
from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.check.overran import overran
from casegen.check.stops import stops
from casegen.messages import _, tell
from casegen.messages.visible import visible
from casegen.style.options import Manner
from casegen.system.data import profiles
from casegen.system.limits import CASE_BYTES, EXPORT_BYTES, FIGURE_BYTES, FOLDER_BYTES
from casegen.system.processes.bounds import Bounds, Overrun
from casegen.system.untrusted import FolderError, parts

if TYPE_CHECKING:
    from casegen.case.finding import Finding

# So much is shown of what a file points to.
LONGEST = 200
# No case that is read is larger: its figures, its file, and what it is written from.
MOST_INPUTS = FOLDER_BYTES + CASE_BYTES + EXPORT_BYTES


@dataclass(frozen=True)
class Verdict:
    """What became of one file of a bundle: a message template with its values.

    `place` is where in the inputs it is, if it is about a place there.
    """

    sound: bool
    message: str
    values: dict[str, str]
    place: str = ""

    def said(self, language: str) -> str:
        """The verdict in a language, on one line."""
        return visible(self.place + tell(self.message, self.values, language))


def within(data: bytes, bounds: Bounds) -> list[Verdict]:
    """The verdicts on a bundle, by a worker where there are bounds; raises PackingError."""
    if not bounds.given:
        return verify(data)
    with staff((__name__,), 1, bounds) as workers:
        try:
            return workers.submit(verify, data).result()
        except Overrun as error:
            found = overran(error, Path(CASE_FILE), bounds)
            return [wrong(found.message, **found.values)]


def verify(data: bytes) -> list[Verdict]:
    """A verdict on each file of a bundle; raises PackingError for what is no bundle."""
    files = unpack(data)
    if NAME in files and files.entries[NAME].file_size > CASE_BYTES:
        raise too_large(CASE_BYTES)
    manifest = read(files)
    others = list(otherwise(manifest))
    found = [*tampered(files, manifest), *others]
    if manifest.blind:
        found += pointing(files)
        message = _("It cannot be verified: the inputs are withheld for blind review.")
        return [*found, wrong(message)]
    made, failures = rebuilt(files, manifest)
    found += failures
    if made:
        differing = list(compared(files, made))
        found += differing
        if not all(one.sound for one in differing):
            found += pointing(files)
        if others and not all(one.sound for one in differing):
            message = _(
                "It was made with other versions than these; what differs may come of that."
            )
            found.append(wrong(message))
        if all(one.sound for one in found) and pack(made) != data:
            found.append(wrong(_("The archive holds the right files, but was packed by others.")))
    if all(one.sound for one in found):
        message = _("The bundle is sound: its {count} files are what its inputs make.")
        found.append(told(message, count=str(len(files))))
    return found


def tampered(files: Unpacked, manifest: Manifest) -> Iterator[Verdict]:
    """The files that are not those the manifest names."""
    noted = {**manifest.inputs, **manifest.outputs}
    for name, digest in noted.items():
        if name not in files:
            yield wrong(_("{name}: missing"), name=name)
        elif files.digests[name] != digest:
            yield wrong(_("{name}: not the file that the manifest names"), name=name)
    for name in sorted(files.keys() - noted.keys() - {NAME}):
        yield wrong(_("{name}: not in the manifest"), name=name)


def otherwise(manifest: Manifest) -> Iterator[Verdict]:
    """What the bundle was made with that is not here in the same version."""
    then = {"casegen": manifest.casegen, "python": manifest.python, **manifest.libraries}
    here = made_with()
    for name in sorted(here.keys() | then.keys()):
        before, now = then.get(name, "–"), here.get(name, "–")
        if before != now:
            message = _("made with {name} {then}, compared with {now}")
            yield told(message, name=name, then=before, now=now)


def rebuilt(files: Unpacked, manifest: Manifest) -> tuple[dict[str, bytes], list[Verdict]]:
    """What the inputs make now, or why they make nothing; raises PackingError."""
    with tempfile.TemporaryDirectory(prefix="casegen-") as scratch:
        folder = Path(scratch)
        lay_out(files, folder)
        options = Options(profile=manifest.profile, final=manifest.final, complete=True)
        checked, findings = examined(folder, options)
    if manifest.profile not in profiles():
        message = _("There is no profile “{name}” here, in which it was made.")
        return {}, [wrong(message, name=manifest.profile)]
    errors = [one for one in findings if one.severity == "error"]
    if checked is not None and not stops(findings, final=manifest.final):
        manner = Manner(manifest.issue, manifest.draft, manifest.blind, manifest.final)
        made, broken = bundle(checked, manifest.slug, manner)
        errors = list(broken)
        if made:
            return made, []
    return {}, [wrong(_("The inputs make no report.")), *map(reason, errors)]


def pointing(files: Unpacked) -> Iterator[Verdict]:
    """What the files given point to that is not among them; what is very large is not read."""
    message = _("{name}: points to “{target}”, which is not there")
    own = (name for name in files if not name.startswith(INPUTS))
    for name in (one for one in own if files.entries[one].file_size <= FIGURE_BYTES):
        # Another program may have made it, and what cannot be read is told as differing.
        with suppress(*UNREADABLE):
            lost = astray({name: files[name]}, frozenset(files))
            yield from [wrong(message, name=name, target=one.target[:LONGEST]) for one in lost]


def lay_out(files: Unpacked, folder: Path) -> None:
    """Write the inputs where a case is read; raises PackingError where they cannot lie there."""
    inputs = [name for name in files if name.startswith(INPUTS)]
    if sum(files.entries[name].file_size for name in inputs) > MOST_INPUTS:
        raise too_large(MOST_INPUTS)
    for name in inputs:
        try:
            path = folder.joinpath(*parts(name.removeprefix(INPUTS)))
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(files.pieces(name))
        except FolderError as error:
            raise PackingError(error.message, **error.values) from None
        except OSError as error:
            message = _("“{name}” cannot be laid out as a file: {reason}.")
            raise PackingError(message, name=name, reason=error.strerror or "") from None


def reason(finding: Finding) -> Verdict:
    """The verdict that a finding in the inputs is."""
    place = f"{INPUTS}{CASE_FILE}:{finding.place.line}:{finding.place.column}: "
    return Verdict(sound=False, message=finding.message, values=finding.values, place=place)


def compared(files: Unpacked, made: Mapping[str, bytes]) -> Iterator[Verdict]:
    """Whether each file is what the inputs make, and where it first differs."""
    for name in sorted(made.keys() | files.keys()):
        if name not in made:
            yield wrong(_("{name}: not made from these inputs"), name=name)
        elif name not in files:
            yield wrong(_("{name}: made from these inputs, but not in the bundle"), name=name)
        elif sha256(made[name]).hexdigest() == files.digests[name]:
            yield told(_("{name}: same"), name=name)
        else:
            message = _("{name}: differs from what these inputs make, from byte {byte} on")
            yield wrong(message, name=name, byte=str(files.parting(name, made[name])))


def told(message: str, **values: str) -> Verdict:
    """A verdict that nothing is wrong."""
    return Verdict(sound=True, message=message, values=values)


def wrong(message: str, **values: str) -> Verdict:
    """A verdict that something is wrong."""
    return Verdict(sound=False, message=message, values=values)
