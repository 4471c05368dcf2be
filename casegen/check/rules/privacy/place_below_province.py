"""P008 place-below-province."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import told
from casegen.reading.clinical import Pages
from casegen.reading.people.persons import USUAL
from casegen.reading.people.persons import vietnamese as vietnamese_syllable
from casegen.system.data import toml

TABLE: dict[str, list[str]] = toml(Path(__file__).with_name("place_below_province.toml"))
UNITS, DOUBTFUL, CITY = (
    re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, TABLE[name]))})[ \n]$")
    for name in ("units", "doubtful", "city")
)
LAST = {word.split()[-1] for name in ("units", "doubtful", "city") for word in TABLE[name]}
CITIES = tuple(TABLE["cities"])
NUMBERED = re.compile(
    rf"(?<!\w)(?:{'|'.join(TABLE['numbered'])})\s(?:số\s)?\d{{1,4}}(?![\w,./]*\d)"
)
ENGLISH = "|".join(TABLE["english"])
# Within a run, where every word begins with a capital letter.
NAMED = re.compile(rf"((?:\w[\w’'-]*[ \n]){{1,3}})(?:{ENGLISH})(?!\w)")
STREET = re.compile(r"Street|Road|Avenue|Lane|Boulevard")
OF = re.compile(r"(?:district|commune|village|hamlet|ward|town|township) of $")
NUMBER = re.compile(
    r"(?<!\w)(?:district|hamlet|alley|village|commune|sub-quarter|apartment|flat) (?:no\.? ?)?"
    r"\d{1,4}(?!\w|[.,]\d)"
)
# What is written small behind a name, or with a capital letter at its end.
UNIT = re.compile(rf"[ \n](?P<unit>{'|'.join([*TABLE['rural'], *TABLE['hospital']])})(?!\w)")
RURAL = frozenset(TABLE["rural"])
HOMELY = frozenset(TABLE["hospital"])
FOREIGN = tuple(TABLE["english_cities"])
MOST = 4
# Degrees with the quarter of the compass, or two decimal numbers as Vietnam's places have them.
POSITION = re.compile(
    r"\d{1,3}(?:[.,]\d{2,8})? ?°(?: ?\d{1,2} ?[’'′](?: ?\d{1,2}(?:[.,]\d{1,6})? ?[”\"″])?)?"
    r" ?[nsbđtew](?!\w)"
    r"|(?<![\w.,])(?:[89]|1\d|2[0-3])\.\d{3,8},? ?[n,;]? ?10[2-9]\.\d{3,8}(?!\d)"
    r"|(?:(?<=tọa độ )|(?<=gps )|(?<=gps: ))\d{1,3}\.\d+"
)
HOUSE = re.compile(r"\d[ \n]$")
REACH = 24
NOT_PLACES = frozenset(TABLE["not_names"])


@rule("P008")
def place_below_province(given: Data) -> Findings:
    """A report must not say where a patient lives more closely than by province.

    Why: in a commune or a street, age, sex and disease are enough to know the person.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, sống ở xã Tân Lập."
        en = "The patient had been healthy in Tan Lap Commune."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, đi lại trong thành phố."
        en = "The patient had been healthy, and lived in a city."

    Fix: name the province, or say "a mountain province", or leave the place out.
    """
    message = _("A place below the province stands here; name the province or leave it out.")
    for pages in given.spoken:
        for start, end in sorted({*vietnamese(pages), *english(pages)}):
            if told(pages, start):
                yield Found(**pages.at(start, end), message=message)


def vietnamese(pages: Pages) -> Iterator[tuple[int, int]]:
    """Names after words such as xã and huyện, and numbers after quận and ngõ."""
    for start, end, previous in pages.runs:
        words = pages.words[start:end].split()
        if not {previous, words[0].lower()} & LAST:
            continue
        before = pages.folded[max(0, start - REACH) : start]
        first = before.rsplit(None, 1)[-1] if before.strip() else ""
        own, name = f" {words[0].lower()} ", " ".join(words[1:])
        if name and UNITS.search(own):
            yield start, end
        elif UNITS.search(before):
            yield start - len(first) - 1, end
        elif CITY.search(before):
            if not " ".join(words).startswith(CITIES):
                yield start - len(first) - 1, end
        elif name and CITY.search(own) and not name.startswith(CITIES):
            yield start, end
        elif DOUBTFUL.search(before) and vietnamese_name(words):
            yield start - len(first) - 1, end
    yield from numbered(pages)


def numbered(pages: Pages) -> Iterator[tuple[int, int]]:
    """Numbers after quận and ngõ, and positions on the globe."""
    if any(map(pages.may_have, TABLE["numbered"])):
        yield from (match.span() for match in NUMBERED.finditer(pages.folded))
    if "°" in pages.words or "10" in pages.words or "gps" in pages.folded:
        yield from (match.span() for match in POSITION.finditer(pages.folded))


def vietnamese_name(words: list[str]) -> bool:
    """Whether words can name a street or a hamlet, and no line of anatomy."""
    accented = any(not letter.isascii() for word in words for letter in word if letter.isalpha())
    return accented and words[0] not in TABLE["not_places"]


def english(pages: Pages) -> Iterator[tuple[int, int]]:
    """Names before District or Street, and after "village of"."""
    for start, end, previous in pages.runs:
        if previous == "of" and OF.search(pages.folded[max(0, start - REACH) : start]):
            yield start, end
        match = NAMED.match(pages.words, start, end)
        if match and match[1].split()[0] not in TABLE["not_names"]:
            house = HOUSE.search(pages.words[max(0, start - REACH) : start])
            if house or not STREET.search(match[0]):
                yield match.span()
            elif unit := under(pages, start, end):
                yield unit
        elif unit := under(pages, start, end):
            yield unit
    yield from (match.span() for match in NUMBER.finditer(pages.folded))


def under(pages: Pages, start: int, end: int) -> tuple[int, int] | None:
    """A name with a unit written small behind it, or at its end, as "Ea Kar commune"."""
    words = pages.words[start:end].split()
    after = UNIT.match(pages.folded, end)
    if after:
        unit, names, last = after["unit"], words, after.end()
    elif len(words) > 1 and words[-1].lower() in RURAL | HOMELY:
        unit, names, last = words[-1].lower(), words[:-1], end
    else:
        return None
    names = names[-MOST:]
    if names[0] in TABLE["not_names"] or " ".join(names) in FOREIGN:
        return None
    known = len(names) > 1 or names[0] in USUAL or not names[0].isascii()
    own = known and all(map(vietnamese_syllable, names))
    return (start, last) if own or (unit in RURAL and names[0] not in NOT_PLACES) else None
