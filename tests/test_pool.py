"""The pool: what workers render is what this process renders, and a dead worker costs nothing."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from casegen import pool
from casegen.compose import compose
from casegen.document import Document
from casegen.pipeline import examined
from casegen.render import render
from tests.least_case import LEAST


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    checked, _findings = examined(Path(LEAST))
    assert checked is not None
    assert checked.case is not None
    assert checked.profile is not None
    return [
        compose(checked.case, "least", tag, checked.profile, checked.images)
        for tag in checked.case.languages
    ]


def test_workers_render_the_bytes_this_process_renders(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "cores", lambda: 2)
    jobs = [(document, suffix) for document in documents for suffix in ("html", "pdf")]
    assert pool.renderings(jobs) == [render(*job) for job in jobs]


def test_a_worker_that_dies_is_done_without(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "cores", lambda: 2)
    with pytest.raises(BrokenProcessPool):
        pool.workers().submit(os._exit, 1).result()
    jobs = [(document, "pdf") for document in documents]
    made = pool.renderings(jobs)
    assert [data[:5] for data in made] == [b"%PDF-", b"%PDF-"]
