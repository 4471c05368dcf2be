"""Institution: the short forms of its name that tell it, and addresses of streets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from casegen.reading.people.byline.bare import bare
from casegen.system.data import toml

TABLE: Final[dict[str, list[str]]] = toml(Path(__file__).with_name("institution.toml"))
MEDICAL: Final = frozenset(TABLE["medical"])
GENERIC: Final = frozenset(TABLE["generic"])
PLACES: Final = frozenset(TABLE["places"])
INSTITUTION: Final = re.compile(rf"(?<!\w)(?:{'|'.join(TABLE['institutions'])})(?!\w)")
SMALL: Final = frozenset({"and", "of", "for", "the", "và", "in"})
FEWEST, MOST = 3, 8
# A house and its street, in text without accents.
NAMES: Final = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4}"
STREET: Final = (
    rf"(?-i:(?:[Ss]o\s(?:nha\s)?)?\d{{1,4}}[A-Za-z]?,?\s(?:[Dd]uong|[Pp]ho|[Nn]go)\s{NAMES}"
    rf"|(?:[Ss]o\s)\d{{1,4}}[A-Za-z]?,?\s{NAMES}"
    rf"|\d{{1,4}}[A-Za-z]?,?\s{NAMES}\s(?:[Ss]treet|[Rr]oad|[Aa]venue|[Ll]ane|[Bb]oulevard|St\.|Rd\.))"
)


def short_forms(parts: Iterable[str]) -> Iterator[str]:
    """The patterns, for text without accents, of what is proper to a name and of its initials."""
    for part in parts:
        if not INSTITUTION.search(bare(part).casefold()):
            continue
        words = part.split()
        letters = "".join(word[0] for word in words if word.lower() not in SMALL)
        initials = bare(letters).upper()
        if FEWEST <= len(initials) <= MOST and initials not in MEDICAL:
            yield f"(?-i:{re.escape(initials)})"
        yield from proper(words)


def proper(words: list[str]) -> Iterator[str]:
    """The patterns of two or more words with capital letters that no other institution has."""
    run: list[str] = []
    for word in [*words, ""]:
        if word[:1].isupper() and word.lower() not in GENERIC:
            run.append(word)
            continue
        if len(run) > 1 and " ".join(run) not in PLACES and any(not one.isascii() for one in words):
            yield r"\s+".join(re.escape(bare(one).casefold()) for one in run)
        run = []


@cache
def is_medical(letters: str) -> bool:
    """Whether letters are an abbreviation of medicine."""
    return letters in MEDICAL
