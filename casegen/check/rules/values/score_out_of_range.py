"""V010 score-out-of-range."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.scores import wrong


@rule("V010")
def score_out_of_range(given: Profiled) -> Findings:
    """A score must lie on its scale.

    Why: muscle power goes from 0 to 5, the Glasgow Coma Scale from 3 to 15 as the sum of its three
    parts; any other grade is a slip.

    Bad:
        [[patients]]
        observations = [{ analyte = "mrc-power", site = "left", at = "admission", value = 6 }]

    Good:
        [[patients]]
        observations = [{ analyte = "mrc-power", site = "left", at = "admission", value = 5 }]

    Fix: correct the grade, or name the scale that was used.
    """
    for value in given.measured:
        low, high = value.analyte.minimum, value.analyte.maximum
        if high is not None and not low <= value.low <= value.high <= high:
            message = _("{name} cannot be {figure}; its scale goes from {low} to {high}.")
            values = {"name": value.analyte.id, "figure": value.figure}
            yield Found(value.place, message, values | {"low": str(low), "high": str(high)})
    for passage in given.passages:
        for tag, text in passage.text.items():
            for start, end, scale in wrong(text):
                yield Found(
                    passage.place(tag),
                    _("“{typed}” is not on the scale {scale}."),
                    {"typed": text[start:end], "scale": scale},
                    start,
                    end,
                    language=tag or None,
                )
