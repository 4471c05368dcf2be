"""Measure how fast a build finds what is stale, and whether its time per case stays the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from casegen.build.job import done
from casegen.build.ledger import Ledger
from casegen.build.target import targets_of
from casegen.system.fingerprint import look, written
from casegen.system.whole import write

ROOT = Path(__file__).resolve().parents[1]
LEAST = ROOT / "tests" / "data" / "least"
# The page of each language, without that of both.
PAGES = ("-l", "vi", "-l", "en", "-f", "html")
CASE = ROOT / "cases" / "emh-thalassemia"
FORMS = [(tag, suffix) for tag in ("vi", "en") for suffix in ("html", "pdf")]
RUNS = 9
COUNT = 500
ONE, MANY, EDITED = 0.15, 0.6, 0.4
SIZES = (10, 100, 1000)
FLAT = 1.3


def main() -> int:
    """Measure, print, and return 1 where a bound is missed."""
    with TemporaryDirectory() as scratch:
        tree = Path(scratch)
        small(tree / "archive", COUNT - 1)
        shutil.copytree(CASE, tree / "archive" / "cases" / CASE.name)
        shutil.copytree(CASE, tree / "one" / "cases" / CASE.name)
        for part in ("archive", "one"):
            stand_in(tree / part)
        archive, single = tree / "archive", tree / "one"
        one = timed("nothing to do, one case", lambda: nothing(single))
        many = timed(f"nothing to do, {COUNT} cases", lambda: nothing(archive))
        edited = timed(
            f"one text of {COUNT} cases edited", lambda: two(archive), lambda: edit(archive)
        )
    costs = {size: cost(size) for size in SIZES}
    # What a further case costs: the start of the process and of its workers is left out.
    few, some, many_more = SIZES
    first = (costs[some] - costs[few]) / (some - few)
    last = (costs[many_more] - costs[some]) / (many_more - some)
    growth = last / first
    verdicts = [
        verdict(f"nothing to do, one case, within {ONE} s: {one:.3f} s", one <= ONE),
        verdict(f"nothing to do, {COUNT} cases, within {MANY} s: {many:.3f} s", many <= MANY),
        verdict(
            f"one text edited, its two HTML files within {EDITED} s: {edited:.3f} s",
            edited <= EDITED,
        ),
        verdict(
            f"a further case costs {1000 * first:.1f} ms up to {some}, {1000 * last:.1f} ms up to "
            f"{many_more}, within {FLAT}: {growth:.2f}",
            growth <= FLAT,
        ),
    ]
    return 0 if all(verdicts) else 1


def small(tree: Path, count: int) -> None:
    """Write so many small cases, each with a figure's file."""
    for number in range(count):
        shutil.copytree(LEAST, tree / "cases" / f"small-{number:04}")


def stand_in(tree: Path) -> None:
    """Fill an output folder as a build does, with one small case's files in place of each case's.

    What a build with nothing to do looks at is the same, and the files need not all be rendered.
    """
    os.chdir(tree)
    out, ledger = Path("build"), Ledger(Path("build"))
    sample = done(tuple(targets_of(LEAST, FORMS, None, out)))
    for folder in sorted(Path("cases").iterdir()):
        targets = targets_of(folder, FORMS, None, out)
        seen = {file.name: look(file) for file in folder.iterdir() if file.suffix != ".py"}
        data = [rendering.data for rendering in sample.renderings]
        made = [
            written(one, write(target.path, one)) for target, one in zip(targets, data, strict=True)
        ]
        inputs = {name: entry[0] for name, entry in seen.items()}
        ledger.note(targets, made, replace(sample, inputs=inputs, seen=seen))


def casegen(tree: Path, *arguments: str) -> list[str]:
    """Build in a tree, in a process of its own with its bytecode cached; the files made."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tree.parent / "bytecode")}
    command = [sys.executable, "-m", "casegen", "build", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, cwd=tree, env=environment)  # noqa: S603
    return done.stdout.decode().split()


def nothing(tree: Path) -> None:
    """Build where nothing is to be done."""
    assert casegen(tree) == []


def two(tree: Path) -> None:
    """Build the two HTML files of a case that was edited, among all cases."""
    assert len(casegen(tree, *PAGES)) == 2  # noqa: PLR2004


def edit(tree: Path) -> None:
    """Change a text of one case: a word for another, and back the next time."""
    file = tree / "cases" / CASE.name / "case.toml"
    text, (one, other) = file.read_text("utf-8"), ("is benign and rare", "is benign and scarce")
    assert (one in text) != (other in text)
    file.write_text(text.replace(one, other) if one in text else text.replace(other, one), "utf-8")


def timed(name: str, run: Callable[[], None], before: Callable[[], None] = lambda: None) -> float:
    """The median in seconds of a run, each time after `before`; the first is thrown away."""
    times, work = [], []
    for _ in range(RUNS + 1):
        before()
        start, spent = perf_counter(), processor()
        run()
        times.append(perf_counter() - start)
        work.append(processor() - spent)
    found, busy = median(times[1:]), median(work[1:])
    print(f"{name:32} {found:.3f} s, {busy:.3f} s of a processor (n = {RUNS})")
    return found


def cost(size: int) -> float:
    """Seconds of processor time for building so many small cases to HTML from nothing."""
    with TemporaryDirectory() as scratch:
        small(tree := Path(scratch) / "tree", size)
        start, spent = perf_counter(), processor()
        assert len(casegen(tree, *PAGES)) == 2 * size
        wall, work = perf_counter() - start, processor() - spent
    print(f"{size:5} cases to HTML: {wall:7.2f} s, {work:7.2f} s of a processor")
    return work


def processor() -> float:
    """Seconds of processor time that processes started from here have taken."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def verdict(sentence: str, holds: bool) -> bool:  # noqa: FBT001 - the measured answer
    """Print whether a sentence holds, and return it."""
    print(("ok    " if holds else "MISSED") + " " + sentence)
    return holds


if __name__ == "__main__":
    sys.exit(main())
