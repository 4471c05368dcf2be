"""S002 unknown-key."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import header, keys_of, names_at, nearest, owner
from casegen.check.given import Shape
from casegen.check.rule import rule
from casegen.messages import _

SUGGESTED = 100  # a suggestion takes a while, and nobody reads a hundred
WITHIN = _(
    "“{key}” belongs to {owner}, but stands below {header} and so within it; move it above "
    "{header}."
)
ABOVE = _(
    "“{key}” belongs to the case itself, but stands below {header} and so within it; move it above "
    "{header}."
)


@rule("S002", fatal=True)
def unknown_key(given: Shape) -> Findings:
    """A key must be one that the format knows.

    Why: a misspelt key would otherwise be passed over in silence, and its value lost.

    Bad:
        short_titel = { vi = "Tên ngắn", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: spell the key as the format does, or take it out.
    """
    for number, error in enumerate(given.errors):
        language = bool(error["loc"]) and error["loc"][-1] == "[key]"
        if error["type"] != "extra_forbidden" and not language:
            continue
        keys = keys_of(error["loc"][:-1] if language else error["loc"], given.data)
        key = str(keys[-1])
        if (place := owner(keys, given.record)) is not None:
            message = WITHIN if place else ABOVE
            values = {"key": key, "owner": header(place), "header": header(keys[:-1])}
            yield Found(keys, message, values, on_key=True)
        elif language:
            yield Found(
                keys, _("“{key}” is not a language; write vi, en, …"), {"key": key}, on_key=True
            )
        elif (
            near := nearest(key, names_at(keys[:-1], given.record)) if number < SUGGESTED else None
        ):
            message = _("There is no key “{key}” here; did you mean “{near}”?")
            yield Found(keys, message, {"key": key, "near": near}, on_key=True)
        else:
            message = _("There is no key “{key}” here; take it out.")
            yield Found(keys, message, {"key": key}, on_key=True)
