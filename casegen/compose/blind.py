"""Blind review: a case without anything that tells who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casegen.case import figures
from casegen.case.figures.image import Image
from casegen.case.figures.svg import texts
from casegen.case.model import Case
from casegen.case.model.figure import Table
from casegen.case.model.reference import Reference
from casegen.case.model.text import Record
from casegen.case.model.walk import records
from casegen.case.placed_error import PlacedError
from casegen.messages import _
from casegen.reading.people.byline import Byline, byline
from casegen.style.language import language
from casegen.system.data import languages

GONE = ("funding", "author_contributions", "acknowledgements", "source")
# Where authors are named by their initials.
SIGNED = ("competing_interests", "data_availability", "consent", "ethics")
# What a text looks up in its case, which is no text of its own.
LOOKED_UP = re.compile(r"((?<!\w)@[\w:.-]*[\w-]|\{\{[^{}\n]*+\}\})")
# Whose ids are given anew, or left out.
RENAMED = frozenset({"figures", "tables", "references", "affiliations", "authors"})


class BlindError(PlacedError):
    """What tells an author and cannot be left out."""


def blind(case: Case) -> Case:
    """The case without its authors, their names and institutions, and what they cite of theirs."""
    authors = byline(case)
    own = [one.id for one in case.references if cites(one, authors) or retold(one, case)]
    names = {old: f"{unused(case)}{number}" for number, old in enumerate(own, 1)}
    withheld = set(names)
    names |= neutral(case, authors, withheld)
    hider = Hider(authors, names, case.languages[0])
    hidden = {
        name: hider.hidden(getattr(case, name), signed=name in SIGNED)
        for name in type(case).model_fields
        if name not in {"references", "accepted", "waive"}
    }
    title = " / ".join(language(tag).word("label", "withheld") for tag in case.languages)
    hidden["references"] = tuple(
        Reference(id=names[one.id], type=one.type, title=title, language=case.languages[0])
        if one.id in withheld
        else one.model_copy(update={"id": names.get(one.id, one.id)})
        for one in case.references
    )
    for kind, name in (("fig", "figures"), ("tab", "tables")):
        hidden[name] = tuple(
            one.model_copy(update={"id": names[f"{kind}:{one.id}"].partition(":")[2]})
            for one in hidden[name]
        )
    hidden |= {"authors": (), "affiliations": (), **dict.fromkeys(GONE)}
    if case.ethics:
        unnamed = {"council": None, "number": None, "date": None}
        hidden["ethics"] = hidden["ethics"].model_copy(update=unnamed)
    return case.model_copy(update=hidden)


def neutral(case: Case, authors: Byline, withheld: set[str]) -> dict[str, str]:
    """New ids by the old, as prose calls them: of every figure and table, and of what tells."""
    figures = {f"fig:{one.id}": f"fig:figure-{n}" for n, one in enumerate(case.figures, 1)}
    tables = {f"tab:{one.id}": f"tab:table-{n}" for n, one in enumerate(case.tables, 1)}
    telling = [
        one.id for one in case.references if one.id not in withheld and tells(one.id, authors)
    ]
    start = unused(case, "source-")
    return {**figures, **tables, **{old: f"{start}{n}" for n, old in enumerate(telling, 1)}}


def tells(name: str, authors: Byline) -> bool:
    """Whether a name written without spaces or capitals tells an author."""
    words = re.sub(r"[-_.\d]+", " ", name)
    return authors.tells(words.title()) or authors.tells(words.upper())


def refuse(case: Case, slug: str, images: Mapping[str, Image]) -> None:
    """Refuse what would tell an author of a blind report all the same; raises BlindError."""
    authors = byline(case)
    if tells(slug, authors):
        message = _(
            "The name of the case’s folder, “{slug}”, tells an author, and stands in every file; "
            "rename the folder."
        )
        raise BlindError(message, {"slug": slug})
    for keys, record in records(case):
        name = getattr(record, "id", "")
        if keys[:1] not in {(one,) for one in RENAMED} and name and tells(name, authors):
            message = _("The id “{id}” tells an author; choose another, which tells nothing.")
            raise BlindError(message, {"id": name}, (*keys, "id"))
    for keys, name in figures.names(case):
        image = images.get(name)
        if image and image.vector and authors.tells("\n".join(texts(image.data))):
            message = _("A text in the drawing “{file}” tells who wrote the report; take it out.")
            raise BlindError(message, {"file": name}, keys)


def cites(reference: Reference, authors: Byline) -> bool:
    """Whether a reference is to the authors' own work, or that of their institutions."""
    people = (
        " ".join(filter(None, (one.family, one.given, one.literal)))
        for one in (*reference.author, *reference.editor)
    )
    said = (
        *(reference.title, reference.container_title, reference.publisher),
        *(reference.DOI, reference.URL, reference.event_title, reference.genre),
    )
    return any(map(authors.tells, (*people, *filter(None, said))))


def retold(reference: Reference, case: Case) -> bool:
    """Whether a reference is the published work whose facts a case retells."""
    return case.source is not None and reference.title.casefold() == case.source.title.casefold()


def unused(case: Case, start: str = "withheld-") -> str:
    """What no id of a reference begins with."""
    while any(one.id.startswith(start) for one in case.references):
        start = f"x{start}"
    return start


@dataclass(frozen=True)
class Hider:
    """Leaves out of a case's texts what tells its authors; `names` are new ids by the old.

    `record` is the language of what is in none, as a cell that is the same in each.
    """

    authors: Byline
    names: Mapping[str, str]
    record: str

    def hidden(self, value: Any, tag: str = "", *, signed: bool = False) -> Any:  # noqa: ANN401 - any value
        """A value of a case in which what tells gives way to a note in the text's language."""
        match value:
            case str():
                return self.text(value, tag, signed=signed) if tag else value
            case Record():
                fields = {name: getattr(value, name) for name in type(value).model_fields}
                tags = {"rows": self.record} if isinstance(value, Table) else {}
                update = {
                    name: self.hidden(field, tags.get(name, ""), signed=signed)
                    for name, field in fields.items()
                }
                return value.model_copy(update=update)
            case tuple():
                return tuple(self.hidden(item, tag, signed=signed) for item in value)
            case Mapping():
                own = {key: key if key in languages() else "" for key in value}
                return {
                    key: self.hidden(item, own[key], signed=signed) for key, item in value.items()
                }
            case _:
                return value

    def text(self, text: str, tag: str, *, signed: bool) -> str:
        """A text with a note in the place of what tells, its look-ups as they are."""
        note = language(tag).word("label", "withheld")
        pieces = LOOKED_UP.split(text)
        for number, piece in enumerate(pieces):
            if number % 2:
                pieces[number] = self.renamed(piece)
                continue
            for start, end in reversed(self.authors.told(piece, signed=signed)):
                piece = piece[:start] + note + piece[end:]  # noqa: PLW2901 - from its end on
            pieces[number] = piece
        return "".join(pieces)

    def renamed(self, mention: str) -> str:
        """A citation of a reference that was left out, by its new id."""
        return f"@{self.names[mention[1:]]}" if mention[1:] in self.names else mention
