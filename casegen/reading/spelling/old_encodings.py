"""Words of TCVN3 and VNI as they look in Unicode, told by the syllable that was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from casegen.reading.spelling.syllable import syllable

# TCVN 5712:1993, table VN3: each letter as Latin-1 reads its code.
TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
# VNI writes what stands over or under a vowel as a letter after it, and some letters whole.
WHOLE = str.maketrans("ôöñíìæóòî", "ơưđíìỉĩịỵ")
MARKS = {"ø": "\u0300", "ù": "\u0301", "õ": "\u0303", "û": "\u0309", "ï": "\u0323"}
HAT = {"à": "\u0300", "á": "\u0301", "ã": "\u0303", "å": "\u0309", "ä": "\u0323", "â": ""}
BREVE = {"è": "\u0300", "é": "\u0301", "ü": "\u0303", "ú": "\u0309", "ë": "\u0323", "ê": ""}
MARKS |= {letter: f"\u0302{tone}" for letter, tone in HAT.items()}
MARKS |= {letter: f"\u0306{tone}" for letter, tone in BREVE.items()}
MARK = re.compile(f"(?<=[aeouyơư])[{''.join(MARKS)}]")

SIGNS = "¡-©«-®µ-¹»-¾×÷"
# Letters that no Vietnamese word has, or has there: a capital within, or two vowels that VNI joins.
# Each begins with its class of letters, which are rare, so that a search for it is quick.
ODD = re.compile(
    "[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÀ-ÝáàâãéèêíìúùõòSIGNSª](?:"
    "(?<=[aeouyô][âáàãêéèúùõ])"
    "(?:(?<=a.)|(?<=e[âáàãùõ])|(?<=o[âùõ])|(?<=uo[áàã])|(?<=[uyô][ùõ]))"
    "|(?=[icpt])(?:(?<=[èéêìí])(?=i)|(?<=[èìòùõ])(?=[cpt]))"
    "|(?<=[ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþ])|(?<=[a-zà-ỹ][SIGNSª])|(?<=[a-z][À-Ý])|(?<=[®§])(?=[a-zà-þ¡-¾])"
    ")".replace("SIGNS", SIGNS)
)
TOKEN = re.compile(rf"(?:[^\W\d_]|[{SIGNS}])+")
EDGE = re.compile(rf"[{SIGNS}]+$")
LONGEST = 10
# Words of French, and names, whose marks could be those of VNI.
FRENCH = frozenset({"aï", "caïn", "chaïm", "coït", "laïc", "loïc", "où", "saï", "taï", "thaï"})
# Of other tongues two letters make a word or name too often, and of a formula three.
SHORT, FORMULA, MATHS = 2, 3, frozenset("·×÷")


def relics(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that are no Vietnamese, and become so when read in an old encoding."""
    if ODD.search(text):
        for match in TOKEN.finditer(text):
            if len(match[0]) <= LONGEST and ODD.search(match[0]) and relic(match[0]):
                yield match


@lru_cache(maxsize=4096)
def relic(word: str) -> bool:
    """Whether a word is a syllable of an old encoding and none of Unicode."""
    # A sign after a whole word is a footnote's mark, not a letter.
    whole = EDGE.sub("", word)
    cased = whole in (whole.lower(), whole.upper(), whole.capitalize())
    if cased and (syllable(whole.lower()) or (whole == word and len(word) <= SHORT)):
        return False
    if word.lower() in FRENCH or (len(word) <= FORMULA and not MATHS.isdisjoint(word)):
        return False
    return syllable(from_tcvn3(word)) or syllable(from_vni(word.lower()))


def from_tcvn3(word: str) -> str:
    """A word with each code of TCVN3 read as its letter, in small letters."""
    return "".join(TCVN3.get(letter, letter) for letter in word).lower()


def from_vni(small: str) -> str:
    """A word in small letters with the marks of VNI put on the letters before them."""
    plain = small.translate(WHOLE)
    return unicodedata.normalize("NFC", MARK.sub(lambda match: MARKS[match[0]], plain))
