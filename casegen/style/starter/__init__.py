"""Blank: a case file that is still to be filled in, with the parts that a profile demands."""

from __future__ import annotations

import json
import re
import textwrap
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from casegen.case.model import Case
from casegen.case.model.declaration import Ethics
from casegen.case.model.figure import Figure
from casegen.case.model.front import Abstract, AbstractPart, Affiliation, Keyword
from casegen.case.model.fronts import of_front
from casegen.case.model.keys import example as shown_of
from casegen.case.model.keys import meaning
from casegen.case.model.reference import Reference
from casegen.case.model.shape import records_in
from casegen.case.model.text import Prose, Record, Text
from casegen.messages import _, tell
from casegen.style.starter.form import Form, example, only
from casegen.system.data import languages
from casegen.system.data import toml as read

HINTS = {
    "title": _("One line, without a full stop."),
    "authors": _("One table for each author, in the order they are printed."),
    "affiliations": _("One table for each institution; authors name it by its id."),
    "keywords": _("One table for each keyword; “mesh” is its MeSH heading."),
    "introduction": _(
        "Blank lines part paragraphs. [@lee2005] cites a reference, @fig:scan mentions a figure;"
        " CO~2~ lowers, 10^9^ raises, and *word* is in italics."
    ),
    "patients": _(
        "One for each patient; nothing by which a person could be known. The key observations lists"
        ' what was measured: {{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L"'
        " }}."
    ),
    "timeline": _("Days count from admission, day 0; other tables name a point by its id."),
    "consent": _("As in the form that was signed; the text is what readers are told of it."),
    "ethics": _(
        "The council’s decision; or required = false without a council, and the reason as the text."
    ),
    "figures": _(
        "Take away the “#” of each line, put the file into the case’s folder, and mention the"
        " figure in the text as @fig: and its id."
    ),
    "references": _("Take away the “#” of each line, and write one table for each reference."),
}
HEAD = (
    _("Write between the quotation marks. Of a line “# key = …” take away the “#”."),
    _("“casegen check” says what is still missing, “casegen watch” shows the pages as you write."),
)
MAY = _("May be added:")
FOR_EXAMPLE = _("For example: {text}")
LEFT_OUT = frozenset({"accepted", "figures", "references", "waive"})
WIDTH = 98
# A key with its value, or what goes on with one; the other lines are remarks.
VALUE = re.compile(r"(?:# )?[\w-]+ = |#     |[^#]")
TEXT = re.compile(rf'\b({"|".join(languages())}) = "[^"]*"(?:, )?')
EXAMPLES = read(Path(__file__).with_name("examples.toml"))
OF_FRONT = (Abstract, AbstractPart, Affiliation, Keyword)


def blank(form: Form) -> str:
    """A case file with every part that the model and the profile demand, and nothing in them."""
    head = [line for hint in HEAD for line in comment(tell(hint, {}, form.reader))]
    rest = [key for key in Case.model_fields if not form.wants(Case, key) and key not in LEFT_OUT]
    body = [*table(Case, (), {}, form), "", *optional(Case, rest, form)]
    lists = [*waiting("figures", Figure, form), *waiting("references", Reference, form)]
    return "\n".join([*head, *body, *lists, ""])


def waiting(key: str, record: type[Record], form: Form) -> list[str]:
    """A list that may stay empty: its first table, each line a comment."""
    lines = [
        f"# {line.removeprefix('# ') if VALUE.match(line) else line}"
        for line in own(record, {}, form)
    ]
    return ["", *heading(key, {}, form), f"# [[{key}]]", *lines]


def table(
    record: type[Record], path: tuple[str, ...], values: Mapping[str, Any], form: Form
) -> Iterator[str]:
    """The lines of a record: its own keys first, then the tables within it."""
    yield from own(record, values, form)
    for key, field in record.model_fields.items():
        kind = next(records_in(field.annotation), None)
        as_table = kind or (record is Case and field.annotation == Text)
        if not as_table or not form.wants(record, key):
            continue
        several = typing.get_origin(field.annotation) is tuple
        name = ".".join((*path, key))
        for number, item in enumerate(form.repeated(key) if several else [{}]):
            yield ""
            yield from heading("" if number else key, item, form)
            yield f"[[{name}]]" if several else f"[{name}]"
            if kind:
                yield from table(kind, (*path, key), item, form)
            else:
                said = form.start.title if key == "title" else {}
                yield from texts(form, front=of_front((key,)), several=False, said=said)


def heading(key: str, values: Mapping[str, Any], form: Form) -> Iterator[str]:
    """What stands above a table: its name and a hint, in the reader's language."""
    said = [form.headed(key, values), tell(HINTS[key], {}, form.reader) if key in HINTS else ""]
    yield from comment(". ".join(filter(None, said)))
    if key in EXAMPLES and form.first(key):
        text = EXAMPLES[key].get(form.reader) or EXAMPLES[key]["en"]
        yield from comment(tell(FOR_EXAMPLE, {"text": text}, form.reader))
    others = form.profile.discussion.topics if key == "discussion" else {}
    listed = [topic for topic in others if {"topic": topic} not in form.repeated(key)]
    if listed:
        names = ", ".join(f"{topic} ({others[topic].get(form.reader, topic)})" for topic in listed)
        yield from comment(tell(_("Other topics: {topics}"), {"topics": names}, form.reader))


def optional(record: type[Record], keys: Sequence[str], form: Form) -> Iterator[str]:
    """What may be added, each key with what it means and an example."""
    if keys:
        yield from comment(tell(MAY, {}, form.reader))
    for key in keys:
        shown = in_languages(shown_of(record, key), form.tags)
        said = meaning(record, key, form.reader)
        yield from comment(f"  {key}: {said}" + (f" {shown}" if shown else ""), "      ")


def in_languages(shown: str, tags: Sequence[str]) -> str:
    """An example with its texts in these languages only, whole where it has none of them."""
    if not any(tag in tags for tag in TEXT.findall(shown)):
        return shown
    return TEXT.sub(lambda text: text[0] if text[1] in tags else "", shown).replace(", }", " }")


def comment(text: str, indent: str = "") -> list[str]:
    """A text as TOML comments, its lines but the first indented."""
    lines = textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return [f"# {line}" for line in lines]


def own(record: type[Record], values: Mapping[str, Any], form: Form) -> Iterator[str]:
    """The keys of a record that are no tables: with a value, as a text to fill in, or as a hint."""
    values = {**form.given().get(record.__name__, {}), **values}
    left = []
    for name, field in record.model_fields.items():
        key = field.alias or name
        if name in values:
            yield f"{key} = {toml(values[name])}"
        elif name == "text" or (record is Case and field.annotation == Text):
            continue
        elif not form.wants(record, name):
            left.append(key)
        elif record is Ethics and key == "council" and form.start.council:
            yield f"{key} = {toml(form.start.council)}"
        elif only(field.annotation) == Text:
            inside = ", ".join(texts(form, front=record in OF_FRONT, several=False))
            yield f"{'' if form.writes(record, key) else '# '}{key} = {{ {inside} }}"
        elif not any(records_in(field.annotation)):
            yield from comment(meaning(record, key, form.reader))
            yield from comment(f"{key} = {example(field.annotation)}", "    ")
    if record is not Case and form.first(record.__name__):
        yield from optional(record, left, form)
    if issubclass(record, Prose) and not (
        "parts" in record.model_fields and form.repeated("parts")
    ):
        yield from texts(form, front=record in OF_FRONT, several=record is not Keyword)


def texts(
    form: Form,
    *,
    front: bool,
    several: bool,
    said: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """A text in each of the body's or the front's languages, empty unless it is known."""
    for tag in (*form.tags, *(form.front if front else ())):
        yield f'{tag} = """\n"""' if several else f"{tag} = {toml(said.get(tag, ''))}"


def toml(value: Any) -> str:  # noqa: ANN401 - a value of TOML
    """A value as TOML writes it in one line."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {toml(item)}' for key, item in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)
