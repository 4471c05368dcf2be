"""The words beside the clinical ones: what is declared, cited, waived, and who is thanked."""

from __future__ import annotations

from collections.abc import Mapping

from casegen.case.origin import Keys
from casegen.reading.clinical import Pages, laid
from casegen.reading.people.persons import PATIENT
from casegen.reading.sheets import Sheet, Strings

DECLARED = frozenset(
    {
        *("acknowledgements", "author_contributions", "competing_interests", "funding"),
        *("ethics", "data_availability", "affiliations", "source"),
    }
)
# What a reference says in words; its numbers are those of libraries.
CITED = frozenset(
    {
        *("title", "container-title", "publisher", "genre", "note", "event-title", "medium"),
        *("collection-title", "status", "annote"),
    }
)
# Numbers as a citizen's, whatever they are called: grants and decisions have them too.
OFFICIAL = frozenset({"funding", "ethics", "data_availability", "affiliations", "source"})


def beside(sheets: Mapping[str, Sheet], strings: Strings) -> tuple[Pages, ...]:
    """The words of a case beside its clinical ones, by language, then those of no language."""
    found = [declared(sheet) for sheet in sheets.values()]
    plain = {keys: (text, text) for keys, text in strings if said(keys)}
    return (*found, laid(None, plain, aside=True))


def said(keys: Keys) -> bool:
    """Whether a string that is in no language holds words, as a reference's title or a reason."""
    cited = keys[0] == "references" and keys[-1] in CITED
    return cited or keys[0] == "waive" or keys == ("source", "title")


def declared(sheet: Sheet) -> Pages:
    """What a sheet of texts declares."""
    texts = {}
    for keys, start in zip(sheet.keys, sheet.starts, strict=True):
        if keys[0] in DECLARED:
            words = sheet.texts[keys]
            texts[*keys, sheet.language] = sheet.raw[start : start + len(words)], words
    return laid(sheet.language, texts, aside=True)


def told(pages: Pages, start: int) -> bool:
    """Whether what stands at an offset is told of a patient, and not of others or of officials."""
    if not pages.aside:
        return not pages.learned(start)
    if pages.part(start) in OFFICIAL:
        return False
    first, _last = pages.sentence(start)
    return PATIENT.search(pages.folded, first, start) is not None
