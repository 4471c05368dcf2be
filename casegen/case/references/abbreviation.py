"""A journal's title abbreviated by ISO 4, where nothing about it is doubtful."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Final

from casegen.case.references.journals import WORDS
from casegen.case.references.qualifiers import unqualified
from casegen.system.cache import find, keep
from casegen.system.data import toml

KIND: Final = "abbreviations"
DOUBTFUL: Final = frozenset({"investig"})  # NLM has J Clin Invest


@cache
def abbreviated(title: str) -> str | None:
    """The title by ISO 4 without stops; None where that is doubtful.

    ISO 4 goes by the beginnings of words, and so takes Heart for Hearing: what comes of a word is
    believed where it is one of the abbreviations that journals of medicine bear.
    """
    whole = unqualified(title)
    short = by_iso_4(whole)
    own = {word.strip(",:;").casefold() for word in whole.split()}
    known = {*own, *toml(WORDS)["short"]} - DOUBTFUL
    sure = short != whole and all(word.casefold() in known for word in short.split())
    return " ".join(word[0].upper() + word[1:] for word in short.split()) if sure else None


def by_iso_4(title: str) -> str:
    """What the List of Title Word Abbreviations makes of a title; it takes a second to load."""
    key = f"{version('pyiso4')} {title}".encode()
    if known := find(KIND, key):
        return known.decode()
    from pyiso4.ltwa import Abbreviate

    short = str(Abbreviate.create()(title, remove_part=True)).replace(".", "")
    keep(KIND, key, short.encode())
    return short
