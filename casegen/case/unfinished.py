"""Unfinished: a case whose gaps are filled with words that say what is still to be written.

Only for print as a draft: what a key that is no text would say, a sex or an age, is filled with
any value that the model takes, and its keys are told, so that nobody prints it.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from casegen.case.model import Case
from casegen.case.model.fronts import of_front, wanted
from casegen.case.model.shape import keys_of, record_at
from casegen.case.model.text import Prose, Record, Text
from casegen.case.model.walk import records, texts
from casegen.case.origin import Keys
from casegen.case.salvage import salvaged, without

# What is filled in can bring further gaps to light: a patient, then all of its parts.
ROUNDS = 12
Say: TypeAlias = Callable[[Keys, str], str]
"""The words for a gap: of its keys, in the language of a tag."""


class Unfinished(NamedTuple):
    """A case with its required keys filled in.

    `gaps` are their keys; `gone` are those and the keys of what was left out as wrong.
    """

    data: Mapping[str, Any]
    case: Case
    gaps: tuple[Keys, ...]
    gone: tuple[Keys, ...]


def completed(
    data: Mapping[str, Any], errors: Sequence[Mapping[str, Any]], say: Say
) -> Unfinished | None:
    """A case with every key that it lacks and must have; None where one cannot be made up."""
    gaps: list[Keys] = []
    for _round in range(ROUNDS):
        absent = [one for one in errors if one["type"] == "missing" or empty(one)]
        if not absent:
            break
        for error in absent:
            keys = keys_of(error["loc"], data)
            value = ({},) if empty(error) else filler(keys, data, say)
            if value is None:
                return None
            gaps.append(keys)
            data = put(data, keys, value)
        try:
            return Unfinished(data, Case.model_validate(data), tuple(gaps), tuple(gaps))
        except ValidationError as error:
            errors = error.errors(include_url=False)
    case, gone = salvaged(data, errors)
    if case is None or not gaps:
        return None
    return Unfinished(without(data, gone), case, tuple(gaps), (*gaps, *gone))


def empty(error: Mapping[str, Any]) -> bool:
    """Whether pydantic misses the first item of a list."""
    return error["type"] == "too_short" and not error["input"]


def spelled_out(
    data: Mapping[str, Any], case: Case, say: Say
) -> tuple[Case | None, frozenset[Keys]]:
    """The case with each text that is empty or missing in a language said to be so, and where."""
    gaps = set[Keys]()
    for keys, text in unwritten(case):
        for tag in wanted(case, keys):
            if not text.get(tag, "").strip():
                data = put(data, (*keys, tag), say(keys, tag))
                gaps.add(keys)
    try:
        return Case.model_validate(data), frozenset(gaps)
    except ValidationError:
        return None, frozenset()


def unwritten(case: Case) -> Iterator[tuple[Keys, Mapping[str, str]]]:
    """Every text of a case, and those that are not there and must be, as empty ones."""
    found = records(case)
    yield from texts(found)
    for keys, record in found:
        if isinstance(record, Prose) and record.needs_text and not record.text:
            yield keys, {}


def filler(keys: Keys, data: Mapping[str, Any], say: Say) -> Any:  # noqa: ANN401 - any TOML value
    """What stands for a key that is missing; None where nothing can."""
    record = record_at(keys[:-1])
    fields = record.model_fields if record else {}
    known = {field.alias or name: field for name, field in fields.items()}
    field = known.get(str(keys[-1]))
    tags = data.get("languages")
    if field is None or not isinstance(tags, tuple) or not tags:
        return None
    front = data.get("front")
    if of_front(keys) and isinstance(front, tuple):
        tags = tuple(dict.fromkeys([*tags, *map(str, front)]))
    kind = without_none(field.annotation)
    if kind == Text:
        return {tag: say(keys, tag) for tag in tags}
    if inspect.isclass(kind) and issubclass(kind, Record):
        return {}
    if typing.get_origin(kind) is tuple:
        return ()
    return plain(kind, field, keys, say(keys, str(tags[0])))


def plain(kind: Any, field: FieldInfo, keys: Keys, words: str) -> Any:  # noqa: ANN401 - typing's own forms
    """A value that is no text in several languages."""
    choices = tuple(flat(kind))
    if typing.get_origin(kind) is typing.Literal:
        return "unknown" if "unknown" in choices else choices[0]
    if kind is bool:
        return False
    if kind in {int, float} or {int, float} <= set(choices):
        return 0
    if kind is not str:
        return None
    patterned = any(getattr(one, "pattern", None) for one in field.metadata)
    if patterned and keys[0] == "patients" and keys[2:] == ("id",):
        return f"p{int(keys[1]) + 1}"
    return None if patterned else words


def flat(kind: Any) -> Iterator[Any]:  # noqa: ANN401 - typing's own forms
    """The kinds that make up a union, or the words there are to choose from."""
    parts = typing.get_args(kind)
    if typing.get_origin(kind) is typing.Literal:
        yield from parts
    elif typing.get_origin(kind) is typing.Annotated:
        yield from flat(parts[0])
    elif parts:
        for part in parts:
            yield from flat(part)
    else:
        yield kind


def without_none(annotation: Any) -> Any:  # noqa: ANN401 - typing's own forms
    """A type without the None that makes a value optional."""
    kinds = [part for part in typing.get_args(annotation) if part is not NoneType]
    optional = NoneType in typing.get_args(annotation)
    return kinds[0] if optional and len(kinds) == 1 else annotation


def put(value: Any, keys: Keys, item: Any) -> Any:  # noqa: ANN401 - any TOML value
    """Data with an item at some keys, which lead through tables and lists that are there."""
    if not keys:
        return item
    first, *rest = keys
    if isinstance(first, int):
        return tuple(
            put(one, tuple(rest), item) if at == first else one for at, one in enumerate(value)
        )
    table = value if isinstance(value, Mapping) else {}
    return {**table, first: put(table.get(first), tuple(rest), item)}
