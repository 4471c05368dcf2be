"""Runs every attack in a process of its own, and notes all that it opens, starts and asks for.

Started as `python -m tests.support.watched FOLDER [NAME…]`, it loads casegen once, forks for each
attack, and prints a line of JSON for each: what was said, what was printed, what it took, and every
file, process and socket outside of what the attack may touch. Python tells these by its audit
events (PEP 578), which nothing that a case does can switch off.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import casegen
from casegen.check.rule import rules
from casegen.system.cache import cache_folder
from tests.hostile import KEPT, Attack, attacks, desk
from tests.support.least_case import LEAST

PROJECT = Path(casegen.__file__).parents[1]
# What the interpreter, its libraries and the fonts are read from, besides the project itself.
SYSTEM = (
    *(sys.prefix, sys.base_prefix, *sys.path[1:]),
    *("/usr/lib", "/usr/share", "/usr/local/lib", "/usr/local/share", "/lib", "/etc/fonts"),
    *("/System", "/Library", "/opt/homebrew"),
    str(cache_folder()),
    *("/dev/null", "/dev/urandom", "/proc/self", "/etc/localtime", "/var/cache/fontconfig"),
)
# casegen's own: what is dear to make, under a seal that tells what it was made from.
KEEPING = os.path.realpath(cache_folder())
STARTING = ("subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.system", "os.fork", "pty.")
CHANGING = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# A hang is ended; how long an attack takes is measured by `benchmarks/hostile_speed.py`.
SECONDS, WAIT = 120, 600


class Watch:
    """Notes every event of this process that leads out of where an attack may go."""

    def __init__(self, root: Path, case: Path) -> None:
        self.case, self.out, self.temporary, self.root = (
            os.path.realpath(path) for path in (case, root / "out", root / "tmp", root)
        )
        self.system = tuple({os.path.realpath(path) for path in (str(PROJECT), *SYSTEM) if path})
        self.seen: list[str] = []

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        """Judge one event."""
        if event == "open" and not isinstance(given[0], int):
            flags = int(given[2] or 0)
            name = place(given[0])
            self.opened(name if flags & os.O_NOFOLLOW else os.path.realpath(name), flags)
        elif event.startswith(CHANGING):
            for path in (one for one in given if isinstance(one, str | bytes | os.PathLike)):
                self.changed(event, place(path))
        elif event in {"os.listdir", "os.scandir"} and isinstance(given[0], str | bytes):
            self.opened(os.path.realpath(place(given[0])), 0)
        elif event.startswith(("socket.", *STARTING, "urllib.", "http.", "ftplib.")):
            self.seen.append(f"{event} {given[:2]!r:.200}")

    def opened(self, path: str, flags: int) -> None:
        """Note a file that is not to be read, or not to be written."""
        if flags & WRITING:
            self.changed("open", path)
        elif not within(path, self.case, self.out, self.temporary, *self.system, same=self.root):
            self.seen.append(f"read {path}")

    def changed(self, event: str, path: str) -> None:
        """Note a file or folder that is not to be changed."""
        if not within(path, self.out, self.temporary, KEEPING, "/dev/null"):
            self.seen.append(f"{event} {path}")


def place(path: str | bytes | os.PathLike[Any]) -> str:
    """Where a path leads: the folder's own links are followed, the last step's is not."""
    name = str(os.fsdecode(path))
    frame: Any = sys._getframe(2)  # noqa: SLF001 - the event's caller knows the folder it opens from
    at = frame.f_locals.get("at") if frame.f_code.co_name == "descriptor" else None
    if isinstance(at, int):
        name = f"{Path(f'/proc/self/fd/{at}').readlink()}/{name}"
    head, tail = os.path.split(name)
    return f"{os.path.realpath(head)}/{tail}".rstrip("/")


def within(path: str, *folders: str, same: str = "") -> bool:
    """Whether a path is `same`, its cases, or one of the folders, or below one."""
    return (bool(same) and path in {same, f"{same}/cases"}) or any(
        path == folder or path.startswith(folder.rstrip("/") + "/") for folder in folders
    )


def run(*arguments: str) -> tuple[int, str]:
    """The exit status of a command and all that it said; a traceback is said too."""
    from casegen.cli.main import main

    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            main(list(arguments), standalone_mode=True)
    except SystemExit as ended:
        return int(ended.code or 0), said.getvalue()
    except BaseException:  # noqa: BLE001 - whatever it is, it must not be
        return 99, said.getvalue() + traceback.format_exc()
    return 0, said.getvalue()


def attempt(root: Path, attack: Attack, suffix: str) -> dict[str, Any]:
    """Check and build one submission, in this process."""
    made = desk(root, attack)
    (root / "tmp").mkdir()
    os.chdir(root)
    tempfile.tempdir = str(root / "tmp")
    watch = Watch(root, made.folder)
    sys.addaudithook(watch)
    case = f"cases/{attack.slug}"
    status, said = run("check", "-f", "json", case)
    built, told = run("build", *jobs(suffix), "-o", "out", "-f", suffix, case)
    seen = list(watch.seen)
    pages = sorted((root / "out").rglob(f"*.{suffix}"))
    return {
        "name": attack.name,
        "status": status,
        "said": said,
        "built": built,
        "told": told,
        "seen": seen,
        "printed": [path.name for path in pages],
        "pages": [str(path) for path in pages],
        "leaked": KEPT in said + told
        or any(KEPT.encode() in p.read_bytes() for p in (root / "out").rglob("*") if p.is_file()),
    }


def jobs(suffix: str) -> tuple[str, ...]:
    """The switches that keep a build in this process."""
    from casegen.cli.commands.build import build

    single = ("-j", "1") if any(one.name == "jobs" for one in build.params) else ()
    return (*single, "-l", "en") if suffix == "pdf" else single


def forked(root: Path, attack: Attack, suffix: str) -> dict[str, Any]:
    """What came of an attempt in a process of its own, with the memory it took in MB."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        signal.alarm(WAIT)
        try:
            reply = attempt(root, attack, suffix)
        except BaseException:  # noqa: BLE001 - told to the process that counts
            reply = {"name": attack.name, "broken": traceback.format_exc()}
        with os.fdopen(theirs, "w", encoding="utf-8") as pipe:
            json.dump(reply, pipe)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as pipe:
        text = pipe.read()
    _pid, status, used = os.wait4(child, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    result = json.loads(text) if text else {"name": attack.name, "broken": f"status {status}"}
    seconds = used.ru_utime + used.ru_stime
    return result | {"megabytes": used.ru_maxrss * unit / 1e6, "seconds": seconds}


def warm(root: Path, suffix: str) -> None:
    """Load all that a check and a build need, so that each attempt pays for itself alone."""
    rules()
    attack = Attack("warm", lambda made: made.show("scan.png"))
    attempt_folder = root / "warm"
    attempt_folder.mkdir()
    made = desk(attempt_folder, attack)
    os.chdir(attempt_folder)
    for language in ("en", "vi"):
        run("--lang", language, "check", str(made.folder))
    run("build", *jobs(suffix), "-o", "out", "-f", suffix, str(made.folder))
    gc.collect()
    gc.freeze()


def main(folder: str, suffix: str, *names: str) -> None:
    """Attempt the attacks named, or all of them."""
    root = Path(folder)
    warm(root, suffix)
    chosen = attacks()
    for name in names or chosen:
        place = root / name
        place.mkdir()
        sys.stdout.write(json.dumps(forked(place, chosen[name], suffix)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    assert LEAST.is_dir()
    main(*sys.argv[1:])
