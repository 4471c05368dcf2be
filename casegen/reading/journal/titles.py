"""Whether a title calls its article a case report."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from casegen.document.tree import Front
from casegen.system.data import toml

PATTERNS = toml(Path(__file__).with_name("titles.toml"))


@cache
def pattern(tag: str, *, loosely: bool) -> re.Pattern[str]:
    """The ways of a language to say it, plainly alone or loosely too."""
    kinds = ("plainly", "loosely") if loosely else ("plainly",)
    return re.compile("|".join(way for kind in kinds for way in PATTERNS[tag][kind]))


def said(front: Front, *, loosely: bool = False) -> str | None:
    """The words with which the title says so, "" for none; None for a language not known."""
    tag = front.language
    if tag not in PATTERNS:
        return None
    title = " ".join(front.plain_title.lower().split())
    match = pattern(tag, loosely=loosely).search(title)
    return match[0] if match else ""
