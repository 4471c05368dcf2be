"""State: what an output folder's files were made from, as a log that each case made adds to.

One file for each output folder, a JSON object to a line, each behind the seal of the user whose
casegen wrote it; of several about one case the last counts. A line that another wrote, that was cut
short, or that is no record, is passed over: the files it was about are made again.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from hmac import compare_digest
from pathlib import Path
from typing import Any

from casegen.build.record import Record, record
from casegen.system.cache import seal
from casegen.system.regular import content
from casegen.system.whole import WriteError, unfollowed, write

FOLDER = ".casegen"
FILE = "state.jsonl"
FORMAT = "casegen-state"
VERSION = 3
# So much is read of a log; ten thousand cases need a quarter of it.
LARGEST = 200_000_000


class State:
    """The state of one output folder."""

    def __init__(self, out: Path) -> None:
        self.path = out / FOLDER / FILE
        self.records: dict[str, Record] = {}
        self.environments: dict[str, dict[str, Any]] = {}
        self.survey: dict[str, Any] | None = None
        self.lines = 0
        self.stamp = stamp(self.path)
        with suppress(OSError):
            self.read(content(self.path, LARGEST))

    def read(self, data: bytes) -> None:
        """Take in the lines of a log."""
        lines = data.splitlines()
        if not lines or lines[0] != header():
            return
        for line in lines[1:]:
            self.lines += 1
            try:
                self.take(opened(line))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                continue

    def take(self, said: Any) -> None:  # noqa: ANN401 - any JSON value
        """Take in one line's value; raises ValueError, TypeError or KeyError if it is no record."""
        slug = said.get("case") if isinstance(said, dict) else None
        if isinstance(slug, str):
            if said.get("record") is None:
                self.records.pop(slug, None)
            else:
                self.records[slug] = record(said["record"], slug)
        elif isinstance(said["environment"], str) and isinstance(said["parts"], dict):
            self.environments[said["environment"]] = said["parts"]
            self.survey = said

    def note(self, new: Record) -> None:
        """Add a case's record to the log; an empty one says there is none. Raises WriteError."""
        self.records[new.slug] = new.pruned()
        if not new.targets:
            del self.records[new.slug]
        self.append({"case": new.slug, "record": asdict(new) if new.targets else None})

    def note_environment(self, survey: dict[str, Any]) -> None:
        """Add what surrounds the cases to the log. Raises WriteError."""
        self.take(survey)
        self.append(survey)

    def append(self, said: dict[str, Any]) -> None:
        """Add a line to the log, or write it anew where most of it is out of date."""
        living = len(self.records) + len(self.environments)
        if not self.lines or self.stamp is None or self.lines > 2 * living + 100:
            self.compact()
            return
        line = sealed(said) + b"\n"
        try:
            with open(self.path, "r+b", opener=unfollowed) as file:
                file.seek(-1, os.SEEK_END)
                cut = file.read(1) != b"\n"
                file.write(b"\n" + line if cut else line)
        except OSError as error:
            raise WriteError(self.path, error) from None
        self.lines += 1
        self.stamp = stamp(self.path)

    def current(self) -> bool:
        """Whether no other process has written the log since it was read."""
        return self.stamp == stamp(self.path)

    def compact(self) -> None:
        """Write the log anew with one line for each case, and only environments in use."""
        used = {making.environment for kept in self.records.values() for making in kept.makings}
        said: list[dict[str, Any]] = [
            {"environment": key, "parts": parts}
            for key, parts in self.environments.items()
            if key in used
        ]
        said += [self.survey] if self.survey else []
        said += [{"case": slug, "record": asdict(kept)} for slug, kept in self.records.items()]
        lines = [sealed(line) for line in said]
        write(self.path, b"\n".join([header(), *lines, b""]))
        self.lines = len(lines)
        self.stamp = stamp(self.path)


def header() -> bytes:
    """The first line of a log."""
    return json.dumps({FORMAT: VERSION}).encode()


def sealed(said: dict[str, Any]) -> bytes:
    """A line of a log: what is said, behind the user's seal."""
    line = json.dumps(said, separators=(",", ":")).encode()
    return seal(FORMAT, line).hex().encode() + b" " + line


def opened(line: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """What a line says; raises ValueError where its seal is not the user's own."""
    given, _space, said = line.partition(b" ")
    if not compare_digest(given, seal(FORMAT, said).hex().encode()):
        raise ValueError("not under this seal")
    return json.loads(said)


def stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells whether another process has written a log meanwhile; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
