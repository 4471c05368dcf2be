"""The desk: the cases being watched, and the work of making anew what has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic

from casegen.case.finding import Finding, told
from casegen.case.load import Place
from casegen.watch import worker
from casegen.watch.panel import fault
from casegen.watch.sheet import Sheet
from casegen.watch.view import Ask, View
from casegen.watch.worker import Worker, WorkerLostError

PATIENCE = 0.05
UNREADABLE = "S000"


class Desk:
    """Makes anew what has changed, first what somebody looks at, and tells those who wait."""

    def __init__(
        self, find: Callable[[], Iterable[Ask]], tell: Callable[[Sheet, float], None]
    ) -> None:
        self.sheets: dict[str, Sheet] = {}
        self._find = find
        self.pictures: dict[str, tuple[str, bytes]] = {}
        self.closing = False
        self.style = 0
        self.worker = Worker()
        self.printer = Worker()
        self._tell = tell
        self._work = asyncio.Event()
        self._waiting: set[asyncio.Event] = set()
        self.discover()

    def discover(self) -> bool:
        """Take up the cases that are new; whether there are any."""
        known = {sheet.root for sheet in self.sheets.values()}
        new = [ask for ask in self._find() if ask.folder.resolve() not in known]
        for ask in new:
            slug = ask.folder.resolve().name
            while slug in self.sheets:
                slug += "*"
            self.sheets = dict(sorted({**self.sheets, slug: Sheet(slug, ask)}.items()))
        if new:
            self._work.set()
        return bool(new)

    async def run(self) -> None:
        """Make what is stale for as long as the server lives."""
        while not self.closing:
            made = await self._next()
            if made:
                self.announce()
            else:
                self._work.clear()
                await self._work.wait()

    async def _next(self) -> bool:
        sheets = sorted(self.sheets.values(), key=lambda sheet: not sheet.viewers)
        for sheet in sheets:
            if sheet.page_stale and sheet.viewers:
                await self._draw(sheet)
                return True
            if sheet.panel_stale:
                await self._judge(sheet)
                return True
        return False

    async def _draw(self, sheet: Sheet) -> None:
        sheet.page_stale = False
        begun = monotonic()
        view = await self._drawn(sheet)
        if any(finding.code == UNREADABLE for finding in view.faults):
            # An editor may be between emptying the file and filling it.
            await asyncio.sleep(PATIENCE)
            view = await self._drawn(sheet)
        if view.faults and sheet.page_stale:
            # It changed meanwhile, or its worker was ended for another: it is drawn again at once.
            return
        if view.faults:
            sheet.fault = fault(view.faults, shown=sheet.view is not None)
        else:
            sheet.panel_stale |= sheet.view is None or sheet.view.anchors != view.anchors
            self._keep(view)
            sheet.view, sheet.fault = view, {}
        self._tell(sheet, monotonic() - begun)

    def _keep(self, view: View) -> None:
        """Keep the pictures of a new view, and those that pages show until it takes its place."""
        views = [view, *(one.view for one in self.sheets.values() if one.view)]
        used = frozenset().union(*(one.used for one in views))
        held = {**self.pictures, **view.pictures}
        self.pictures = {name: held[name] for name in held if name in used}

    async def _drawn(self, sheet: Sheet) -> View:
        try:
            return await self.worker.ask(worker.draw, sheet.ask, frozenset(self.pictures))
        except WorkerLostError as error:
            return View(faults=(lost(error, sheet.ask),))

    async def _judge(self, sheet: Sheet) -> None:
        sheet.panel_stale = False
        anchors = dict(sheet.view.anchors) if sheet.view else {}
        try:
            sheet.panel = await self.worker.ask(worker.judge, sheet.ask, anchors)  # type: ignore[arg-type]
        except WorkerLostError as error:
            if sheet.panel_stale:
                return
            sheet.fault = fault((lost(error, sheet.ask),), shown=sheet.view is not None)

    def changed(self, sheets: Iterable[Sheet]) -> None:
        """Say that files of these cases have changed."""
        for sheet in sheets:
            sheet.page_stale = sheet.panel_stale = True
            sheet.changes += 1
        self._work.set()

    def outdated(self) -> None:
        """Say that casegen's own files have changed: everything is made anew by new workers."""
        self.worker.stop()
        self.printer.stop()
        self.style += 1
        self.changed(self.sheets.values())

    @contextmanager
    def looking(self, sheet: Sheet | None) -> Iterator[asyncio.Event]:
        """Count a viewer of a case while the context lasts; the event is set at every change."""
        event = asyncio.Event()
        self._waiting.add(event)
        if sheet:
            sheet.viewers += 1
            sheet.panel_stale |= sheet.view is None
        self._work.set()
        try:
            yield event
        finally:
            self._waiting.discard(event)
            if sheet:
                sheet.viewers -= 1

    def announce(self) -> None:
        """Wake all who wait for a change."""
        for event in self._waiting:
            event.set()

    def close(self) -> None:
        """End: whoever waits is let go, and the workers stop."""
        self.closing = True
        self.worker.stop()
        self.printer.stop()
        self._work.set()
        self.announce()


def lost(error: WorkerLostError, ask: Ask) -> Finding:
    """The finding for a worker that did not come back."""
    place = Place(ask.folder.as_posix(), 1, 1, 1, 1)
    return told("X903", place, error.message, error.values)
