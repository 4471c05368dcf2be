"""Measure what checking large files made to be slow takes: at most a second for a megabyte."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.large_files import FILES, introduced
from tests.support.least_case import checked, written

MEGABYTE = 1_000_000


def main() -> int:
    """Measure each kind with the limits lifted, print, and return 1 where one takes longer."""
    slow = 0
    lifted = {"casegen.check.check.over": lambda _data: (), "casegen.check.hearing.FINDINGS": 10**9}
    with TemporaryDirectory() as name, patch("casegen.case.load.MAX_BYTES", 10**8):
        folder = Path(name)
        for target, value in lifted.items():
            patch(target, value).start()
        checked(introduced("Câu 1,5 cm [@lee2005]."), folder)
        for kind, (size, make) in FILES.items():
            text = written(make(size))
            start = process_time()
            checked(text, folder)
            spent, allowed = process_time() - start, max(len(text.encode()) / MEGABYTE, 1)
            slow += spent > allowed
            print(f"{kind:30} {spent:6.2f} s of {allowed:5.2f} s")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
