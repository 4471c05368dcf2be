"""Whether a word is a syllable that Vietnamese could have."""

from __future__ import annotations

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
STOPPED = "\u0301\u0323"
TONE = re.compile(f"[{TONES}]")
ONSET = "(?:ngh?|gh|gi|kh?|nh|ph|qu|t[hr]?|ch?|[bdđghlmnrsvx])?"
# The rimes by their vowels, each with the final letters that it can have.
FINALS = {
    "(?:o|(?<=q)u)?a": "c|ch|i|m|n|ng|nh|o|p|t|u|y",
    "o?ă": "c|m|n|ng|p|t",
    "u?â": "c|m|n|ng|p|t|u|y",
    "o?e": "c|m|n|ng|o|p|t",
    "u?ê": "ch|m|n|nh|p|t|u",
    "i": "a|ch|m|n|nh|p|t|u",
    "u?y": "a|ch|nh|p|t|u",
    "[iuy]yê|[iy]ê|uyê": "c|m|n|ng|p|t|u",
    "o": "c|i|m|n|ng|p|t",
    "oo": "c|ng",
    "ô": "c|i|m|n|ng|p|t",
    "u?ơ": "i|m|n|p|t",
    "u": "a|c|i|m|n|ng|p|t",
    "uô": "c|i|m|n|ng|t",
    "ư": "a|c|i|ng|t|u",
    "ươ": "c|i|m|n|ng|p|t|u",
}
OPEN = "uê|uơ|[aeiouyêôơư]|o[ae]|uy|u[yâ]"
RIMES = "|".join(f"(?:{vowels})(?:{finals})" for vowels, finals in FINALS.items())
SYLLABLE = re.compile(f"{ONSET}(?:{RIMES}|{OPEN})")
# The tone mark is not on the second vowel of these.
LATE = re.compile(
    "[aâeêoôơư][ìíỉĩịùúủũụỳýỷỹỵ]$|[aeư][òóỏõọàáảãạ]$|i(?<!gi)[ùúủũụàáảãạ]$|u(?<!qu)[àáảãạ]$"
)
STOP = re.compile("(?:[cpt]|ch)$")


def syllable(word: str) -> bool:
    """Whether a word in small letters can be said in Vietnamese, its tone included."""
    apart = unicodedata.normalize("NFD", word)
    tones = TONE.findall(apart)
    plain = unicodedata.normalize("NFC", TONE.sub("", apart))
    if len(tones) > 1 or not SYLLABLE.fullmatch(plain) or LATE.search(word):
        return False
    return not STOP.search(plain) or bool(tones and tones[0] in STOPPED)
