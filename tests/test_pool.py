"""The pool: what workers render is what this process renders, and a dead worker costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.least_case import LEAST

ROOT = Path(__file__).parents[1]
# A process of its own: another test may have imported WeasyPrint under other fonts.
BEGIN = f"""
import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from casegen import pool
from casegen.pipeline import edition, examined
from casegen.render import render
pool.cores = lambda: 2
checked, _findings = examined(Path({str(LEAST)!r}))
least = edition(checked, "least")
"""
SAME = """
jobs = [(least, tag, suffix) for tag in least.documents for suffix in ("html", "pdf")]
handed = pool.renderings(jobs)
print(pool.workers.cache_info().currsize, handed == [render(*job) for job in jobs])
"""
DEAD = """
try:
    pool.workers().submit(os._exit, 1).result()
except BrokenProcessPool:
    made = pool.renderings([(least, tag, "pdf") for tag in least.documents])
    print(pool.workers.cache_info().currsize, all(data.startswith(b"%PDF-") for data in made))
"""


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param(SAME, "1 True", id="workers render the bytes this process renders"),
        pytest.param(DEAD, "0 True", id="a worker that dies is done without"),
    ],
)
def test_the_pool_gives_every_document(script: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + script],
        check=False,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert (done.stdout.strip(), done.stderr) == (said, "")
