"""The error of what Word cannot hold, or of a journal's file that cannot be used."""

from __future__ import annotations

from casegen.case.placed_error import PlacedError


class WordError(PlacedError):
    """A document that cannot be written as a Word file."""
