"""Messages: marked in English where they are said, told in the reader's language when printed."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parent / "locale"


def _(message: str) -> str:
    """Mark a message for translation; the catalogue is asked only when it is told."""
    return message


def tell(message: str, values: dict[str, str], language: str) -> str:
    """A message in a language with its {blanks} filled; English where there is no translation."""
    return catalogue(language).get(message, message).format(**values)


@cache
def catalogue(language: str) -> dict[str, str]:
    """The translations of one language, read from its gettext catalogue."""
    path = CATALOGUES / language / "LC_MESSAGES" / "casegen.po"
    if not path.is_file():
        return {}
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}


def reader() -> str:
    """The language of the person at the terminal, from the environment as gettext reads it."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            tag = value.split(":")[0].split(".")[0].split("_")[0].lower()
            return tag if (CATALOGUES / tag).is_dir() else "en"
    return "en"
