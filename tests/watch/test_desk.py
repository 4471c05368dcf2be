"""The desk of `casegen watch` keeps what pages show, however often their files change."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from casegen.watch.desk import Desk
from casegen.watch.view import Ask
from tests.cli.test_cli import FIGURE
from tests.support.least_case import LEAST

EDITS = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    shutil.copytree(LEAST, folder)
    with (folder / "case.toml").open("a", encoding="utf-8") as file:
        file.write(FIGURE)
    return folder


async def here(job: Callable[..., Any], *given: object) -> object:
    """What stands for the worker: the job done by this process."""
    return job(*given)


def test_of_a_picture_that_is_edited_again_and_again_two_versions_are_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(lambda: [Ask(folder)], lambda _sheet, _seconds: None)
    monkeypatch.setattr(desk.worker, "ask", here)
    (sheet,) = desk.sheets.values()
    held = []
    for edit in range(EDITS):
        Image.new("RGB", (400 + edit, 300)).save(folder / "scan.png", dpi=(600, 600))
        os.utime(folder / "scan.png", ns=(edit, edit))
        asyncio.run(desk._draw(sheet))  # noqa: SLF001 - what the desk does at each change
        assert sheet.view is not None
        assert sheet.view.used <= desk.pictures.keys()
        held.append(len(desk.pictures))
    assert held == [1, *[2] * (EDITS - 1)]
