"""What can be wrong with a reference list: a reference that cannot be set, an unknown style."""

from __future__ import annotations


class BibliographyError(ValueError):
    """A reference that cannot be set; the message names it by its id."""


class UnknownStyle(ValueError):  # noqa: N818 - reads as the sentence it is
    """No CSL style has this name; `near` holds the names most like it, the nearest first."""

    def __init__(self, style: str, near: tuple[str, ...] = ()) -> None:
        self.style = style
        self.near = near
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"There is no reference style named {style!r}.{hint}")
