"""Words that come before a person's name, and whether what follows them is one."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

from casegen.reading.clinical import Pages
from casegen.system.data import toml

TABLE: dict[str, list[str]] = toml(Path(__file__).with_name("persons.toml"))
FAMILY = frozenset(TABLE["family"])
ASCII = frozenset(TABLE["ascii"])
GIVEN = frozenset(TABLE["given"])
NOT_NAMES = frozenset(TABLE["not_names"])
NOT_PERSONS = tuple(TABLE["not_persons"])
MIDDLE = frozenset({"Văn", "Thị", "Van", "Thi"})
FULL = 2
REACH = 40


def ending(name: str, marks: str = "") -> re.Pattern[str]:
    """The pattern of what ends with a word of a list."""
    words = "|".join(map(re.escape, sorted(TABLE[name], key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{words}){marks}$")


TITLE, OTHER, CHILD = (ending(name, "[ \n]") for name in ("titles", "others", "children"))
# After a number, "ms." is milliseconds.
WESTERN = re.compile(r"(?<!\d)(?<!\d[ \u00a0])" + ending("western", "[ \n]").pattern)
ROLE = ending("roles", '[,:]?[ \n][(“"]?')
# One syllable as Vietnamese spells it, its tones aside.
SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
NAMED = re.compile(
    rf"(?<!\w)(?:{'|'.join(TABLE['persons'])})(?: was| nam| nữ| trai| gái)?,? "
    r"(?:named|called|tên(?: là)?):? $"
)
KIN = ending("kin", '[,:]?[ \n][(“"]?')
PATIENT = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, TABLE['patients']))})(?!\w)")
# The name is told right behind the patient, whatever the relation and the title.
THEIRS = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, TABLE['patients']))})(?:[’']s?)?[,:(]{{0,2}} ?(?:“)?"
    r"(?:(?:và gia đình|and family|của|là|tên|tên là|of|named|called|the late)[,:]? ){0,2}"
    r"(?:(?:bệnh nhân|bệnh nhi|người bệnh|ông|bà|anh|chị|cháu|bé|em|cô|chú|bác|cụ"
    r"|mr\.?|mrs\.?|ms\.?|miss|patient|mother|father|son|daughter|wife|husband)[,:]? ){0,2}$"
)
BODIES = frozenset(TABLE["bodies"])
USUAL = frozenset(TABLE["usual"])
NOT_GIVEN = tuple(TABLE["not_given"])
# What tells after a name that it is a person's: an age, a sex, a trade.
TELLING = re.compile(
    r",? ?(?:\(| an? | )?(?:nam|nữ|male|female|\d{1,3}[ -]?(?:tuổi|tháng tuổi|years?|months?|y/?o)"
    r"|(?:an? )?(?:\d{1,3}-year-old|man|woman|boy|girl|farmer|housewife|teacher|worker))(?!\w)"
)
# The last word of everything that may precede a name.
LAST = {
    word.split()[-1].rstrip(".")
    for name in ("titles", "western", "roles", "kin")
    for word in [*TABLE[name], "named", "called", "là"]
}
OPENING = tuple('.!?:;(“"–\0')


def before(pages: Pages, start: int) -> str:
    """What precedes some words. A title with a capital letter is none: "Anh" is also England."""
    return pages.words[max(0, start - REACH) : start]


def opens(pages: Pages, start: int) -> bool:
    """Whether a sentence begins here, so that a capital letter means nothing."""
    near = pages.words[max(0, start - REACH) : start]
    head = near.rstrip()
    between = near[len(head) :]
    opened = not head or head.endswith(OPENING) or between.count("\n") > 1
    return opened or pages.origin(start)[1] == start


def full(words: list[str]) -> bool:
    """Whether words are a family name with what follows it, in Vietnamese or English order."""
    if len(words) < FULL or " ".join(words).startswith(NOT_PERSONS):
        return False
    first = words[0].capitalize()
    plain = first in ASCII and all(word.isascii() for word in words)
    return first in FAMILY or plain or words[0] in GIVEN


def alone(words: list[str]) -> bool:
    """Whether one word or two behind a relative are a Vietnamese given name, or an English one."""
    if len(words) > FULL or " ".join(words).startswith((*NOT_GIVEN, *NOT_PERSONS)):
        return False
    if words[0] in NOT_NAMES or not all(word[1:].islower() for word in words):
        return False
    last = words[-1]
    plain = last in USUAL or last in GIVEN
    accented = not last.isascii() and vietnamese(last)
    return (plain or accented) and all(map(vietnamese, words[:-1]))


def plausible(words: list[str], head: str) -> bool:
    """Whether words may be the name that follows a title such as ông, bà or bé."""
    if not words or words[0] in NOT_NAMES or not any(map(str.islower, words[0])):
        return False
    return not CHILD.search(head) or vietnamese(words[0])


def vietnamese(word: str) -> bool:
    """Whether a word is one syllable as Vietnamese spells it."""
    bare = TONES.sub("", normalize("NFD", word.lower()))
    return bool(SYLLABLE.fullmatch(normalize("NFC", bare)))
