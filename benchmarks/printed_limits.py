"""Measure what printing the largest case that is accepted takes: both languages as PDF."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from casegen.system.limits import CASE_BYTES, CELLS, MOST
from tests.support.large_files import at_all_limits
from tests.support.least_case import written

SECONDS, MEGABYTES = 20, 500


def main() -> int:
    """Measure, print, and return 1 where a bound is missed."""
    text = written(at_all_limits(CASE_BYTES, CELLS, MOST["references",]))
    with TemporaryDirectory() as name:
        (Path(name) / "large").mkdir()
        (Path(name) / "large" / "case.toml").write_text(text, "utf-8")
        command = [sys.executable, "-m", "casegen", "build", "-j1", "-f", "pdf", "-o", "out"]
        subprocess.run([*command, "large"], cwd=name, check=True, capture_output=True)  # noqa: S603
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"{len(text.encode()):,} bytes: {seconds:.1f} s of {SECONDS}", end=", ")
    print(f"{megabytes:.0f} MB of {MEGABYTES}")
    return 1 if seconds > SECONDS or megabytes > MEGABYTES else 0


if __name__ == "__main__":
    raise SystemExit(main())
