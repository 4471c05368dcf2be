"""S008 language-unknown."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.data import languages

# Codes of countries, which are often written for those of their languages.
COUNTRIES = {"vn": "vi", "uk": "en", "us": "en", "gb": "en"}


@rule("S008", fatal=True)
def language_unknown(given: Modelled) -> Findings:
    """A case's languages must be ones that a report can be printed in, each named once.

    Why: headings, labels and number forms come from the language's folder of templates.

    Bad:
        languages = ["vi", "en", "vi"]

    Good:
        languages = ["en", "vi"]

    Fix: name languages that have a folder under `templates`.
    """
    known = languages()
    named = [("languages", index, tag) for index, tag in enumerate(given.case.languages)]
    named += [("front", index, tag) for index, tag in enumerate(given.case.front)]
    for key, index, tag in named:
        earlier = (given.case.languages if key == "languages" else given.case.front)[:index]
        if tag not in known:
            near = COUNTRIES.get(tag) or nearest(tag, known) or ""
            message = _("There are no templates for the language “{language}”; there are: {known}.")
            if near in known:
                message = _("There are no templates for “{language}”; did you mean “{near}”?")
            values = {"language": tag, "known": ", ".join(known), "near": near}
            yield Found((key, index), message, values)
        elif tag in earlier:
            message = _("The language “{language}” is named twice.")
            yield Found((key, index), message, {"language": tag})
        elif key == "front" and tag in given.case.languages:
            message = _(
                "The body is written in “{language}”, and its front with it: take “{language}” out"
                " of “front”."
            )
            yield Found((key, index), message, {"language": tag})
