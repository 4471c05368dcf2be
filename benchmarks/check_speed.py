"""Measure how fast cases are checked: one from a cold start, and a thousand in one process."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from casegen.check.examine import examined

ROOT = Path(__file__).resolve().parents[1]
CASES = sorted(path.parent for path in (ROOT / "cases").glob("*/case.toml"))
COLD = ROOT / "cases" / "emh-thalassemia"
RUNS = 9
SECONDS = 0.25
RATE = 200
SIZES = (10, 100, 1000)
LINEAR = 1.3
STORED = re.compile(r"(?<=value = )\d{2,3}(?=[,\n])|(?<=low = )\d{2,3}(?=\n)")
END = re.compile(r'\.\n(?="""|\n)')


def main() -> int:
    """Measure, print, and return 1 where a bound is missed."""
    cold = cold_start()
    print(f"cold check {cold:.3f} s (n = {RUNS})")
    # As the command line does, which looks for garbage less often than Python.
    gc.set_threshold(100_000, 50, 50)
    cost(range(1))
    costs = {size: cost(range(max(SIZES) - size, max(SIZES))) for size in SIZES}
    for size, each in costs.items():
        print(f"{size:5} cases {1000 * each:7.2f} ms a case, {1 / each:6.1f} cases/s")
    each = costs[max(SIZES)]
    spread = max(costs.values()) / min(costs.values())
    verdicts = [
        verdict(f"cold check within {SECONDS} s: {cold:.3f} s", cold <= SECONDS),
        verdict(f"{RATE} cases/s on one core: {1 / each:.1f}", 1 / each >= RATE),
        verdict(f"linear within {LINEAR}: {spread:.2f}", spread <= LINEAR),
    ]
    return 0 if all(verdicts) else 1


def cold_start() -> float:
    """The median in seconds of checking one case in a new process, its bytecode cached."""
    with TemporaryDirectory() as cache:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = cache
        command = [sys.executable, "-m", "casegen", "check", str(COLD)]
        times = []
        for _ in range(RUNS + 1):
            start = perf_counter()
            subprocess.run(command, check=True, cwd=ROOT, env=environment)  # noqa: S603
            times.append(perf_counter() - start)
    return median(times[1:])


def cost(numbers: range) -> float:
    """Seconds of processor time for one case, of some variants checked one after another."""
    spent = 0.0
    for number in numbers:
        with TemporaryDirectory() as scratch:
            folder = variant(Path(scratch), number)
            start = process_time()
            checked, findings = examined(folder)
            spent += process_time() - start
        assert checked is not None, findings
        assert checked.case is not None, findings
    return spent / len(numbers)


def variant(scratch: Path, number: int) -> Path:
    """Write a case that differs from the real one and all other variants in texts and numbers."""
    base = CASES[number % len(CASES)]
    folder = scratch / f"case-{number}"
    shutil.copytree(base, folder)
    draw = Random(number)  # noqa: S311 - the same cases each time
    # A word of its own in every paragraph, so that no text is met twice.
    word = "".join(draw.choices("bcdfghklmnpqrstvx", k=8))
    text = (base / "case.toml").read_text("utf-8")
    text = STORED.sub(lambda match: str(int(match[0]) + draw.randint(0, 1)), text)
    (folder / "case.toml").write_text(END.sub(f" {word}.\n", text), "utf-8")
    return folder


def verdict(sentence: str, holds: bool) -> bool:  # noqa: FBT001 - the measured answer
    """Print whether a sentence holds, and return it."""
    print(("ok    " if holds else "MISSED") + " " + sentence)
    return holds


if __name__ == "__main__":
    sys.exit(main())
