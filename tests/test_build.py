"""What a build calls fresh."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import pytest

from casegen import pipeline
from casegen.build import build, fresh
from casegen.check import Checked
from casegen.finding import Finding
from casegen.target import Target, targets_of
from tests.least_case import LEAST

Rendered: TypeAlias = tuple[list[tuple[Target, bytes]], tuple[Finding, ...]]


@pytest.fixture
def targets(tmp_path: Path) -> list[Target]:
    folder = tmp_path / "small"
    shutil.copytree(LEAST, folder)
    return targets_of(folder, [("vi", "html")], None, tmp_path / "build")


def test_a_target_just_made_is_fresh(targets: list[Target]) -> None:
    (outcome,) = build(targets)
    assert outcome.made == [target.path for target in targets]
    assert all(map(fresh, targets))


def test_a_case_edited_while_it_is_built_is_stale_afterwards(
    targets: list[Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = pipeline.rendered

    def edited_meanwhile(checked: Checked, wanted: Iterable[Target]) -> Rendered:
        file = checked.source.path
        file.write_text(file.read_text("utf-8") + "\n# later\n", "utf-8")
        return rendered(checked, wanted)

    monkeypatch.setattr(pipeline, "rendered", edited_meanwhile)
    (outcome,) = build(targets)
    assert outcome.made
    assert not any(map(fresh, targets))
