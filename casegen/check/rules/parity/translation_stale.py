"""L010 translation-stale."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.accepted import dotted, stamp, translated
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("L010", "warning")
def translation_stale(given: Modelled) -> Findings:
    """A translation must be read again when the text it was made from has changed.

    Why: a correction made in one language only leaves the other telling the old story.

    `casegen accept` notes under `[accepted]` what each text said in the language of record. A text
    without such a note is no finding.

    Bad:
        [accepted]
        introduction = "000000000000"

    Good:
        [accepted]
        introduction = "d3c2dd1f855c"

    Fix: bring the other languages up to date, then run `casegen accept`.
    """
    if not given.case.accepted:
        return
    record = given.case.languages[0]
    unknown = set(given.case.accepted)
    for keys, text in translated(given.texts, record):
        path = dotted(keys)
        unknown.discard(path)
        if given.case.accepted.get(path, stamp(text[record])) == stamp(text[record]):
            continue
        for tag in text:
            if tag != record:
                yield Found(
                    (*keys, tag),
                    _(
                        "“{path}” has changed in the language “{record}” since this translation "
                        "was accepted; bring it up to date, then run casegen accept."
                    ),
                    {"path": path, "record": record},
                    language=tag,
                    also=(*keys, record),
                )
    for path in sorted(unknown):
        message = _("There is no translated text “{path}”; run casegen accept, or delete the line.")
        yield Found(("accepted", path), message, {"path": path}, on_key=True)
