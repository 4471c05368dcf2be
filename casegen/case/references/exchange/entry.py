"""An entry of an exported file, what of a file is wanted, and what can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from casegen.case.model.reference import Reference
from casegen.case.references.identity import folded
from casegen.messages import MessageError, _
from casegen.system.limits import MOST

ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TYPES = frozenset(get_args(Reference.model_fields["type"].annotation))


class CollectError(MessageError):
    """References that cannot be collected: a message template with its values."""


@dataclass
class Entry:
    """One work as its file has it.

    `kind` is its type in the file's own words, `type` in CSL's, None where there is none such.
    `fields` go by CSL-JSON's names, their texts free of the file's own markup; `left` names what
    is left out, `unsure` the fields of which the file does not say enough, and `macros` the names
    by field that stand for a text which the file does not give.
    """

    key: str
    line: int
    kind: str
    type: str | None
    fields: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    macros: dict[str, str] = field(default_factory=dict)


class Wanted:
    """What is wanted of a file: all of it, or the works that a case cites."""

    def __init__(self, cited: Iterable[str] | None = None) -> None:
        self.cited = None if cited is None else {folded(key): key for key in cited}

    def wants(self, key: str) -> bool:
        """Whether the entry of a key may be wanted; of one that is no id, its author tells."""
        return self.cited is None or folded(key) in self.cited or not ID.fullmatch(key)

    def named(self, key: str, spare: str) -> str | None:
        """What an entry is called in the case: by its key or a spare name; None if not wanted."""
        if self.cited is None:
            return spare
        return self.cited.get(folded(key)) or (spare if spare in self.cited.values() else None)

    def told(self, count: int, file: str) -> None:
        """Refuse a file at once that holds more than a case may. Raises CollectError."""
        most = MOST["references",]
        if self.cited is None and count > most:
            message = _(
                "{file} holds {count} references, and a case at most {most}; export only those "
                "you cite, or say --cited."
            )
            raise CollectError(message, file=file, count=f"{count:,}", most=f"{most:,}")
