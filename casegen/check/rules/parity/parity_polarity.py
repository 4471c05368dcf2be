"""L008 parity-polarity."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.parity.polarity import TABLE, denials, may_deny, sides


@rule("L008", "warning")
def parity_polarity(given: Modelled) -> Findings:
    """A claim must not be affirmed in one language and denied in the other.

    Why: “còn nhiều tranh luận” beside “uncontroversial” tells two readers the opposite.

    Only the claims of a list are read, text by text; a sentence that turns one round in words the
    list does not have is not counted at all.

    Bad:
        [introduction]
        vi = "Lựa chọn điều trị vẫn còn nhiều tranh luận."
        en = "The choice of treatment is uncontroversial."

    Good:
        [introduction]
        vi = "Lựa chọn điều trị vẫn còn nhiều tranh luận."
        en = "The choice of treatment is far from settled and remains controversial."

    Fix: say the same in both languages.
    """
    told = given.pairs
    denying = {
        tag: denials((passage.text for passage, here, _there in told if here == tag), tag)
        for tag in {here for _passage, here, _there in told}
    }
    for passage, there, here in told:
        if given.case.tags.index(there) > given.case.tags.index(here):
            continue
        if not any(
            may_deny(passage.text[one], denying[one], passage.text[other], (one, other))
            for one, other in ((here, there), (there, here))
        ):
            continue
        yes, no = sides(passage.text[here], here)
        others_yes, others_no = sides(passage.text[there], there)
        for claim in TABLE:
            more = yes[claim] - others_yes[claim], no[claim] - others_no[claim]
            if not (min(more) < 0 < max(more)):
                continue
            numbers = [yes[claim], no[claim], others_yes[claim], others_no[claim]]
            names = ("yes", "no", "other_yes", "other_no")
            values = dict(zip(names, map(str, numbers), strict=True))
            words = " / ".join(TABLE[claim][here][side][0] for side in ("yes", "no"))
            yield Found(
                (*passage.keys, here),
                _(
                    "“{words}”: affirmed {yes} and denied {no} time(s) here, but affirmed "
                    "{other_yes} and denied {other_no} time(s) in the language “{other}”."
                ),
                values | {"words": words, "other": there},
                language=here,
                also=(*passage.keys, there),
            )
