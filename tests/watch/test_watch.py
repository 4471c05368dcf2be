"""A case is shown as it is saved, whatever happens to its files, and to this computer alone."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.cli.test_cli import FIGURE
from tests.support.browser import BROWSERS, FLAGS, axe_violations
from tests.support.least_case import LEAST
from tests.support.need import need
from tests.support.outputs import CASES, ROOT

SLOW = 20_000
SOCKETS = Path("/proc/net/tcp")
HOSTILE = '<script>window.owned = 1</script><img src=x onerror=\\"window.owned = 2\\">'


@dataclass(frozen=True)
class Answer:
    status: int
    kind: str
    body: bytes


@dataclass(frozen=True)
class Desk:
    """A folder with cases, a copy of casegen's own files, and the server that watches both."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def small(self) -> Path:
        return self.folder / "cases" / "small"

    @property
    def file(self) -> Path:
        return self.small / "case.toml"

    def address(self, path: str = "/cases/small") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def ask(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheader("Content-Type", ""), answer.read())


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "casegen", "watch", "--no-browser", *arguments],
        cwd=folder,
        env=os.environ | {"LANGUAGE": "en", "PYTHONPATH": str(folder), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


def port_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", line)
    assert found, line
    return int(found[1])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("watch")
    for name in ("casegen", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(LEAST, folder / "cases" / "small")
    with (folder / "cases" / "small" / "case.toml").open("a", encoding="utf-8") as file:
        file.write(FIGURE)
    shutil.copytree(CASES / "kawasaki-ivig", folder / "cases" / "long")
    process = start(folder, "--port", "0")
    yield Desk(folder, port_of(process), process)
    os.killpg(process.pid, signal.SIGINT)
    output, _ = process.communicate(timeout=20)
    assert process.returncode in {0, 130}
    assert "Traceback" not in output
    assert "Error" not in output


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=need(*BROWSERS), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A window on the small case, put right again when the test is over."""
    kept = {path: path.read_bytes() for path in desk.small.iterdir()}
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    context.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(desk.address())
    live(page)
    for words in ("Transfusion helped.", "37 years"):
        expect(page.locator("#rows")).to_contain_text(words)
    settled(page)
    yield page
    assert errors == []
    context.close()
    desk.small.mkdir(exist_ok=True)
    for path, data in kept.items():
        path.write_bytes(data)


def live(page: Page) -> None:
    expect(page.locator("#status")).to_have_attribute("data-state", "live")


def edit(path: Path, old: str, new: str) -> None:
    """Save as most editors do: a new file in place of the old one."""
    text = path.read_text("utf-8")
    assert old in text
    beside = path.with_name("case.toml.new")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(path)


def settled(page: Page) -> None:
    expect(page.locator("#fault")).to_be_empty()
    expect(page.locator("#findings")).to_contain_text("Nothing to mend.")


def test_a_page_says_the_same_thing_in_one_row_in_both_languages(page: Page) -> None:
    row = page.locator(".row", has_text="Transfusion helped.")
    assert row.locator(".cell").all_inner_texts() == ["Truyền máu có ích.", "Transfusion helped."]
    boxes = [cell.bounding_box() for cell in row.locator(".cell").all()]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]


def test_a_saved_edit_is_shown_without_losing_the_place(page: Page, desk: Desk) -> None:
    page.goto(desk.address("/cases/long"))
    live(page)
    mark = page.get_by_text("Some 10–20% of children")
    mark.evaluate("element => element.scrollIntoView({ block: 'center' })")
    before = mark.bounding_box()
    link = mark.locator("a").first
    link.focus()
    file = desk.folder / "cases" / "long" / "case.toml"
    longer = "One child in five to ten, as every textbook says and no one doubts, "
    edit(file, "One child in five to ten ", longer * 4)
    expect(page.get_by_text(longer)).to_have_count(1)
    after = mark.bounding_box()
    assert before
    assert after
    assert page.evaluate("scrollY") > 500
    assert abs(after["y"] - before["y"]) < 1
    assert link.evaluate("link => link === document.activeElement")


def test_broken_toml_leaves_the_last_good_page_below_the_error(page: Page, desk: Desk) -> None:
    edit(desk.file, "age = 37", "age 37")
    line = desk.file.read_text("utf-8").split("age 37")[0].count("\n") + 1
    expect(page.locator("#fault")).to_contain_text(f"cases/small/case.toml:{line}:5")
    expect(page.locator("#fault")).to_contain_text("last version")
    expect(page.locator("#status")).to_have_attribute("data-state", "old")
    expect(page.locator("#status")).to_contain_text("Not as saved")
    expect(page.locator("#findings")).to_contain_text("toml-syntax")
    expect(page.locator("#rows")).to_contain_text("Transfusion helped.")
    edit(desk.file, "age 37", "age = 38")
    expect(page.locator("#fault")).to_be_empty()
    live(page)
    expect(page.locator("#rows")).to_contain_text("38 years")


def gone(desk: Desk) -> None:
    desk.file.unlink()


def folder_gone(desk: Desk) -> None:
    shutil.rmtree(desk.small)


def windows_text(desk: Desk) -> None:
    desk.file.write_bytes(desk.file.read_bytes().replace("Thiếu".encode(), b"Thi\xf4u", 1))


def huge(desk: Desk) -> None:
    with desk.file.open("a", encoding="utf-8") as file:
        file.write("# x\n" * 1_500_000)


def misspelt(desk: Desk) -> None:
    edit(desk.file, "signed_by", "signedby")


FAULTS = {
    "a file that is gone": (gone, "There is no such file"),
    "a folder that is gone": (folder_gone, "There is no such file"),
    "a file that is not UTF-8": (windows_text, "not UTF-8"),
    "a huge file": (huge, "larger than 0.5 MB"),
    "a key that there is not": (misspelt, "signed_by"),
}


@pytest.mark.parametrize(("spoil", "words"), FAULTS.values(), ids=FAULTS)
def test_no_broken_input_ends_the_page(page: Page, desk: Desk, spoil: object, words: str) -> None:
    kept = desk.file.read_text("utf-8")
    files = {path: path.read_bytes() for path in desk.small.iterdir()}
    assert callable(spoil)
    spoil(desk)
    expect(page.locator("#fault")).to_contain_text(words)
    expect(page.locator("#rows")).to_contain_text("Transfusion helped.")
    desk.small.mkdir(exist_ok=True)
    for path, data in files.items():
        path.write_bytes(data)
    desk.file.write_text(kept.replace("Transfusion helped.", "It helped again."), "utf-8")
    settled(page)
    expect(page.locator("#rows")).to_contain_text("It helped again.")


def test_a_finding_leads_to_the_words_it_means(page: Page, desk: Desk) -> None:
    edit(desk.file, "Transfusion helped.", "Transfusion helped, at a dose of 5ml.")
    entry = page.locator("#findings a", has_text="5 ml").first
    entry.focus()
    page.keyboard.press("Enter")
    meant = page.locator("[data-meant]")
    expect(meant).to_have_count(1)
    expect(meant).to_be_in_viewport()
    expect(meant).to_contain_text("at a dose of 5ml")
    assert meant.evaluate("element => element.closest('.cell').lang") == "en"
    assert meant.evaluate("element => element === document.activeElement")
    shown = "[...CSS.highlights.get('meant')].map(range => range.toString())"
    assert page.evaluate(shown) == ["5ml"]


def test_the_panel_speaks_the_language_its_reader_chooses(page: Page, desk: Desk) -> None:
    edit(desk.file, "[@lee2005]", "[@li2006]")
    expect(page.locator("#findings")).to_contain_text("No reference is called “li2006”")
    page.get_by_role("link", name="VI").click()
    expect(page.locator("#findings")).to_contain_text("Không có tài liệu tham khảo nào mang mã")
    assert page.evaluate("document.documentElement.lang") == "vi"
    expect(page.locator("#fault")).to_contain_text("Không có tài liệu tham khảo nào mang mã")
    expect(page.locator("#status")).to_have_attribute("data-state", "old")
    edit(desk.file, "[@li2006]", "[@lee2005]")
    expect(page.locator("#findings")).to_contain_text("Không có gì cần sửa.")
    live(page)


def test_another_figure_file_is_shown_and_a_broken_one_told(page: Page, desk: Desk) -> None:
    image = page.locator(".cell[lang=vi] figure img")
    before = image.get_attribute("src")
    assert before
    shutil.copy(desk.small / "dot.png", desk.small / "scan.png")
    expect(image).not_to_have_attribute("src", before)
    expect(image).to_have_js_property("complete", True)  # noqa: FBT003 - the property's value
    assert image.evaluate("image => image.naturalWidth") > 0
    (desk.small / "scan.png").write_text("<svg/>", "utf-8")
    expect(page.locator("#fault")).to_contain_text("is not an image")
    expect(image).to_be_attached()


def test_an_edited_profile_is_seen_and_a_broken_one_told(page: Page, desk: Desk) -> None:
    profile = desk.folder / "casegen" / "style" / "profiles" / "source-article.toml"
    kept = profile.read_text("utf-8")
    profile.write_text(kept.replace("Đặt vấn đề", "Mở đầu"), "utf-8")
    expect(page.locator("#vi-introduction-heading")).to_contain_text("Mở đầu")
    profile.write_text(kept.replace('order = "listed"', 'order = "listed'), "utf-8")
    expect(page.locator("#fault")).to_contain_text("source-article.toml:14:")
    profile.write_text(kept.replace('order = "listed"', 'order = "by-color"'), "utf-8")
    expect(page.locator("#fault")).to_contain_text("“order” must be one of: listed")
    expect(page.locator("#vi-introduction-heading")).to_contain_text("Mở đầu")
    profile.write_text(kept, "utf-8")
    settled(page)
    expect(page.locator("#vi-introduction-heading")).to_contain_text("Đặt vấn đề")


def test_a_pdf_is_made_when_it_is_asked_for(page: Page, desk: Desk) -> None:
    with page.expect_response(re.compile(r"/cases/small/en\.pdf")) as told:
        page.get_by_role("button", name="Show the PDF in English").click()
    assert told.value.status == 200
    expect(page.locator("[data-preview=en]")).to_be_visible()
    response = desk.ask("/cases/small/en.pdf")
    assert response.kind == "application/pdf"
    assert response.body.startswith(b"%PDF-")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("[data-preview=en]")).to_be_hidden()
    edit(desk.file, "age = 37", "age 37")
    refused = desk.ask("/cases/small/en.pdf")
    assert refused.status == 422
    assert "case.toml" in refused.body.decode()


def test_hostile_text_in_a_case_does_nothing(page: Page, desk: Desk) -> None:
    edit(desk.file, "Transfusion helped.", f"{HOSTILE} [here](javascript:window.owned=3)")
    expect(page.locator("#rows")).to_contain_text("<script>window.owned = 1</script>")
    edit(desk.file, "signed_by", "'<img src=x onerror=window.owned=4>'")
    expect(page.locator("#fault")).to_contain_text("onerror=window.owned=4")
    assert page.evaluate("window.owned") is None
    assert page.locator("#rows script, #rows [onerror], #fault img, #findings img").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0


def test_the_policy_runs_no_script_that_the_page_does_not_name(page: Page) -> None:
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        "{ textContent: 'window.owned = 5' }))"
    )
    assert page.evaluate("window.owned") is None


@pytest.mark.parametrize(
    ("width", "path"),
    [(1280, "/cases/long"), (1024, "/cases/small?reader=vi"), (420, "/cases/small"), (420, "/")],
)
def test_the_page_is_accessible_and_fits_its_window(
    browser: Browser, desk: Desk, width: int, path: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(desk.address(path))
    live(page)
    assert axe_violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    context.close()


def test_a_narrow_window_shows_one_language_or_the_findings(page: Page) -> None:
    page.set_viewport_size({"width": 420, "height": 800})
    english, panel = page.get_by_text("Transfusion helped."), page.locator("#findings")
    expect(english).to_be_hidden()
    page.get_by_role("button", name="English", exact=True).click()
    expect(english).to_be_visible()
    page.get_by_role("button", name="Findings").click()
    expect(english).to_be_hidden()
    expect(panel).to_be_visible()


def test_every_case_is_listed_with_its_state(page: Page, desk: Desk) -> None:
    edit(desk.file, "[@lee2005]", "[@li2006]")
    page.goto(desk.address("/"))
    expect(page.locator("#case-small")).to_contain_text("error")
    expect(page.locator("#case-long")).to_contain_text("Nothing to mend.")
    edit(desk.file, "[@li2006]", "[@lee2005]")
    expect(page.locator("#case-small")).to_contain_text("Nothing to mend.")
    page.get_by_role("link", name="small").click()
    expect(page.locator("#rows")).to_contain_text("Transfusion helped.")


def test_a_case_made_meanwhile_is_listed_whatever_its_name(page: Page, desk: Desk) -> None:
    page.goto(desk.address("/"))
    live(page)
    made = desk.folder / "cases" / "ca bệnh 2"
    shutil.copytree(LEAST, made)
    page.get_by_role("link", name="ca bệnh 2").click()
    expect(page.locator("#rows")).to_contain_text("Transfusion helped.")
    live(page)
    edit(made / "case.toml", "Transfusion helped.", "It helped.")
    expect(page.locator("#rows")).to_contain_text("It helped.")
    assert desk.ask("/cases/ca%20b%E1%BB%87nh%202/vi.pdf").body.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:{port}"}, 421),
        ({"Host": "127.0.0.1:{port}.evil.example"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
        ({"Host": "localhost:{port}"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}, 200),
    ],
)
def test_only_this_computers_own_pages_are_answered(
    desk: Desk, headers: dict[str, str], status: int
) -> None:
    sent = {name: value.format(port=desk.port) for name, value in headers.items()}
    assert desk.ask("/cases/small", **sent).status == status


@pytest.mark.parametrize(
    "path", ["/cases/none", "/figures/0", "/fonts/..%2f..", "/cases/small/xx.pdf", "/cases/..%2f"]
)
def test_what_there_is_not_is_not_found(desk: Desk, path: str) -> None:
    assert desk.ask(path).status == 404


@pytest.mark.skipif(not SOCKETS.exists(), reason="only Linux lists sockets as a file")
def test_nothing_but_the_loopback_is_listened_to(desk: Desk) -> None:
    connections = SOCKETS.read_text("ascii").splitlines()[1:]
    listening = [line.split()[1] for line in connections if line.split()[3] == "0A"]
    own = [place for place in listening if int(place.split(":")[1], 16) == desk.port]
    assert own == [f"0100007F:{desk.port:04X}"]


def test_a_taken_port_is_told_in_one_sentence(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = start(desk.folder, "--port", str(port))
        output, _ = done.communicate(timeout=20)
    assert done.returncode == 2
    assert output == (
        f"Error: Port {port} is taken; give another with --port, or 0 for any free one.\n"
    )


def test_cases_of_one_name_are_each_shown(tmp_path: Path) -> None:
    (tmp_path / "casegen").symlink_to(ROOT / "casegen")
    for parent in ("a", "b"):
        shutil.copytree(LEAST, tmp_path / parent / "same")
    process = start(tmp_path, "--port", "0", "a/same", "b/same")
    answers = Desk(tmp_path, port_of(process), process)
    assert [answers.ask(f"/cases/{slug}").status for slug in ("same", "same*")] == [200, 200]
    process.terminate()
    output, _ = process.communicate(timeout=20)
    assert re.findall(r"(.+): shown after \d+ ms\n", output) == ["same", "same*"]
    assert "Traceback" not in output
