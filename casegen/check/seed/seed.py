"""Seeds on disk: a published article's form, read strictly."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from casegen.case.load import LoadError, Place, Source, load
from casegen.case.model.shape import keys_of, nearest
from casegen.case.origin import Keys
from casegen.check.seed.form import Seed
from casegen.messages import _


def seed(path: Path) -> Seed:
    """The seed in a TOML file; raises LoadError, with the place of the first fault."""
    if path.is_dir():
        place = Place(path.as_posix(), 1, 1, 1, 1)
        raise LoadError("not-a-file", place, "This is not a file.", {})
    source = load(path)
    try:
        return Seed.model_validate(source.data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    # A misspelt key is also a missing one; its own fault says more.
    first = min(faults, key=lambda fault: fault["type"] != "extra_forbidden")
    raise misshapen(first, source) from None


def misshapen(fault: Any, source: Source) -> LoadError:  # noqa: ANN401 - pydantic's own record
    """What is wrong with the shape of a seed, in words."""
    keys = keys_of(fault["loc"], source.data)
    name = str(fault["loc"][-1]) if fault["loc"] else ""
    values = {"key": name, "value": str(fault["input"])[:60], "near": ""}
    match fault["type"]:
        case "missing":
            message = _("“{key}” is missing here; add it.")
            place = source.key_place(keys[:-1])
        case "extra_forbidden":
            values["near"] = nearest(name, tuple(names(keys[:-1]))) or ""
            message = _("There is no key “{key}” here; take it out.")
            if values["near"]:
                message = _("There is no key “{key}” here; did you mean “{near}”?")
            place = source.key_place(keys)
        case _:
            values["key"] = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
            message = _("“{key}” cannot hold what is written here.")
            if isinstance(fault["input"], str | int | float):
                message = _("“{value}” does not fit under “{key}”.")
            place = source.value_place(keys)
    return LoadError("seed-malformed", place, message, values)


def names(keys: Keys) -> Iterator[str]:
    """The keys a seed may have in the table at these keys."""
    record: type[BaseModel] = Seed
    for key in keys:
        if isinstance(key, str):
            record = next(records(record.model_fields[key].annotation))
    yield from record.model_fields


def records(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - typing's own forms
    """The models an annotation mentions."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from records(part)
