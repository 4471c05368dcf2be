"""Ending: however a command ends, a person is told in one sentence, and a shell by the status."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import click

from casegen.cli.console.encoding import handler
from casegen.cli.console.terminal import told
from casegen.messages import _

# What shells give to a process that a signal ended, less the signal's number.
SIGNALLED = 128
FAILED = 2


class Closed(io.TextIOBase):
    """The stream in place of one that whoever started the process has closed."""

    def write(self, _text: str) -> int:
        """Refuse, as the system does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def isatty(self) -> bool:
        """It is no terminal."""
        return False


@contextmanager
def ending(context: click.Context) -> Iterator[None]:
    """What goes on until a command ends: output that cannot be shown or written, and signals."""
    open_up()
    try:
        yield
    except KeyboardInterrupt as error:
        number = int(getattr(error, "number", signal.SIGINT))
        message = _("Interrupted.") if number == signal.SIGINT else _("Terminated.")
        last_words(message, {}, context, SIGNALLED + number)
    except OSError as error:
        # Whatever reads or writes a file by its name tells of it itself.
        if error.filename is not None:
            raise
        let_go()
        if error.errno == errno.EPIPE:
            # Whoever read it has had enough.
            sys.exit(FAILED)
        values = {"reason": error.strerror or str(error)}
        last_words(_("The output cannot be written: {reason}."), values, context, FAILED)


def open_up() -> None:
    """Have the standard streams take every text, and be there."""
    sys.stdout = sys.stdout or Closed()
    sys.stderr = sys.stderr or Closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors in {"strict", "backslashreplace"}:
            stream.reconfigure(errors=handler(stream.encoding))
    # No file that is opened later may take a closed stream's number.
    with suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:  # noqa: PLR2004 - the standard error
            pass
        os.close(descriptor)


def let_go() -> None:
    """Give up what was not written, which Python would try to write again as it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def last_words(
    message: str, values: dict[str, str], context: click.Context, status: int
) -> NoReturn:
    """Say how it ended, where anyone can be told, and end with a status."""
    with suppress(OSError):
        click.echo(told(message, values, context), err=True)
    sys.exit(status)
