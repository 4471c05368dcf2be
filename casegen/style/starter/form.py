"""A form: what a new case is asked for, in which languages, and by whose profile."""

from __future__ import annotations

import datetime
import inspect
import json
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType
from typing import Any

from casegen.case.model import Case
from casegen.case.model.text import Record
from casegen.style.headed import headed
from casegen.style.profile import Profile
from casegen.style.starter.start import Start

POINTS = ("admission", "discharge")
HOSPITAL = "hospital"
# What rules ask for beside what the model demands: those on publication of the report of a real
# patient (P030 to P032) and those on figures (F003, F004, P021), by record.
ASKED: Mapping[str, Sequence[str]] = {
    "Case": ("consent", "ethics"),
    "Patient": ("timeline",),
    "Consent": ("form", "signed_by", "publication", "images"),
    "Ethics": ("council", "number", "date"),
    "Figure": ("file", "alt", "burned_in_checked"),
}
# Texts that may be left out, and are asked for all the same.
WRITTEN: Mapping[str, Sequence[str]] = {"Point": ("event",)}


@dataclass(frozen=True)
class Form:
    """What a blank depends on: the profile, the case's languages, and the reader of the hints."""

    profile: Profile
    tags: Sequence[str]
    reader: str
    start: Start = field(default_factory=Start)
    front: Sequence[str] = ()
    told: set[str] = field(default_factory=set)

    def first(self, name: str) -> bool:
        """Whether a name is met for the first time, so that what is said of it is said once."""
        new = name not in self.told
        self.told.add(name)
        return new

    def given(self) -> dict[str, Mapping[str, Any]]:
        """By record, the values that can be proposed without knowing the case."""
        style = "eastern" if self.tags[0] == "vi" else "western"
        case = {"format": 1, "profile": self.profile.name, "languages": list(self.tags)}
        if self.front:
            case["front"] = list(self.front)
        return {
            "Case": case,
            "Author": {"name_style": style, "affiliations": [HOSPITAL]},
            "Affiliation": {"id": HOSPITAL, "country": "VN"},
        }

    def repeated(self, key: str) -> list[Mapping[str, Any]]:
        """The values that tell apart the tables of a list: one for each that is wanted."""
        topics = self.profile.discussion.demanded
        wanted: dict[str, list[Mapping[str, Any]]] = {
            "keywords": [{} for _number in range(max(self.profile.limits.keywords[0], 1))],
            "parts": [{"part": part} for part in self.profile.abstract_parts],
            "discussion": [{"topic": topic} for topic in topics],
            "timeline": [{"id": point} for point in POINTS],
            "patients": [{"id": f"p{number + 1}"} for number in range(self.start.patients)],
            "affiliations": list(self.start.affiliations) or [{}],
            "authors": self.authors(),
        }
        return wanted.get(key, [{}])

    def authors(self) -> list[Mapping[str, Any]]:
        """The authors as far as they are known, the first of whom gets the letters."""
        first, *others = self.start.authors or [{}]
        writes = any(one.get("corresponding") for one in self.start.authors)
        return [first if writes else {**first, "corresponding": True}, *others]

    def wants(self, record: type[Record], key: str) -> bool:
        """Whether a key is written out: it is asked for, or has a value."""
        own = record is Case and key in self.profile.required
        parts = key == "parts" and bool(self.profile.abstract_parts)
        name = record.__name__
        proposed = key in self.given().get(name, {}) or (name, key) == ("Author", "corresponding")
        asked = key in (*ASKED.get(name, ()), *WRITTEN.get(name, ()))
        return record.model_fields[key].is_required() or own or parts or proposed or asked

    def writes(self, record: type[Record], key: str) -> bool:
        """Whether a text is written out to be filled in, rather than as a hint."""
        asked = key in WRITTEN.get(record.__name__, ())
        return asked or record.model_fields[key].is_required()

    def headed(self, key: str, values: Mapping[str, Any]) -> str:
        """What a table is called in the reader's language, empty where it has no name."""
        return headed(key, values, self.profile, self.reader)


def example(annotation: Any) -> str:  # noqa: ANN401 - typing's own forms
    """What a value looks like: the words there are to choose from, or a blank of its type."""
    annotation = only(annotation)
    choices = [part for part in typing.get_args(annotation) if isinstance(part, str)]
    if typing.get_origin(annotation) is typing.Literal and choices:
        return " | ".join(json.dumps(choice) for choice in choices)
    if annotation is bool:
        return "true | false"
    if annotation is datetime.date:
        return "2000-12-31"
    return '""' if text_like(annotation) else "0"


def only(annotation: Any) -> Any:  # noqa: ANN401 - typing's own forms
    """A type without the None that makes a value optional."""
    parts = typing.get_args(annotation)
    kinds = [part for part in parts if part is not NoneType]
    return kinds[0] if NoneType in parts and len(kinds) == 1 else annotation


def text_like(annotation: Any) -> bool:  # noqa: ANN401 - typing's own forms
    """Whether values of a type are strings."""
    parts = typing.get_args(annotation)
    return (inspect.isclass(annotation) and issubclass(annotation, str)) or any(
        map(text_like, parts)
    )
