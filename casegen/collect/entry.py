"""An entry of an exported file, and what can be wrong with such a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args

from casegen.message import MessageError
from casegen.model.reference import Reference

TYPES = frozenset(get_args(Reference.model_fields["type"].annotation))


class CollectError(MessageError):
    """References that cannot be collected: a message template with its values."""


@dataclass
class Entry:
    """One work as its file has it.

    `kind` is its type in the file's own words, `type` in CSL's, None where there is none such.
    `fields` go by CSL-JSON's names, their texts free of the file's own markup; `left` names what
    is left out, `unsure` the fields of which the file does not say enough.
    """

    key: str
    line: int
    kind: str
    type: str | None
    fields: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
