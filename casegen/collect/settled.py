"""Settled: an entry's fields in the form that the references of a case have."""

from __future__ import annotations

from typing import Any, Final

from casegen.collect import values
from casegen.collect.entry import Entry
from casegen.collect.text import plain
from casegen.model.reference import Reference

NUMBERS: Final = ("volume", "issue", "edition", "chapter-number")
READ: Final = {
    "page": values.pages,
    "DOI": values.doi,
    "PMID": values.pmid,
    "language": values.language,
    **dict.fromkeys(NUMBERS, values.number),
}
ORDER: Final = [field.alias or name for name, field in Reference.model_fields.items()]


def settled(entry: Entry) -> dict[str, Any]:
    """The fields in the order of the model; one that cannot be read is named as left out."""
    found: dict[str, Any] = {"type": entry.type}
    for key, value in entry.fields.items():
        read = READ.get(key)
        taken = read(value) if read and value else value
        if taken in (None, "", []):
            entry.left += [key] if value else []
        else:
            found[key] = plain(taken) if isinstance(taken, str) else taken
    linked(found)
    unsure = [key for key in entry.unsure if key in found]
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
