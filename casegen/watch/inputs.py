"""Inputs: every file that a page depends on, watched, whatever editors and folders do to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from casegen.case.load import CASE_FILE
from casegen.system.data import PACKAGE, TEMPLATES
from casegen.watch.desk import Desk
from casegen.watch.sheet import Sheet

# Editors save in several steps; so much time, in milliseconds, without another makes one change.
STEP = 10
LONGEST = 100
RETRY = 0.2
LOOK = 0.5
OWN = frozenset({".css", ".csl", ".html", ".po", ".toml", ".txt"})
PASSING = ("~", ".tmp", ".swp", ".swx", ".part", ".crswap")


class Wanted(DefaultFilter):
    """Leaves out what editors write beside a file while they save it."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is one of a file that matters."""
        name = Path(path).name
        passing = name.startswith((".", "#")) or name.endswith(PASSING) or name == "4913"
        return not passing and super().__call__(change, path)


class Inputs:
    """Tells a desk of changes in cases' folders, and in casegen's own data."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.again = asyncio.Event()
        self.seen = {slug: state(sheet) for slug, sheet in desk.sheets.items()}

    async def run(self) -> None:
        """Watch for as long as the server lives."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.within())
            tasks.create_task(self.around())
            tasks.create_task(self.look())

    async def within(self) -> None:
        """Watch what is in the folders that there are; begin anew when those change."""
        own = {PACKAGE, TEMPLATES}
        while not self.desk.closing:
            self.again.clear()
            folders = {sheet.root for sheet in self.desk.sheets.values() if sheet.root.is_dir()}
            async for paths in batches(folders | own, self.again, recursive=True):
                self.note(paths)

    def note(self, paths: Iterable[Path]) -> None:
        """Pass on which cases changed, or that casegen itself did."""
        changed: dict[str, Sheet] = {}
        outdated = False
        for path in paths:
            cases = [one for one in self.desk.sheets.values() if path.is_relative_to(one.root)]
            changed |= {one.slug: one for one in cases}
            inside = path.is_relative_to(PACKAGE) or path.is_relative_to(TEMPLATES)
            outdated |= not cases and inside and path.suffix in OWN
        if outdated:
            self.desk.outdated()
        elif changed:
            self.seen |= {slug: state(sheet) for slug, sheet in changed.items()}
            self.desk.changed(changed.values())

    async def look(self) -> None:
        """Look at the case files now and then, for what no watching tells: a folder that is new.

        Nor is anything told of a network drive, or while the watching begins anew.
        """
        while not self.desk.closing:
            await asyncio.sleep(LOOK)
            if self.desk.discover():
                self.again.set()
            now = {slug: state(sheet) for slug, sheet in self.desk.sheets.items()}
            missed = [slug for slug in now if now[slug] != self.seen.get(slug)]
            self.seen = now
            if missed:
                self.desk.changed([self.desk.sheets[slug] for slug in missed])

    async def around(self) -> None:
        """Watch for folders of cases that go, come back, or are put in place of one another."""
        while not self.desk.closing:
            roots = {sheet.root: sheet for sheet in self.desk.sheets.values()}
            # Where there is no case yet, the folder in which one may be begun.
            parents = {nearest(root.parent) for root in roots} or {Path.cwd()}
            async for paths in batches(parents, asyncio.Event(), recursive=False):
                touched = [roots[path] for path in paths if path in roots]
                moved = parents != {nearest(root.parent) for root in roots}
                if touched or moved:
                    self.desk.changed(touched or roots.values())
                    self.again.set()
                if moved:
                    break


async def batches(
    folders: Iterable[Path], stop: asyncio.Event, *, recursive: bool
) -> AsyncIterator[list[Path]]:
    """Yield the paths that changed together; ends when stopped, or when a folder is not there."""
    polling = False
    while not stop.is_set():
        try:
            async for found in awatch(
                *folders,
                watch_filter=Wanted(),
                step=STEP,
                debounce=LONGEST,
                stop_event=stop,
                recursive=recursive,
                force_polling=polling,
                ignore_permission_denied=True,
            ):
                yield [Path(path) for _change, path in found]
        except FileNotFoundError:
            await asyncio.sleep(RETRY)
            return
        except OSError:
            # The system watches no more folders for this user: look at them instead.
            polling = True
        else:
            return


def state(sheet: Sheet) -> tuple[int, int, int] | None:
    """What tells one state of a case file from another; None where there is no file."""
    try:
        found = (sheet.root / CASE_FILE).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def nearest(folder: Path) -> Path:
    """A folder, or the first above it that there is."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), folder)
