"""The ledger: which files of an output folder are stale, why, and what those made were made of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.build.environment import survey
from casegen.build.reason import Reason, asked_otherwise, concerns, reason
from casegen.build.record import Made, Making, Record
from casegen.build.state import State
from casegen.build.target import Target
from casegen.case.load import CASE_FILE
from casegen.messages import _
from casegen.system.fingerprint import Entry, look
from casegen.system.whole import discard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casegen.build.result import Result


class Ledger:
    """An output folder's state held against the case folders, the environment and the files."""

    def __init__(self, out: Path) -> None:
        self.state = State(out)
        self.survey = survey(self.state.survey)
        self.looked: dict[tuple[Path, str], Entry] = {}
        self.differences: dict[str, dict[str, tuple[str, str]]] = {}
        self.refreshed: set[str] = set()

    def remembered(self, folder: Path, slug: str) -> tuple[tuple[str, ...], str]:
        """The languages and the profile of a case whose file is as it was made from, else none.

        The profile is empty too where the case was only made in others than its own.
        """
        record = self.state.records.get(slug)
        before = record.seen.get(CASE_FILE) if record else None
        if record is None or before is None or self.look(folder, CASE_FILE, record) != before:
            return (), ""
        own = [making.profiles for making in record.makings if not making.asked.get("profile")]
        return tuple(record.languages), own[-1][0] if own and own[-1] else ""

    def reasons(self, target: Target) -> list[Reason]:
        """Why a file must be made; none where it is fresh."""
        record = self.state.records.get(target.slug)
        made = record.targets.get(target.path.name) if record else None
        if record is None or made is None:
            return [Reason(_("it was never made"))]
        making = record.makings[made.making]
        found = [
            *asked_otherwise(target, making),
            *self.inputs_changed(target, record, making),
            *self.environment_changed(making, made),
            *self.output_changed(target, made),
        ]
        if target.manner.final and not found:
            return [Reason(_("what is published is always made anew"))]
        return found

    def inputs_changed(self, target: Target, record: Record, making: Making) -> list[Reason]:
        """What changed of the author's own files."""
        found = []
        for name, content in making.inputs.items():
            now = self.look(target.folder, name, record)[0]
            if now != content:
                path = (target.folder / name).as_posix()
                found.append(Reason(_("{file} changed") if now else _("{file} is gone"),
                                    {"file": path}))  # fmt: skip
        return found

    def environment_changed(self, making: Making, made: Made) -> list[Reason]:
        """What changed of what surrounds the case, as far as the file depends on it."""
        if making.environment == self.survey["environment"]:
            return []
        if making.environment not in self.state.environments:
            return [Reason(_("it is not known with which casegen it was made"))]
        changes = self.changes(making.environment)
        return [
            reason(name, *values)
            for name, values in changes.items()
            if concerns(name, making, made)
        ]

    def output_changed(self, target: Target, made: Made) -> list[Reason]:
        """What became of the file itself."""
        now = look(target.path, made.seen)
        if not now[0]:
            return [Reason(_("it was deleted"))]
        if now[0] != made.seen[0]:
            return [Reason(_("it was edited"))]
        if now != made.seen:
            made.seen = now
            self.refreshed.add(target.slug)
        return list(self.beside_changed(target, made))

    def beside_changed(self, target: Target, made: Made) -> Iterator[Reason]:
        """What became of the files that the file points to."""
        for name, before in made.beside.items():
            now = look(target.path.with_name(name), before)
            if now[0] != before[0]:
                values = {"file": target.path.with_name(name).as_posix()}
                yield Reason(_("{file} changed") if now[0] else _("{file} is gone"), values)
            elif now != before:
                made.beside[name] = now
                self.refreshed.add(target.slug)

    def look(self, folder: Path, name: str, record: Record) -> Entry:
        """What one of the author's files holds, looked at once in each run."""
        key = folder, name
        if key not in self.looked:
            before = record.seen.get(name)
            now = self.looked[key] = look(folder / name, before)
            if before and now != before and now[0] == before[0]:
                record.seen[name] = now
                self.refreshed.add(record.slug)
        return self.looked[key]

    def changes(self, environment: str) -> dict[str, tuple[str, str]]:
        """The parts in which an environment differs from today's, each before and now."""
        if environment not in self.differences:
            before, now = self.state.environments[environment], self.survey["parts"]
            names = sorted(before.keys() | now.keys())
            pairs = {name: (str(before.get(name, "")), str(now.get(name, ""))) for name in names}
            self.differences[environment] = {
                name: pair for name, pair in pairs.items() if pair[0] != pair[1]
            }
        return self.differences[environment]

    def note(
        self,
        targets: Sequence[Target],
        seen: Sequence[tuple[Entry, dict[str, Entry]]],
        result: Result,
    ) -> None:
        """Note files just made, what each held, and what those that it points to held.

        Raises WriteError.
        """
        self.note_environment()
        slug, folder = targets[0].slug, targets[0].folder
        way = Path(os.path.relpath(folder, targets[0].out)).as_posix()
        old = self.state.records.get(slug)
        record = Record(slug, way, result.languages, result.seen)
        if old:
            record.makings, record.targets = old.makings, old.targets
            record.seen = old.seen | result.seen
        asked, environment = targets[0].asked, self.survey["environment"]
        record.makings.append(Making(asked, result.inputs, environment, result.profiles))
        for target, (one, beside) in zip(targets, seen, strict=True):
            last = len(record.makings) - 1
            name = target.path.name
            depfile = name in record.targets and record.targets[name].depfile
            record.targets[name] = Made(last, one, result.tags, depfile, beside)
        self.state.note(record)
        self.refreshed.discard(slug)

    def leave(self, target: Target, beside: Mapping[str, Entry]) -> None:
        """Remove what a file pointed to and does not any more, where nobody has edited it."""
        record = self.state.records.get(target.slug)
        made = record.targets.get(target.path.name) if record else None
        for name in (made.beside.keys() if made else set()) - beside.keys():
            path = target.path.with_name(name)
            if made and look(path)[0] == made.beside[name][0]:
                discard(path)

    def note_environment(self) -> None:
        """Note what surrounds the cases where it is not as it was noted. Raises WriteError."""
        if self.state.survey is not self.survey:
            self.state.note_environment(self.survey)
            self.state.survey = self.survey

    def refresh(self) -> None:
        """Note stats that have changed where contents have not, so as not to read those again."""
        for slug in sorted(self.refreshed):
            self.state.note(self.state.records[slug])
        self.refreshed.clear()
        if self.state.records:
            self.note_environment()

    @property
    def unnoted(self) -> bool:
        """Whether `refresh` has something to note."""
        return bool(self.refreshed) or self.state.survey is not self.survey
