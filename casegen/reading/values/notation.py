"""Notations of genetics and oncology: variants after HGVS, tumors after TNM."""

from __future__ import annotations

import re

POSITION = r"[-*]?\d+(?:[+-]\d+)?"
PLACE = rf"(?:{POSITION}|\({POSITION}_{POSITION}\)|\?)"
BASES = "[ACGT]+"
CHANGE = (
    rf"(?:[ACGT]>[ACGT]|del(?:{BASES})?|dup(?:{BASES})?|ins(?:{BASES}|\d+)|delins{BASES}|inv|="
    rf"|{BASES}\[\d+\]|\[\d+\])"
)
CDNA = re.compile(rf"[cgnm]\.{PLACE}(?:_{PLACE})?{CHANGE}")
ACIDS = (
    "Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter|Sec|Xaa"
)
AT = rf"(?:{ACIDS})\d+"
PROTEIN = re.compile(
    rf"p\.\(?(?:{AT}(?:_{AT})?(?:delins(?:{ACIDS})+|ins(?:{ACIDS})+|del|dup|=|\*"
    rf"|(?:{ACIDS})?fs(?:(?:Ter|\*)(?:\d+|\?))?|ext(?:Ter|\*)?(?:\d+|\?)|(?:{ACIDS}))|\?|0|=)\)?"
)
# A prefix says how it was found: c at examination, p in the specimen, y after treatment, r again.
PREFIX = "y?[cpra]{0,2}"
TNM = re.compile(
    rf"{PREFIX}T(?:[0-4X][a-d]?\d?|is|a)(?:\((?:m|\d+)\))?{PREFIX}N[0-3X][a-c]?(?:\(sn\))?"
    rf"(?:{PREFIX}M[01X][a-d]?\d?)?(?:[LVR][0-2X]|Pn[01X]|G[1-4X]|S[0-3X])*"
)


def sound_cdna(typed: str) -> bool:
    """Whether a variant of DNA is written as HGVS has it (Nomenclature 21.0)."""
    return CDNA.fullmatch(typed) is not None


def sound_protein(typed: str) -> bool:
    """Whether a variant of a protein is written as HGVS has it, with or without parentheses."""
    return PROTEIN.fullmatch(typed) is not None


def sound_tnm(typed: str) -> bool:
    """Whether T, N and M stand in their order, each with a category that is one."""
    return TNM.fullmatch(re.sub("[ ,]", "", typed)) is not None
