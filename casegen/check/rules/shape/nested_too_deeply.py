"""S012 nested-too-deeply."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.limits import PROSE_DEPTH

MARK = r"(?:[-*+]|\d{1,9}[.)])(?=[ \t])"
# A line that opens so many at once, or a list moved in as far: each takes two columns at least.
OPENING = re.compile(
    rf"^(?:[ \t]*+(?:>|{MARK})){{{PROSE_DEPTH + 1}}}"
    rf"|^[ >\t]*+(?:(?<= {{{2 * PROSE_DEPTH}}})|(?<=\t{{{PROSE_DEPTH // 2}}})){MARK}",
    re.MULTILINE,
)


@rule("S012", fatal=True)
def nested_too_deeply(given: Modelled) -> Findings:
    """Lists and quotations must not lie within one another deeper than a page can show.

    Why: no reader follows a list in a list in a list, and what lies deeper than a page is wide
    would be lost.

    Bad:
        [introduction]
        vi = ">>>>>>>>>>>>> Thiếu máu là bệnh thường gặp."
        en = "Anemia is a common disease."

    Good:
        [introduction]
        vi = "> Thiếu máu là bệnh thường gặp."
        en = "> Anemia is a common disease."

    Fix: write it as paragraphs, or as one list.
    """
    for keys, text in given.texts:
        for language, words in text.items():
            found = OPENING.search(words)
            if found:
                message = _("Lists or quotations lie within one another more than {most} deep.")
                values = {"most": str(PROSE_DEPTH)}
                start, end = found.span()
                yield Found((*keys, language), message, values, start, end, language=language)
