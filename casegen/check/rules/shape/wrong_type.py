"""S003 wrong-type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import keys_of, nearest, written
from casegen.check.given import Shape
from casegen.check.rule import rule
from casegen.messages import _

ELSEWHERE = {"missing", "extra_forbidden", "value_error"}
EXPECTED = {
    "string_type": _("“{key}” must be a text in quotes."),
    "int_type": _("“{key}” must be a whole number without quotes."),
    "int_from_float": _("“{key}” must be a whole number without quotes."),
    "float_type": _("“{key}” must be a number without quotes."),
    "finite_number": _("“{key}” must be a number that can be counted, not inf or nan."),
    "bool_type": _("“{key}” must be true or false, without quotes."),
    "tuple_type": _("“{key}” must be a list in square brackets, or written under [[{key}]]."),
    "mapping_type": _("“{key}” must hold one text for each language: vi = “…”, en = “…”."),
    "dict_type": _("“{key}” must hold one text for each language: vi = “…”, en = “…”."),
    "model_type": _("“{key}” must be a table of its own: write [{key}] and its keys below."),
    "too_short": _("“{key}” is empty; give at least one."),
    "string_pattern_mismatch": _("“{value}” is not how “{key}” is written; write it as “{near}”."),
    "string_too_long": _("“{key}” is longer than it may be."),
    "literal_error": _("“{key}” must be one of: {expected}."),
    "greater_than": _("“{key}” must be greater than {limit}."),
    "greater_than_equal": _("“{key}” must be at least {limit}."),
    "less_than_equal": _("“{key}” must be at most {limit}."),
    "date_type": _("“{key}” must be a date as 2024-03-10, without quotes."),
}
DECIMAL = _("“{key}” must be a number without quotes, its decimal mark a point: {near}.")
DATED = _('“{key}” must be a year as 2024, or a date in quotes as "2024-03" or "2024-03-10".')
DATES = {"issued", "accessed", "event-date"}
COMMA = re.compile(r"\s*-?\d+,\d+\s*")
# The first of them that fits a pattern shows how such a value is written.
EXAMPLES = ("0000-0002-1825-0097", "an@example.org", "p1", "VN", "T4", "A", "day-4", "vi")
OTHER = _("“{value}” does not fit under “{key}”.")
NEAR = _("“{value}” is not a value of “{key}”; did you mean “{near}”?")


@rule("S003", fatal=True)
def wrong_type(given: Shape) -> Findings:
    """A value must be of the kind its key asks for.

    Why: a number in quotes is a text, and can be neither compared nor printed by the rules of
    each language.

    Bad:
        [short_title]
        vi = 37
        en = "Short title"

    Good:
        [short_title]
        vi = "37"
        en = "37"

    Fix: write the value in the form the message names.
    """
    seen = set()
    places = {tuple(error["loc"]) for error in given.errors}
    for error in given.errors:
        keys = written(keys_of(error["loc"], given.data), given.data)
        if keys not in seen and keys != ("format",) and not told_elsewhere(error, places):
            seen.add(keys)
            yield described(error, keys)


def told_elsewhere(error: Mapping[str, Any], places: Collection[tuple[str | int, ...]]) -> bool:
    """Whether another rule, or another error of the same value, says it better."""
    *above, last = error["loc"] or ("",)
    # pydantic counts only the sound items, and so calls a list short whose one item is not
    filled = error["type"] == "too_short" and len(error["input"]) > 0
    # of a number that may be whole or not, only what was wrong with the second is told
    whole = last == "int" and (*above, "float") in places
    return error["type"] in ELSEWHERE or last == "[key]" or filled or whole


def described(error: Mapping[str, Any], keys: tuple[str | int, ...]) -> Found:
    """The finding for one of pydantic's errors, told by its type."""
    key = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
    context = error.get("ctx", {})
    limit = next((str(context[name]) for name in ("gt", "ge", "le") if name in context), "")
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    value = str(error.get("input"))[:60]
    values = {"key": key, "value": value, "limit": limit, "expected": expected}
    if DATES & set(keys[-2:]):
        return Found(keys, DATED, values)
    if error["type"] in {"int_type", "float_type"} and COMMA.fullmatch(value):
        return Found(keys, DECIMAL, {**values, "near": value.strip().replace(",", ".")})
    if error["type"] == "string_pattern_mismatch":
        fitting = re.compile(context["pattern"]).fullmatch
        shown = next(filter(fitting, (slug(value), *EXAMPLES)), "…")
        return Found(keys, EXPECTED.get(error["type"], OTHER), {**values, "near": shown})
    near = nearest(value, expected.split(", ")) if error["type"] == "literal_error" else None
    if near:
        return Found(keys, NEAR, {**values, "near": near})
    return Found(keys, EXPECTED.get(error["type"], OTHER), values)


def slug(typed: str) -> str:
    """A text as an id: small letters without accents, and hyphens between words."""
    letters = unicodedata.normalize("NFD", typed.lower().replace("đ", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", letters)))
