"""Find where each key, value and character of a valid TOML file is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from casegen.case.origin import Keys
from casegen.case.toml.spans import Reader
from casegen.case.toml.spelling import Span, Spelling


class Place(NamedTuple):
    """A stretch of a file: lines and columns count from 1, in characters, the end excluded."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """The places of one file's keys and values, found at the first question.

    Offsets and spans count characters of `text`.
    """

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self._spellings: dict[Keys, Spelling] = {}

    def place(self, start: int, end: int) -> Place:
        """Turn two offsets into lines and columns."""
        line = bisect_right(self._lines, start)
        end_line = bisect_right(self._lines, end, line - 1)
        columns = start - self._lines[line - 1] + 1, end - self._lines[end_line - 1] + 1
        return Place(self.path, line, columns[0], end_line, columns[1])

    def key(self, keys: Keys) -> Span:
        """Return where a key is written, or its nearest ancestor, at last the file's start.

        An element of an array has no key and stands for it.
        """
        names, values = self._reader.read(keys)
        for length in range(len(keys), 0, -1):
            known = keys[:length]
            span = names.get(known) or (values.get(known) if isinstance(known[-1], int) else None)
            if span:
                return span
        return (0, 0)

    def value(self, keys: Keys) -> Span:
        """Return where a value is written, or where `key` says when it has no token."""
        return self._reader.read(keys)[1].get(keys) or self.key(keys)

    def characters(self, keys: Keys, start: int, end: int) -> Span:
        """Return where characters of the NFC text at `keys` come from; of no text, the value."""
        if keys not in self._spellings:
            span = self.value(keys)
            if keys not in self._reader.values or self.text[span[0]] not in "\"'":
                return span
            self._spellings[keys] = Spelling(self.text, span)
        return self._spellings[keys].origin(start, end)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.text)
