"""The app: the pages, their live contents, and the files they need."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from hashlib import sha256
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from casegen.watch import worker
from casegen.watch.assets import ANEW, FOREVER, font, nothing, script, style
from casegen.watch.desk import Desk, lost
from casegen.watch.guard import POLICY, Guard
from casegen.watch.panel import fault, fill
from casegen.watch.sheet import Sheet, listed, parts
from casegen.watch.words import readers
from casegen.watch.worker import WorkerLostError

FRAMED = {
    **ANEW,
    "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
}
BREATH = 15


class Pages:
    """Answers requests about a desk, in the language that the reader chose."""

    def __init__(self, desk: Desk, reader: str) -> None:
        self.desk = desk
        self.default = reader

    def reader(self, request: Request) -> str:
        """The language that the page speaks to its reader."""
        asked = request.query_params.get("reader", "")
        return asked if asked in readers() else self.default

    def sheet(self, request: Request) -> Sheet:
        """The case that is asked for; raises HTTPException."""
        sheet = self.desk.sheets.get(request.path_params["slug"])
        if sheet is None:
            raise HTTPException(404)
        return sheet

    def parts(self, sheet: Sheet | None, reader: str) -> dict[str, str]:
        """What the page of a case, or else the list of cases, shows of the moment."""
        if sheet is None:
            return listed(self.desk.sheets.values(), reader)
        return parts(sheet, self.desk.style, reader)

    async def index(self, request: Request) -> Response:
        """Every case with its state; a single one is shown at once."""
        if len(self.desk.sheets) == 1:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/cases/{quote(next(iter(self.desk.sheets)))}{query}", 307)
        reader = self.reader(request)
        shown = self.parts(None, reader)
        return page("index.html", reader, shown, address="/events")

    async def case(self, request: Request) -> Response:
        """A case, all languages side by side."""
        sheet, reader = self.sheet(request), self.reader(request)
        with self.desk.looking(sheet) as event:
            while not self.desk.closing and sheet.view is None and not sheet.fault:
                event.clear()
                await event.wait()
        shown = self.parts(sheet, reader)
        address = f"/cases/{quote(sheet.slug)}/events"
        several = len(self.desk.sheets) > 1
        return page("case.html", reader, shown, address=address, sheet=sheet, several=several)

    async def events(self, request: Request) -> Response:
        """What changes on a page, as server-sent events, from what the browser says it has."""
        reader = self.reader(request)
        sheet = self.sheet(request) if "slug" in request.path_params else None
        show = partial(self.parts, sheet, reader)
        held = (item.partition(":") for item in request.query_params.getlist("has"))
        seen = {name: content for name, _, content in held}
        stream = changes(self.desk, sheet, show, seen)
        return StreamingResponse(stream, media_type="text/event-stream", headers=ANEW)

    async def pdf(self, request: Request) -> Response:
        """A case's PDF in one language, made now."""
        sheet, tag, reader = self.sheet(request), request.path_params["tag"], self.reader(request)
        if sheet.view is None or tag not in sheet.view.names:
            raise HTTPException(404)
        try:
            made = await self.desk.printer.ask(worker.pdf, sheet.ask, tag)
        except WorkerLostError as error:
            made = (lost(error, sheet.ask),)
        if isinstance(made, bytes):
            name = f"{sheet.slug}.{tag}.pdf"
            # Browsers show a PDF with a program of their own, which a stricter policy would stop.
            policy = {"Content-Security-Policy": "frame-ancestors 'self'"}
            shown = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
            return Response(made, media_type="application/pdf", headers=ANEW | policy | shown)
        told = {"fault": fault(made, shown=False)[reader]}
        return page("unprinted.html", reader, told, status=422, headers=FRAMED)

    async def figure(self, request: Request) -> Response:
        """A picture of a case by the digest of its bytes."""
        found = self.desk.pictures.get(request.path_params["digest"])
        if found is None:
            raise HTTPException(404)
        return Response(found[1], media_type=found[0], headers=FOREVER)

    async def absent(self, request: Request, _error: Exception) -> Response:
        """The page for what there is not."""
        return page("absent.html", self.reader(request), {}, status=404)


async def changes(
    desk: Desk, sheet: Sheet | None, show: Callable[[], dict[str, str]], seen: dict[str, str]
) -> AsyncIterator[str]:
    """Yield what differs from what a browser has, whenever it does."""
    with desk.looking(sheet) as event:
        yield "retry: 1000\n\n"
        while not desk.closing:
            event.clear()
            new = {name: text for name, text in show().items() if seen.get(name) != digest(text)}
            if new:
                seen |= {name: digest(text) for name, text in new.items()}
                data = {name: [seen[name], text] for name, text in new.items()}
                yield f"data: {json.dumps(data)}\n\n"
            try:
                await asyncio.wait_for(event.wait(), BREATH)
            except TimeoutError:
                yield ":\n\n"


def page(
    template: str,
    reader: str,
    shown: dict[str, str],
    *,
    status: int = 200,
    headers: dict[str, str] = ANEW,
    **values: object,
) -> HTMLResponse:
    """A whole page; `shown` are its live parts, each with the digest that the browser keeps."""
    live = {name: (digest(text), text) for name, text in shown.items()}
    return HTMLResponse(fill(template, reader, live=live, **values), status, headers)


def digest(text: str) -> str:
    """A short name for a content."""
    return sha256(text.encode()).hexdigest()[:16]


def app(desk: Desk, reader: str, port: int) -> Guard:
    """The whole of it behind its guard."""
    pages = Pages(desk, reader)
    routes = [
        Route("/", pages.index),
        Route("/events", pages.events),
        Route("/cases/{slug}", pages.case),
        Route("/cases/{slug}/events", pages.events),
        Route("/cases/{slug}/{tag}.pdf", pages.pdf),
        Route("/figures/{digest}", pages.figure),
        Route("/fonts/{name}", font),
        Route("/watch.css", style),
        Route("/watch.js", script),
        Route("/favicon.ico", nothing),
    ]
    answering = Starlette(routes=routes, exception_handlers={404: pages.absent})
    answering.router.redirect_slashes = False
    return Guard(answering, port)
