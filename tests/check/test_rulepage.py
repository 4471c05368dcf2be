"""The pages of the rules: those under docs/rules are what the docstrings say today."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.check.pages import page, pages
from casegen.check.rule import rules

DOCS = Path(__file__).parents[2] / "docs" / "rules"


@pytest.mark.parametrize(("language", "folder"), [("en", DOCS), ("vi", DOCS / "vi")])
def test_docs_hold_exactly_the_pages_of_today(language: str, folder: Path) -> None:
    expected = dict(pages(language))
    assert len(expected) > 20
    assert {path.name for path in folder.glob("*.md")} == set(expected)
    stale = [name for name, text in expected.items() if (folder / name).read_text("utf-8") != text]
    assert not stale, f"run make docs: {stale}"


def test_a_page_has_its_examples_as_toml() -> None:
    for rule in rules():
        shown = page(rule)
        assert shown.startswith(f"# {rule.name}\n\n`{rule.code}` · {rule.severity}")
        assert shown.count("```toml\n") == 2
        assert "## Why\n" in shown
        assert "## What to do\n" in shown
