"""Ready the names and plain texts of a CSL-JSON reference for citeproc-py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from casegen.case.line import clean
from casegen.compose.bibliography.marks import guard
from casegen.system.limits import REFERENCE_CHARACTERS

_LEADING: Final = re.compile(r"^(?:[\s,;:!?)\]]|\.(?!\w))+")
TRAILING: Final = re.compile(r"(?<![\s,;:(\[])[\s,;:(\[]++$")
_CAPITALS: Final = re.compile(r"\b[^\W\d_]{2,3}\b")
# A part of a given name that begins small though it is a name: Xiao-ping, d'Arcy, xiaoping.
_SMALL: Final = re.compile(r"(?<=[^\W\d_]-)[^\W\d_]|\b[^\W\d_](?=['’][^\W\d_])|^[^\W\d_]+$")
_NOT_IN_GIVEN: Final = re.compile(f"[{guard(',;:!?()[]<&')}]+")


class ShapeError(ValueError):
    """A field of a reference is not of the shape CSL-JSON gives it; the message says which."""


def bare(name: str, value: object) -> str:
    """Return a field's text without stray signs at its ends, empty where it says nothing.

    Raises ShapeError.
    """
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ShapeError(f"{name} must be a text")
    text = clean(str(value))
    if len(text) > REFERENCE_CHARACTERS:
        raise ShapeError(f"{name} must not be longer than {REFERENCE_CHARACTERS} characters")
    if not any(sign.isalnum() for sign in text):
        return ""
    # The sign that would open markup never reaches the CSL processor.
    return TRAILING.sub("", _LEADING.sub("", text)).replace("<", guard("<"))


def names(role: str, value: object, language: str) -> list[dict[str, str]]:
    """Return people as citeproc-py takes them: particles kept before the family name.

    Names of a Vietnamese reference, and those in a script without capitals, are printed whole,
    family first. Raises ShapeError.
    """
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ShapeError(f"{role} must be a list of names, each with family and given, or literal")
    return [person for one in value if (person := _name(role, one, language))]


def _name(role: str, name: Mapping[str, Any], language: str) -> dict[str, str]:
    def part(key: str) -> str:
        return guard(bare(role, name.get(key)))

    particles = [part("dropping-particle"), part("non-dropping-particle")]
    family = " ".join(filter(None, [*particles, part("family")]))
    given = part("given")
    literal = part("literal")
    if family and given and (language == "vi" or given.lower() == given.upper()):
        literal = f"{family} {given}"
    if literal or not (family and given):
        return {"literal": literal or family or given} if literal or family or given else {}
    dot = guard(".")
    # Stops and hyphens divide a given name into initials; no other sign has a place in one.
    words = _NOT_IN_GIVEN.sub(" ", _SMALL.sub(_begun, given.replace(dot, ".")))
    initials = _CAPITALS.sub(
        lambda word: " ".join(word[0]) if word[0].isupper() else word[0], words
    )
    person = {"family": family, "given": initials, "suffix": part("suffix").rstrip(dot)}
    return {key: text for key, text in person.items() if text}


def _begun(found: re.Match[str]) -> str:
    return found[0][0].upper() + found[0][1:]
