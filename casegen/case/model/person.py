"""Who a patient is: an age that may be known roughly, a birth, and kin among the patients."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from casegen.case.model.text import Id, Record

Age = Annotated[int | float, Field(ge=0, le=130)]
OLDEST = 90
"""Ages in years from here on are printed as one. Source: 45 CFR 164.514(b)(2)(i)(C)."""
ADULT = 18
"""Of age in Vietnam, in years, and from when on references of adults hold.

Source: Civil Code 91/2015/QH13, article 20.
"""

TimeUnit = Literal["a", "mo", "wk", "d", "h"]
"""UCUM's units of time: year, month, week, day, hour."""


class Gestation(Record):
    """How long a pregnancy had lasted at birth: whole weeks and the days beyond them."""

    weeks: Annotated[int, Field(ge=16, le=45)]
    days: Annotated[int, Field(ge=0, le=6)] = 0


class Weight(Record):
    """A weight; `unit` is UCUM."""

    value: Annotated[int | float, Field(gt=0)]
    unit: Literal["g", "kg"] = "g"


class Kin(Record):
    """What a patient is to another of the report (FHIR RelatedPerson.relationship).

    `relation` is what this one is to that one: a newborn is the child of its mother.
    """

    patient: Id
    relation: Literal[
        "mother",
        "father",
        "child",
        "sibling",
        "twin",
        "half-sibling",
        "grandparent",
        "grandchild",
        "parents-sibling",
        "siblings-child",
        "cousin",
        "spouse",
        "donor",
        "recipient",
    ]
