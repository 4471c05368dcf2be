"""The error of what print would not show whole."""

from __future__ import annotations

from casegen.case.placed_error import PlacedError


class CutError(PlacedError):
    """A page on which something would be cut off."""
