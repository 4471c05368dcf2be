"""Visible: a text from a case as it may be shown on a terminal, or in the log of a CI service."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

# What a CI service's log reader takes for a command, wherever it stands in a line: "##[group]",
# "##vso[task.setvariable]", "##teamcity[message]"; and "::error::" where a line begins with it.
ANYWHERE: Final = re.compile(r"##(?=\w*\[)")
BEGINNING: Final = re.compile(r"^(\s*):(?=:)")

UNSEEN: Final = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def visible(text: str) -> str:
    """A text on one line, without what would move a cursor, hide what follows, or be a command."""
    shown = "".join(" " if hides(character) else character for character in text)
    return ANYWHERE.sub("# #", shown)


def hides(character: str) -> bool:
    """Whether a character is a control, turns or hides text, or ends a line."""
    return category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def line(text: str) -> str:
    """A text that a line of output begins with, so that the line is no command."""
    return BEGINNING.sub(r"\1: ", visible(text))


def unmistaken(json: str) -> str:
    """A JSON text whose strings hold no command, and as escapes what would not be seen."""
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.replace("##", "#\\u0023"))
