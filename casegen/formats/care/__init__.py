"""Reporting checklists: which items of a guideline a case answers, as far as a machine can tell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from casegen.case.model import Case
from casegen.case.model.topics import taken_up
from casegen.case.origin import Keys
from casegen.style.language import said_in
from casegen.system.data import toml

Answer = Literal["yes", "some", "no", "ask"]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a checklist in one language; `part` is the section that should answer it.

    `answer` is "some" where only some patients have it, and "ask" where only a reader can judge.
    """

    number: str
    text: str
    part: str
    answer: Answer


def care(case: Case, tag: str, gaps: frozenset[Keys] = frozenset()) -> tuple[Item, ...]:
    """The CARE checklist of a case, in which nothing stands at the keys of its gaps."""
    rows = toml(Path(__file__).with_name("care.toml"))["items"]
    return tuple(
        Item(
            row["number"],
            said_in(row, tag),
            part_of(row),
            answer(case, row.get("keys", ()), gaps),
        )
        for row in rows
    )


def part_of(row: dict[str, Any]) -> str:
    """The part of a report in which an item is looked for, empty where it could be any."""
    first = next(iter(row.get("keys", ())), "").partition(":")[0].partition(".")[0]
    return {"patients": "cases", "consent": "declarations"}.get(first, first)


def answer(case: Case, keys: list[str], gaps: frozenset[Keys]) -> Answer:
    """Whether one of these places of a case holds something."""
    if not keys:
        return "ask"
    answers = [held(case, key, gaps) for key in keys]
    if "yes" in answers:
        return "yes"
    return "some" if "some" in answers else "no"


def held(case: Case, key: str, gaps: frozenset[Keys]) -> Answer:
    """Whether a place of a case holds something: `part`, `part:topic`, or `patients.part`."""
    name, _, topic = key.partition(":")
    first, _, rest = name.partition(".")
    if first == "patients":
        answers = [
            bool(getattr(patient, rest)) and filled((first, number, rest), gaps)
            for number, patient in enumerate(case.patients)
        ]
        return "yes" if all(answers) else "some" if any(answers) else "no"
    value = getattr(case, first)
    if topic:
        return "yes" if topic in written(case, value, gaps) else "no"
    there = getattr(value, rest) if rest else value
    return "yes" if there and filled((first, *filter(None, [rest])), gaps) else "no"


def filled(keys: Keys, gaps: frozenset[Keys]) -> bool:
    """Whether anything was written at some keys, none of whose texts is a gap."""
    return not any(gap[: len(keys)] == keys for gap in gaps)


def written(case: Case, value: Any, gaps: frozenset[Keys]) -> frozenset[str]:  # noqa: ANN401 - an abstract or discussion
    """The parts of an abstract, or the topics of a discussion, that were written."""
    if value is case.discussion:
        entries = enumerate(case.discussion)
        said = tuple(one for place, one in entries if ("discussion", place) not in gaps)
        return taken_up(case.model_copy(update={"discussion": said}))
    parts = enumerate(value.parts)
    return frozenset(part.part for place, part in parts if ("abstract", "parts", place) not in gaps)
