"""The phrase a cluster supports, and whether two phrases say nearly the same."""

from __future__ import annotations

import re

from casegen.reading.citations.clusters import Typed
from casegen.reading.text import masked

STOP = re.compile(r"[.!?…]\s|\n\s*\n")
WORD = re.compile(r"[^\W\d_]+")
LONGEST = 600  # characters of a phrase that are read
STEM = 7  # letters that tell words apart, so that syndrome and syndromes are one
FEWEST = 4  # words that a phrase needs to be compared by its share
SHARE = 0.5
LONG = 6  # letters of a word that is seldom there by chance
SHARED_LONG = 3


def phrase(cluster: Typed) -> frozenset[str]:
    """The stems of the words before a cluster, back to the start of its sentence."""
    text = masked(cluster.passage.text[cluster.language])
    before = text[max(0, cluster.start - LONGEST) : cluster.start]
    stops = [match.end() for match in STOP.finditer(before)]
    words = WORD.findall(before[stops[-1] if stops else 0 :].casefold())
    return frozenset(word[:STEM] for word in words)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two phrases share half of the shorter one's words, or three long words."""
    shared = one & other
    shorter = min(len(one), len(other))
    by_share = shorter >= FEWEST and len(shared) >= SHARE * shorter
    return by_share or sum(len(stem) >= LONG for stem in shared) >= SHARED_LONG
