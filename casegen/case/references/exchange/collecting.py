"""Collecting: put into a case file the references of exported files that it does not have yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from casegen.case.model.reference import Reference
from casegen.case.references.exchange.bib import bib
from casegen.case.references.exchange.case_file import citations, content, opened, renewed, save
from casegen.case.references.exchange.csl_json import csl_json
from casegen.case.references.exchange.entry import CollectError, Entry, Wanted
from casegen.case.references.exchange.ids import named
from casegen.case.references.exchange.nbib import nbib
from casegen.case.references.exchange.ris import ris
from casegen.case.references.exchange.settled import settled
from casegen.case.references.exchange.tables import table
from casegen.case.references.identity import contradict, marks
from casegen.messages import _
from casegen.system.limits import MOST

READERS: Final[Mapping[str, Callable[[str, str, Wanted], Iterator[Entry]]]] = {
    ".bib": bib,
    ".ris": ris,
    ".json": csl_json,
    ".nbib": nbib,
}
LONGEST: Final = 60
LISTED: Final = 20

Note: TypeAlias = tuple[str, dict[str, str]]


@dataclass
class Collected:
    """What was collected: the new tables by id, how many works were there, what was left out."""

    added: dict[str, str] = field(default_factory=dict)
    present: int = 0
    notes: list[Note] = field(default_factory=list)


class Shelf:
    """The references of a case, by what tells one from another."""

    def __init__(self, listed: Sequence[Any]) -> None:
        self.seen: dict[tuple[str, ...], list[Reference]] = {}
        self.ids = {str(item.get("id")) for item in listed if isinstance(item, Mapping)}
        for item in listed:
            with suppress(ValidationError):
                self.add(Reference.model_validate(item))

    def add(self, reference: Reference) -> None:
        """Put one more on the shelf."""
        self.ids.add(reference.id)
        for mark in marks(reference):
            self.seen.setdefault(mark, []).append(reference)

    def has(self, reference: Reference) -> bool:
        """Whether the same work is there, as reference-duplicate decides."""
        return any(
            mark[0] != "title" or not contradict(other, reference)
            for mark in marks(reference)
            for other in self.seen.get(mark, ())
        )


def collect(
    case: Path, files: Sequence[Path], *, cited: bool = False, dry_run: bool = False
) -> Collected:
    """Add to a case file what the files hold and it does not, or only say so. Raises CollectError.

    `cited` takes what the case cites alone. Nothing is written where one of the files cannot be
    read.
    """
    source = opened(case)
    listed = source.data.get("references", ())
    shelf, found = Shelf(listed), Collected()
    wanted = Wanted(citations(source) - shelf.ids if cited else None)
    for file in files:
        take(file, shelf, found, wanted)
    if len(listed) + len(found.added) > MOST["references",]:
        most = f"{MOST['references',]:,}"
        message = _("{path} would hold more than {most} references; export only those you cite.")
        raise CollectError(message, path=str(source.path), most=most)
    if found.added:
        text, data = renewed(source, list(found.added.values()))
        if not dry_run:
            save(source, text, data)
    return found


def take(file: Path, shelf: Shelf, found: Collected, wanted: Wanted) -> None:
    """Put the works of one file on the shelf and among those found. Raises CollectError."""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        message = _(
            "{file}: Its name does not end in .bib, .ris, .nbib or .json; export it as one of them."
        )
        raise CollectError(message, file=str(file))
    left: Counter[str] = Counter()
    for entry in reader(content(file), str(file), wanted):
        fields = settled(entry)
        name = wanted.named(entry.key, named(entry.key, fields, shelf.ids))
        if name is None:
            continue
        if why := useless(entry, fields):
            at = {"file": str(file), "key": entry.key[:LONGEST], "line": str(entry.line)}
            found.notes.append((why, {**at, "kind": entry.kind[:LONGEST]}))
            continue
        left.update(set(entry.left))
        for key, words in entry.macros.items():
            message = _(
                "{file}:{line}: Nothing says what “{name}” stands for in {field} of “{key}”."
            )
            at = {"file": str(file), "line": str(entry.line), "key": entry.key[:LONGEST]}
            found.notes.append((message, {**at, "name": words[:LONGEST], "field": key[:LONGEST]}))
        fields = {"id": name, **fields}
        reference = Reference.model_validate(frozen(fields))
        if shelf.has(reference):
            found.present += 1
        else:
            shelf.add(reference)
            found.added[reference.id] = table(fields)
    if left:
        names = [f"{name[:LONGEST]} ({times})" for name, times in sorted(left.items())[:LISTED]]
        names += ["…"] if len(left) > LISTED else []
        message = _("{file}: Left out, as references have no place for it: {names}.")
        found.notes.append((message, {"file": str(file), "names": ", ".join(names)}))


def useless(entry: Entry, fields: Mapping[str, Any]) -> str | None:
    """Why an entry cannot be taken, as a message; None where it can."""
    if entry.type is None:
        return _(
            "{file}:{line}: “{key}” is left out: “{kind}” is no kind of work that a case lists."
        )
    if not fields.get("title") and {"title", "TI", "T1"} & set(entry.left):
        return _("{file}:{line}: “{key}” is left out: its title is too long to be one.")
    if not fields.get("title"):
        return _("{file}:{line}: “{key}” is left out: it has no title.")
    return None


def frozen(value: Any) -> Any:  # noqa: ANN401 - any value of a reference
    """A value with tuples for lists, as the model takes it."""
    match value:
        case dict():
            return {key: frozen(item) for key, item in value.items()}
        case list():
            return tuple(map(frozen, value))
    return value
