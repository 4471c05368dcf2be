"""V013 level-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.spine import ORDER, PLACE, SPAN, by_name, matches

# A cord segment lies up to three vertebrae above the one of its number in the thoracic spine.
SEGMENTS = 3


@rule("V013", "warning")
def level_mismatch(given: Modelled) -> Findings:
    """The levels of lesion, sensation, decompression and fixation must fit each other.

    Why: fixation has to span what was decompressed, decompression to reach the lesion, and the
    sensory level to lie within about three segments of it; and a legend must not name another
    stretch than its figure's title. Else one of them is mistyped.

    Bad:
        [[patients]]
        levels = [
            { id = "decompression", from = "T4", to = "T8" },
            { id = "fixation", levels = ["T3", "T4", "T7"] },
        ]

    Good:
        [[patients]]
        levels = [
            { id = "decompression", from = "T4", to = "T7" },
            { id = "fixation", levels = ["T3", "T4", "T7"] },
        ]

    Fix: compare the levels with the images and the operation note. The names read are `lesion`,
    `sensory`, `decompression` and `fixation`.
    """
    for index, patient in enumerate(given.case.patients):
        levels = by_name(patient)
        for name, other in mismatches({key: both for key, (_n, both) in levels.items()}):
            keys = ("patients", index, "levels")
            message = _("The levels “{name}” ({here}) do not fit “{other}” ({there}).")
            values = {"name": name, "here": shown(levels[name][1])}
            values |= {"other": other, "there": shown(levels[other][1])}
            place = (*keys, levels[name][0], "id")
            yield Found(place, message, values, also=(*keys, levels[other][0], "id"))
    yield from legends(given.case)


def legends(case: Case) -> Findings:
    """The levels in a figure's legend that cut short or stretch the lesion its title names."""
    lesions = {
        both
        for patient in case.patients
        for name, (_number, both) in by_name(patient).items()
        if name == "lesion"
    }
    for index, figure in enumerate(case.figures):
        for tag, legend in (figure.legend or {}).items():
            named = {span for span, _match in spans(figure.title.get(tag, ""), tag)} & lesions
            for span, match in spans(legend, tag):
                lesion = next(
                    (one for one in named if (span[0] == one[0]) != (span[1] == one[1])), None
                )
                if lesion is not None:
                    message = _(
                        "The legend says {here}; the title and the stored lesion say {there}."
                    )
                    values = {"here": shown(span), "there": shown(lesion)}
                    keys = ("figures", index, "legend", tag)
                    yield Found(keys, message, values, *match.span(), language=tag)


def spans(text: str, tag: str) -> Iterator[tuple[tuple[int, int], re.Match[str]]]:
    """The stretches of levels typed in a text about the spine, with their places."""
    for match in matches(text, tag, SPAN):
        first, last = PLACE.get(match[1]), PLACE.get(match[2])
        if first is not None and last is not None:
            yield (first, last), match


def mismatches(levels: dict[str, tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """The pairs of names whose levels do not fit."""
    lesion, cut = levels.get("lesion"), levels.get("decompression")
    fixed, felt = levels.get("fixation"), levels.get("sensory")
    if fixed and cut and not (fixed[0] <= cut[0] and cut[1] <= fixed[1]):
        yield "fixation", "decompression"
    if fixed and lesion and not cut and (fixed[0] > lesion[1] or fixed[1] < lesion[0]):
        yield "fixation", "lesion"
    if cut and lesion and (cut[0] > lesion[1] or cut[1] < lesion[0]):
        yield "decompression", "lesion"
    if felt and lesion and not lesion[0] - SEGMENTS <= felt[0] <= lesion[1] + SEGMENTS:
        yield "sensory", "lesion"


def shown(both: tuple[int, int]) -> str:
    """Two ends as a reader writes them."""
    return "–".join(dict.fromkeys((ORDER[both[0]], ORDER[both[1]])))
