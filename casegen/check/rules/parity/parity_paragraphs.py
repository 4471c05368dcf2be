"""L007 parity-paragraphs."""

from __future__ import annotations

from collections import Counter

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.prose import parse


@rule("L007", "warning")
def parity_paragraphs(given: Modelled) -> Findings:
    r"""A text must have as many paragraphs and list items in every language.

    Why: a paragraph or an item too few is mostly a passage that was not translated.

    Bad:
        [introduction]
        vi = "Thiếu máu thường gặp.\n\nBệnh có nhiều nguyên nhân."
        en = "Anemia is common. It has many causes."

    Good:
        [introduction]
        vi = "Thiếu máu thường gặp.\n\nBệnh có nhiều nguyên nhân."
        en = "Anemia is common.\n\nIt has many causes."

    Fix: translate what is missing, or divide the text in the same places.
    """
    for passage, there, here in given.pairs:
        if given.case.tags.index(there) > given.case.tags.index(here):
            continue
        mine, theirs = blocks(passage.text[here]), blocks(passage.text[there])
        for block in ("paragraph", "list_item"):
            numbers = mine[block], theirs[block]
            if numbers[0] == numbers[1]:
                continue
            if block == "paragraph":
                message = _("{here} paragraph(s) stand here, {there} in the language “{other}”.")
            else:
                message = _("{here} list item(s) stand here, {there} in the language “{other}”.")
            values = dict(zip(("here", "there"), map(str, numbers), strict=True))
            yield Found(
                (*passage.keys, here),
                message,
                values | {"other": there},
                language=here,
                also=(*passage.keys, there),
            )
            break


def blocks(text: str) -> Counter[str]:
    """How many paragraphs and list items a text has; a short item's own paragraph is none."""
    if "\n" not in text.strip() and text[:1].isalpha():
        return Counter(paragraph=1)
    return Counter(t.type.removesuffix("_open") for t in parse(text) if not t.hidden)
