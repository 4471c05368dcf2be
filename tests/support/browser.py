"""Shows a page in Chromium, cut off from every network, and asks axe-core about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, Request, Route, sync_playwright

from tests.support.need import need, need_file

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OPEN: list[tuple[Playwright, Browser]] = []


@contextmanager
def page_at(width: int) -> Iterator[tuple[Page, list[str]]]:
    """Yield a blank page `width` CSS pixels wide, and the list of addresses it will ask for.

    The list leaves out `data:` addresses and the file that the test itself opens. Only files are
    answered; every other request is recorded and refused. Each page has a profile of its own, new
    and empty, in the one browser of a module of tests.
    """
    asked: list[str] = []

    def answer(route: Route, request: Request) -> None:
        opened = request.is_navigation_request() and request.frame.parent_frame is None
        if not (opened and request.url.startswith("file:")):
            asked.append(request.url)
        if request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()

    with browser().new_context(viewport={"width": width, "height": 900}, offline=True) as context:
        context.route("**/*", answer)
        page = context.new_page()
        page.on("websocket", lambda socket: asked.append(socket.url))
        yield page, asked


def browser() -> Browser:
    """The browser, started for the first page that asks."""
    if OPEN and not OPEN[0][1].is_connected():
        close()
    if not OPEN:
        path = need(*BROWSERS)
        playwright = sync_playwright().start()
        OPEN.append((playwright, playwright.chromium.launch(executable_path=path, args=FLAGS)))
    return OPEN[0][1]


def close() -> None:
    """End the browser; while there is one, nothing else in its thread can run an event loop."""
    while OPEN:
        playwright, opened = OPEN.pop()
        opened.close()
        playwright.stop()


def axe_violations(page: Page) -> list[str]:
    """Return what axe-core holds against the page as shown, as "rule: help (selectors)"."""
    page.evaluate(need_file(AXE).read_text(encoding="utf-8"))
    report = page.evaluate("() => axe.run(document)")
    assert report["passes"], "axe-core looked at nothing"
    return [
        f"{violation['id']}: {violation['help']} ({_selectors(violation['nodes'])})"
        for violation in report["violations"]
    ]


def screenshot(html: Path, png: Path, width: int) -> None:
    """Write a picture of the whole page, `width` CSS pixels wide, as a PNG file."""
    with page_at(width) as (page, _):
        page.goto(html.resolve().as_uri())
        page.screenshot(path=png, full_page=True)


def _selectors(nodes: list[dict[str, list[object]]]) -> str:
    return ", ".join(str(part) for node in nodes for part in node["target"])
