"""C001 citation-undefined."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import at


@rule("C001", fatal=True)
def citation_undefined(given: Profiled) -> Findings:
    """A citation must lead to a reference in the list.

    Why: a reader who cannot find the source cannot check the claim.

    Bad:
        [introduction]
        vi = "Đã có báo cáo [@leee2005]."
        en = "It has been reported [@leee2005]."

    Good:
        [introduction]
        vi = "Đã có báo cáo [@lee2005]."
        en = "It has been reported [@lee2005]."

    Fix: spell the key as the reference's `id`, or add the reference.
    """
    known = dict.fromkeys(reference.id for reference in given.case.references)
    last = len(given.case.references)
    for passage, language, token in given.added:
        if token.type != "citation":
            continue
        place = at(passage, language, token.meta)
        for key in token.meta["keys"]:
            if key not in known:
                start = passage.text[language].find(key, token.meta["start"])
                at_key = {**place, "start": start, "end": start + len(key)}
                yield unknown_key(at_key, key, nearest(key, list(known)))
        for number in token.meta["numbers"]:
            if not 1 <= number <= last:
                message = _("There is no reference {number}; the list ends at {last}.")
                values = {"number": str(number), "last": str(last)}
                yield Found(**place, message=message, values=values)


def unknown_key(place: dict[str, object], key: str, near: str | None) -> Found:
    """The finding for a key that no reference has."""
    if near:
        message = _("No reference is called “{key}”; did you mean “{near}”?")
    else:
        message = _("No reference is called “{key}”; add it to the references.")
    return Found(**place, message=message, values={"key": key, "near": near or ""})  # type: ignore[arg-type]
