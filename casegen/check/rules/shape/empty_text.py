"""S005 empty-text."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import header
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("S005", fatal=True)
def empty_text(given: Modelled) -> Findings:
    """A text must say something.

    Why: a heading over nothing, or a caption without words, is sent back by every journal.

    Bad:
        short_title = { vi = " ", en = "Short title" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: write the text, or take its key out in every language.
    """
    for keys, text in given.texts:
        for language, words in text.items():
            if not words.strip():
                message = _("The text of {where} is empty; write it, or take it out.")
                values = {"where": f"{header(keys)} {language}"}
                yield Found((*keys, language), message, values, language=language, gap=True)
