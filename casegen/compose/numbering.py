"""Which number each reference has, and how the numbers of a cluster are written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from casegen.case.model import Case
from casegen.case.model.reference import Reference
from casegen.reading.passages import Passage, body, floats
from casegen.style.profile import Profile

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = "\u0300\u0309\u0303\u0301\u0323"


def ordered(case: Case, profile: Profile) -> tuple[str, ...]:
    """The ids of the references in the order they are printed and numbered.

    Order of appearance is that of the language of record, so that both languages agree.
    """
    listed = tuple(reference.id for reference in case.references)
    match profile.citations.order:
        case "listed":
            return listed
        case "appearance":
            return tuple(dict.fromkeys([*mentions(case, profile, case.languages[0]), *listed]))
        case "alphabetical":
            return tuple(ref.id for ref in sorted(case.references, key=by_name))
        case "alphabetical-vi-first":
            return tuple(ref.id for ref in sorted(case.references, key=vietnamese_first))


def mentions(case: Case, profile: Profile, language: str) -> Iterator[str]:
    """The ids cited, in reading order with repeats; a legend's or table's come at its callout.

    Source: ICMJE Recommendations, references cited only in tables or legends.
    """
    known = floats(case)
    called: set[tuple[str, str]] = set()

    def read(passage: Passage) -> Iterator[str]:
        for token in passage.additions(language):
            if token.type == "citation":
                yield from cited(case, token.meta)
            elif token.type == "crossref":
                name = (token.meta["kind"], token.meta["target"])
                if name not in called:
                    called.add(name)
                    yield from (key for inner in known.get(name, ()) for key in read(inner))

    for passage in body(case, profile):
        yield from read(passage)


def cited(case: Case, meta: dict[str, tuple[str | int, ...]]) -> Iterator[str]:
    """The ids a citation token means, its literal numbers read as places in the list."""
    known = [reference.id for reference in case.references]
    for key in meta["keys"]:
        if key in known:
            yield str(key)
    for number in meta["numbers"]:
        if 1 <= int(number) <= len(known):
            yield known[int(number) - 1]


def by_name(reference: Reference) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sort by the first author's family name, then by title."""
    name = reference.author[0] if reference.author else None
    return collation((name and (name.family or name.literal)) or reference.title), reference.title


def vietnamese_first(reference: Reference) -> tuple[bool, tuple[tuple[int, int, str], ...], str]:
    """Vietnamese entries first, by given name; then the others by family name."""
    if reference.language != "vi":
        return (True, *by_name(reference))
    name = reference.author[0] if reference.author else None
    given = (name and (name.given or name.literal)) or reference.title
    return False, collation(given.split()[-1]), reference.title


def collation(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key in the order of the Vietnamese alphabet and its tones (CLDR root for vi)."""
    key = []
    for character in unicodedata.normalize("NFC", text.casefold()):
        marks = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in marks[1:] if mark in TONES), "")
        letter = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
        place = VIETNAMESE.find(letter)
        key.append(
            (place if place >= 0 else ord(letter[0]), TONES.find(tone) if tone else -1, letter)
        )
    return tuple(key)
