"""`casegen new`: begin a case with a file that says what goes where."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

import click

from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import CASES, enter, misuse, report

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 64
BOTH = ("vi", "en")
SCHEMA = "case.schema.json"


@click.command(cls=Spoken)
@click.argument("slug")
@click.option(
    "-p", "--profile", "name", metavar="NAME", default="care", show_default=True,
    help="The profile of the journal it is for.",
)  # fmt: skip
@click.option(
    "-l", "--lang", "tags", multiple=True, metavar="TAG",
    help="A language of the case, of vi and en by default; the first is that of record.",
)  # fmt: skip
@click.option(
    "--front", "front", multiple=True, metavar="TAG",
    help="A language of title, abstract, keywords and affiliations only.",
)  # fmt: skip
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@click.pass_context
def new(
    context: click.Context,
    slug: str,
    name: str,
    tags: tuple[str, ...],
    front: tuple[str, ...],
    directory: Path | None,
) -> None:
    """Begin the case SLUG with a file to be filled in."""
    enter(directory)
    from casegen.build.targets import TargetError, known_names
    from casegen.case.load import LoadError
    from casegen.check.check import unreadable
    from casegen.check.strict_files import chosen
    from casegen.messages import _, reader
    from casegen.style.profile import profile
    from casegen.style.starter import blank
    from casegen.style.starter.form import Form
    from casegen.system.whole import WriteError

    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        message = _(
            "“{name}” cannot name a case: use lower-case letters a to z, digits, and single hyphens"
            " between them, as in “kawasaki-ivig”."
        )
        raise misuse(message, {"name": slug}, context)
    try:
        known_names((*tags, *front), name)
        file = CASES / slug / "case.toml"
        if file.parent.exists() or file.parent.is_symlink():
            message = _("There is already something at “{path}”; nothing was changed.")
            raise misuse(message, {"path": str(file.parent)}, context)
        chosen(name)
        body = tuple(dict.fromkeys(tags or [tag for tag in BOTH if tag not in front]))
        alone = tuple(tag for tag in dict.fromkeys(front) if tag not in body)
        form = Form(profile(name), body, context.obj or reader(), alone)
        schema = f"#:schema ../../{SCHEMA}\n" if Path(SCHEMA).is_file() else ""
        begin(file, (schema + blank(form)).encode())
    except (TargetError, WriteError) as error:
        raise misuse(error.message, error.values, context) from None
    except LoadError as error:
        report([unreadable(error)], context)
        sys.exit(2)
    click.echo(file)


def begin(file: Path, content: bytes) -> None:
    """Write the first file of a folder, and leave no folder where it cannot be written."""
    from casegen.system.whole import WriteError, write

    try:
        write(file, content)
    except WriteError:
        with suppress(OSError):
            file.parent.rmdir()
        raise
