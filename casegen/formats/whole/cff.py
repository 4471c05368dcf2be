"""CITATION.cff 1.2.0: how to cite a case, for repositories and their visitors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from casegen.case.line import clean
from casegen.compose.sentences import lines
from casegen.document.publication import Edition
from casegen.document.tree import Author, Document, Paragraph
from casegen.document.walk import plain

Value: TypeAlias = "str | int | list[Value] | dict[str, Value]"
Table: TypeAlias = "dict[str, Value]"

DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+")
"""A DOI as the schema of the format has it."""


def cff(edition: Edition) -> bytes:
    """The case as a data set, and its report as the work to be cited for it."""
    record = next(iter(edition.documents.values()))
    title = clean(record.front.plain_title)
    people: list[Value] = [person(author, record) for author in record.authors]
    people = people or [{"name": "Anonymous"}]
    languages: list[Value] = [tag.split("-")[0] for tag in edition.documents]
    report: Table = {"type": "article", "title": title, "authors": people}
    report |= {"languages": languages, **appeared(edition)}
    fronts = [document.front for document in edition.documents.values()]
    fronts += [other for other in record.others if other.alone]
    words = dict.fromkeys(clean(word) for front in fronts for word in front.keywords)
    file: Table = {
        "cff-version": "1.2.0",
        "message": "".join(map(plain, lines("cite", record.language))),
        "type": "dataset",
        "title": title,
        "authors": people,
        "abstract": abstract(record),
        "keywords": list[Value](words),
        "preferred-citation": report,
        "references": source(edition),
    }
    kept = {name: value for name, value in file.items() if value}
    return "".join(written(kept)).encode()


def appeared(edition: Edition) -> Table:
    """Where and when the report appeared, or that it has not yet."""
    issue = edition.manner.issue
    if issue is None:
        return {"status": "in-preparation"}
    first, last = issue.pages
    told: Table = {
        "journal": clean(issue.title(next(iter(edition.documents)))),
        "year": issue.year,
        "volume": issue.volume or "",
        "issue": issue.number or "",
        "start": first,
        "end": last,
        "doi": issue.DOI if issue.DOI and DOI.fullmatch(issue.DOI) else "",
    }
    return {name: value for name, value in told.items() if value}


def person(author: Author, record: Document) -> Table:
    """An author."""
    places = [record.affiliations[number - 1].name for number in author.affiliations]
    told: Table = {
        "family-names": clean(author.family),
        "given-names": clean(author.given),
        "orcid": f"https://orcid.org/{author.orcid}" if author.orcid else "",
        "affiliation": "; ".join(map(clean, places)),
    }
    return {name: value for name, value in told.items() if value}


def abstract(record: Document) -> str:
    """The abstract without its headings."""
    paragraphs = (
        plain(block.inlines)
        for part in record.front.abstract.parts
        for block in part.blocks
        if isinstance(block, Paragraph)
    )
    return clean(" ".join(paragraphs))


def source(edition: Edition) -> list[Value]:
    """The published work that the case retells, if any."""
    work = edition.case.source
    if work is None:
        return []
    told: Table = {
        "type": "article",
        "title": clean(work.title),
        "authors": [{"name": clean(work.authors)}],
        "journal": clean(work.container_title),
        "year": "" if "issued" in work.unconfirmed else work.issued,
        "doi": work.DOI if work.DOI and DOI.fullmatch(work.DOI) else "",
        "url": work.URL if work.URL and re.match(r"https?://.", work.URL) else "",
        "languages": [work.language.split("-")[0]],
    }
    return [{name: value for name, value in told.items() if value}]


def written(table: Table, indent: str = "") -> Iterator[str]:
    """A table as YAML: each text in double quotes, as JSON writes it, which YAML reads alike."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield f"{indent}{name}:\n"
            yield from written(value, indent + "  ")
        elif isinstance(value, list):
            yield f"{indent}{name}:\n"
            for item in value:
                yield from listed(item, indent + "  ")
        else:
            yield f"{indent}{name}: {json.dumps(value, ensure_ascii=False)}\n"


def listed(item: Value, indent: str) -> Iterator[str]:
    """One item of a list."""
    if isinstance(item, dict):
        first, *rest = written(item, indent + "  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield f"{indent}- {json.dumps(item, ensure_ascii=False)}\n"
