"""R010 journal-abbreviation-mixed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.references.abbreviation import abbreviated
from casegen.case.references.journals import form_of
from casegen.case.references.minority import minority
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R010", "warning")
def journal_abbreviation_mixed(given: Modelled) -> Findings:
    """The journals of all references must be abbreviated, or none.

    Why: “Acta Haematol” beside “Journal of Blood” shows that entries were pasted from several
    places; what is compared is the short title where there is one, since that is printed.

    Bad:
        introduction = { vi = "Thiếu máu hay gặp [@an].", en = "Anemia is common [@an]." }
        [[references]]
        id = "lee2005"
        type = "article-journal"
        title = "Anemia"
        author = [{ family = "Lee" }]
        container-title = "Journal of Blood"
        issued = 2005
        URL = "https://a.vn"
        [[references]]
        id = "an"
        type = "article-journal"
        title = "Iron"
        author = [{ family = "An" }]
        container-title = "Acta Haematol"
        issued = 2003
        URL = "https://b.vn"

    Good:
        [[references]]
        container-title-short = "J Blood"

    Fix: add `container-title-short` where it is missing, as in the NLM Catalog.
    """
    printed = {
        index: reference.container_title_short or reference.container_title or ""
        for index, reference in enumerate(given.case.references)
        if reference.type == "article-journal" and not (reference.language or "").startswith("vi")
    }
    forms = {index: form_of(title) for index, title in printed.items()}
    for index in minority(forms, "full"):
        title = printed[index]
        short = abbreviated(title) if forms[index] == "full" else None
        message = _("“{title}” is abbreviated, other journals are not.")
        if forms[index] == "full":
            message = _("“{title}” is written in full, other journals are abbreviated.")
        if short:
            message = _("“{title}” is written in full; abbreviated as the others, it is “{short}”.")
        values = {"title": title, "short": short or ""}
        yield Found(("references", index, "container-title"), message, values)
