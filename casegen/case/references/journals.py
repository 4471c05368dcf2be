"""The two ways of writing a journal's title."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from casegen.system.data import toml

WORDS = Path(__file__).with_name("journals.toml")


def form_of(title: str) -> Literal["short", "full"] | None:
    """Whether a journal's title is abbreviated, or None where its words do not tell."""
    words = [word.strip(",:()").casefold() for word in title.split()]
    known = toml(WORDS)
    full = any(word in known["full"] for word in words)
    dotted = any(word.endswith(".") for word in words)
    short = dotted or (len(words) > 1 and any(word in known["short"] for word in words))
    return None if full == short else ("full" if full else "short")
