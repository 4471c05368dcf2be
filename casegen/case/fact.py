"""A fact: a value that is stored once and looked up, of one of these kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from casegen.case.model.duration import Frequency, Lapse
from casegen.case.model.observation import Observation
from casegen.case.model.person import Gestation, Weight
from casegen.case.model.text import Text
from casegen.case.model.treatment import Dose, Step


@dataclass(frozen=True)
class Number:
    """A bare number, as an age within a sentence; `at_least` where it stands for more too."""

    value: float
    at_least: bool = False


@dataclass(frozen=True)
class Band:
    """An age that is known to lie between two."""

    low: float
    high: float


@dataclass(frozen=True)
class Span:
    """Vertebral levels: a stretch from first to last, or single levels where `listed`."""

    levels: tuple[str, ...]
    listed: bool


@dataclass(frozen=True)
class Time:
    """A length of time in a UCUM unit."""

    value: float
    unit: str


@dataclass(frozen=True)
class Words:
    """A short text in each language."""

    text: Text


@dataclass(frozen=True)
class Code:
    """Characters that are the same in every language."""

    text: str


@dataclass(frozen=True)
class Gened:
    """A name that is set in italics, as genes and organisms are, and what follows it upright."""

    name: str
    more: str


@dataclass(frozen=True)
class Steps:
    """Doses one after another."""

    steps: tuple[Step, ...]


Measure: TypeAlias = Number | Band | Time | Dose | Observation | Gestation | Weight
Plain: TypeAlias = Measure | Lapse | Frequency | Steps | Words | Code
Value: TypeAlias = Plain | Span | Gened
