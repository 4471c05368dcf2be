"""Modelling: a case made of its data, also where it is unfinished or a little is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from casegen.case.load import Source
from casegen.case.model import Case
from casegen.case.origin import Keys
from casegen.case.salvage import salvaged, without
from casegen.case.unfinished import Say, completed, spelled_out
from casegen.check.given import Shape
from casegen.check.waivers import Result
from casegen.style.headed import called
from casegen.style.language import fill, language
from casegen.style.profile import Profile
from casegen.system.data import languages


@dataclass(frozen=True)
class Modelling:
    """A case made of its data: what does not fit the model as pydantic tells it, and what was done.

    `gone` are the keys that no rule but those of shape is to speak of: `gaps`, which were filled
    in, and what was left out as wrong.
    """

    case: Case | None = None
    shape: list[Any] = field(default_factory=list)
    data: Mapping[str, Any] = field(default_factory=dict)
    gaps: tuple[Keys, ...] = ()
    gone: tuple[Keys, ...] = ()

    def drafted(self, profile: Profile | None) -> tuple[Case | None, frozenset[Keys]]:
        """The case as a draft, with each gap told in words, and the keys of all gaps."""
        if self.case is None or profile is None:
            return None, frozenset()
        draft, gaps = spelled_out(self.data, self.case, words(self.data, profile))
        return draft, gaps | {*self.gaps}


def modelled(source: Source) -> Modelling:
    """The case, also where little is wrong with it or much is still to be written."""
    data = source.data
    try:
        return Modelling(Case.model_validate(data), data=data)
    except ValidationError as error:
        shape = error.errors(include_url=False)
    case, gone = salvaged(data, shape)
    if case is not None:
        return Modelling(case, shape, without(data, gone), gone=gone)
    made = completed(data, shape, words(data))
    if made is None:
        return Modelling(None, shape)
    return Modelling(made.case, shape, made.data, made.gaps, made.gone)


def words(data: Mapping[str, Any], profile: Profile | None = None) -> Say:
    """How the gaps of a case are told in each of its languages."""

    def say(keys: Keys, tag: str) -> str:
        if tag not in languages():
            return ""
        part = called(keys, data, profile, tag)
        name = "gap_in" if part else "gap"
        return fill(language(tag).word("label", name), part=part)

    return say


def about(result: Result, gone: Sequence[Keys]) -> bool:
    """Whether a rule other than those of shape speaks of what was left out, or misses it."""
    rule, found = result
    if found is None or found.origin is None or rule.needs is Shape:
        return False
    keys = found.origin.keys
    return any(keys == left[:-1] or keys[: len(left)] == left for left in gone)
