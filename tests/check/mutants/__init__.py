"""Mutants: the two real cases with one fault put in, each naming the rule that must report it."""

from __future__ import annotations

from tests.check.mutants import (
    citations,
    figures,
    journal,
    parity,
    privacy,
    references,
    shape,
    text,
    values,
)

INJECTORS = tuple(
    injector
    for module in (shape, citations, references, figures, parity, values, journal, text, privacy)
    for injector in module.INJECTORS.listed
)
