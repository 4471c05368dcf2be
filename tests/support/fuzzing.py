"""Inputs made by changing real ones at random, each known by its number, and what they do."""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from casegen.build.pipeline import edition
from casegen.case.figures.svg import SvgError, cleaned
from casegen.check.examine import examined
from casegen.check.reports.text import text
from casegen.compose.bibliography import BibliographyError
from casegen.formats.each.html import html
from casegen.system.cache import cache_folder
from tests.case.test_svg import CHART
from tests.support.inert import faults
from tests.support.least_case import CASES, FIGURES, LEAST, least, written

SECONDS = 1.0
WHOLE = [(folder / "case.toml").read_bytes() for folder in (*CASES, LEAST)]
PICTURES = [figure.read_bytes() for figure in FIGURES]
PIECES = (
    *("[@lee2005]", "[1,2-4]", "{{ p1.age }}", "@tab:labs-p1", "@fig:a{A,B}", "**", "*", "_", "`"),
    *("[", "](", ")", "<", ">", "&amp;", "\\", "\n", "\n\n", "- ", "1. ", "> ", "T4–T7", "3,85"),
    *("10*12/L", "mmol/L", "37 tuổi", "ngày 3", "%", "–", "“", "”", "\u0301", "\u200b", "\u202e"),
    *(
        '"""',
        "'''",
        "=",
        "[[",
        "]]",
        "{",
        "}",
        "\0",
        "\r",
        "1e999",
        "nan",
        "-0",
        "9" * 30,
        "\ud7ff",
    ),
    *("<g>", "</g>", "<use href='#a'/>", "url(#a)", "style='fill:red'", "<!--", "]]>", "&#0;"),
)


@dataclass(frozen=True)
class Round:
    """Inputs from a number on, so many, and where those that are kept go."""

    start: int
    count: int
    kept: Path
    seconds: float = SECONDS


def changed(chance: random.Random, data: bytes) -> bytes:
    """Bytes with a few places cut, doubled, swapped, or filled with something else."""
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((0, 1, 2, 8, 64, 512)))
        piece = chance.choice(PIECES).encode("utf-8", "surrogatepass")
        match chance.randrange(6):
            case 0:
                data = data[:at] + piece + data[at:]
            case 1:
                data = data[:at] + piece + data[end:]
            case 2:
                data = data[:at] + data[end:]
            case 3:
                data = data[:end] + data[at:end] * chance.choice((1, 2, 50)) + data[end:]
            case 4:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case _:
                data = data[:at] + piece * chance.choice((10, 1_000)) + data[at:]
    return data


def case_file(chance: random.Random, folder: Path) -> None:
    """A real case file, changed."""
    (folder / "case.toml").write_bytes(changed(chance, chance.choice(WHOLE)))


def prose(chance: random.Random, folder: Path) -> None:
    """The least case with prose of pieces in one of its parts."""
    part = chance.choice(("introduction", "abstract", "title", "conclusion"))
    words = {
        tag: "".join(
            chance.choice((*PIECES, " Thiếu máu ", " anemia ", " 90 g/L ")).replace("\0", "")
            for _ in range(chance.randrange(1, 60))
        )
        for tag in ("vi", "en")
    }
    (folder / "case.toml").write_bytes(written(least() | {part: words}).encode())


def shown(folder: Path, name: str, data: bytes) -> None:
    """The least case with a figure of these bytes."""
    (folder / name).write_bytes(data)
    label = {"vi": "Hình", "en": "Figure"}
    figure = {"id": "a", "file": name, "title": label, "alt": label, "schematic": True}
    says = {"vi": "Thiếu máu (@fig:a).", "en": "Anemia (@fig:a)."}
    case = least() | {"figures": [figure], "introduction": says}
    (folder / "case.toml").write_bytes(written(case).encode())


def picture(chance: random.Random, folder: Path) -> None:
    """A picture, changed."""
    shown(folder, "a.png", changed(chance, chance.choice(PICTURES)))


def drawing(chance: random.Random, folder: Path) -> None:
    """A drawing, changed; one that is let through is let through again as it is."""
    data = changed(chance, CHART)
    with suppress(SvgError):
        clean = cleaned(data)[0]
        assert cleaned(clean)[0] == clean
    shown(folder, "a.svg", data)


KINDS: tuple[Callable[[random.Random, Path], None], ...] = (case_file, prose, picture, drawing)


def judged(folder: Path) -> None:
    """Check a case, tell what was found, and print it where nothing stands in the way."""
    checked, found = examined(folder)
    for language in ("en", "vi"):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text(found, language))
    if checked and checked.case and not any(one.severity == "error" for one in found):
        # What cannot be set is told when it is printed, as `pipeline.rendered` does.
        with suppress(BibliographyError):
            documents = edition(checked, "case").documents
            for document in documents.values():
                assert faults(html(document).decode()) == []


def trial(number: int, folder: Path, seconds: float = SECONDS) -> str:
    """What is wrong with how an input is dealt with; empty where nothing is."""
    chance = random.Random(number)  # noqa: S311 - the same number makes the same input
    kind = KINDS[number % len(KINDS)]
    try:
        kind(chance, folder)
        start = time.process_time()
        with Outside(folder) as outside:
            judged(folder)
        spent = time.process_time() - start
    except Exception:  # noqa: BLE001 - every one is a fault
        return traceback.format_exc()
    if outside.seen:
        return "\n".join(outside.seen)
    return f"{spent:.1f} s" if spent > seconds else ""


class Outside:
    """Notes the files opened outside a folder and the program's own while it is entered."""

    now: Outside | None = None
    hooked = False

    def __init__(self, folder: Path) -> None:
        self.folder = os.path.realpath(folder)
        self.seen: list[str] = []

    def __enter__(self) -> Self:
        if not Outside.hooked:
            sys.addaudithook(Outside.event)
            Outside.hooked = True
        Outside.now = self
        return self

    def __exit__(self, *_error: object) -> None:
        Outside.now = None

    @staticmethod
    def event(name: str, given: tuple[Any, ...]) -> None:
        """Note one event."""
        now = Outside.now
        if now is None:
            return
        if name.startswith(("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn")):
            now.seen.append(name)
        elif name == "open" and isinstance(given[0], str) and os.path.isabs(given[0]):  # noqa: PTH117
            path = os.path.realpath(given[0])
            project, cache = str(Path(__file__).parents[2]), str(cache_folder())
            own = (now.folder, project, cache, sys.prefix, sys.base_prefix)
            if not path.startswith((*own, *map(os.path.realpath, own), "/usr", "/etc/local")):
                now.seen.append(f"open {path}")


def run(one: Round) -> int:
    """Try the inputs of a round, keep those that go wrong, and return how many did."""
    sys.stderr = io.StringIO()
    with TemporaryDirectory() as name:
        (Path(name) / "warm").mkdir()
        shown(Path(name) / "warm", "a.svg", CHART)
        judged(Path(name) / "warm")
        kept = 0
        for number in range(one.start, one.start + one.count):
            folder = Path(name) / str(number)
            folder.mkdir()
            for figure in FIGURES:
                (folder / figure.name).write_bytes(figure.read_bytes())
            wrong = trial(number, folder, one.seconds)
            if wrong:
                kept += 1
                goal = one.kept / str(number)
                shutil.copytree(folder, goal, dirs_exist_ok=True)
                (goal / "why.txt").write_text(wrong, "utf-8")
    return kept
