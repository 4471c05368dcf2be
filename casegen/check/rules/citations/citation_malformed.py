"""C002 citation-malformed."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import Passage, at

MESSAGE = _("“{text}” is not a citation; write [@key] or [@key; @key].")
BARE = re.compile(
    r"(?<!\\)\[([a-z][a-z0-9-]{0,63})\](?![(\[])|(?<![\w\\@./])@([a-z][a-z0-9-]{0,63})"
)


@rule("C002", fatal=True)
def citation_malformed(given: Profiled) -> Findings:
    """A citation must be written as `[@key]`, or `[@key; @key]` for several.

    Why: brackets that only look like a citation would be printed as they stand.

    Bad:
        [introduction]
        vi = "Đã có báo cáo [@lee 2005]."
        en = "It has been reported [@lee 2005]."

    Good:
        [introduction]
        vi = "Đã có báo cáo [@lee2005]."
        en = "It has been reported [@lee2005]."

    Fix: write the keys with @ before each and a semicolon between them.
    """
    known = {reference.id for reference in given.case.references}
    for passage, language, token in given.added:
        if token.type == "citation" and not (token.meta["keys"] or token.meta["numbers"]):
            place = at(passage, language, token.meta)
            yield Found(**place, message=MESSAGE, values={"text": token.content[:60]})
    for passage in given.passages:
        for language in passage.text if passage.form != "label" else ():
            for match in BARE.finditer(unread(passage, language)):
                if (match[1] or match[2]) in known:
                    place = at(passage, language, {"start": match.start(), "end": match.end()})
                    yield Found(**place, message=MESSAGE, values={"text": match[0]})


def unread(passage: Passage, language: str) -> str:
    """The text of a passage with what is read in it blanked."""
    characters = list(passage.said(language))
    for token in passage.additions(language):
        start, end = token.meta["start"], token.meta["end"]
        characters[start:end] = " " * (end - start)
    return "".join(characters)
