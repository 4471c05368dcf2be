"""A form: what a new case is asked for, in which languages, and by whose profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casegen.language import language
from casegen.model import Case
from casegen.model.text import Record
from casegen.profile import Profile

LABELS = ("lead", "heading", "declaration", "fact", "label")
POINTS = ("admission", "discharge")
HOSPITAL = "hospital"


@dataclass(frozen=True)
class Form:
    """What a blank depends on: the profile, the case's languages, and the reader of the hints."""

    profile: Profile
    tags: Sequence[str]
    reader: str

    def given(self) -> dict[str, Mapping[str, Any]]:
        """By record, the values that can be proposed without knowing the case."""
        style = "eastern" if self.tags[0] == "vi" else "western"
        return {
            "Case": {"format": 1, "profile": self.profile.name, "languages": list(self.tags)},
            "Author": {"name_style": style, "affiliations": [HOSPITAL], "corresponding": True},
            "Affiliation": {"id": HOSPITAL, "country": "VN"},
            "Patient": {"id": "p1"},
        }

    def repeated(self, key: str) -> list[Mapping[str, Any]]:
        """The values that tell apart the tables of a list: one for each that is wanted."""
        topics = list(self.profile.discussion.topics)
        always = self.profile.discussion.demanded == "always"
        wanted: dict[str, list[Mapping[str, Any]]] = {
            "keywords": [{} for _number in range(max(self.profile.limits.keywords[0], 1))],
            "parts": [{"part": part} for part in self.profile.abstract_parts],
            "discussion": [{"topic": topic} for topic in (topics if always else topics[:1])],
            "timeline": [{"id": point} for point in POINTS],
        }
        return wanted.get(key, [{}])

    def wants(self, record: type[Record], key: str) -> bool:
        """Whether a key is written out: the model or the profile demands it, or it has a value."""
        own = record is Case and key in self.profile.required
        parts = key == "parts" and bool(self.profile.abstract_parts)
        proposed = key in self.given().get(record.__name__, {})
        return record.model_fields[key].is_required() or own or parts or proposed

    def headed(self, key: str, values: Mapping[str, Any]) -> str:
        """What a table is called in the reader's language, empty where it has no name."""
        words = language(self.reader).words
        if "topic" in values:
            return str(self.profile.discussion.topics[values["topic"]].get(self.reader, ""))
        if "part" in values:
            return str(words["part"].get(values["part"], ""))
        named = (str(words[group][key]) for group in LABELS if key in words[group])
        return next((name for name in named if "{" not in name), "")
