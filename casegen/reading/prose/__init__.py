"""Prose: CommonMark without HTML, plus citations, cross-references and facts, as tokens."""

from __future__ import annotations

import re
from functools import lru_cache

from casegen.reading.prose.form import Form
from casegen.reading.prose.plain import plain
from casegen.reading.prose.token import Token

__all__ = ["Form", "Token", "additions", "parse", "scripts"]

ADDED = frozenset({"citation", "crossref", "fact"})
SCRIPTS = frozenset({"subscript", "superscript"})
PAIR = 2
# Without one of these a text has no addition, and need not be parsed to know it.
MARK = re.compile(r"\[[@\s\d]|@(?:fig|tab):|\{\{")


@lru_cache(maxsize=16384)
def parse(text: str, form: Form = "blocks") -> tuple[Token, ...]:
    """Parse prose into tokens; paragraphs and additions have `start` and `end` in their meta.

    The offsets count code points of `text`, so that a finding can be placed in the case file.
    """
    tokens = plain(text, form)
    if tokens is None:
        # Few cases have a text that needs the parser, and loading it takes as long as all texts.
        from casegen.reading.prose.commonmark import commonmark

        tokens = commonmark(text, form)
    return tokens


@lru_cache(maxsize=16384)
def additions(text: str, form: Form = "blocks") -> tuple[Token, ...]:
    """The citation, crossref and fact tokens of a text, in reading order."""
    if not MARK.search(text):
        return ()
    return tuple(c for token in parse(text, form) for c in token.children if c.type in ADDED)


def scripts(text: str) -> tuple[Token, ...]:
    """The tokens of lowered and raised characters of a text, in reading order."""
    if text.count("~") < PAIR and text.count("^") < PAIR:
        return ()
    return tuple(c for token in parse(text) for c in token.children if c.type in SCRIPTS)
