"""What is wrong with a keyword, alone or beside its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from casegen.reading.spelling.syllable import syllable
from casegen.system.data import toml

TABLE = toml(Path(__file__).with_name("keywords.toml"))
SEPARATOR = re.compile(r"[;|]|,(?!\d)|(?<=[^\W\d]),")
LEAST = 4
WORDS = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """A keyword without case, punctuation and plural of spaces."""
    return " ".join(WORDS.findall(text.casefold()))


def divided(text: str) -> bool:
    """Whether a keyword holds a mark that divides keywords; a comma within a number does not."""
    return bool(SEPARATOR.search(text.strip().rstrip(".,;")))


def says(text: str, terms: list[str]) -> str | None:
    """The first of the terms that a text has as whole words."""
    words = f" {folded(text)} "
    return next((term for term in terms if f" {folded(term)} " in words), None)


def lacking(text: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each language whose keyword lacks a term, the other language that has it, and the term."""
    if "vi" not in text or "en" not in text:
        return
    for terms in TABLE["terms"]:
        back = terms["vi"] if terms.get("both") else terms.get("back", [])
        for tag, other, told in (("vi", "en", terms["en"]), ("en", "vi", back)):
            term = says(text[other], told)
            if term and not says(text[tag], terms[tag]):
                yield tag, other, term


def untranslated(text: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The language whose keyword is still the other's: English words, or Vietnamese letters."""
    if "vi" not in text or "en" not in text or folded(text["vi"]) != folded(text["en"]):
        return
    if len(folded(text["en"]).split()) > 1 and says(text["en"], TABLE["english"]["words"]):
        yield "vi", "en"
    elif re.search("[ăđơưạ-ỹ]", text["en"].casefold()):
        yield "en", "vi"


def crossed(keywords: Sequence[Mapping[str, str]]) -> Iterator[tuple[int, int]]:
    """The places of keywords whose Vietnamese is translated at another place, and not at its own.

    What tells it is a word of no Vietnamese, such as a name or a drug, that both languages write.
    """
    foreign = [borrowed(text.get("vi", "")) for text in keywords]
    english = [frozenset(folded(text.get("en", "")).split()) for text in keywords]
    for here, words in enumerate(foreign):
        if not words or words & english[here]:
            continue
        for there, others in enumerate(english):
            if words & others and not words & foreign[there]:
                yield here, there


def borrowed(text: str) -> frozenset[str]:
    """The words of a Vietnamese keyword that are the same in English."""
    words = folded(text).split()
    return frozenset(w for w in words if len(w) >= LEAST and w.isascii() and not syllable(w))
