"""Values: pages, identifiers, numbers, journals and languages in the form that a case has."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from casegen.case.references.exchange.text import plain
from casegen.case.references.identity import DOI, PMID, RESOLVER
from casegen.case.references.ordinals import edition as ordinal

DASH: Final = re.compile(r"(?:(?<!\s)\s++)?[-‐‑–—−]++\s*")
PAGES: Final = re.compile(r"^pp?\.\s*", re.IGNORECASE)
NUMBER: Final = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
PMID_IN: Final = re.compile(r"\bPMID:?\s*(\d{1,8})(?!\d)", re.IGNORECASE | re.ASCII)
PMCID_IN: Final = re.compile(r"\bPMC\d{1,9}(?!\d)", re.ASCII)
TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?", re.ASCII)
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


def edition(text: str) -> int | str:
    """An edition's number where the text says no more than that."""
    return number(ordinal(text))


def language(text: str) -> str | None:
    """A language's tag (BCP 47), or None."""
    name = text.strip().replace("_", "-")
    return name if TAG.fullmatch(name) and name not in LANGUAGES else LANGUAGES.get(name.lower())
