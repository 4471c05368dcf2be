"""Told: commands whose help is told in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import click


class Told(click.Command):
    """A command that translates its own help when it is asked for."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        translate(self)
        super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help."""
        translate(self)
        return super().get_short_help_str(limit)


def translate(command: click.Command) -> None:
    """Put a command's help, and that of its options, into the reader's language."""
    from casegen.message import reader, tell

    def told(text: str) -> str:
        return "\n\n".join(tell(part, {}, reader()) for part in paragraphs(text))

    if command.help:
        command.help = told(command.help)
    for option in options(command):
        option.help = told(option.help or "")


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
