"""S001 missing-field."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import keys_of
from casegen.check.given import Shape
from casegen.check.rule import rule
from casegen.messages import _


@rule("S001", fatal=True)
def missing_field(given: Shape) -> Findings:
    """A table must hold every key that a report cannot do without.

    Why: a part that is not there cannot be printed, and a blank would look like an answer.

    Bad:
        [[analytes]]
        name = { vi = "Kẽm", en = "Zinc" }

    Good:
        [[analytes]]
        id = "zinc"
        name = { vi = "Kẽm", en = "Zinc" }

    Fix: add the key with its value.
    """
    for error in given.errors:
        if error["type"] == "missing":
            keys = keys_of(error["loc"], given.data)
            values = {"key": str(keys[-1])}
            yield Found(
                keys[:-1], _("“{key}” is missing here; add it."), values, on_key=True, gap=True
            )
        elif error["type"] == "value_error":
            keys = keys_of(error["loc"], given.data)
            yield Found(
                keys,
                _("A name needs “family”, or “literal” for a body such as a ministry."),
            )
