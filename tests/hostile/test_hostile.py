"""Submissions made to break in are refused or printed inert, and touch nothing outside."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from platformdirs import user_state_path
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject

from casegen.style.fonts import fonts
from tests.hostile import KEPT, Attack, attacks, desk
from tests.support.inert import Page, acts, attached
from tests.support.need import need
from tests.support.outputs import ROOT
from tests.support.watched import SYSTEM

MEGABYTES = 300.0
ATTACKS = attacks()
# Those that come as far as the printed page by other ways than as a web page.
ON_PAPER = (
    "script_in_a_text",
    "link_to_a_file",
    "style_in_a_text",
    "entity_in_a_text",
    "template_in_a_text",
    "markup_in_a_doi",
    "picture_that_is_a_page_too",
    "drawing_that_animates_nothing",
    "figure_outside_by_link",
    "drawing_that_shows_a_file",
)
# What the system opens for any program: its libraries, its own state, memory that is shared.
OURS = (
    "/usr",
    "/lib",
    "/etc/ld.so",
    "/etc/ssl",
    "/etc/mime.types",
    "/etc/locale.alias",
    # The user's home, by the system's own list of users: no environment tells whose folders are.
    "/etc/nsswitch.conf",
    "/etc/passwd",
    "/proc",
    "/sys",
    "/dev/shm",  # noqa: S108 - where processes share memory
    "/dev/pts",
)
each = pytest.mark.parametrize("attack", ATTACKS.values(), ids=lambda attack: attack.name)


@cache
def results(suffix: str, *names: str) -> dict[str, dict[str, Any]]:
    """What came of each attack, all made by one process that forks for each."""
    folder = mkdtemp(prefix="casegen-hostile-")
    command = [sys.executable, "-m", "tests.support.watched", folder, suffix, *names]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        for row in rows:
            row["pages"] = [Path(page).read_bytes() for page in row.get("pages", ())]
        return {row["name"]: row for row in rows}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def result(attack: Attack) -> dict[str, Any]:
    return results("html")[attack.name]


def test_there_are_more_than_eighty_attacks() -> None:
    assert len(ATTACKS) >= 80
    assert all(attack.make.__name__ == name for name, attack in ATTACKS.items())


@each
def test_it_ends_without_a_traceback(attack: Attack) -> None:
    found = result(attack)
    assert "broken" not in found, found["broken"]
    assert "Traceback" not in found["said"] + found["told"]
    assert {found["status"], found["built"]} <= {0, 1, 2}


@each
def test_it_takes_300_megabytes_at_most(attack: Attack) -> None:
    assert result(attack)["megabytes"] <= MEGABYTES


@each
def test_it_reads_and_writes_nothing_outside_and_starts_and_asks_nothing(attack: Attack) -> None:
    assert result(attack)["seen"] == []


@each
def test_nothing_from_outside_is_told_or_printed(attack: Attack) -> None:
    assert not result(attack)["leaked"]


@each
def test_it_is_refused_with_its_finding_or_printed_inert(attack: Attack) -> None:
    found = result(attack)
    if attack.refused:
        findings = {row["name"] for row in json.loads(found["said"])} if found["status"] else set()
        assert any(name in findings or name in found["told"] for name in attack.refused)
        assert found["built"] in {1, 2}
        assert found["pages"] == []
        return
    assert found["built"] == 0, found["told"]
    assert found["printed"] == [f"{attack.slug}{kind}.html" for kind in (".en", "", ".vi")]
    for page in map(Page, (page.decode() for page in found["pages"])):
        assert page.faults == []
        assert all(words in page.text for words in attack.shown)


@each
def test_its_messages_are_no_commands_and_move_no_cursor(attack: Attack) -> None:
    found = result(attack)
    lines = (found["said"] + found["told"]).splitlines()
    assert [
        line for line in lines if re.search(r"^\s*::|##\w*\[|[\x00-\x08\x0b-\x1f\x7f]", line)
    ] == []


@pytest.mark.parametrize("name", ON_PAPER)
def test_on_paper_it_does_no_more(name: str, tmp_path: Path) -> None:
    found = results("pdf", *ON_PAPER)[name]
    assert "broken" not in found, found["broken"]
    assert "Traceback" not in found["said"] + found["told"]
    assert found["seen"] == []
    assert not found["leaked"]
    assert bool(found["pages"]) == bool(not ATTACKS[name].refused)
    for page in found["pages"]:
        assert acts(page) == []
        carried = attached(page)
        own = {path.name: path.read_bytes() for path in sent(tmp_path, name).iterdir()}
        assert carried.keys() - {"sent.jats.xml"} == own.keys() & carried.keys()
        assert carried["case.toml"] == own["case.toml"]
        assert [file for file, data in carried.items() if KEPT.encode() in data] == []


def sent(root: Path, name: str) -> Path:
    """The folder that an attack makes."""
    return desk(root, ATTACKS[name]).folder


def made_to_act(act: Callable[[PdfWriter], object]) -> bytes:
    """A PDF of one page to which something was done."""
    writer, packed = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    act(writer)
    writer.write(packed)
    return packed.getvalue()


def link(address: str) -> Callable[[PdfWriter], object]:
    """What puts a link on the first page."""
    return lambda writer: writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=address))


@pytest.mark.parametrize(
    "act",
    [
        lambda writer: writer.root_object.update({NameObject("/OpenAction"): DictionaryObject()}),
        lambda writer: writer.pages[0].update({NameObject("/S"): NameObject("/JavaScript")}),
        lambda writer: writer.pages[0].update({NameObject("/AA"): DictionaryObject()}),
        link("file:///etc/passwd"),
        link("javascript:a"),
    ],
)
def test_a_pdf_that_could_act_would_be_seen(act: Callable[[PdfWriter], object]) -> None:
    assert acts(made_to_act(act)) != []


@pytest.mark.parametrize("act", [bool, link("https://example.org"), link("mailto:a@b.vn")])
def test_a_pdf_that_leads_to_the_web_is_sound(act: Callable[[PdfWriter], object]) -> None:
    assert acts(made_to_act(act)) == []


NAUGHTY = """
import os, socket, subprocess, sys
from pathlib import Path
from tests.support.watched import Watch
root = Path(sys.argv[1])
(root / "cases" / "sent").mkdir(parents=True)
(root / "cases" / "sent" / "link").symlink_to("/etc/hostname")
os.chdir(root)
watch = Watch(root, root / "cases" / "sent")
sys.addaudithook(watch)
for act in (
    lambda: open("cases/sent/case.toml", "rb"),
    lambda: open("/etc/hostname", "rb"),
    lambda: open("cases/sent/link", "rb"),
    lambda: open("cases/../outside", "rb"),
    lambda: open("cases/sent/case.toml", "wb"),
    lambda: Path("outside").mkdir(),
    lambda: os.listdir("/etc"),
    lambda: socket.socket(),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
):
    before = len(watch.seen)
    try:
        act()
    except OSError:
        pass
    print(len(watch.seen) > before)
"""


def test_what_leads_outside_would_be_seen(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", NAUGHTY, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", *["True"] * 9]


def test_the_system_itself_sees_no_more(tmp_path: Path) -> None:
    made = desk(tmp_path, ATTACKS["drawing_that_animates_nothing"])
    log = tmp_path / "log"
    calls = "trace=open,openat,openat2,creat,socket,connect,execve,rename,renameat,renameat2,unlink"
    command = [need("strace"), "-f", "-qq", "-y", "-o", str(log), "-e", calls]
    build = [
        sys.executable,
        "-m",
        "casegen",
        "build",
        "-l",
        "vi",
        "-o",
        tmp_path / "out",
        made.folder,
    ]
    done = subprocess.run(
        [*command, *map(str, build)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "out").rglob("sent.vi.*"))) >= 2
    trace = log.read_text("utf-8", "replace").splitlines()
    opened = [found for line in trace if (found := re.search(r"= \d+<(/[^>]*)>", line))]
    paths = {found[1] for found in opened}
    assert len(paths) > 100
    key = user_state_path("casegen", appauthor=False)
    places = (tmp_path, ROOT, fonts().config.parent.parent, key)
    known = [*map(str, places), *filter(None, SYSTEM), *OURS]
    folders = (*known, *(str(Path(path).resolve()) for path in known))
    assert [path for path in paths if not path.startswith(folders)] == []
    assert [path for path in paths if str(made.outside) in path] == []
    started = [line for line in trace if "execve(" in line and line.endswith(" = 0")]
    assert [line for line in started if f'execve("{sys.executable}"' not in line] == []
    assert [line for line in trace if re.search(r" (?:socket|connect)\((?!.*AF_UNIX)", line)] == []
    assert KEPT not in done.stdout + done.stderr
