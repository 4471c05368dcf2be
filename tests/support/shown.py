"""Looks at a report as readers do: in a narrow window, and in Word as LibreOffice shows it."""

import subprocess
from pathlib import Path

import pymupdf

from casegen.document.publication import Edition
from casegen.formats.each.docx import docx
from casegen.formats.each.html import html
from tests.support.browser import page_at
from tests.support.need import need

CUT = """all => all.filter(one => one.scrollWidth > one.clientWidth + 2
    && one.clientWidth > 0 && !one.matches('.unseen')).map(one => one.outerHTML)"""
HELD = "main p, main li, main h1, main h2, main figure img, main td, main th"
# Points that stay white at the sides of a page.
WHITE = 20


def shown_at_320(made: Edition, folder: Path) -> None:
    """Fail where a report's page does not fit a window of 320 CSS pixels."""
    with page_at(320) as (page, _asked):
        for tag, document in made.documents.items():
            path = folder / f"page.{tag}.html"
            path.write_bytes(html(document))
            page.goto(path.as_uri())
            assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
            focused = page.eval_on_selector_all(".scroll", "all => all.map(one => one.tabIndex)")
            assert set(focused) == {0}
            assert page.eval_on_selector_all(HELD, CUT) == []


def shown_by_word(made: Edition, folder: Path) -> None:
    """Fail where LibreOffice puts a word or a picture of a report beyond its page."""
    files = []
    for tag, document in made.documents.items():
        path = folder / f"{made.slug}.{tag}.docx"
        path.write_bytes(docx(document))
        files.append(path)
    profile = f"-env:UserInstallation=file://{folder / 'office'}"
    command = [need("soffice", "libreoffice"), profile, "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=240
    )
    for path in files:
        lies_on_its_pages(path.with_suffix(".pdf"))


def lies_on_its_pages(path: Path) -> None:
    """Fail where a word or a picture of a PDF lies beyond its page."""
    with pymupdf.open(path) as file:  # type: ignore[no-untyped-call]
        for page in file:
            for x0, y0, x1, y1, *_rest in page.get_text("words"):
                assert x0 >= page.rect.x0 + WHITE
                assert x1 <= page.rect.x1 - WHITE
                assert page.rect.y0 <= y0 < y1 <= page.rect.y1
            for image in page.get_image_info():
                assert page.rect.contains(pymupdf.Rect(image["bbox"]))  # type: ignore[no-untyped-call]
