"""Messages: marked in English where they are said, told in the reader's language when printed."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parent / "locale"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
ENGLISH = {"c", "en", "posix"}


def _(message: str) -> str:
    """Mark a message for translation; the catalogue is asked only when it is told."""
    return message


# What the system says where a file cannot be read or written.
REASONS = (
    _("No such file or directory"),
    _("Permission denied"),
    _("Is a directory"),
    _("Not a directory"),
    _("File exists"),
    _("File name too long"),
    _("No space left on device"),
    _("Disk quota exceeded"),
    _("Read-only file system"),
    _("Input/output error"),
    _("Too many levels of symbolic links"),
)


def tell(message: str, values: dict[str, str], language: str) -> str:
    """A message in a language with its {blanks} filled; English where there is no translation.

    The system's own words, as the value `reason`, are translated too.
    """
    words = catalogue(language)
    if values.get("reason") in REASONS:
        values = {**values, "reason": words.get(values["reason"], values["reason"])}
    return words.get(message, message).format(**values)


@cache
def catalogue(language: str) -> dict[str, str]:
    """The translations into one language, read from its gettext catalogue; none into English."""
    paths = {path.parents[1].name: path for path in CATALOGUES.glob("*/LC_MESSAGES/casegen.po")}
    if language not in paths:
        return {}
    from babel.messages.pofile import read_po

    with paths[language].open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}


def reader() -> str:
    """The language of the person at the terminal, from the environment as gettext reads it."""
    asked = next(filter(None, map(os.environ.get, VARIABLES)), "")
    for locale in asked.split(":"):
        language = re.split("[_.@-]", locale)[0].lower()
        if language in ENGLISH or catalogue(language):
            return "en" if language in ENGLISH else language
    return "en"
