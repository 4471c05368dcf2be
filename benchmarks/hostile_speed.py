"""Measure what each attack of `tests/hostile` takes: at most two seconds of a processor."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 2.0
SHOWN = 10


def main() -> int:
    """Measure, print the slowest, and return 1 where one takes longer."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.support.watched", folder, "html"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    slowest = sorted(rows, key=lambda row: -row["seconds"])
    for row in slowest[:SHOWN]:
        print(f"{row['name']:60} {row['seconds']:6.2f} s {row['megabytes']:6.0f} MB")
    late = [row for row in rows if row["seconds"] > SECONDS]
    print(f"{len(rows)} attacks, {len(late)} of them over {SECONDS} s of processor time")
    return 1 if late or not rows else 0


if __name__ == "__main__":
    raise SystemExit(main())
