"""S008 language-unknown."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.resources import languages
from casegen.rule import Findings, Found, rule


@rule("S008", fatal=True)
def language_unknown(case: Case) -> Findings:
    """A case's languages must be ones that a report can be printed in, each named once.

    Why: headings, labels and number forms come from the language's folder of templates.

    Bad:
        languages = ["vi", "en", "vi"]

    Good:
        languages = ["en", "vi"]

    Fix: name languages that have a folder under `templates`.
    """
    known = languages()
    for index, tag in enumerate(case.languages):
        if tag not in known:
            message = _("There are no templates for the language “{language}”; there are: {known}.")
            values = {"language": tag, "known": ", ".join(known)}
            yield Found(("languages", index), message, values)
        elif tag in case.languages[:index]:
            message = _("The language “{language}” is named twice.")
            yield Found(("languages", index), message, {"language": tag})
