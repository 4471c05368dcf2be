"""C002 citation-malformed."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.passages import every
from casegen.profile import Profile
from casegen.prose import additions
from casegen.rule import Findings, Found, at, rule


@rule("C002", fatal=True)
def citation_malformed(case: Case, profile: Profile) -> Findings:
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
    for passage in every(case, profile):
        for language, text in passage.text.items():
            for token in additions(text):
                if token.type == "citation" and not (token.meta["keys"] or token.meta["numbers"]):
                    yield Found(
                        **at(passage, language, token.meta),
                        message=_("“{text}” is not a citation; write [@key] or [@key; @key]."),
                        values={"text": token.content[:60]},
                    )
