"""L006 parity-keywords."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.parity.keywords import crossed, divided, folded, lacking, untranslated


@rule("L006", "warning")
def parity_keywords(given: Modelled) -> Findings:
    """The keywords of all languages must name the same things, each once.

    Why: readers find a report by its keywords, and an index counts each one for itself.

    Bad:
        [[keywords]]
        vi = "u tạo máu ngoài tủy xương"
        en = "thoracic extramedullary hematopoiesis"
        [[keywords]]
        vi = "thiếu máu"
        en = "anemia"
        [[keywords]]
        vi = "truyền máu"
        en = "blood transfusion"

    Good:
        [[keywords]]
        vi = "u tạo máu ngoài tủy xương"
        en = "extramedullary hematopoiesis"
        [[keywords]]
        vi = "thiếu máu"
        en = "anemia"
        [[keywords]]
        vi = "infliximab"
        en = "infliximab"

    Fix: translate each keyword whole, give each its own entry, and put a heading of MeSH in `mesh`.
    """
    seen: dict[tuple[str, str], int] = {}
    for index, keyword in enumerate(given.case.keywords):
        keys = ("keywords", index)
        for tag, text in keyword.text.items():
            first = seen.setdefault((tag, folded(text)), index)
            if text.strip() and first != index:
                message = _("The keyword “{keyword}” stands here a second time.")
                also = ("keywords", first, tag)
                yield Found((*keys, tag), message, {"keyword": text}, language=tag, also=also)
            if divided(text):
                message = _("“{keyword}” is printed as several keywords; give each its own entry.")
                yield Found((*keys, tag), message, {"keyword": text}, language=tag)
        for tag, other, word in lacking(keyword.text):
            message = _("The keyword says “{word}” in the language “{other}”, but not here.")
            yield Found(
                (*keys, tag),
                message,
                {"word": word, "other": other},
                language=tag,
                also=(*keys, other),
            )
        for tag, other in untranslated(keyword.text):
            message = _("The keyword “{keyword}” is the same as in “{other}”; translate it.")
            values = {"keyword": keyword.text[tag], "other": other}
            yield Found((*keys, tag), message, values, language=tag, also=(*keys, other))
    for here, there in crossed([keyword.text for keyword in given.case.keywords]):
        message = _("“{keyword}” seems to be translated at keyword {number}; bring them together.")
        values = {"keyword": given.case.keywords[here].text["vi"], "number": str(there + 1)}
        also = ("keywords", there, "en")
        yield Found(("keywords", here, "vi"), message, values, language="vi", also=also)
