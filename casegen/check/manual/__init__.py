"""The manual of the case file: a page for each table, for the analytes, the units and the topics.

Made of the model and of the tables, so that no page can say what casegen does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from casegen.case.analytes import analytes
from casegen.case.model.keys import keys, meaning, tables
from casegen.check.manual.lists import (
    ANALYTES,
    TOPICS,
    UNITS,
    analyte_list,
    analyte_page,
    topic_list,
    unit_list,
)
from casegen.check.manual.records import key_page, key_row, table_page
from casegen.check.manual.words import KEY, KIND, MEANS, PRINTED, grid, told
from casegen.messages import _

TITLE = _("The case file")
INTRO = _("Each table of a case file, and what its keys mean. `casegen explain KEY` prints a page.")
LISTS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "analytes": (ANALYTES, analyte_list),
    "units": (UNITS, unit_list),
    "topics": (TOPICS, topic_list),
}


def page(handle: str, reader: str) -> str | None:
    """The page of a table, a key, an analyte or a list of them; None where there is none."""
    if handle in analytes():
        return analyte_page(analytes()[handle], reader)
    known = {one.path: one for one in tables() if one.path}
    found = [table_page(known[handle], reader)] if handle in known else []
    found += [LISTS[handle][1](reader)] if handle in LISTS else []
    if found:
        return "\n".join(found)
    above, _dot, key = handle.rpartition(".")
    for one in tables():
        path = ".".join(filter(None, [one.path, key]))
        if key in keys(one.record) and fits(one.path, above):
            shown = table_page(known[path], reader) if path in known else None
            found.append(shown or key_page(one, key, reader))
    return "\n".join(found) or None


def fits(path: str, asked: str) -> bool:
    """Whether a table is the one asked for, or where none is, any."""
    return not asked or path == asked or path.endswith(f".{asked}")


def handles() -> Iterator[str]:
    """All that has a page of the manual."""
    yield from LISTS
    for one in tables():
        yield from filter(None, [one.path])
        yield from (f"{one.path}.{key}" if one.path else key for key in keys(one.record))
        yield from keys(one.record)
    yield from analytes()


def index(reader: str) -> str:
    """The list of all pages."""
    lines = [f"# {told(TITLE, reader)}", "", told(INTRO, reader), ""]
    for one in tables()[1:]:
        above, _dot, key = one.path.rpartition(".")
        owner = next(other for other in tables() if other.path == above)
        lines.append(f"- [{one.path}]({one.path}.md): {meaning(owner.record, key, reader)}")
    others = [name for name in LISTS if name not in {one.path for one in tables()}]
    lines += [f"- [{name}]({name}.md): {told(LISTS[name][0], reader)}" for name in others]
    rows = [key_row(tables()[0].record, key, reader) for key in keys(tables()[0].record)]
    return "\n".join([*lines, "", *grid((KEY, MEANS, KIND, PRINTED), rows, reader)])


def pages(reader: str) -> Iterator[tuple[str, str]]:
    """Every page of docs/case by its file's name."""
    yield "README.md", index(reader)
    for name in {one.path: None for one in tables()[1:]} | dict.fromkeys(LISTS):
        yield f"{name}.md", page(name, reader) or ""
