"""Spoken: what commands say of themselves, and click's own words, in the reader's language."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator

import click

from casegen.console.terminal import misuse
from casegen.message import CATALOGUES, _, catalogue, reader

DOMAIN = "click"


def begin() -> None:
    """Give click its catalogue, which it reads when it has something to say."""
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)


def spoken() -> tuple[str, ...]:
    """The languages of messages that there are."""
    return tuple(sorted({"en", *(path.name for path in CATALOGUES.iterdir() if path.is_dir())}))


def speak(context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Speak the language asked for from here on, help and refusals included."""
    if value is None:
        return None
    if value not in spoken():
        message = _("There are no messages in “{name}”; there are: {known}.")
        raise misuse(message, {"name": value, "known": ", ".join(spoken())}, context)
    os.environ["LANGUAGE"] = value
    return value


def helps(command: click.Command) -> Iterator[str]:
    """The texts of a command's help: its own, and those of its options."""
    yield plain(command.help or "")
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            yield plain(option.help)


def plain(text: str) -> str:
    """A text with one line for each paragraph."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def translate(command: click.Command, context: click.Context) -> None:
    """Put a command's help into the reader's language."""
    words = catalogue(reader())
    if command.help:
        command.help = words.get(plain(command.help), command.help)
    for option in command.get_params(context):
        if isinstance(option, click.Option) and option.help:
            # The option for help is click's own, and is made before the language is known.
            option.help = words.get(plain(option.help)) or gettext.gettext(option.help)
