"""The name of an output."""

from __future__ import annotations


def named(slug: str, language: str, suffix: str) -> str:
    """The name of an output; one of a whole case has no language in it."""
    return ".".join(filter(None, (slug, language, suffix)))
