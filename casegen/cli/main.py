"""The command line: the commands there are, each loaded only when it is called."""

from __future__ import annotations

import atexit
import gc
import pkgutil
import sys
from gettext import bindtextdomain
from importlib import import_module

import click

from casegen import __version__
from casegen.cli import commands
from casegen.cli.console.ending import ending
from casegen.cli.console.spoken import Spoken, speak
from casegen.cli.console.terminal import misuse, told
from casegen.messages import CATALOGUES

# Click looks there for the translations of its own words.
bindtextdomain("messages", str(CATALOGUES))


class Commands(Spoken, click.Group):
    """The modules of the package `commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands' names, sorted."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name: the function with its module's name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(
            import_module(f"casegen.cli.commands.{cmd_name}"), cmd_name
        )
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is called, to whatever end."""
        with ending(ctx):
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; one that there is not is refused."""
        name = args[0] if args else ""
        if name[:1] != "-" and name not in self.list_commands(ctx):
            self.refuse(ctx, name)
        return super().resolve_command(ctx, args)

    def refuse(self, ctx: click.Context, name: str) -> None:
        """Say which command may be meant by a name that is none."""
        from difflib import get_close_matches

        from casegen.messages import _

        known = self.list_commands(ctx)
        near = get_close_matches(name, known, n=1)
        if near:
            message = _("There is no command “{name}”; did you mean “{near}”?")
            raise misuse(message, {"name": name, "near": near[0]}, ctx)
        message = _("There is no command “{name}”; there are: {known}.")
        raise misuse(message, {"name": name, "known": ", ".join(known)}, ctx)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="casegen", help="Show the version and exit.")
@click.option(
    "--lang", metavar="TAG", is_eager=True, callback=speak,
    help="Language of the messages; else the locale's.",
)  # fmt: skip
@click.pass_context
def main(context: click.Context, lang: str | None) -> None:
    """Write a clinical case once, as data; print checked reports in several languages."""
    # A run is short, and looking for garbage as often as Python does takes a sixth of it.
    gc.set_threshold(100_000, 50, 50)
    # Nor does anyone need the garbage that Python would look for, several times, as it ends.
    atexit.register(gc.freeze)
    context.obj = lang
    context.call_on_close(lambda: tell_passed_over(context))


def tell_passed_over(context: click.Context) -> None:
    """Say which of the user's folders was not believed, if anything asked for it."""
    if "casegen.system.cache" in sys.modules:
        from casegen.system.cache import notes

        for message, values in notes:
            click.echo(told(message, values, context), err=True)


def helped() -> list[click.Command]:
    """Every command that has a help of its own, this one first."""
    context = click.Context(main)
    names = main.list_commands(context)
    return [main, *(command for name in names if (command := main.get_command(context, name)))]
