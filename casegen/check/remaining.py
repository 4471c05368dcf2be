"""What remains to be written of a case: its parts in their order, apart from what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from casegen.case.model.fronts import wanted
from casegen.case.model.shape import records_in
from casegen.case.model.text import Record, Text

if TYPE_CHECKING:
    from casegen.case.finding import Finding
    from casegen.case.model import Case
    from casegen.case.origin import Keys
    from casegen.style.profile import Profile

GIVEN = frozenset({"country", "format", "id", "languages", "name_style", "part", "profile"})
# Keys so far down name a part of a patient; above, one of the case.
DEEP = 3


class Part(NamedTuple):
    """A part to be written: its keys, its first gap, and its languages unless it lacks all."""

    keys: Keys
    gap: Finding
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Remaining:
    """The parts that are still to be written, and how many there are with those that are."""

    parts: tuple[Part, ...]
    total: int
    data: Mapping[str, Any]
    profile: Profile | None

    def name(self, part: Part, reader: str) -> str:
        """What a part is called, after the part of the case that it belongs to."""
        from casegen.style.headed import called, patient_at

        keys = part.keys
        top = keys[:DEEP] if keys[:1] == ("patients",) else keys[:1]
        outer, inner = (called(one, self.data, self.profile, reader) for one in (top, keys))
        whose = patient_at(keys, self.data, reader)
        names = [one for one in dict.fromkeys((whose, outer, inner)) if one]
        tags = f" ({', '.join(part.tags)})" if part.tags else ""
        return (": ".join(names) or str(keys[-1])) + tags


def awaited(finding: Finding) -> bool:
    """Whether a finding says no more than that something is still to be written."""
    return finding.gap and finding.severity == "note"


def remaining(
    gaps: Iterable[Finding], case: Case | None, data: Mapping[str, Any], profile: Profile | None
) -> Remaining:
    """What remains of a case: its gaps, a part's once for all its languages."""
    by_keys: dict[Keys, list[Finding]] = {}
    for one in gaps:
        by_keys.setdefault(about(one), []).append(one)
    parts = []
    for keys, found in by_keys.items():
        tags = sorted({one.language for one in found if one.language})
        several = len(wanted(case, keys)) if case else 0
        parts.append(Part(keys, found[0], tuple(tags) if len(tags) < several else ()))
    return Remaining(tuple(parts), total(case, by_keys), data, profile)


def about(gap: Finding) -> Keys:
    """The keys of what a gap is, without its language."""
    keys = gap.origin.keys if gap.origin else ()
    if "key" in gap.values:
        return (*keys, gap.values["key"])
    return keys[:-1] if keys and keys[-1] == gap.language else keys


def total(case: Case | None, parts: Iterable[Keys]) -> int:
    """How many parts a case has as it stands, with those that it lacks."""
    from casegen.case.model.walk import records
    from casegen.case.unfinished import unwritten

    if case is None:
        return len({*parts})
    there = {keys for keys, _text in unwritten(case)}
    for keys, record in records(case):
        there.update((*keys, key) for key in plain(type(record)))
    return len(there | {*parts})


@cache
def plain(kind: type[Record]) -> tuple[str, ...]:
    """The keys of a record that must be filled in and are neither names within the file nor texts.

    The names are there from the beginning, as is what the whole file depends on.
    """
    demanded = {field.alias or name: field for name, field in kind.model_fields.items()}
    return tuple(
        key
        for key, field in demanded.items()
        if field.is_required()
        and key not in GIVEN
        and field.annotation != Text
        and not any(records_in(field.annotation))
    )
