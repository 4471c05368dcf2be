"""Asking: what a person at a terminal is asked before a case is begun, in their language."""

from __future__ import annotations

import sys

import click

from casegen.messages import _, tell

TITLE = _("Title in {language} (Enter: later)")
AUTHORS = _("Authors, parted by semicolons (Enter: later)")
PROFILE = _("Which form? A number or a name")
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


def profile(names: dict[str, str], usual: str, reader: str) -> str:
    """The name of a profile, chosen from a list."""
    for number, (name, said) in enumerate(names.items(), 1):
        click.echo(f"  {number}  {name}: {said}", err=True)
    said = ask(tell(PROFILE, {}, reader), usual)
    chosen = said.isdecimal() and 1 <= int(said) <= len(names)
    return list(names)[int(said) - 1] if chosen else said


def patients(reader: str) -> int:
    """How many patients there are."""
    asked: int = click.prompt(
        tell(PATIENTS, {}, reader), default=1, type=click.IntRange(1, 50), err=True
    )
    return asked


def slug(proposed: str, reader: str) -> str:
    """The name of the case."""
    return ask(tell(NAME, {}, reader), proposed)


def ask(question: str, usual: str) -> str:
    """An answer in one line."""
    said: str = click.prompt(question, default=usual, show_default=bool(usual), err=True)
    return said.strip()
