"""Names: persons with their particles, and bodies, as CSL-JSON has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from casegen.collect.text import plain
from casegen.rules.references.persons import INITIALS

Name = dict[str, str]

OTHERS = "others"
GIVEN, SUFFIX = 1, 2  # behind the family name, in RIS
PARTS = ("family", "given", "suffix", "non-dropping-particle", "literal")


def inverted(text: str) -> Name | None:
    """A name as RIS has it: Family, Given, Suffix; a body has no comma, or one behind it."""
    whole = plain(text)
    parts = [part.strip() for part in whole.split(",")]
    if not parts[0]:
        return None
    initials = all(INITIALS.fullmatch(word) for word in " ".join(parts[1:]).split())
    if not any(parts[1:]) or (not parts[-1] and not initials):
        return {"literal": whole.rstrip(", ")}
    particle, family = parted(parts[0].split())
    found = {"family": family, "given": parts[GIVEN], "non-dropping-particle": particle}
    found["suffix"] = ", ".join(parts[SUFFIX:])
    return {key: value for key, value in found.items() if value}


def parted(words: Sequence[str]) -> tuple[str, str]:
    """The particles, which are small, and the family name behind them."""
    first = next((place for place, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[:first]), " ".join(words[first:])


def of_bibtex(text: str, said: Callable[[str], str]) -> tuple[list[Name], bool]:
    """The persons and bodies of a BibTeX field, and whether there are others.

    `said` makes plain text of LaTeX. Raises what it raises.
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    pieces = split_multiple_persons_names(text)
    names = (of_one(piece, said) for piece in pieces if piece.strip() != OTHERS)
    return [name for name in names if name], OTHERS in map(str.strip, pieces)


def of_one(text: str, said: Callable[[str], str]) -> Name | None:
    """One name of BibTeX; one wholly in braces, or with a comma behind it, is a body's."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    whole = text.strip()
    if whole.endswith(",") or in_braces(whole):
        body = said(whole.rstrip(", "))
        return {"literal": body} if body else None
    parts = parse_single_name_into_parts(whole, strict=False)
    given = {"family": parts.last, "given": parts.first, "suffix": parts.jr}
    given["non-dropping-particle"] = parts.von
    found = {key: said(" ".join(words)) for key, words in given.items()}
    return {key: value for key, value in found.items() if value} if found["family"] else None


def in_braces(text: str) -> bool:
    """Whether the brace that a text begins with is closed at its end."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return place > 0 and place == len(text) - 1
    return False


def of_csl(value: Any) -> list[Name] | None:  # noqa: ANN401 - any value of JSON
    """The names of a CSL-JSON field; None where it holds something else."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    names = []
    for item in value:
        texts = {key: plain(text) for key, text in item.items() if isinstance(text, str)}
        given = " ".join(filter(None, (texts.get("given"), texts.get("dropping-particle"))))
        found = {key: text for key, text in {**texts, "given": given}.items() if key in PARTS}
        if found.get("family") or found.get("literal"):
            names.append({key: text for key, text in found.items() if text})
    return names
