"""Build: what is stale, and the pipeline run for it, every file written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegen.environment import environment
from casegen.folder import FolderError, read
from casegen.limits import FIGURE_BYTES
from casegen.message import _
from casegen.target import CASE_FILE, Target

if TYPE_CHECKING:
    from casegen.check import Checked
    from casegen.finding import Finding

STATE = ".casegen"


@dataclass
class Outcome:
    """What became of one case: the files made, those that were fresh, and the findings."""

    folder: Path
    made: list[Path] = field(default_factory=list)
    fresh: list[Path] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    failed: bool = False


class WriteError(Exception):
    """An output that could not be written: a message template with its path and the reason."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.message = _("“{path}” cannot be written: {reason}.")
        self.values = {"path": str(path), "reason": reason}


def build(targets: Iterable[Target], *, always: bool = False) -> Iterator[Outcome]:
    """Make what is stale, case by case; a case with errors keeps the files it had."""
    by_case: dict[Path, list[Target]] = {}
    for target in targets:
        by_case.setdefault(target.folder, []).append(target)
    for folder, wanted in by_case.items():
        yield build_case(folder, wanted, always=always)


def build_case(folder: Path, wanted: list[Target], *, always: bool) -> Outcome:
    """Make the stale ones among a case's targets."""
    outcome = Outcome(folder)
    stale = [target for target in wanted if always or not fresh(target)]
    outcome.fresh = [target.path for target in wanted if target not in stale]
    if not stale:
        return outcome
    from casegen.check import Options
    from casegen.pipeline import examined, rendered

    # Hashed before it is read: a change made meanwhile leaves the outputs stale, not fresh.
    written = input_digest(folder, CASE_FILE)
    checked, outcome.findings = examined(folder, Options(profile=stale[0].profile))
    if checked is None or any(finding.severity == "error" for finding in outcome.findings):
        outcome.failed = True
        return outcome
    files, broken = rendered(checked, stale)
    if broken:
        outcome.findings += broken
        outcome.failed = True
        return outcome
    for target, data in files:
        write(target.path, data)
        remember(target, data, written, checked)
        outcome.made.append(target.path)
    return outcome


def fresh(target: Target) -> bool:
    """Whether a target is what its inputs would make it, by content and not by time."""
    state = recorded(target)
    return (
        bool(state)
        and state.get("environment") == environment()
        and state.get("profile") == target.profile
        and state.get("output") == digest(target.path)
        and all(input_digest(target.folder, name) == sha for name, sha in state["inputs"].items())
    )


def recorded(target: Target) -> dict[str, Any]:
    """What was noted when the target was last made; nothing where the note is missing or broken."""
    try:
        state = json.loads(note(target).read_bytes())
    except (OSError, ValueError):
        return {}
    sound = isinstance(state, dict) and isinstance(state.get("inputs"), dict)
    return state if sound else {}


def remember(target: Target, data: bytes, written: str, checked: Checked) -> None:
    """Note what a target was made from; `written` is the digest of the case file."""
    inputs = {CASE_FILE: written}
    inputs |= {
        name: image.original or sha256(image.data).hexdigest()
        for name, image in checked.images.items()
    }
    state: Mapping[str, Any] = {
        "environment": environment(),
        "profile": target.profile,
        "inputs": inputs,
        "output": sha256(data).hexdigest(),
    }
    write(note(target), json.dumps(state, indent=1, sort_keys=True).encode())


def note(target: Target) -> Path:
    """Where the note on a target lies."""
    return target.out / STATE / f"{target.path.name}.json"


def input_digest(folder: Path, name: str) -> str:
    """The SHA-256 of a file of a case; empty where it is not to be had."""
    try:
        return sha256(read(folder, name, FIGURE_BYTES)).hexdigest()
    except FolderError:
        return ""


def digest(path: Path) -> str:
    """The SHA-256 of a file, empty where it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def write(path: Path, data: bytes) -> None:
    """Write a file whole: a temporary one beside it, flushed, then renamed. Raises WriteError."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise WriteError(path, error.strerror or str(error)) from None


def remove(out: Path) -> Iterator[Path]:
    """Remove every file that a build noted as its own, and the folders that leaves empty."""
    notes = sorted((out / STATE).glob("*.json"))
    for made in notes:
        name = made.stem
        path = out / name.split(".")[0] / name
        made.unlink(missing_ok=True)
        if path.is_file():
            path.unlink()
            yield path
        for folder in (path.parent, made.parent, out):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
