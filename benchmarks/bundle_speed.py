"""Measure all formats of a case against its two PDF files, and verifying against building."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "cases" / "emh-thalassemia"
RUNS = 5
ALL_TO_PDF, VERIFY_TO_BUNDLE = 2.0, 1.1


def main() -> int:
    """Measure, print, and return 1 where a bound is missed."""
    with TemporaryDirectory() as scratch:
        out = Path(scratch)
        bundle = out / CASE.name / f"{CASE.name}.zip"
        times = measured(
            {
                "two PDF files": ["build", "-B", "-f", "pdf", "-o", str(out), str(CASE)],
                "all formats": ["build", "-B", "-f", "all", "-o", str(out), str(CASE)],
                "bundle": ["bundle", "-B", "-o", str(out), str(CASE)],
                "verify": ["verify", "--quiet", str(bundle)],
            }
        )
    every = times["all formats"] / times["two PDF files"]
    verify = times["verify"] / times["bundle"]
    verdicts = [
        verdict(
            f"all formats / two PDF files = {every:.2f}, at most {ALL_TO_PDF}", every <= ALL_TO_PDF
        ),
        verdict(
            f"verify / bundle = {verify:.2f}, at most {VERIFY_TO_BUNDLE}",
            verify <= VERIFY_TO_BUNDLE,
        ),
    ]
    return 0 if all(verdicts) else 1


def measured(commands: dict[str, list[str]]) -> dict[str, float]:
    """Run the commands in turn, each in a new process; return the median of each in seconds."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(  # noqa: S603 - casegen itself
                [sys.executable, "-m", "casegen", *command],
                check=True, cwd=ROOT, capture_output=True,
            )  # fmt: skip
            times[name].append(perf_counter() - start)
    for name, found in times.items():
        print(f"{name:14} {median(found):.3f} s (n = {RUNS}, {min(found):.3f} to {max(found):.3f})")
    return {name: median(found) for name, found in times.items()}


def verdict(sentence: str, holds: bool) -> bool:  # noqa: FBT001 - the measured answer
    """Print whether a sentence holds, and return it."""
    print(("ok    " if holds else "MISSED") + " " + sentence)
    return holds


if __name__ == "__main__":
    sys.exit(main())
