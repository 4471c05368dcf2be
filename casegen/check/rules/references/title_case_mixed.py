"""R009 title-case-mixed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.references.minority import minority
from casegen.case.references.titles import case_of, common_words, small_start
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R009", "warning")
def title_case_mixed(given: Modelled) -> Findings:
    """The titles of all references must be capitalised alike.

    Why: A Title in Capitals beside one in small letters shows that entries were pasted from
    several places; names keep their capitals in either form.

    Bad:
        introduction = { vi = "Thiếu máu hay gặp [@an].", en = "Anemia is common [@an]." }
        [[references]]
        id = "lee2005"
        type = "webpage"
        title = "Anemia in children of the highlands"
        URL = "https://a.vn"
        issued = 2005
        [[references]]
        id = "an"
        type = "webpage"
        title = "Severe Anemia in Children of the Lowlands"
        URL = "https://b.vn"
        issued = 2003

    Good:
        [[references]]
        title = "The Sickle Cell Study of Robert Koch and Lowe"

    Fix: write all titles as sentences: a capital for the first word and for names.
    """
    titles = {
        index: reference.title
        for index, reference in enumerate(given.case.references)
        if (reference.language or "en").startswith("en")
    }
    common = common_words(titles.values())
    odd = minority({index: case_of(title, common) for index, title in titles.items()}, "title")
    for index, title in titles.items():
        if index in odd or (len(titles) > 1 and small_start(title)):
            yield Found(
                keys=("references", index, "title"),
                message=_("“{title}” is capitalised otherwise than the other titles."),
                values={"title": title[:60]},
            )
