"""`casegen new`: begin a case with a file that says what goes where."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casegen.cli.console import asking
from casegen.cli.console.spoken import Spoken
from casegen.cli.console.terminal import CASES, enter, misuse, report
from casegen.messages import _

if TYPE_CHECKING:
    from casegen.case.model import Case
    from casegen.style.starter.start import Start

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 64
BOTH = ("vi", "en")
SCHEMA = "case.schema.json"
USUAL = "care"
NAMELESS = _(
    "“{name}” cannot name a case: use lower-case letters a to z, digits, and single hyphens"
    " between them, as in “kawasaki-ivig”."
)

TAKEN = _("There is already something at “{path}”; nothing was changed.")


@click.command(cls=Spoken)
@click.argument("slug", required=False)
@click.option(
    "-p", "--profile", "name", metavar="NAME",
    help="The profile of the journal it is for; care unless said otherwise.",
)  # fmt: skip
@click.option(
    "-l", "--lang", "tags", multiple=True, metavar="TAG",
    help="A language of the case; the first is that of record. Vietnamese and English otherwise.",
)  # fmt: skip
@click.option(
    "--front", "front", multiple=True, metavar="TAG",
    help="A language of title, abstract, keywords and affiliations only.",
)  # fmt: skip
@click.option("-t", "--title", help="The title, in the language of record.")
@click.option("-a", "--author", "authors", multiple=True, help="An author’s name; once for each.")
@click.option("-n", "--patients", type=click.IntRange(1, 50), help="How many patients there are.")
@click.option(
    "--from", "old", metavar="CASE",
    help="Take authors, institutions and form from this case, and nothing of its patients.",
)  # fmt: skip
@click.option("-C", "--directory", type=click.Path(path_type=Path), help="Work in this folder.")
@click.pass_context
def new(
    context: click.Context,
    slug: str | None,
    name: str | None,
    tags: tuple[str, ...],
    front: tuple[str, ...],
    title: str | None,
    authors: tuple[str, ...],
    patients: int | None,
    old: str | None,
    directory: Path | None,
) -> None:
    """Begin the case SLUG with a file to be filled in.

    At a terminal, what is not said is asked: in which languages, the title, who writes, for which
    journal, how many patients. Without a SLUG the case is named after its title.
    """
    enter(directory)
    from casegen.build.targets import TargetError, known_names
    from casegen.case.load import LoadError
    from casegen.check.chosen_profile import chosen
    from casegen.check.strict import unreadable
    from casegen.messages import reader
    from casegen.style.language import language
    from casegen.style.profile_files import profile
    from casegen.style.starter import blank
    from casegen.style.starter.form import Form
    from casegen.style.starter.start import author
    from casegen.system.whole import WriteError

    said = context.obj or reader()
    asks = asking.attended()
    try:
        before = earlier(old, context) if old else None
        known_names((*tags, *front), name)
        tags, front = spoken(tags, front, before, said if asks else None)
        if not tags:
            message = _("A case needs a language of its body; name it with --lang.")
            raise misuse(message, {}, context)
        if not (slug or title or asks):
            raise click.MissingParameter(ctx=context, param=context.command.params[0])
        if title is None and asks:
            title = asking.title(language(tags[0]).name, said)
        file = place(slug or named(title, said, asks=asks), context)
        if not authors and not before and asks:
            authors = asking.authors(said)
        if name is None:
            name = before.profile if before else USUAL
            name = asking.profile(forms(said), name, said) if asks and not before else name
            known_names((), name)
        if patients is None:
            patients = asking.patients(said) if asks else 1
        start = started(before, title, [author(one) for one in authors if one.split()], tags)
        chosen(name)
        form = Form(profile(name), tags, said, with_patients(start, patients), front)
        schema = f"#:schema ../../{SCHEMA}\n" if Path(SCHEMA).is_file() else ""
        begin(file, (schema + blank(form)).encode())
    except (TargetError, WriteError) as error:
        raise misuse(error.message, error.values, context) from None
    except LoadError as error:
        report([unreadable(error)], context)
        sys.exit(2)
    click.echo(file)


def spoken(
    tags: tuple[str, ...], front: tuple[str, ...], before: Case | None, reader: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The languages of the body, asked of a reader who is there, and those of the front alone."""
    from casegen.system.data import languages

    if before and not (tags or front):
        return tuple(before.languages), tuple(before.front)
    if reader and not (tags or front):
        tags = asking.languages(languages(), BOTH, reader)
    body = tuple(dict.fromkeys(tags or [tag for tag in BOTH if tag not in front]))
    return body, tuple(tag for tag in dict.fromkeys(front) if tag not in body)


def named(title: str | None, reader: str, *, asks: bool) -> str:
    """The name of the case that its title makes, or that is asked for."""
    from casegen.style.starter.start import slug_of

    slug = slug_of(title or "")
    return asking.slug(slug, partial(refused, reader), reader) if asks else slug


def place(slug: str, context: click.Context) -> Path:
    """Where the case's file will be; raises Misuse where none can be."""
    against = objection(slug)
    if against:
        raise misuse(*against, context)
    return CASES / slug / "case.toml"


def objection(slug: str) -> tuple[str, dict[str, str]] | None:
    """What stands against a name for a case: a message and its values."""
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        return NAMELESS, {"name": slug}
    folder = CASES / slug
    if folder.exists() or folder.is_symlink():
        return TAKEN, {"path": str(folder)}
    return None


def refused(reader: str, slug: str) -> str | None:
    """What stands against a name for a case, as a sentence."""
    from casegen.messages import tell

    against = objection(slug)
    return tell(*against, reader) if against else None


def earlier(old: str, context: click.Context) -> Case:
    """The case whose frame is taken over; raises Misuse where it is not whole."""
    from casegen.build.targets import called
    from casegen.case.load import load
    from casegen.check.check import check

    paths = called((old,), CASES)
    case = check(load(paths[0])).case if len(paths) == 1 else None
    if case is None:
        message = _("“{name}” is no finished case; mend it, or begin without --from.")
        raise misuse(message, {"name": old}, context)
    return case


def started(
    before: Case | None, title: str | None, authors: list[dict[str, str]], tags: tuple[str, ...]
) -> Start:
    """What is known of the new case."""
    from dataclasses import replace

    from casegen.style.starter.start import Start, frame

    start = frame(before) if before else Start()
    start = replace(start, authors=authors) if authors else start
    return replace(start, title={tags[0]: title} if title else {})


def with_patients(start: Start, patients: int) -> Start:
    """The same start with so many patients."""
    from dataclasses import replace

    return replace(start, patients=patients)


def forms(reader: str) -> dict[str, str]:
    """The profiles by name, each with what it is called."""
    from casegen.style.profile_files import profile
    from casegen.system.data import profiles

    return {name: str(profile(name).title.get(reader, name)) for name in profiles()}


def begin(file: Path, content: bytes) -> None:
    """Write the first file of a folder, and leave no folder where it cannot be written."""
    from casegen.system.whole import WriteError, write

    try:
        write(file, content)
    except WriteError:
        with suppress(OSError):
            file.parent.rmdir()
        raise
