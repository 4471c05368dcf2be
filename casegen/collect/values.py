"""Values: dates, pages, identifiers, numbers and languages in the form that a case has them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from urllib.parse import unquote

from casegen.collect.text import plain
from casegen.rules.references.doi_malformed import DOI
from casegen.rules.references.identity import RESOLVER
from casegen.rules.references.pmid_malformed import PMID

DATE: Final = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T/].*)?", re.ASCII)
DASH: Final = re.compile(r"(?:(?<!\s)\s++)?[-‐‑–—−]++\s*")
PAGES: Final = re.compile(r"^pp?\.\s*", re.IGNORECASE)
NUMBER: Final = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
PMID_IN: Final = re.compile(r"\bPMID:?\s*(\d{1,8})(?!\d)", re.IGNORECASE | re.ASCII)
PMCID_IN: Final = re.compile(r"\bPMC\d{1,9}(?!\d)", re.ASCII)
TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?", re.ASCII)
MONTHS: Final = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
]  # fmt: skip
# ISO 639-2 and the names, English and their own, that exports give.
LANGUAGES: Final = {
    "eng": "en", "english": "en", "usenglish": "en", "american": "en", "british": "en",
    "vie": "vi", "vietnamese": "vi", "tiếng việt": "vi",
    "fre": "fr", "fra": "fr", "french": "fr", "français": "fr",
    "ger": "de", "deu": "de", "german": "de", "ngerman": "de", "deutsch": "de",
    "spa": "es", "spanish": "es", "español": "es", "por": "pt", "portuguese": "pt",
    "ita": "it", "italian": "it", "rus": "ru", "russian": "ru",
    "jpn": "ja", "japanese": "ja", "chi": "zh", "zho": "zh", "chinese": "zh",
    "kor": "ko", "korean": "ko", "tha": "th", "thai": "th",
}  # fmt: skip


def day(text: str) -> int | str | None:
    """A date of year, month and day, as far as it goes: 2007, 2007-03, 2007-03-09."""
    match = DATE.fullmatch(text.strip())
    return joined(tuple(int(part) for part in match.groups() if part)) if match else None


def joined(parts: tuple[int, ...]) -> int | str | None:
    """A date of one to three parts; None where the calendar has no such day."""
    try:
        date(*(*parts, 1, 1)[:3])
    except (ValueError, TypeError, OverflowError):
        return None
    year, *rest = parts
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)]) if rest else year


def pages(text: str) -> str:
    """Pages with one dash between first and last, and one comma between ranges."""
    parts = re.split(r"[,;]", PAGES.sub("", plain(text)))
    return ", ".join(DASH.sub("–", part.strip()) for part in parts if part.strip())


def doi(text: str) -> str | None:
    """A bare DOI, or None."""
    bare = RESOLVER.sub("", text).strip().rstrip(".")
    bare = unquote(bare) if RESOLVER.match(text) or "%" in bare else bare
    return bare if DOI.fullmatch(bare) else None


def pmid(text: str) -> str | None:
    """A PMID, or None."""
    bare = re.sub(r"^\s*PMID:?\s*", "", text, flags=re.IGNORECASE).strip()
    return bare if PMID.fullmatch(bare) else None


def number(text: str) -> int | str:
    """A number as such, and any other text as it is."""
    return int(text) if NUMBER.fullmatch(text) else text


def month(text: str) -> int | None:
    """The number of a month, given by its name or its number."""
    name = plain(text).lower().strip(".")
    if name[:3] in MONTHS:
        return MONTHS.index(name[:3]) + 1
    return int(name) if re.fullmatch(r"0?[1-9]|1[0-2]", name, re.ASCII) else None


def language(text: str) -> str | None:
    """A language's tag (BCP 47), or None."""
    name = text.strip().replace("_", "-")
    return name if TAG.fullmatch(name) and name not in LANGUAGES else LANGUAGES.get(name.lower())
