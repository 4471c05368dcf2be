"""Texts in several languages, and the records that hold one beside their data."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, TypeAlias

# Looking for pydantic's plugins among all installed packages takes longer than reading a case.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")

Tag = Annotated[str, StringConstraints(pattern=rf"^{LANGUAGE_TAG.pattern}$")]
Text: TypeAlias = Mapping[Tag, str]
"""One text in several languages, by BCP 47 tag."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64)]
"""An author's own name for a thing: lower-case ASCII letters, digits and hyphens."""


class Record(BaseModel):
    """A table of a case file: frozen, strict, and closed to keys it does not know."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", allow_inf_nan=False, defer_build=True
    )


class Prose(Record):
    """A record whose language keys hold its text, beside whatever data it has.

    `needs_text` is False for records that may stand on their data alone.
    """

    needs_text: ClassVar[bool] = True

    text: Text = Field(default_factory=dict, json_schema_extra={"languages": True})

    @model_validator(mode="before")
    @classmethod
    def gather_languages(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
        """Move the keys that are language tags, and no field's name, under `text`."""
        if not isinstance(data, Mapping):
            return data
        names = known(cls)
        tags = {key for key in data if key not in names and LANGUAGE_TAG.fullmatch(str(key))}
        rest = {key: value for key, value in data.items() if key not in tags}
        return {**rest, "text": {tag: data[tag] for tag in data if tag in tags}}


@cache
def known(record: type[Record]) -> frozenset[str]:
    """The keys of a record in the file."""
    return frozenset(field.alias or name for name, field in record.model_fields.items())
