"""Whether the fields of a name hold what they should: a family name, given names, or a body."""

from __future__ import annotations

import re
from pathlib import Path

from casegen.case.model.reference import Name
from casegen.system.data import toml

BODIES = Path(__file__).with_name("persons.toml")
INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}[^\W\d_]?|[A-Z]{1,3}")
NAME = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
TWO, MOST = 2, 5  # words of a person's name


def words(text: str) -> list[str]:
    """The words of a name without its particles."""
    particles = toml(BODIES)["particles"]
    return [word for word in text.split() if word.casefold() not in particles]


def whole_in_family(name: Name) -> bool:
    """Whether the family name holds the given names too."""
    return bool(name.family) and not name.given and len(words(name.family or "")) > 1


def initials_as_family(name: Name) -> bool:
    """Whether initials stand in the family name, or in its place."""
    family = name.family or ""
    parts = words(family)
    given = (name.given or "").split()
    if "," in family or any("." in word and INITIALS.fullmatch(word) for word in parts):
        return True
    swapped = len(parts) == 1 and len(given) == 1 and given[0].isalpha()
    return swapped and bool(INITIALS.fullmatch(family)) and not INITIALS.fullmatch(given[0])


def vietnamese_reversed(name: Name) -> bool:
    """Whether a Vietnamese family name stands before the middle name, the given name as family."""
    known = toml(BODIES)
    given = (name.given or "").casefold().split()
    family = (name.family or "").casefold()
    if len(given) < TWO or given[0] not in known["families"] or " " in family:
        return False
    return family not in known["families"] and family not in known["other_families"]


def person_as_body(name: Name) -> bool:
    """Whether a literal reads as a person: two to five capitalised words, none of a body's."""
    parts = words(name.literal or "")
    known = toml(BODIES)
    if len(parts) == 1 and parts[0].endswith(".") and NAME.fullmatch(parts[0][:-1]):
        return not parts[0].isupper()
    if not 1 < len(parts) <= MOST:
        return False
    if any(INITIALS.fullmatch(part) and "." in part for part in parts):
        return True
    if len(parts) == TWO and INITIALS.fullmatch(parts[1]) and parts[0].istitle():
        return parts[0].casefold() not in known["words"]
    endings = tuple(known["endings"])
    lower = [part.casefold() for part in parts]
    named = all(NAME.fullmatch(part) and part.istitle() for part in parts)
    return named and not any(word in known["words"] or word.endswith(endings) for word in lower)
