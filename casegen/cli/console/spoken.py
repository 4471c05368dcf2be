"""Spoken: what commands say of themselves, in the reader's language."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext

import click

from casegen.cli.console.terminal import misuse
from casegen.messages import _, languages


class Spoken(click.Command):
    """A command that translates its own help when it is asked for."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        translate(self, ctx)
        super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help."""
        translate(self, click.get_current_context())
        return super().get_short_help_str(limit)


def speak(context: click.Context, _option: click.Parameter, tag: str | None) -> str | None:
    """Speak the language asked for until the command ends; raises Misuse if there is none such."""
    known = sorted({"en", *languages()})
    if tag and tag not in known:
        message = _("There are no messages in “{name}”; there are: {known}.")
        raise misuse(message, {"name": tag, "known": ", ".join(known)}, context)
    if tag:
        context.with_resource(speaking(tag))
    return tag


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Have gettext speak a language, click's own words included."""
    before = os.environ.get("LANGUAGE", "")
    os.environ["LANGUAGE"] = tag
    try:
        yield
    finally:
        os.environ["LANGUAGE"] = before


def translate(command: click.Command, context: click.Context) -> None:
    """Put a command's help, and that of its options, into the reader's language."""
    from casegen.messages import reader, tell

    def told(text: str) -> str:
        return "\n\n".join(tell(part, {}, reader()) for part in paragraphs(text))

    if command.help:
        command.help = told(command.help)
    for option in options(command):
        option.help = told(option.help or "")
    own = command.get_help_option(context)
    if own:
        # Click made it before the language was known.
        own.help = gettext(own.help or "")


def translatable(command: click.Command) -> Iterator[str]:
    """The texts of a command's help: its paragraphs, and what is said of each option."""
    yield from paragraphs(command.help or "")
    yield from (option.help for option in options(command) if option.help)


def options(command: click.Command) -> Iterator[click.Option]:
    """The options that a command says something of itself; the other words are click's."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each in one line."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
