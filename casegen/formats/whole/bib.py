"""BibTeX: the references for authors who write in LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from casegen.case.line import clean
from casegen.document.publication import Edition
from casegen.formats.references.csl import beyond, date, edtf, family, pages, rich
from casegen.formats.references.tex import braced, set_text, tex, title

TYPES = {
    "article": "unpublished",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-encyclopedia": "inreference",
    "legislation": "legislation",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "software": "software",
    "thesis": "phdthesis",
    "webpage": "misc",
}
CONTAINER = {"article": "journal"}
CONTAINER |= dict.fromkeys(("misc", "unpublished", "dataset", "software"), "howpublished")
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
PLAIN = {
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "edition": "edition",
    "chapter-number": "chapter",
    "publisher-place": "address",
    "genre": "type",
    "version": "version",
    "section": "section",
    "container-title-short": "shortjournal",
    "event-place": "venue",
    "ISBN": "isbn",
    "PMID": "pmid",
    "PMCID": "pmcid",
}
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
LANGUAGES = {
    "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian",
    "ja": "japanese", "ko": "korean", "pt": "portuguese", "ru": "russian", "th": "thai",
    "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
PRESS = {"in press": "inpress"}
DIVIDES = re.compile(r",|\band\b", re.IGNORECASE)
BREAKING = re.compile(r"[\s{}\\]")
UNSAFE = re.compile(r"[\s{}\\<>\"^`|]")

Field = tuple[str, str]


def bib(edition: Edition) -> bytes:
    """The references in the order of their numbers, in UTF-8, each under its id."""
    record = next(iter(edition.documents.values()))
    return "\n".join(entry(item.fields) for item in record.references).encode()


def entry(fields: Mapping[str, Any]) -> str:
    """One reference."""
    kind, sub, fields = TYPES[fields["type"]], SUBTYPES.get(fields["type"]), tidy(fields)
    rows = dict((*works(fields, kind), *dates(fields), *addresses(fields)))
    body = "".join(f"  {name} = {value},\n" for name, value in rows.items())
    body += f"  entrysubtype = {{{sub}}},\n" if sub else ""
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
    if "event-title" in fields:
        yield "eventtitle", braced(tex(fields["event-title"]))
    if "publisher" in fields:
        yield PUBLISHER.get(kind, "publisher"), braced(tex(fields["publisher"]))
    plain = {name: tag for name, tag in PLAIN.items() if name in fields}
    if "issue" in plain:
        plain.pop("number", None)
    yield from ((tag, braced(tex(fields[name]))) for name, tag in plain.items())
    first, last = pages(fields.get("page", ""))
    if first:
        yield "pages", braced(tex(first) + (f"--{tex(last)}" if last else ""))


def dates(fields: Mapping[str, Any]) -> Iterator[Field]:
    """When a work came out; the month by BibTeX's own name, and what it cannot say as biblatex."""
    issued = date(fields, "issued")
    for name, part in zip(("year", "month", "day"), issued, strict=False):
        yield name, MONTHS[part - 1] if name == "month" and part <= len(MONTHS) else f"{{{part}}}"
    if whole := beyond(fields, "issued"):
        yield "date", braced(whole)
    for name, key in (("urldate", "accessed"), ("eventdate", "event-date")):
        if key in fields:
            yield name, braced(edtf(fields[key]))
    if "status" in fields:
        yield "pubstate", braced(PRESS[fields["status"]])


def addresses(fields: Mapping[str, Any]) -> Iterator[Field]:
    """Where a work is found, as read by LaTeX without its commands; and its language."""
    for name, unsafe in (("DOI", BREAKING), ("URL", UNSAFE)):
        if name in fields:
            yield name.lower(), braced(unsafe.sub(lambda sign: quote(sign[0]), fields[name]))
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
