"""The error for what stands in the way of an output at one place of a case."""

from __future__ import annotations

from casegen.case.origin import Keys
from casegen.messages import MessageError


class PlacedError(MessageError):
    """A message template with its values; `keys` lead to the place in the case, if there is one."""

    def __init__(self, message: str, values: dict[str, str], keys: Keys = ()) -> None:
        super().__init__(message, **values)
        # An error is made anew from these where it crosses to another process.
        self.args = (message, values, keys)
        self.keys = keys
