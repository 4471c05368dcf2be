"""Names: persons with their particles, and bodies, as CSL-JSON has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from casegen.case.references.exchange.accents import bare
from casegen.case.references.exchange.lists import mixed, of_body, parted, with_initials
from casegen.case.references.exchange.text import plain
from casegen.case.references.persons import BODIES, INITIALS
from casegen.system.data import toml
from casegen.system.limits import REFERENCE_CHARACTERS

Name = dict[str, str]

GIVEN, SUFFIX = 1, 2  # behind the family name, in RIS
PARTS = ("family", "given", "suffix", "non-dropping-particle", "literal")
LONGEST = 2 * REFERENCE_CHARACTERS
MOST = 5  # words of a Vietnamese name


@dataclass
class People:
    """Names; `unsure` where there are others, or where it was guessed who they are."""

    names: list[Name] = field(default_factory=list)
    unsure: bool = False


def of_ris(texts: Iterable[str], *, vietnamese: bool = False) -> People:
    """The persons and bodies of the lines of a RIS or MEDLINE file."""
    found = People()
    for text in texts:
        listed = parted(plain(text))
        found.unsure = found.unsure or listed.others or listed.guessed
        names = (inverted(name, vietnamese=vietnamese) for name in listed.names)
        found.names += [name for name in names if name]
    return found


def inverted(text: str, *, vietnamese: bool = False) -> Name | None:
    """A name as RIS has it: Family, Given, Suffix; a body has no comma, or one behind it."""
    whole = plain(text)
    parts = [part.strip() for part in whole.split(",")]
    if not parts[0]:
        return None
    initials = all(INITIALS.fullmatch(word) for word in " ".join(parts[1:]).split())
    if not any(parts[1:]) or (not parts[-1] and not initials):
        words = parts[0].split()
        own = "," not in whole and family_first(words, vietnamese=vietnamese)
        if "," not in whole and with_initials(whole):
            return {"family": " ".join(words[:-1]), "given": words[-1]}
        return eastern(words) if own else {"literal": whole.rstrip(", ")}
    particle, family = divided(parts[0].split())
    found = {"family": family, "given": parts[GIVEN], "non-dropping-particle": particle}
    found["suffix"] = ", ".join(parts[SUFFIX:])
    return {key: value for key, value in found.items() if value}


def divided(words: Sequence[str]) -> tuple[str, str]:
    """The particles, which are small, and the family name behind them."""
    first = next((place for place, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[:first]), " ".join(words[first:])


def family_first(words: Sequence[str], *, vietnamese: bool) -> bool:
    """Whether words are a Vietnamese name as it is spoken: the family name, then the others."""
    known = toml(BODIES)
    if not 1 < len(words) <= MOST or not all(map(mixed, words)) or of_body(" ".join(words)):
        return False
    first, last = words[0].casefold(), words[-1].casefold()
    if vietnamese:
        families = known["families"] + known["other_families"]
        return first in families or (last not in families and not " ".join(words).isascii())
    return first in known["families"] and last not in known["families"] and len(words) > SUFFIX


def eastern(words: Sequence[str]) -> Name:
    """A name whose first word is the family name."""
    return {"family": words[0], "given": " ".join(words[1:])}


def of_bibtex(text: str, said: Callable[[str], str], *, vietnamese: bool = False) -> People:
    """The persons and bodies of a BibTeX field.

    `said` makes plain text of LaTeX. Raises what it raises.
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    found = People()
    for piece in split_multiple_persons_names(bare(text)):
        listed = parted(piece)
        found.unsure = found.unsure or listed.others or listed.guessed
        names = (of_one(name, said, vietnamese=vietnamese) for name in listed.names)
        found.names += [name for name in names if name]
    return found


def of_one(text: str, said: Callable[[str], str], *, vietnamese: bool) -> Name | None:
    """One name of BibTeX; one wholly in braces, or with a comma behind it, is a body's."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    whole = text.strip()
    if whole.endswith(",") or in_braces(whole):
        body = said(whole.rstrip(", "))
        return {"literal": body} if body else None
    if "," not in whole and "{" not in whole:
        words = said(whole).split()
        if with_initials(" ".join(words)):
            return {"family": " ".join(words[:-1]), "given": words[-1]}
        if family_first(words, vietnamese=vietnamese):
            return eastern(words)
    parts = parse_single_name_into_parts(whole, strict=False)
    given = {"family": parts.last, "given": parts.first, "suffix": parts.jr}
    given["non-dropping-particle"] = parts.von
    found = {key: said(" ".join(words)) for key, words in given.items()}
    if not found["family"]:
        return None
    return {key: value for key, value in found.items() if value}


def in_braces(text: str) -> bool:
    """Whether the brace that a text begins with is closed at its end."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return place > 0 and place == len(text) - 1
    return False


def of_csl(value: Any) -> People | None:  # noqa: ANN401 - any value of JSON
    """The names of a CSL-JSON field; None where it holds something else."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    people = People()
    for item in value:
        texts = {key: plain(text[:LONGEST]) for key, text in item.items() if isinstance(text, str)}
        texts.setdefault("literal", texts.get("name", ""))  # as Crossref has bodies
        given = " ".join(filter(None, (texts.get("given"), texts.get("dropping-particle"))))
        found = {key: text for key, text in {**texts, "given": given}.items() if key in PARTS}
        found = {key: text for key, text in found.items() if text}
        name = found.get("literal") or found.get("family")
        if name and not found.get("given") and len(parted(name).names) != 1:
            others = of_ris([name])
            people.names += others.names
            people.unsure = True
        elif name:
            people.names.append(found)
    return people
