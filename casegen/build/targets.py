"""Targets: what a person names on the command line, as files to be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from casegen.build.beside import CHECKLIST, profile_of, with_checklists
from casegen.build.target import Target, slug_of, targets_of
from casegen.case.load import CASE_FILE, LoadError, load
from casegen.formats.render import suffixes as suffixes_of_one
from casegen.formats.render import whole_suffixes
from casegen.messages import MessageError, _
from casegen.system.data import languages as known_languages
from casegen.system.data import profiles as known_profiles
from casegen.system.untrusted import FolderError, parts

# What is made where no format is asked for; `ALL` asks for every one.
USUAL = ("html", "pdf")
ALL = "all"

# The languages that a case was last printed in, where its file has not changed since; else none.
Remembered: TypeAlias = Callable[[Path, str], tuple[tuple[str, ...], str]]


class TargetError(MessageError):
    """A target, language or format that there is not: a message template with its values."""


def find(  # noqa: PLR0913 - what the command line gives
    names: Sequence[str],
    languages: Sequence[str],
    suffixes: Sequence[str],
    profile: str | None,
    out: Path,
    cases: Path,
    remembered: Remembered = lambda _folder, _slug: ((), ""),
) -> list[Target]:
    """The targets named, or those of every case under `cases`; raises TargetError."""
    known_names(languages, profile)
    known(suffixes, known_suffixes(), _("There is no format “{name}”; there are: {known}."))
    wanted: list[Target] = []
    pairs = partial(
        forms, languages=languages, suffixes=suffixes, remembered=remembered, profile=profile
    )
    for folder in () if names else folders(cases):
        wanted += targets_of(folder, pairs(folder), profile, out)
    for name in names:
        wanted += named(name, pairs, profile, out, cases)
    if not wanted and not names:
        raise no_case(cases)
    return list(dict.fromkeys(wanted))


def known_names(languages: Iterable[str], profile: str | None) -> None:
    """Refuse a language or a profile that there is not; raises TargetError."""
    known(languages, known_languages(), _("There is no language “{name}”; there are: {known}."))
    known(
        [profile] if profile else [],
        known_profiles(),
        _("There is no profile “{name}”; there are: {known}."),
    )


def known(names: Iterable[str], there: Sequence[str], message: str) -> None:
    """Refuse a name that is not among those there are."""
    for name in names:
        if name not in there:
            raise TargetError(message, name=name, known=", ".join(there))


def folders(cases: Path) -> list[Path]:
    """The case folders directly in a folder."""
    return sorted(path.parent for path in cases.glob(f"*/{CASE_FILE}"))


def called(names: Sequence[str], cases: Path) -> list[Path]:
    """The case files and folders that names mean, all under `cases` if there are none.

    A name is a path, a slug, or a folder of cases; one that is nothing is left to be reported.
    Raises TargetError.
    """
    found = [path for name in names for path in meant(name, cases)] or folders(cases)
    if not found:
        raise no_case(cases)
    return found


def meant(name: str, cases: Path) -> list[Path]:
    """What one name means: the path itself where it means nothing else."""
    path = Path(name)
    if is_file(path) or is_file(path / CASE_FILE):
        return [path]
    if is_file(cases / name / CASE_FILE):
        return [cases / name]
    return folders(path) or [path]


def no_case(cases: Path) -> TargetError:
    """The error where there is no case at all."""
    return TargetError(
        _("There is no case in the folder “{name}”; work beside it, or name a case’s folder."),
        name=str(cases),
    )


def named(
    name: str,
    pairs: Callable[[Path], list[tuple[str, str]]],
    profile: str | None,
    out: Path,
    cases: Path,
) -> list[Target]:
    """The targets that one name means: a folder, a case file, a slug, or an output file."""
    path = Path(name)
    if path.name == CASE_FILE and is_file(path):
        path = path.parent
    if not is_file(path / CASE_FILE) and is_file(cases / name / CASE_FILE):
        path = cases / name
    if is_file(path / CASE_FILE):
        fit(path)
        return targets_of(path, pairs(path), profile, out)
    for folder in folders(cases):
        own = targets_of(folder, forms(folder, (), (ALL,), profile=profile), profile, out)
        if own[0].slug != path.parent.name:
            continue
        for target in own:
            if target.path.resolve() == path.resolve():
                return [target]
    from difflib import get_close_matches

    slugs = [folder.name for folder in folders(cases)]
    near = get_close_matches(name, slugs, n=1)
    if near:
        raise TargetError(
            _("There is no case “{name}”; did you mean “{near}”?"), name=name, near=near[0]
        )
    raise TargetError(
        _("There is no case “{name}”: no folder with a case.toml, no slug, no output."), name=name
    )


def fit(folder: Path) -> None:
    """Refuse a folder whose name can be that of no file on every system, or is a switch."""
    slug = folder.resolve().name
    try:
        sound = parts(slug) == (slug,) and not slug.startswith("-")
    except FolderError:
        sound = False
    if not sound:
        message = _("“{name}” cannot be the name of a case; use letters, digits, “-” and “_”.")
        raise TargetError(message, name=slug)


def known_suffixes() -> tuple[str, ...]:
    """What may be asked for as a format."""
    return tuple(sorted({ALL, *suffixes_of_one(), *whole_suffixes()}))


def forms(
    folder: Path,
    languages: Sequence[str],
    suffixes: Sequence[str],
    remembered: Remembered = lambda _folder, _slug: ((), ""),
    profile: str | None = None,
) -> list[tuple[str, str]]:
    """The (language, suffix) pairs asked for; files of a whole case only where no language is."""
    before, form = remembered(folder, slug_of(folder))
    tags = languages or before or languages_of(folder)
    every = ALL in suffixes
    known = suffixes_of_one()
    plain = [name for name in known if not name.startswith(CHECKLIST)]
    asked = plain if every else suffixes or USUAL
    one = with_checklists(asked, known, profile or form or profile_of(folder))
    whole = [name for name in whole_suffixes() if not languages and (every or name in suffixes)]
    return [(tag, name) for tag in tags for name in one] + [("", name) for name in whole]


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def languages_of(folder: Path) -> tuple[str, ...]:
    """The languages a case names, or all there are where its file cannot be read."""
    try:
        data = load(folder).data
        tags = [tag for tag in data["languages"] if tag in known_languages()]
    except (LoadError, KeyError, TypeError):
        tags = []
    return tuple(dict.fromkeys(tags)) or known_languages()


def sharded(wanted: Sequence[Target], number: int, count: int) -> list[Target]:
    """The targets of one part of so many, of cases as even in number as can be.

    Cases are in the order of their slugs' digests and cut into equal runs, so that a case more
    or less moves at most one case from each part to the next.
    """
    from casegen.system.fingerprint import digest

    slugs = sorted({one.slug for one in wanted}, key=lambda slug: digest(slug.encode()))
    part = set(slugs[len(slugs) * (number - 1) // count : len(slugs) * number // count])
    return [one for one in wanted if one.slug in part]
