"""The command line: the commands there are, each loaded only when it is called."""

from __future__ import annotations

import atexit
import gc
import pkgutil
from importlib import import_module

import click

from casegen import __version__, commands


class Commands(click.Group):
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


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casegen")
@click.option("--lang", metavar="TAG", help="Language of the messages; else the locale's.")
@click.pass_context
def main(context: click.Context, lang: str | None) -> None:
    """Write a clinical case once, as data; print checked reports in several languages."""
    # A run is short, and looking for garbage as often as Python does takes a sixth of it.
    gc.set_threshold(100_000, 50, 50)
    # Nor does anyone need the garbage that Python would look for, several times, as it ends.
    atexit.register(gc.freeze)
    context.obj = lang
