"""However a command ends: one sentence, the right status, and what a console can show is shown."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casegen.cli.console.bounding import UNWATCHED, in_bounds
from casegen.cli.console.encoding import handler
from casegen.cli.main import helped
from casegen.system.processes.bounds import UNBOUND, Bounds
from tests.support.trees import Tree
from tests.system.test_pool import gone

FULL = Path("/dev/full")
SECONDS = 300


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    tree = Tree(tmp_path)
    tree.case("small")
    return tree


@pytest.fixture
def heard() -> Iterator[None]:
    """An interrupt is heard, also where these tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def broken(tree: Tree) -> None:
    """Have something to say."""
    file = tree.case("small") / "case.toml"
    file.write_text(file.read_text("utf-8").replace("sex = ", "sexx = "), "utf-8")


def shell(tree: Tree, line: str) -> subprocess.CompletedProcess[str]:
    """Run a shell's line in which `casegen` is this one."""
    command = f'casegen() {{ "{sys.executable}" -m casegen "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", command], check=False, capture_output=True, cwd=tree.folder,
        encoding="utf-8", env=tree.environment(), timeout=SECONDS,
    )  # fmt: skip


COMMANDS = ("check", "check -f json", "build -f jats.xml", "explain C001", "schema", "new another")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("where", [">&-", f">{FULL}"])
def test_output_that_cannot_be_written_is_told_in_one_sentence(
    tree: Tree, command: str, where: str
) -> None:
    if command.startswith("check"):
        broken(tree)
    done = shell(tree, f"casegen {command} {where}")
    told = [line for line in done.stderr.splitlines() if line.startswith("The output cannot be")]
    assert (done.returncode, len(told)) == (2, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_where_nothing_is_to_be_written_nothing_is_wrong(tree: Tree) -> None:
    done = shell(tree, "casegen check >&- 2>&-")
    assert done.returncode == 0


def test_where_nobody_can_be_told_the_status_tells(tree: Tree) -> None:
    broken(tree)
    assert shell(tree, "casegen check >&- 2>&-").returncode == 2


def test_a_reader_that_closes_the_pipe_is_not_spoken_to(tree: Tree) -> None:
    broken(tree)
    done = shell(tree, "casegen check | true; echo ${PIPESTATUS[0]}")
    assert (done.stdout, done.stderr) == ("2\n", "")


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "latin-1", "cp437", "utf-8"])
def test_a_console_shows_what_it_can(tree: Tree, encoding: str) -> None:
    done = subprocess.run(
        tree.command("--lang", "vi", "explain", "C001"), check=False, capture_output=True,
        cwd=tree.folder, env=tree.environment(PYTHONIOENCODING=encoding), timeout=SECONDS,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    text = unicodedata.normalize("NFC", done.stdout.decode(encoding))
    whole = encoding in {"cp1258", "utf-8"}
    assert ("Mỗi trích dẫn phải dẫn đến một tài liệu" in text) is whole
    plain = "".join(
        one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)
    ).replace("đ", "d")
    assert "Moi trich dan phai dan den mot tai lieu" in plain


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("cp1258", "Bệnh viện Đà Nẵng", "Bệnh viện Đà Nẵng"),
        ("latin-1", "Đặng – “2 × 10⁹/L” ≥ 5…", 'Dang - "2 × 109/L" >= 5...'),
        ("ascii", "scan\udcff.png 漢", "scan?.png ?"),
        ("utf-8", "scan\udcff.png", "scan\N{REPLACEMENT CHARACTER}.png"),
    ],
)
def test_a_letter_that_is_lacking_has_the_nearest_in_its_place(
    encoding: str, text: str, shown: str
) -> None:
    data = text.encode(encoding, handler(encoding))
    assert unicodedata.normalize("NFC", data.decode(encoding)) == shown


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_a_name_of_bytes_that_are_no_text_is_shown_in_every_report(tree: Tree, form: str) -> None:
    broken(tree)
    case = os.fsencode(tree.folder / "cases" / "small")
    os.rename(case, case[:-5] + b"sm\xffll")  # noqa: PTH104 - a path is no bytes
    done = tree.run("check", "-f", form, "cases")
    assert "Traceback" not in done.stderr
    assert done.returncode in {1, 2}
    assert done.stdout or done.stderr


def test_a_name_that_the_system_cannot_encode_is_a_file_that_is_not_there(tree: Tree) -> None:
    file = tree.case("small") / "case.toml"
    text = file.read_text("utf-8")
    figure = '\n[[figures]]\nid = "f"\npanels = [{ file = "phim chụp.png" }]\n'
    file.write_text(text + figure, "utf-8")
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = tree.run("check", "--complete", **narrow)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(
    ("number", "status", "told"),
    [(signal.SIGINT, 130, "Interrupted."), (signal.SIGTERM, 143, "Terminated.")],
)
@pytest.mark.parametrize("command", ["build -B -f pdf -j 2", "bundle -B", "check --timeout 300"])
def test_a_signal_ends_every_process_and_is_told_in_one_line(
    tree: Tree, number: signal.Signals, status: int, told: str, command: str
) -> None:
    tree.case("other")
    process = subprocess.Popen(
        tree.command(*command.split()), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=tree.folder, encoding="utf-8", env=tree.environment(), start_new_session=True,
    )  # fmt: skip
    begun = children(process.pid)
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=SECONDS)
    assert begun
    assert (process.returncode, err) == (status, f"{told}\n"), out
    assert all(map(gone, begun))


def test_a_first_build_that_is_killed_while_fonts_are_cut_says_nothing_and_leaves_nobody(
    tree: Tree,
) -> None:
    cache = tree.folder.parent / f"{tree.folder.name}-cache"
    process = subprocess.Popen(
        tree.command("build", "-f", "html"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        cwd=tree.folder, encoding="utf-8", env=tree.environment(XDG_CACHE_HOME=str(cache)),
    )  # fmt: skip
    while not list(cache.glob("casegen/making-*")):
        assert process.poll() is None
    begun = started(process.pid)
    process.kill()
    # Read to its end, which comes when nobody holds the other end any more.
    out, _nothing = process.communicate(timeout=SECONDS)
    assert out == ""
    assert all(map(gone, begun))


@pytest.mark.parametrize("command", ["check", "build", "bundle", "verify"])
def test_every_command_that_reads_a_strangers_case_has_bounds_in_ci(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked_for(bounds: Bounds) -> Bounds:
        return bounds

    given: Callable[..., Bounds] = in_bounds(asked_for)

    monkeypatch.delenv("CI", raising=False)
    assert given(timeout=None, memory=None) == UNBOUND
    monkeypatch.setenv("CI", "true")
    assert given(timeout=None, memory=None) == UNWATCHED
    assert given(timeout=5, memory=None) == Bounds(5, UNWATCHED.megabytes)
    asked = next(one for one in helped() if one.name == command)
    assert {"timeout", "memory"} <= {one.name for one in asked.params}


def children(process: int) -> list[int]:
    """The processes that a process has started, once there are any."""
    while not (found := started(process)):
        assert Path(f"/proc/{process}").exists()
    return found


def started(process: int) -> list[int]:
    """The processes that a process has started so far."""
    path = Path(f"/proc/{process}/task/{process}/children")
    return list(map(int, path.read_text("ascii").split()))
