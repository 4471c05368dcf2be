"""A stranger's folder to work in: no command runs, imports or believes what lies there."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from casegen.build.state import State
from casegen.build.target import Target
from casegen.style.fonts import RECIPE
from casegen.style.options import Manner
from casegen.system import cache as kept
from casegen.system.cache.key import key_in
from tests.support.least_case import LEAST
from tests.support.trees import Tree

SECONDS = 600
OURS = frozenset({"PYTHONSAFEPATH", "PYTHONPATH", "CI"})
SCRIPT = Path(sysconfig.get_path("scripts")) / "casegen"
OWNED = (
    "import os, sys\nopen(os.environ['OWNED'], 'a').write(__name__ + ' ' + str(sys.argv) + '\\n')\n"
)
# The standard library's, those that casegen is made of, and those that it loads late.
OTHERS = (
    *("babel", "casegen", "citeproc", "click", "distributed", "filelock", "fontTools", "jinja2"),
    *("lxml", "PIL", "pebble", "platformdirs", "pydantic", "sitecustomize", "starlette"),
    *("templates", "tests", "usercustomize", "uvicorn", "watchfiles", "weasyprint"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case, and a file for every module there is that says when it is run."""
    folder = tmp_path_factory.mktemp("hostile") / "work"
    shutil.copytree(LEAST, folder / "cases" / "small")
    for name in {*sys.stdlib_module_names, *OTHERS}:
        (folder / f"{name}.py").write_text(OWNED, "utf-8")
    return folder


@pytest.fixture
def warm(tmp_path: Path) -> Mapping[str, str]:
    """This user, whose cache holds what earlier commands left."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | {
        "LANGUAGE": "en", "OWNED": str(tmp_path / "owned"),
    }  # fmt: skip


@pytest.fixture
def cold(warm: Mapping[str, str], tmp_path: Path) -> Mapping[str, str]:
    """A user who has nothing yet."""
    own = {name: str(tmp_path / name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
    return {**warm, **own}


def owned(variables: Mapping[str, str]) -> str:
    path = Path(variables["OWNED"])
    return path.read_text("utf-8") if path.exists() else ""


COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", "-B", "-f", "html", "-f", "pdf", "-j", "2"),
    "a bounded build": ("build", "-B", "-l", "en", "-f", "html", "--timeout", "300"),
    "bundle": ("bundle", "-B"),
    "verify": ("verify", "build/small/small.zip"),
    "a bounded verify": ("verify", "--timeout", "300", "build/small/small.zip"),
    "check": ("check",),
    "a bounded check": ("check", "--timeout", "300", "--memory", "2000"),
    "a mending check": ("check", "--fix", "--timeout", "300"),
    "accept": ("accept",),
    "collect": ("collect", "small", "refs.ris"),
    "explain": ("explain", "C001"),
    "new": ("new", "another"),
    "schema": ("schema",),
    "clean": ("clean",),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_no_command_imports_from_the_folder_that_it_works_in(
    folder: Path, warm: Mapping[str, str], arguments: tuple[str, ...]
) -> None:
    (folder / "refs.ris").write_text("TY  - JOUR\nTI  - T\nPY  - 2020\nER  - \n", "utf-8")
    shutil.rmtree(folder / "cases" / "another", ignore_errors=True)
    done = subprocess.run(
        [SCRIPT, *arguments], check=False, capture_output=True, cwd=folder, env=warm,
        encoding="utf-8", timeout=SECONDS,
    )  # fmt: skip
    assert owned(warm) == ""
    assert "Traceback" not in done.stderr


# Faces of a few characters are made as those of all are, in a fraction of the time.
FEWER = """
import dataclasses
from casegen.cli.entry import main
from casegen.style.fonts import RECIPE, fonts
if __name__ == "__main__":
    fewer = dataclasses.replace(RECIPE, repertoire=((0x20, 0x7E),))
    fonts.__wrapped__.__defaults__ = (fewer,)
    main()
"""


def test_the_first_build_of_a_new_user_imports_nothing_either(
    folder: Path, cold: Mapping[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "casegen-of-few-characters"
    script.write_text(FEWER, "utf-8")
    command = ("build", "-B", "-f", "html", "-l", "en", "-j", "1", "-o", "first")
    done = subprocess.run(
        [sys.executable, script, *command], check=False, capture_output=True, cwd=folder, env=cold,
        encoding="utf-8", timeout=SECONDS,
    )  # fmt: skip
    assert (done.returncode, owned(cold)) == (0, ""), done.stderr
    (made,) = Path(cold["XDG_CACHE_HOME"]).glob("casegen/fonts-*/ttf")
    assert len(list(made.iterdir())) == len(RECIPE.cuts)


def test_nor_does_a_page_that_is_watched(folder: Path, warm: Mapping[str, str]) -> None:
    from urllib.request import urlopen

    process = subprocess.Popen(
        [SCRIPT, "watch", "--no-browser", "--port", "0"], cwd=folder,
        env={**warm, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    with urlopen(f"{address}cases/small", timeout=SECONDS) as page:  # noqa: S310 - our own server
        assert page.status == 200
    with urlopen(f"{address}cases/small/en.pdf", timeout=SECONDS) as made:  # noqa: S310
        assert made.read(5) == b"%PDF-"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=SECONDS)
    assert owned(warm) == ""


def test_started_as_a_module_it_imports_no_more_than_itself(
    tmp_path: Path, warm: Mapping[str, str]
) -> None:
    work = tmp_path / "work"
    shutil.copytree(LEAST, work / "cases" / "small")
    for name in OTHERS:
        if name not in {"casegen", "sitecustomize", "usercustomize"}:
            (work / f"{name}.py").write_text(OWNED, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "casegen", "build", "-f", "html", "--timeout", "300"],
        check=False, capture_output=True, cwd=work, env={**warm}, encoding="utf-8", timeout=SECONDS,
    )  # fmt: skip
    assert (done.returncode, owned(warm)) == (0, ""), done.stderr


FORGED = "<p>forged</p>"
# A format that needs no fonts, which every new user would have to wait for.
PAGE = ("-f", "jats.xml")


def forge(tree: Tree, user: Path, *, final: bool) -> None:
    """Bring a page and notes, of this casegen and with the right digests, that it is fresh."""
    done = tree.run("build", *PAGE, XDG_STATE_HOME=str(user))
    assert (done.returncode, done.stderr) == (0, "1 made, 0 fresh in “build”.\n")
    page = tree.folder / "build" / "small" / "small.jats.xml"
    page.write_text(FORGED, "utf-8")
    found = page.stat()
    state = State(tree.folder / "build")
    record = state.records["small"]
    marks = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    record.targets["small.jats.xml"].seen = (sha256(FORGED.encode()).hexdigest()[:32], *marks)
    if final:
        record.makings[0].asked = Target(
            tree.folder, "", "jats.xml", None, Path(), Manner(final=True)
        ).asked
    state.note(record)
    state.compact()


def test_a_state_that_this_users_casegen_did_not_write_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = Tree(tmp_path / "work")
    tree.case("small")
    user = tmp_path / "stranger"
    key = key_in(user / "casegen")
    monkeypatch.setattr(kept, "_now", [kept.Keeping(kept.cache_folder(), key)])
    forge(tree, user, final=False)
    asked = tree.run("build", "-q", *PAGE, XDG_STATE_HOME=str(user))
    assert asked.returncode == 0, "to whoever holds the key it is true"
    assert tree.run("build", "-q", *PAGE).returncode == 1
    path = tree.folder / "build" / ".casegen" / "state.jsonl"
    sealed = path.read_bytes().splitlines()
    bare = [line.partition(b" ")[2] for line in sealed[1:]]
    for header in (sealed[0], b'{"casegen-state": 1}'):
        path.write_bytes(b"\n".join([header, *bare, b""]))
        assert tree.run("build", "-q", *PAGE).returncode == 1
    assert tree.run("build", *PAGE).stderr == "1 made, 0 fresh in “build”.\n"
    assert FORGED not in (tree.folder / "build/small/small.jats.xml").read_text("utf-8")


def test_a_case_without_consent_is_not_published_whatever_a_state_says(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "work")
    case = tree.case("small") / "case.toml"
    text = case.read_text("utf-8")
    case.write_text(text.replace("publication = true", "publication = false"), "utf-8")
    user = Path(os.environ.get("XDG_STATE_HOME", Path.home() / ".local" / "state"))
    forge(tree, user, final=True)
    assert tree.run("build", "-q", "--final", *PAGE).returncode == 1
    done = tree.run("build", "--final", *PAGE)
    assert done.returncode == 1
    assert "consent" in done.stdout


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.touch()
    os.truncate(path, 3_000_000_000)


@pytest.mark.parametrize("put", [pipe, endless])
@pytest.mark.parametrize(
    "name",
    [".casegen/state.jsonl", ".casegen/lock", "small/small.jats.xml", "small/small.jats.xml.d"],
)
def test_whatever_lies_in_an_output_folder_no_command_waits_for_it_or_reads_it_whole(
    tmp_path: Path, put: Callable[[Path], None], name: str
) -> None:
    tree = Tree(tmp_path)
    tree.case("small")
    assert tree.run("build", *PAGE, "--depfile").returncode == 0
    path = tree.folder / "build" / name
    path.unlink(missing_ok=True)
    put(path)
    for arguments in (("build", "-q"), ("build", "-n"), ("build", "--depfile"), ("clean",)):
        asked = PAGE if arguments[0] == "build" else ()
        done = within_memory(tree, *arguments, *asked)
        assert done.returncode in {0, 1}, done.stderr
        assert "Traceback" not in done.stderr


def within_memory(tree: Tree, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run casegen with less memory than a file of 3 GB takes."""
    most = 2_500_000_000
    return subprocess.run(
        tree.command(*arguments), check=False, capture_output=True, cwd=tree.folder,
        encoding="utf-8", env=tree.environment(), timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
    )  # fmt: skip
