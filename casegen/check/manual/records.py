"""Tables and keys: a page for each table of a case file, and one for each of its keys."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from types import NoneType
from typing import Any

from casegen.case.model.keys import Table, example, keys, meaning, tables
from casegen.case.model.shape import records_in
from casegen.case.model.text import Prose, Record, Text
from casegen.check.manual.words import EXAMPLE, KEY, KIND, MEANS, PRINTED, grid, told
from casegen.messages import _, tell
from casegen.style.headed import GAPS
from casegen.style.language import language
from casegen.system.data import languages

MUST = _("required")
TEXTS = _("The text itself stands under the languages’ tags: {tags}.")
LISTED = _("One table for each; the header is repeated.")
KINDS = {
    "text": _("a text in each language"),
    "prose": _("prose in each language"),
    "table": _("a table"),
    "tables": _("tables"),
    "list": _("a list"),
    "yes": _("true or false"),
    "number": _("a number"),
    "date": _("a date"),
    "string": _("a string"),
    "map": _("a table of names"),
}


def table_page(one: Table, reader: str) -> str:
    """A table: what it is for, its keys, and an example."""
    lines = [f"# {one.path}", ""]
    above, _dot, key = one.path.rpartition(".")
    owner = next(other for other in tables() if other.path == above)
    if one.path:
        lines += [meaning(owner.record, key, reader), ""]
        lines += [told(LISTED, reader), ""] if one.several else []
    rows = [key_row(one.record, key, reader) for key in keys(one.record)]
    lines += grid((KEY, MEANS, KIND, PRINTED), rows, reader) if rows else []
    if issubclass(one.record, Prose):
        tags = ", ".join(f"`{tag}`" for tag in languages())
        lines += [tell(TEXTS, {"tags": tags}, reader), ""]
    shown = sample(one)
    if shown:
        lines += [f"{told(EXAMPLE, reader)}:", "", "```toml", *shown, "```", ""]
    return "\n".join(lines)


def key_page(one: Table, key: str, reader: str) -> str:
    """A key alone."""
    path = ".".join(filter(None, [one.path, key]))
    _key, means, kind, printed = key_row(one.record, key, reader)
    lines = [f"# {path}", "", means, "", f"{told(KIND, reader)}: {kind}", ""]
    lines += [f"{told(PRINTED, reader)}: {printed}", ""] if printed else []
    shown = example(one.record, key)
    lines += [f"{told(EXAMPLE, reader)}: `{key} = {shown}`", ""] if shown else []
    return "\n".join(lines)


def key_row(record: type[Record], key: str, reader: str) -> tuple[str, str, str, str]:
    """A key, what it means, what it takes, and the words it is printed under."""
    field = next(f for n, f in record.model_fields.items() if (f.alias or n) == key)
    kind = kind_of(field.annotation, reader)
    must = f" ({told(MUST, reader)})" if field.is_required() else ""
    words = language(reader).words
    names = (str(words[group][key]) for group in GAPS[1:] if key in words[group])
    printed = next((name for name in names if "{" not in name), "")
    return f"`{key}`", meaning(record, key, reader), kind + must, printed


def kind_of(annotation: Any, reader: str) -> str:  # noqa: ANN401 - typing's own forms
    """What a key takes, in words or as the values there are."""
    parts = [part for part in typing.get_args(annotation) if part is not NoneType]
    if annotation == Text or (NoneType in typing.get_args(annotation) and parts[:1] == [Text]):
        return told(KINDS["text"], reader)
    kind = next(records_in(annotation), None)
    several = "tuple" in str(annotation)
    if kind:
        return told(KINDS["tables" if several else "prose" if kind is Prose else "table"], reader)
    if several:
        return told(KINDS["list"], reader)
    choices = [value for value in literals(annotation) if isinstance(value, str | int)]
    if choices:
        number = [told(KINDS["number"], reader)] if "float" in str(annotation) else []
        return ", ".join([*number, *(f"`{value}`" for value in choices)])
    return told(KINDS[plain(annotation)], reader)


def plain(annotation: Any) -> str:  # noqa: ANN401 - typing's own forms
    """The kind of a value that is neither a text, a table nor one of some words."""
    said = str(annotation)
    if "bool" in said:
        return "yes"
    if "Mapping" in said:
        return "map"
    if "date" in said:
        return "date"
    return "number" if "int" in said and "str" not in said else "string"


def literals(annotation: Any) -> Sequence[Any]:  # noqa: ANN401 - typing's own forms
    """The values of a Literal, also within a union."""
    if typing.get_origin(annotation) is typing.Literal:
        return typing.get_args(annotation)
    return [value for part in typing.get_args(annotation) for value in literals(part)]


def sample(one: Table) -> list[str]:
    """A table with the keys that have an example."""
    rows = [(key, example(one.record, key)) for key in keys(one.record)]
    written = [f"{key} = {value}" for key, value in rows if value]
    if not one.path or not written:
        return []
    return [f"[[{one.path}]]" if one.several else f"[{one.path}]", *written]
