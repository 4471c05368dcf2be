"""What catalogues put behind a journal's name to tell it from others of that name."""

from __future__ import annotations

import re
from typing import Final

# A place with its country, years, an edition: Lancet (London, England), ASAIO journal (… : 1992).
QUALIFIER: Final = re.compile(r"\((?=[^()]*(?:[,:\d]|\bed\.))[^()]*\)\s*$", re.IGNORECASE)
# One journal in two languages is two journals.
LANGUAGE: Final = re.compile(r"\((?:Engl|English|Chin|Chinese|Fr|French|Dtsch)\b", re.IGNORECASE)


def unqualified(title: str) -> str:
    """A journal's name without a catalogue's qualifier, or as it is where it has none."""
    match = QUALIFIER.search(title)
    if match is None or LANGUAGE.match(match[0]):
        return title
    return title[: match.start()].rstrip() or title
