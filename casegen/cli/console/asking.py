"""Asking: what a person at a terminal is asked before a case is begun, in their language."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from casegen.messages import _, tell

TITLE = _("Title in {language} (Enter: later)")
AUTHORS = _("Authors, parted by semicolons (Enter: later)")
PROFILE = _("Which form? A number or a name")
LANGUAGES = _("Languages of the body, that of record first")
UNKNOWN = _("“{said}” is none of these: {known}.")
PATIENTS = _("How many patients")
NAME = _("A short name for the case, as its folder is called")


def attended() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def title(language: str, reader: str) -> str:
    """The title in a language, empty where it is left for later."""
    return ask(tell(TITLE, {"language": language}, reader), "")


def authors(reader: str) -> tuple[str, ...]:
    """The authors' names."""
    said = ask(tell(AUTHORS, {}, reader), "")
    return tuple(name.strip() for name in said.split(";") if name.strip())


def languages(known: Sequence[str], usual: Sequence[str], reader: str) -> tuple[str, ...]:
    """The languages of the body, that of record first; asked until all are known."""
    while True:
        said = ask(tell(LANGUAGES, {}, reader), " ".join(usual))
        tags = tuple(dict.fromkeys(said.lower().replace(",", " ").split()))
        strange = [tag for tag in tags if tag not in known]
        if tags and not strange:
            return tags
        unknown(" ".join(strange) or said, known, reader)


def profile(names: dict[str, str], usual: str, reader: str) -> str:
    """The name of a profile, chosen from a list; asked until it is one of them."""
    for number, (name, said) in enumerate(names.items(), 1):
        click.echo(f"  {number}  {name}: {said}", err=True)
    by_number = dict(zip(map(str, range(1, len(names) + 1)), names, strict=True))
    while True:
        said = ask(tell(PROFILE, {}, reader), usual)
        name = by_number.get(said, said.lower())
        if name in names:
            return name
        unknown(said, tuple(names), reader)


def unknown(said: str, known: Sequence[str], reader: str) -> None:
    """Tell of an answer that is none, and what the answers are."""
    values = {"said": said, "known": ", ".join(known)}
    click.echo(tell(UNKNOWN, values, reader), err=True)


def patients(reader: str) -> int:
    """How many patients there are."""
    asked: int = click.prompt(
        tell(PATIENTS, {}, reader), default=1, type=click.IntRange(1, 50), err=True
    )
    return asked


def slug(proposed: str, fit: Callable[[str], str | None], reader: str) -> str:
    """The name of the case, asked until `fit` has nothing to say against it."""
    while True:
        name = ask(tell(NAME, {}, reader), proposed)
        against = fit(name)
        if against is None:
            return name
        click.echo(against, err=True)


def ask(question: str, usual: str) -> str:
    """An answer in one line."""
    said: str = click.prompt(question, default=usual, show_default=bool(usual), err=True)
    return said.strip()
