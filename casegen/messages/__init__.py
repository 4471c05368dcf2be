"""Messages: marked in English where they are said, told in the reader's language when printed."""

from __future__ import annotations

import os
import re
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parent / "locale"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
ENGLISH = {"c", "en", "posix"}


class MessageError(Exception):
    """What stands in the way of something: a message template with its values."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        """The sentence in English."""
        return self.message.format(**self.values)


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
        values = {**values, "reason": words.gettext(values["reason"])}
    return words.gettext(message).format(**values)


@cache
def languages() -> frozenset[str]:
    """The languages that there are translations into."""
    return frozenset(path.parents[1].name for path in CATALOGUES.glob("*/LC_MESSAGES/casegen.mo"))


@cache
def catalogue(language: str) -> NullTranslations:
    """The translations into one language, from its gettext catalogue; none into English."""
    if language not in languages():
        return NullTranslations()
    return translation("casegen", CATALOGUES, [language])


def reader() -> str:
    """The language of the person at the terminal, from the environment as gettext reads it."""
    asked = next(filter(None, map(os.environ.get, VARIABLES)), "")
    for locale in asked.split(":"):
        language = re.split("[_.@-]", locale)[0].lower()
        if language in ENGLISH or language in languages():
            return "en" if language in ENGLISH else language
    return "en"
