"""Records: what is noted of a case that was made, read back strictly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from casegen.case.media import SUFFIXES
from casegen.system.fingerprint import Entry, entry


@dataclass
class Making:
    """What some files were made from: options, the case's files, environment and profiles."""

    asked: dict[str, str]
    inputs: dict[str, str]
    environment: str
    profiles: list[str]


@dataclass
class Made:
    """One file made: its making's place, what it held, and the languages that it depends on.

    Those are all that its case has text in, for a document may say a word in each. `beside` are the
    files that it points to, each with what it held.
    """

    making: int
    seen: Entry
    languages: list[str]
    depfile: bool = False
    beside: dict[str, Entry] = field(default_factory=dict)


@dataclass
class Record:
    """One case: its folder from the output folder, its languages, what was seen and made of it."""

    slug: str
    folder: str
    languages: list[str]
    seen: dict[str, Entry] = field(default_factory=dict)
    makings: list[Making] = field(default_factory=list)
    targets: dict[str, Made] = field(default_factory=dict)

    def pruned(self) -> Record:
        """The record without the makings that no file is left of."""
        kept = sorted({made.making for made in self.targets.values()})
        place = {old: new for new, old in enumerate(kept)}
        for made in self.targets.values():
            made.making = place[made.making]
        self.makings = [self.makings[old] for old in kept]
        return self


def record(said: dict[str, Any], slug: str) -> Record:
    """A case's record as it was noted; raises ValueError, TypeError or KeyError if it is none."""
    makings = [
        Making(strings(one["asked"]), strings(one["inputs"]), str(one["environment"]),
               list(map(str, one["profiles"])))
        for one in said["makings"]
    ]  # fmt: skip
    targets = {name: made(one, len(makings)) for name, one in said["targets"].items()}
    inputs = {name for making in makings for name in making.inputs}
    if not all(own(name, slug) for name in targets) or not all(map(inside, inputs)):
        raise ValueError("a name leads out of the folder")
    seen = {str(name): entry(one) for name, one in said["seen"].items()}
    languages = list(map(str, said["languages"]))
    return Record(slug, str(said["folder"]), languages, seen, makings, targets)


def made(said: dict[str, Any], makings: int) -> Made:
    """One file's note; raises ValueError, TypeError or KeyError if it is none."""
    if not isinstance(said["making"], int) or not 0 <= said["making"] < makings:
        raise ValueError("no such making")
    beside = {str(name): entry(one) for name, one in said.get("beside", {}).items()}
    if not all(map(pictured, beside)):
        raise ValueError("no name of a figure")
    return Made(
        said["making"], entry(said["seen"]), list(map(str, said["languages"])),
        said["depfile"] is True, beside,
    )  # fmt: skip


def strings(said: dict[str, str]) -> dict[str, str]:
    """A table of texts; raises TypeError or ValueError where it is none."""
    if not all(isinstance(value, str) for value in said.values()):
        raise ValueError("not a text")
    return said


def own(name: str, slug: str) -> bool:
    """Whether a file's name is one that casegen gives to a file of that case."""
    return name.startswith(f"{slug}.") and inside(slug) and "/" not in name and "\0" not in name


def pictured(name: str) -> bool:
    """Whether a name is one that a figure goes by beside the file that points to it."""
    plain = inside(name) and "/" not in name and not name.startswith(".")
    return plain and name.endswith(tuple(SUFFIXES.values()))


def inside(name: str) -> bool:
    """Whether a relative name stays within its folder."""
    return not (name.startswith("/") or "\0" in name or ".." in name.split("/"))
