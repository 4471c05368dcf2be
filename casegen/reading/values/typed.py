"""Values typed in prose: a quantity, and the analyte that is named just before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from casegen.case.analytes import Analyte, analyte
from casegen.reading.passages import Passage
from casegen.reading.phrases import Phrases
from casegen.reading.quantities import Quantity, quantities
from casegen.reading.text import masked
from casegen.style.language import language
from casegen.system.data import languages, toml

REACH = 60
# What the table of names has besides analytes.
OWN = frozenset({"change", "fluids", "course", "others", "given", "loose", "reached", "lists"})
TABLE = Path(__file__).with_name("typed.toml")
NEAR = 20
LONGEST = 300
HEAD = re.compile(r"\s*([^\d:;,.]{2,40}):")
RESPECTIVELY = ("lần lượt", "tương ứng", "respectively")
NAMING = re.compile(r"\d.*,\s+([^\W\d_]{2,})\s+$", re.DOTALL)
STOP = re.compile(r"[;!?]|\.\s|\n\s*\n")


class Typed(NamedTuple):
    """A quantity typed in one language of a passage after the name of its analyte.

    `between` is what stands between the name and the number.
    """

    passage: Passage
    language: str
    quantity: Quantity
    analyte: Analyte
    between: str

    @property
    def place(self) -> dict[str, object]:
        """Its place, as `Found` takes it."""
        keys = (*self.passage.keys, self.language)
        start, end = self.quantity.start, self.quantity.end
        return {"keys": keys, "start": start, "end": end, "language": self.language}

    @property
    def following(self) -> str:
        """What stands shortly after it."""
        end = self.quantity.end
        return masked(self.passage.text[self.language])[end : end + NEAR]

    @property
    def of_change(self) -> bool:
        """Whether the number may be a difference rather than a value."""
        return any(word in self.between.lower() for word in changes(self.language))


@cache
def changes(tag: str) -> tuple[str, ...]:
    """The words of a language after which a number may be a difference."""
    return tuple(toml(TABLE).get(tag, {}).get("change", ()))


@cache
def names(tag: str) -> tuple[dict[str, str], Phrases]:
    """The analyte of each name in a language, and any of the names."""
    table = toml(TABLE).get(tag, {})
    known = dict.fromkeys(table.get("others", ()), "")
    rows = {key: words for key, words in table.items() if key not in OWN}
    printed = language(tag).words["analyte"]
    known |= {printed[key].lower(): key for key in (*rows, *toml(TABLE)["read"]) if key in printed}
    known |= {name: key for key, words in rows.items() for name in words}
    return known, Phrases(known)


@cache
def fluids(tag: str) -> Phrases:
    """The words of a language that tell that an analyte was not measured in blood."""
    return Phrases(toml(TABLE).get(tag, {}).get("fluids", ()))


@lru_cache(maxsize=2048)
def named(text: str, tag: str) -> tuple[tuple[Quantity, str | None, str], ...]:
    """The quantities of a text, each with its analyte's id and what stands between."""
    found = quantities(text, language(tag))
    if not found:
        return ()
    known, any_name = names(tag)
    words = masked(text)
    calls: list[tuple[int, str]] = []
    for start, end, name in any_name.find(words):
        row = bool(calls) and in_row(words[calls[-1][0] : start], words[end : end + REACH], tag)
        calls.append((end, "" if row or elsewhere(words, start, end, tag) else known[name]))
    result = []
    position, last = 0, (-REACH, "")
    for quantity in found:
        while position < len(calls) and calls[position][0] <= quantity.start:
            last = calls[position]
            position += 1
        reached = last[0] >= 0 and quantity.start - last[0] <= REACH
        between = words[last[0] : quantity.start] if reached else ""
        near = reached and last[1] and not STOP.search(between) and not another(between, tag)
        result.append((quantity, last[1] if near else None, between))
    return tuple(result)


def elsewhere(words: str, start: int, end: int, tag: str) -> bool:
    """Whether an analyte named here was measured in urine or another fluid than blood."""
    beside = words[max(0, start - NEAR) : start], words[end : end + NEAR]
    before = beside[0].split(",")[-1].split(";")[-1]
    after = re.split(r"[,;:.\d]", beside[1])[0]
    head = HEAD.match(words[max(0, start - LONGEST) : start].rpartition(". ")[2])
    return any(fluids(tag).within(part) for part in (before, after, head[1] if head else ""))


def in_row(joined: str, after: str, tag: str) -> bool:
    """Whether two analytes are named in a row, so that the numbers after them are in a row too."""
    join = joined.strip()
    told = after.lstrip().startswith(":") or any(word in after for word in RESPECTIVELY)
    return join in words_of(tag, "lists") or (join == "," and told)


@cache
def words_of(tag: str, kind: str) -> frozenset[str]:
    """The words of one kind in a language's table."""
    return frozenset(toml(TABLE).get(tag, {}).get(kind, ()))


def another(between: str, tag: str) -> bool:
    """Whether a word after a comma, right before a number, names something else that has it."""
    match = NAMING.search(between)
    table = toml(TABLE).get(tag, {})
    return match is not None and match[1].lower() not in table.get("course", ())


def typed(passages: Iterable[Passage]) -> tuple[Typed, ...]:
    """Every quantity of a named analyte in some passages, in the languages casegen reads."""
    return tuple(read(passages))


def read(passages: Iterable[Passage]) -> Iterator[Typed]:
    """The quantities of named analytes, text by text."""
    readable = languages()
    for passage in passages:
        for tag, text in passage.text.items():
            if tag in readable and names(tag)[1].within(masked(text)):
                for quantity, name, between in named(text, tag):
                    if name:
                        yield Typed(passage, tag, quantity, analyte(name), between)
