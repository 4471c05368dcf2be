"""Marks that carry emphasis, links and an author's own punctuation through a CSL processor.

The marks are Unicode noncharacters (U+FDD0–U+FDEF: reserved for use inside a program, never for
text; The Unicode Standard, 23.7). `clean` removes them from what an author wrote, so a mark found
in an entry was put there by this module.
"""

from __future__ import annotations

import re
from typing import Final

from casegen.case.line import FIRST

_NAMES: Final = ("i", "b", "sub", "sup", "doi", "url")
MARKS: Final = {
    name: (chr(FIRST + 2 * place), chr(FIRST + 2 * place + 1)) for place, name in enumerate(_NAMES)
}
MARK: Final = f"[{chr(FIRST)}-{chr(FIRST + 2 * len(_NAMES) - 1)}]"
_GUARDED: Final = ".,;:!?()[]<&–"
GUARD: Final = {
    ord(sign): chr(FIRST + 2 * len(_NAMES) + place) for place, sign in enumerate(_GUARDED)
}
UNGUARD: Final = {ord(guarded): chr(sign) for sign, guarded in GUARD.items()}

_RICH_PAIR: Final = re.compile(r"<(i|b|sub|sup)>(.*?)</\1>", re.DOTALL)
_NO_CASE: Final = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)


def guard(text: str) -> str:
    """Hide the author's punctuation from the CSL processor; `nodes.inlines` shows it again."""
    return text.translate(GUARD)


def marked(name: str, text: str) -> str:
    """Put text between the marks of `name`: i, b, sub, sup, doi or url."""
    opening, closing = MARKS[name]
    return f"{opening}{text}{closing}"


def rich(text: str) -> str:
    """Turn CSL-JSON's four tags (i, b, sub, sup) into marks; anything else stays as written."""
    plain = _NO_CASE.sub(r"\1", text)
    return _RICH_PAIR.sub(lambda pair: marked(pair[1], rich(pair[2])), plain)


class MarkFormatter:
    """The formatter a CSL processor is given; what Document has no node for is left plain."""

    preformat = Light = Underline = SmallCaps = staticmethod(str)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802 - the name citeproc-py calls
        """Mark a run as emphasised."""
        return marked("i", str(text))

    Oblique = Italic

    @staticmethod
    def Bold(text: object) -> str:  # noqa: N802 - the name citeproc-py calls
        """Mark a run as strong."""
        return marked("b", str(text))

    @staticmethod
    def Subscript(text: object) -> str:  # noqa: N802 - the name citeproc-py calls
        """Mark a run as lowered."""
        return marked("sub", str(text))

    @staticmethod
    def Superscript(text: object) -> str:  # noqa: N802 - the name citeproc-py calls
        """Mark a run as raised."""
        return marked("sup", str(text))
