"""Settled: an entry's fields in the form that the references of a case have."""

from __future__ import annotations

from typing import Any, Final

from casegen.case.model.reference import Reference
from casegen.case.references.exchange import values
from casegen.case.references.exchange.entry import Entry
from casegen.case.references.exchange.text import lettered, plain
from casegen.case.references.qualifiers import unqualified
from casegen.system.limits import REFERENCE_CHARACTERS

NUMBERS: Final = ("volume", "issue", "chapter-number", "version")
READ: Final = {
    "page": values.pages,
    "DOI": values.doi,
    "PMID": values.pmid,
    "language": values.language,
    "edition": values.edition,
    **dict.fromkeys(NUMBERS, values.number),
}
RICH: Final = ("title", "container-title")
ORDER: Final = [field.alias or name for name, field in Reference.model_fields.items()]


def settled(entry: Entry) -> dict[str, Any]:
    """The fields in the order of the model; one that cannot be read is named as left out.

    So is one that is longer than any that is printed.
    """
    found: dict[str, Any] = {"type": entry.type}
    for key, value in entry.fields.items():
        read = READ.get(key)
        short = not isinstance(value, str) or len(value) <= REFERENCE_CHARACTERS
        taken = (read(value) if read and value else value) if short else None
        if isinstance(taken, list):
            taken = [name for name in taken if max(map(len, name.values())) <= REFERENCE_CHARACTERS]
            entry.left += [key] if len(taken) < len(value) else []
        if taken in (None, "", []):
            entry.left += [key] if value else []
        elif isinstance(taken, str):
            found[key] = lettered(taken) if key in RICH else plain(taken)
        else:
            found[key] = taken
    linked(found)
    doubled = {"book": "title", "paper-conference": "event-title"}.get(found["type"] or "", "")
    if doubled in found and found.get("container-title") == found[doubled]:
        del found["container-title"]  # BibTeX asks for both, or hands a title on to the parts
    if found["type"] == "article-journal" and "container-title" in found:
        found["container-title"] = unqualified(found["container-title"])
    unsure = [key for key in dict.fromkeys(entry.unsure) if key in found]
    if unsure:
        found["unconfirmed"] = unsure
    return {key: found[key] for key in ORDER if key in found}


def linked(found: dict[str, Any]) -> None:
    """Take a DOI out of an address that is its resolver's, and say it once."""
    bare = values.doi(found.get("URL", "")) if "URL" in found else None
    if bare:
        found.setdefault("DOI", bare)
        if found["DOI"].casefold() == bare.casefold():
            del found["URL"]
