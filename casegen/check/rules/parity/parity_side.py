"""L011 parity-side."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.parity.laterality import counted, sides

SIDES = _(
    "Left and right stand {left} and {right} time(s) here, but {other_left} and {other_right}"
    " time(s) in the language “{other}”."
)


@rule("L011", "warning")
def parity_side(given: Modelled) -> Findings:
    """Both languages of a text must name the same side of the body.

    Why: left for right is the slip with the gravest ends, and it reads smoothly in either language.

    A text is told of where it has one side more often and the other less often than its
    translation. What is left out, or said of both sides at once, is no finding.

    Bad:
        [conclusion]
        vi = "Tổn thương ở chân trái đã khỏi."
        en = "The lesion of the right leg healed."

    Good:
        [conclusion]
        vi = "Tổn thương ở chân trái đã khỏi; người bệnh phải tái khám."
        en = "The lesion of the left leg healed; the patient had to come back."

    Fix: look at the patient’s record, and mend the language that is wrong.
    """
    for passage, here, there in given.pairs:
        if given.case.tags.index(here) > given.case.tags.index(there):
            continue
        mine, theirs = counted(passage.text[here], here), counted(passage.text[there], there)
        left, right = (mine[side] - theirs[side] for side in ("left", "right"))
        if not min(left, right) < 0 < max(left, right):
            continue
        surplus = "left" if left < 0 else "right"
        place = [side for side in sides(passage.text[there], there) if side.side == surplus][-1]
        amounts = (theirs["left"], theirs["right"], mine["left"], mine["right"])
        names = ("left", "right", "other_left", "other_right")
        values = dict(zip(names, map(str, amounts), strict=True)) | {"other": here}
        span = {"start": place.start, "end": place.end, "language": there}
        also = (*passage.keys, here)
        yield Found((*passage.keys, there), SIDES, values, **span, also=also)  # type: ignore[arg-type]
