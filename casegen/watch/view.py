"""View: what a worker makes of a case for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from casegen.case.finding import Finding

if TYPE_CHECKING:
    from casegen.case.figures.image import Image
    from casegen.check.check import Checked
    from casegen.document.tree import Document
    from casegen.watch.aligned import Column
    from casegen.watch.anchors import Anchor

FATAL_ONLY = ("-",)
KEPT = 8
_latest: dict[tuple[Ask, str], Drawn] = {}


@dataclass(frozen=True)
class View:
    """A case as it can be shown: its rows as HTML, and the new ones among its pictures.

    `used` are the names of all its pictures. `faults` are what keeps it from being shown; then the
    rest is empty.
    """

    title: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    upper: bool = False
    rows: str = ""
    anchors: Mapping[str, Sequence[Anchor]] = field(default_factory=dict)
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    faults: tuple[Finding, ...] = ()

    @property
    def shape(self) -> str:
        """What the frame around the rows depends on: a page whose shape changes is loaded anew."""
        return f"{dict(self.names)} {self.upper}"


@dataclass(frozen=True)
class Ask:
    """A case to show, in a profile or None for its own, in these languages or () for all."""

    folder: Path
    profile: str | None = None
    tags: tuple[str, ...] = ()


class Drawn(NamedTuple):
    """What was drawn of a case in one language, and the names of its pictures."""

    document: Document
    column: Column
    used: frozenset[str]


def draw(ask: Ask, held: frozenset[str]) -> View:
    """The case's text as rows; pictures that the server has `held` are not handed over again."""
    checked, faults = read(ask)
    if checked is None:
        return View(faults=faults)
    return composed(checked, ask, held)


def read(ask: Ask) -> tuple[Checked | None, tuple[Finding, ...]]:
    """A case checked only for what keeps it from being composed, or what that is."""
    from casegen.case.load import LoadError, load
    from casegen.check.check import check
    from casegen.check.options import Options
    from casegen.check.strict import unreadable

    try:
        checked = check(load(ask.folder), Options(ask.profile, select=FATAL_ONLY))
    except LoadError as error:
        return None, (unreadable(error),)
    if checked.printable is None or checked.profile is None:
        return None, tuple(found for rule, found in checked.results if found and rule.fatal)
    return checked, ()


def composed(checked: Checked, ask: Ask, held: frozenset[str]) -> View:
    """The view of a case that can be composed."""
    from casegen.compose import compose
    from casegen.compose.printing import with_references
    from casegen.formats.html import page
    from casegen.watch.aligned import column, table
    from casegen.watch.anchors import fixed

    case, form = checked.printable, checked.profile
    if case is None or form is None:
        raise ValueError("a case with fatal findings cannot be shown")
    tags = tuple(tag for tag in case.languages if tag in ask.tags) or case.languages
    pictures: dict[str, tuple[str, bytes]] = {}

    def address(image: Image) -> str:
        name = sha256(image.data).hexdigest()
        shown.add(name)
        if name not in held:
            pictures[name] = (image.media_type, image.data)
        return f"/figures/{name}"

    shown: set[str] = set()
    used: set[str] = set()
    documents = {
        tag: with_references(compose(case, "watch", tag, form, checked.images, gaps=checked.gaps))
        for tag in tags
    }
    columns = []
    for tag, document in documents.items():
        latest = _latest.get((ask, tag))
        if latest is None or latest.document != document:
            shown.clear()
            drawn = column(page(document, "", address, traced=True), tag, tags)
            latest = Drawn(document, drawn, frozenset(shown))
        columns.append(latest.column)
        used |= latest.used
        remember((ask, tag), latest)
    return View(
        title=documents[tags[0]].short_title,
        names={tag: document.language.name for tag, document in documents.items()},
        upper=form.headings.case == "upper",
        rows=str(table(columns)),
        anchors={one.tag: (*one.anchors, *fixed(case, one.tag)) for one in columns},
        pictures=pictures,
        used=frozenset(used),
    )


def remember(key: tuple[Ask, str], drawn: Drawn) -> None:
    """Keep what was last drawn: an edit of one language leaves the others as they were."""
    _latest.pop(key, None)
    _latest[key] = drawn
    while len(_latest) > KEPT:
        del _latest[next(iter(_latest))]


def pdf(ask: Ask, tag: str) -> bytes | tuple[Finding, ...]:
    """The case in one language as a PDF, or what keeps it from being one."""
    from casegen.build.job import render_all
    from casegen.build.pipeline import edition, fault
    from casegen.build.result import Result
    from casegen.build.target import Target
    from casegen.compose.bibliography import BibliographyError

    checked, faults = read(ask)
    if checked is None:
        return faults
    target = Target(ask.folder, tag, "pdf", ask.profile, Path())
    try:
        whole = edition(checked, target.slug)
    except BibliographyError as error:
        return tuple(filter(None, [fault(error, checked.source.name)]))
    result = render_all(whole, [target], Result())
    return result.findings or result.renderings[0].data
