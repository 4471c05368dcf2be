"""S004 missing-translation."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model import Case
from casegen.case.model.fronts import wanted
from casegen.case.model.text import Prose, Text
from casegen.case.origin import Keys
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.data import languages


@rule("S004", fatal=True)
def missing_translation(given: Modelled) -> Findings:
    """A text must be there in every language of the case, and in no other.

    Title, short title, affiliations, abstract and keywords are also written in the languages of
    `front`, and nothing else is.

    Why: a reader of one language must not be told less than a reader of another.

    Bad:
        short_title = { vi = "Tên ngắn" }

    Good:
        short_title = { vi = "Tên ngắn", en = "Short title" }

    Fix: write the text that is missing, or take the language out of `languages`.
    """
    if not set(given.case.tags) <= set(languages()):
        return
    missing = _("The text is missing in the language “{language}”.")
    for keys, text in given.texts:
        for language in wanted(given.case, keys):
            if language not in text:
                values = {"language": language}
                yield Found(keys, missing, values, on_key=True, language=language, gap=True)
        yield from unwanted(given.case, keys, text)
    for keys, record in given.records:
        if isinstance(record, Prose) and record.needs_text and not record.text:
            for language in wanted(given.case, keys):
                values = {"language": language}
                yield Found(keys, missing, values, on_key=True, language=language, gap=True)


def unwanted(case: Case, keys: Keys, text: Text) -> Findings:
    """A text's languages that the case does not have, or has for its front alone."""
    for language in text:
        if language in wanted(case, keys):
            continue
        message = _("The language “{language}” is not among the case’s languages.")
        if language in case.front:
            message = _(
                "Only the front is printed in “{language}”, and this text is of the body: take it"
                " out, or move “{language}” to “languages”."
            )
        values = {"language": language}
        yield Found((*keys, language), message, values, on_key=True, language=language)
