"""A case just begun is shown at once, with what remains to be written apart from what is wrong."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.outputs import casegen
from tests.watch.test_watch import SLOW, browser, edit, live, port_of, start

__all__ = ["browser"]

STATED = "#findings .next"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A page that watches a folder in which there is no case yet."""
    process = start(tmp_path, "--port", "0")
    yield f"http://127.0.0.1:{port_of(process)}"
    os.killpg(process.pid, signal.SIGINT)
    output, _ = process.communicate(timeout=20)
    assert "Traceback" not in output


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)
    yield context.new_page()
    context.close()


def test_a_case_begun_beside_the_page_is_listed_shown_and_filled(
    tmp_path: Path, address: str, page: Page
) -> None:
    page.goto(address)
    expect(page.locator("#cases")).to_contain_text("There is no case here yet")
    done = casegen("new", "mother", "--title", "Lao màng não", "--patients", "2", cwd=tmp_path)
    assert done.returncode == 0
    expect(page.locator("#cases")).to_contain_text("parts still to write")
    expect(page.locator("#cases")).not_to_contain_text("note")
    open_case(page)
    expect(page.locator("#rows")).to_contain_text("Lao màng não")
    expect(page.locator("#rows")).to_contain_text("Tiền sử: chưa viết")
    expect(page.locator("#rows")).to_contain_text("[History: not yet written]")
    expect(page.locator(STATED)).to_contain_text("next: Title (en)")
    expect(page.locator("#findings .list")).to_have_count(0)
    count, total = numbers(page)
    assert page.locator("#findings .to-write li").count() == count <= total
    file = tmp_path / "cases" / "mother" / "case.toml"
    edit(file, 'não"\nen = ""', 'não"\nen = "Tuberculous meningitis"')
    expect(page.locator(STATED)).not_to_contain_text("next: Title")
    assert numbers(page) == (count - 1, total)
    expect(page.locator("#rows")).to_contain_text("Tuberculous meningitis")


def test_what_is_wrong_stands_apart_from_what_remains(
    tmp_path: Path, address: str, page: Page
) -> None:
    casegen("new", "mother", cwd=tmp_path)
    file = tmp_path / "cases" / "mother" / "case.toml"
    edit(file, '[title]\nvi = ""', '[title]\nvi = "Lao  màng não"')
    show(page, address)
    expect(page.locator("#findings .list .code")).to_contain_text(["doubled-space"])
    expect(page.locator("#findings .list")).not_to_contain_text("still to be written")
    expect(page.locator("#findings .to-write")).to_contain_text("History")


def test_what_remains_is_told_in_the_readers_language_and_leads_to_its_place(
    tmp_path: Path, address: str, page: Page
) -> None:
    casegen("new", "mother", cwd=tmp_path)
    show(page, f"{address}?reader=vi")
    expect(page.locator(STATED)).to_contain_text("Tên bài")
    link = page.locator("#findings .to-write a", has_text="Tiền sử")
    place = page.locator(link.get_attribute("href") or "")
    link.click()
    expect(place).to_be_in_viewport()


def show(page: Page, address: str) -> None:
    """Open the case from the list, on which it stands as soon as it is found."""
    page.goto(address)
    open_case(page)


def open_case(page: Page) -> None:
    page.get_by_role("link", name="mother").click()
    live(page)


def numbers(page: Page) -> tuple[int, int]:
    """How many parts remain of how many, as the page says it."""
    count, _of, total, *_rest = (page.locator(STATED).text_content() or "").split()
    return int(count), int(total)
