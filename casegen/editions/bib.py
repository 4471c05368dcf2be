"""BibTeX: the references for authors who write in LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from casegen.bibliography.marks import clean
from casegen.csl import date, family, pages, rich
from casegen.edition import Edition
from casegen.tex import braced, set_text, tex, title

TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "misc",
}
CONTAINER = {"article": "journal", "misc": "howpublished"}
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
PLAIN = {
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "edition": "edition",
    "chapter-number": "chapter",
    "publisher-place": "address",
    "genre": "type",
    "ISBN": "isbn",
    "PMID": "pmid",
    "PMCID": "pmcid",
}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
LANGUAGES = {"en": "english", "fr": "french", "vi": "vietnamese"}
DIVIDES = re.compile(r",|\band\b", re.IGNORECASE)
UNSAFE = re.compile(r"[\s{}\\<>\"^`|]")

Field = tuple[str, str]


def bib(edition: Edition) -> bytes:
    """The references in the order of their numbers, in UTF-8, each under its id."""
    record = next(iter(edition.documents.values()))
    fields = {reference.id: reference.csl() for reference in edition.case.references}
    return "\n".join(entry(fields[item.key]) for item in record.references).encode()


def entry(fields: Mapping[str, Any]) -> str:
    """One reference."""
    kind, fields = TYPES[fields["type"]], tidy(fields)
    rows = dict((*works(fields, kind), *dates(fields), *addresses(fields)))
    body = "".join(f"  {name} = {value},\n" for name, value in rows.items())
    return f"@{kind}{{{fields['id']},\n{body}}}\n"


def tidy(value: Any) -> Any:  # noqa: ANN401 - any value of CSL-JSON
    """A value with each of its texts on one line and without control characters."""
    match value:
        case str():
            return clean(value)
        case dict():
            return {name: tidy(item) for name, item in value.items()}
        case list():
            return [tidy(item) for item in value]
    return value


def works(fields: Mapping[str, Any], kind: str) -> Iterator[Field]:
    """Who wrote what, and where it appeared."""
    for role in ("author", "editor"):
        if role in fields:
            yield role, braced(" and ".join(person(name) for name in fields[role]))
    yield "title", braced(title(rich(fields["title"])))
    if "container-title" in fields:
        container = set_text(rich(fields["container-title"]))
        yield CONTAINER.get(kind, "booktitle"), braced(container)
    elif kind == "inproceedings" and "event-title" in fields:
        yield "booktitle", braced(tex(fields["event-title"]))
    if "publisher" in fields:
        yield PUBLISHER.get(kind, "publisher"), braced(tex(fields["publisher"]))
    yield from ((tag, braced(tex(fields[name]))) for name, tag in PLAIN.items() if name in fields)
    first, last = pages(fields.get("page", ""))
    if first:
        yield "pages", braced(tex(first) + (f"--{tex(last)}" if last else ""))


def dates(fields: Mapping[str, Any]) -> Iterator[Field]:
    """When a work came out; the month by BibTeX's own name."""
    issued = date(fields, "issued")
    for name, part in zip(("year", "month", "day"), issued, strict=False):
        yield name, MONTHS[part - 1] if name == "month" and part <= len(MONTHS) else f"{{{part}}}"
    accessed = date(fields, "accessed")
    if accessed:
        yield "urldate", braced("-".join(f"{part:02}" for part in accessed))


def addresses(fields: Mapping[str, Any]) -> Iterator[Field]:
    """Where a work is found, as read by LaTeX without its commands; and its language."""
    for name in ("DOI", "URL"):
        if name in fields:
            yield name.lower(), braced(UNSAFE.sub(lambda sign: quote(sign[0]), fields[name]))
    language = LANGUAGES.get(str(fields.get("language", "")).split("-")[0])
    if language:
        yield "langid", braced(language)


def person(name: Mapping[str, str]) -> str:
    """A person as Family, Given; a body, and what would divide a name, within braces."""
    if "literal" in name:
        return braced(tex(name["literal"]))
    parts = (family(name), name.get("suffix"), name.get("given"))
    return ", ".join(
        braced(tex(part)) if DIVIDES.search(part) else tex(part) for part in parts if part
    )
