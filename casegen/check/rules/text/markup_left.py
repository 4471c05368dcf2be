"""X018 markup-left."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import SHARED
from casegen.reading.prose.leftovers import leftovers

MESSAGES = {
    "table": _("A table cannot stand in a text; write it under [[tables]], and call it here."),
    "list": _("A list cannot stand here; write it as one sentence."),
    "line": _("“{text}” draws no line; strike it out."),
    "heading": _("“{text}” makes no heading; a report has its own parts, so write a sentence."),
    "footnote": _("“{text}” makes no footnote; cite with [@key], or say it in the text."),
    "picture": _("“{text}” shows no picture; list it under [[figures]], and write @fig:id here."),
    "link": _("“{text}” makes no link; write [words](https://…)."),
    "mathematics": _("“{text}” is not set as mathematics; write letters, x~2~ and 10^9^."),
    "code": _("“{text}” is printed with its backticks; strike them out."),
    "html": _("“{text}” is printed as it stands; write *…*, **…**, x~2~ or 10^9^."),
    "stars": _("“{text}” is printed with its marks: they open or close nothing there."),
    "lowered": _("“{text}” is printed with its “~”; write x~2~ to lower, or a word for the sign."),
    "raised": _("“{text}” is printed with its “^”; write 10^9^ to raise what stands between."),
    "unread": _("“{text}” is printed as it stands: nothing is cited, called or looked up here."),
}
OTHER = _("“{text}” is no markup that a report knows; it is printed as it stands.")
# What is printed as it is written.
BARE = frozenset({"affiliations", "interval"})
LONGEST = 40


@rule("X018", "warning")
def markup_left(given: Profiled) -> Findings:
    r"""A text must hold no markup that would be printed as it stands.

    Why: a report reads citations, callouts, look-ups, lists, emphasis, x~2~ and 10^9^; any other
    mark, or one that is not closed, stands in print among the words.

    Bad:
        introduction.vi = "Đường kính ~5-~10 mm."
        introduction.en = "The diameter was ~5-~10 mm."

    Good:
        introduction.vi = "Có 10^5^–10^6^/mL *E. coli*, CO~2~ bình thường, HLA-B*15:02."
        introduction.en = "There were 10^5^–10^6^/mL *E. coli*, normal CO~2~, and HLA-B*15:02."

    Fix: write it as the message says, or set a backslash before a sign that is meant: \~.
    """
    forms = {passage.keys: passage.form for passage in given.passages}
    strings = [(keys, SHARED, cell) for keys, cell in given.cells]
    strings += [(keys, tag, said) for keys, text in given.texts for tag, said in text.items()]
    for keys, tag, said in strings:
        bare = not BARE.isdisjoint(keys)
        for start, end, kind in leftovers(said, forms.get(keys, "label"), bare=bare):
            yield Found(
                (*keys, tag) if tag else keys,
                message=MESSAGES.get(kind, OTHER),
                values={"text": shortened(said[start:end])},
                start=start,
                end=end,
                language=tag or None,
            )


def shortened(text: str) -> str:
    """What is left over, on one line and cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
