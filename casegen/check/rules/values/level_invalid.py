"""V011 level-invalid."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.origin import Keys
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.spine import LEVEL, PLACE, matches


@rule("V011")
def level_invalid(given: Profiled) -> Findings:
    """A vertebral level must exist.

    Why: there are 7 cervical vertebrae and 8 cervical roots, 12 thoracic, 5 lumbar, at times 6,
    and 5 sacral ones; T13 is a slip for another level.

    Bad:
        [[patients]]
        levels = [{ id = "lesion", from = "T11", to = "T13" }]

    Good:
        [[patients]]
        levels = [{ id = "lesion", from = "T11", to = "L1" }]

    Fix: count again from the last rib or from the sacrum, and correct the level.
    """
    message = _("There is no level {level}.")
    for index, patient in enumerate(given.case.patients):
        for number, item in enumerate(patient.levels):
            keys = ("patients", index, "levels", number)
            named: list[tuple[Keys, str | None]] = [((*keys, "from"), item.start)]
            named.append(((*keys, "to"), item.end))
            named += [((*keys, "levels", n), level) for n, level in enumerate(item.levels)]
            for place, level in named:
                if level is not None and level not in PLACE:
                    yield Found(place, message, {"level": level})
    for passage in given.passages:
        for tag, text in passage.text.items():
            for match in matches(text, tag, LEVEL):
                if match[0] not in PLACE:
                    place, values = passage.place(tag), {"level": match[0]}
                    yield Found(place, message, values, *match.span(), language=tag or None)
