"""S004 missing-translation."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.case.model.text import Prose
from casegen.case.model.walk import records, texts
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.data import languages


@rule("S004", fatal=True)
def missing_translation(case: Case) -> Findings:
    """A text must be there in every language of the case, and in no other.

    Why: a reader of one language must not be told less than a reader of another.

    Bad:
        short_title = { vi = "Tên ngắn" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: write the text that is missing, or take the language out of `languages`.
    """
    if not set(case.languages) <= set(languages()):
        return
    missing = _("The text is missing in the language “{language}”.")
    for keys, text in texts(case):
        for language in case.languages:
            if language not in text:
                values = {"language": language}
                yield Found(keys, missing, values, on_key=True, language=language, gap=True)
        for language in text:
            if language not in case.languages:
                message = _("The language “{language}” is not among the case’s languages.")
                values = {"language": language}
                yield Found((*keys, language), message, values, on_key=True, language=language)
    for keys, record in records(case):
        if isinstance(record, Prose) and record.needs_text and not record.text:
            for language in case.languages:
                values = {"language": language}
                yield Found(keys, missing, values, on_key=True, language=language, gap=True)
