"""What stands in the way of printing a drawing."""

from __future__ import annotations

from casegen.messages import MessageError, _

REFUSED = _(
    "“{file}” holds {what}, which a printed drawing cannot have; save it as plain SVG or as PNG."
)
TOO_MUCH = _("“{file}” draws more than can be printed; save it as PNG.")
LONGEST = 60


class SvgError(MessageError):
    """A drawing that cannot be printed: a message template with its values but for the file."""


def refused(what: str) -> SvgError:
    """The error for something that a drawing cannot have."""
    shown = " ".join(what.split())
    return SvgError(REFUSED, what=shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…")
