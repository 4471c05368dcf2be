"""The error of what Word cannot hold, or of a journal's file that cannot be used."""

from __future__ import annotations


class WordError(Exception):
    """A message template with its values; `keys` lead to the place in the case, if there is one."""

    def __init__(
        self, message: str, values: dict[str, str], keys: tuple[str | int, ...] = ()
    ) -> None:
        super().__init__(message, values, keys)
        self.message = message
        self.values = values
        self.keys = keys
