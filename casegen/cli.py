"""The command line: the commands there are, each loaded only when it is called."""

from __future__ import annotations

import atexit
import gc
import os
import pkgutil
from gettext import bindtextdomain
from importlib import import_module

import click

from casegen import __version__, commands
from casegen.console.told import Told
from casegen.message import CATALOGUES

# Click looks there for the translations of its own words.
bindtextdomain("messages", str(CATALOGUES))


class Commands(Told, click.Group):
    """The modules of the package `commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands' names, sorted."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name: the function with its module's name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(f"casegen.commands.{cmd_name}"), cmd_name)
        return command


def speak(_context: click.Context, _option: click.Parameter, tag: str | None) -> str | None:
    """Speak a language from here on."""
    if tag:
        os.environ["LANGUAGE"] = tag
    return tag


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casegen")
@click.option(
    "--lang",
    metavar="TAG",
    is_eager=True,
    callback=speak,
    help="Language of the messages; else the locale's.",
)
@click.pass_context
def main(context: click.Context, lang: str | None) -> None:
    """Write a clinical case once, as data; print checked reports in several languages."""
    # A run is short, and looking for garbage as often as Python does takes a sixth of it.
    gc.set_threshold(100_000, 50, 50)
    # Nor does anyone need the garbage that Python would look for, several times, as it ends.
    atexit.register(gc.freeze)
    context.obj = lang


def helped() -> list[click.Command]:
    """Every command that has a help of its own, this one first."""
    context = click.Context(main)
    names = main.list_commands(context)
    return [main, *(command for name in names if (command := main.get_command(context, name)))]
