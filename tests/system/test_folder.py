"""Only a regular file of the case's own folder is read, whatever a name or the folder tries."""

from __future__ import annotations

import errno
import os
import socket
import sys
import unicodedata
from contextlib import ExitStack
from pathlib import Path

import pytest

from casegen.system import untrusted as folder
from casegen.system.untrusted import MESSAGES, FolderError, read

SECRET = b"secret"


@pytest.fixture(params=["by descriptor", "by path"])
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case's folder with a secret beside it, read in both ways there are."""
    if request.param == "by path":
        monkeypatch.setattr(os, "supports_dir_fd", frozenset[object]())
    made = tmp_path / "case"
    (made / "figures").mkdir(parents=True)
    (made / "scan.png").write_bytes(b"scan")
    (made / "figures" / "slide.png").write_bytes(b"slide")
    (tmp_path / "secret").write_bytes(SECRET)
    return made


def refused(case: Path, name: str, limit: int = 100) -> str:
    with pytest.raises(FolderError) as caught:
        read(case, name, limit)
    error = caught.value
    assert SECRET.decode() not in error.message.format(**error.values).replace(name, "")
    return error.kind


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("scan.png", b"scan"),
        ("./scan.png", b"scan"),
        ("figures/slide.png", b"slide"),
        ("figures//slide.png", b"slide"),
    ],
)
def test_a_file_of_the_folder_is_read(case: Path, name: str, data: bytes) -> None:
    assert read(case, name, 100) == data


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "outside"),
        (".", "outside"),
        ("/etc/hostname", "outside"),
        ("//etc/hostname", "outside"),
        ("../secret", "outside"),
        ("figures/../../secret", "outside"),
        ("C:/secret", "outside"),
        ("..\\secret", "hidden"),
        ("figures\\slide.png", "backslash"),
        ("scan.png\0.txt", "misnamed"),
        ("figures\rscan.png", "backslash"),
        ("scan.png\n", "backslash"),
        ("scan.png ", "misnamed"),
        ("scan.png.", "misnamed"),
        ("scan.png::$DATA", "misnamed"),
        ("scan\u202egnp.exe", "misnamed"),
        ("con", "misnamed"),
        ("Aux.png", "misnamed"),
        ("figures/lpt1.png", "misnamed"),
        ("x" * 300, "misnamed"),
        (".git/config", "hidden"),
        ("figures/.env", "hidden"),
        ("none.png", "not-found"),
        ("none/none.png", "not-found"),
        ("sacn.png", "not-found-near"),
        ("figures/slides.png", "not-found-near"),
        ("scan.png/slide.png", "not-found"),
        ("figures", "not-a-file"),
        ("SCAN.png", "respelt"),
        ("Figures/slide.png", "respelt"),
    ],
)
def test_a_name_that_leads_nowhere_in_the_folder_is_refused(
    case: Path, name: str, kind: str
) -> None:
    assert refused(case, name) == kind


@pytest.mark.parametrize("target", ["../secret", "scan.png", "nowhere"])
def test_a_link_is_not_followed(case: Path, target: str) -> None:
    (case / "link.png").symlink_to(target)
    assert refused(case, "link.png") == "linked"


def test_a_link_to_a_folder_is_not_followed(case: Path) -> None:
    (case / "up").symlink_to("..")
    assert refused(case, "up/secret") == "linked"


def test_a_case_folder_that_is_a_link_is_refused(case: Path) -> None:
    (case.parent / "alias").symlink_to(case)
    assert refused(case.parent / "alias", "scan.png") == "linked"


def test_a_file_under_two_names_is_refused(case: Path) -> None:
    (case / "hard.png").hardlink_to(case.parent / "secret")
    assert refused(case, "hard.png") == "hard-linked"


def test_a_pipe_and_a_socket_are_refused_at_once(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(case / "pipe.png")
    assert refused(case, "pipe.png") == "not-a-file"
    monkeypatch.chdir(case)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.png")
        assert refused(case, "socket.png") == "not-a-file"


def test_two_names_that_not_every_system_tells_apart_are_refused(case: Path) -> None:
    (case / "Scan.PNG").write_bytes(b"other")
    assert refused(case, "scan.png") == "ambiguous"
    accented = "phổi.png"
    for form in ("NFC", "NFD"):
        (case / unicodedata.normalize(form, accented)).write_bytes(form.encode())
    assert refused(case, accented) == "ambiguous"


def test_a_name_stored_with_its_accents_apart_is_the_same_name(case: Path) -> None:
    (case / unicodedata.normalize("NFD", "phổi.png")).write_bytes(b"lung")
    assert read(case, "phổi.png", 100) == b"lung"


def test_a_file_is_read_to_its_limit_and_no_further(case: Path) -> None:
    assert read(case, "scan.png", 4) == b"scan"
    assert refused(case, "scan.png", 3) == "too-large"


def test_a_file_of_a_terabyte_of_nothing_is_not_read(case: Path) -> None:
    with (case / "hole.png").open("wb") as file:
        file.truncate(10**12)
    assert refused(case, "hole.png") == "too-large"


def test_a_folder_of_too_many_files_is_refused(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "FOLDER_ENTRIES", 1)
    assert refused(case, "scan.png") == "crowded"


def test_a_file_that_may_not_be_read_is_refused(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_name: object, **_where: object) -> int:
        raise PermissionError(errno.EACCES, "denied")

    ways = {closed} if os.supports_dir_fd else set()
    monkeypatch.setattr(os, "supports_dir_fd", os.supports_dir_fd | ways)
    monkeypatch.setattr(os, "open", closed)
    assert refused(case, "scan.png") == "unreadable"


def test_what_takes_the_place_of_a_file_after_the_look_is_not_read(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, calls = os.open, []

    def late(name: str | Path, flags: int, **where: int) -> int:
        if Path(name).name == "scan.png":
            calls.append(name)
            (case / "scan.png").unlink()
            (case / "scan.png").symlink_to(case.parent / "secret")
        return look(name, flags, **where)

    ways = {late} if os.supports_dir_fd else set()
    monkeypatch.setattr(os, "supports_dir_fd", os.supports_dir_fd | ways)
    monkeypatch.setattr(os, "open", late)
    assert refused(case, "scan.png") == "linked"
    assert calls


def test_a_pipe_that_takes_the_place_of_a_file_is_refused_at_once(case: Path) -> None:
    if os.open not in os.supports_dir_fd:
        pytest.skip("a system without pipes in folders")
    os.mkfifo(case / "late.png")
    with ExitStack() as stack:
        here = os.open(case, os.O_RDONLY)
        stack.callback(os.close, here)
        pipe = os.open("late.png", os.O_RDONLY | os.O_NONBLOCK, dir_fd=here)
        stack.callback(os.close, pipe)
        with pytest.raises(FolderError) as caught:
            folder.content(pipe, "late.png", 10)
    assert caught.value.kind == "not-a-file"


def test_every_kind_of_refusal_is_tested() -> None:
    text = Path(__file__).read_text("utf-8")
    assert [kind for kind in MESSAGES if f'"{kind}"' not in text] == []


ALIKE = [
    ("a\u202fb.png", "a b.png", ("U+202F narrow no-break space", "U+0020 space")),
    ("a\u00a0b.png", "a b.png", ("U+00A0 no-break space", "U+0020 space")),
    ("a–b.png", "a-b.png", ("U+2013 en dash", "U+002D hyphen-minus")),
    ("a  b.png", "a b.png", ("U+0020 space, U+0020 space", "U+0020 space")),
    ("\u0430b.png", "ab.png", ("U+0430 cyrillic small letter a", "U+0061 latin small letter a")),
    ("ab\u200b.png", "ab.png", None),
    ("it’s.png", "it's.png", ("U+2019 right single quotation mark", "U+0027 apostrophe")),
]


@pytest.mark.parametrize(("there", "named", "parted"), ALIKE, ids=range(len(ALIKE)))
def test_a_name_that_only_looks_the_same_is_told_with_what_differs(
    case: Path, there: str, named: str, parted: tuple[str, str] | None
) -> None:
    (case / there).write_bytes(b"scan")
    with pytest.raises(FolderError) as caught:
        read(case, named, 100)
    values = caught.value.values
    assert caught.value.kind == "not-found-alike"
    assert values["near"] == there
    if parted:
        assert (values["there"], values["here"]) == parted
    assert values["there"] != values["here"]


def test_a_name_that_is_stored_in_parts_is_found(case: Path) -> None:
    (case / unicodedata.normalize("NFD", "phổi.png")).write_bytes(b"scan")
    assert read(case, "phổi.png", 100) == b"scan"


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="its file names are all text")
def test_a_name_that_is_no_text_can_be_told(case: Path) -> None:
    Path(os.fsdecode(os.fsencode(case) + b"/scanning-b\xff.png")).write_bytes(b"scan")
    with pytest.raises(FolderError) as caught:
        read(case, "scanning-b.png", 100)
    assert caught.value.message.format(**caught.value.values).encode()
    assert caught.value.values["near"] == "scanning-b\ufffd.png"
