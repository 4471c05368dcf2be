"""What a page says of its report to machines: Highwire's tags and a schema.org record."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from casegen.case.model.issue import Issue
from casegen.document.tree import Author, Document
from casegen.document.walk import plain


def citation_fields(document: Document) -> list[tuple[str, str]]:
    """What indexers read about the issue: the names of Highwire's tags and their values."""
    issue = document.manner.issue
    if issue is None:
        return []
    first, last = issue.pages
    day, tag = issue.published, document.language.tag
    fields = {
        "journal_title": issue.title(tag),
        "journal_abbrev": issue.abbreviation,
        "publisher": issue.house(tag),
        "volume": issue.volume,
        "issue": issue.number,
        "firstpage": first,
        "lastpage": last,
        "doi": issue.DOI,
        "publication_date": day.strftime("%Y/%m/%d") if day else str(issue.year),
    }
    issns = [("issn", issn) for issn in (issue.issn_print, issue.issn_electronic) if issn]
    return [(name, value) for name, value in fields.items() if value] + issns


def address(document: Document, tag: str, suffix: str) -> str:
    """Where a file of the report is: its address on the web where known, else beside the page.

    Indexers follow only whole addresses.
    """
    issue, name = document.manner.issue, f"{document.slug}.{tag}.{suffix}"
    return (issue.file(name) if issue else "") or name


def linked_data(document: Document) -> Markup:
    """The document's schema.org record, safe within a script element."""
    front = document.front
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["ScholarlyArticle", "MedicalScholarlyArticle"],
        "publicationType": "Case Reports",
        "headline": front.plain_title,
        "alternativeHeadline": [other.plain_title for other in document.others],
        "inLanguage": document.language.tag,
        "author": [person(author, document) for author in document.authors],
        "keywords": list(front.keywords),
        **published(document),
        "citation": [plain(reference.inlines) for reference in document.references],
    }
    text = json.dumps(record, ensure_ascii=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def person(author: Author, document: Document) -> dict[str, Any]:
    """An author."""
    return {
        "@type": "Person",
        "familyName": author.family,
        "givenName": author.given,
        "affiliation": [
            {"@type": "Organization", "name": document.affiliations[place - 1].name}
            for place in author.affiliations
        ],
        **({"@id": f"https://orcid.org/{author.orcid}"} if author.orcid else {}),
    }


def published(document: Document) -> dict[str, Any]:
    """Where and when the report appeared: the issue within its volume within its journal."""
    issue, tag = document.manner.issue, document.language.tag
    if issue is None:
        return {}
    first, last = issue.pages
    doi = f"https://doi.org/{issue.DOI}" if issue.DOI else ""
    told = {
        "@id": doi,
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": issue.DOI or ""},
        "url": issue.file(f"{document.slug}.{tag}.html"),
        "datePublished": str(issue.published or issue.year),
        "isPartOf": within(issue, tag),
        "pageStart": first,
        "pageEnd": last,
        "pagination": first if first == last else f"{first}-{last}",
        "license": issue.licence_url,
        "publisher": {"@type": "Organization", "name": issue.house(tag)},
    }
    lacking = {"identifier": not issue.DOI, "publisher": not issue.publisher}
    return {name: value for name, value in told.items() if value and not lacking.get(name)}


def within(issue: Issue, tag: str) -> dict[str, Any]:
    """The journal, or the volume and the number of it in which the report stands."""
    whole: dict[str, Any] = {"@type": "Periodical", "name": issue.title(tag)}
    issns = [issn for issn in (issue.issn_print, issue.issn_electronic) if issn]
    whole |= {"issn": issns} if issns else {}
    if issue.volume:
        kind = {"@type": "PublicationVolume", "volumeNumber": issue.volume}
        whole = {**kind, "isPartOf": whole}
    if issue.number:
        kind = {"@type": "PublicationIssue", "issueNumber": issue.number}
        whole = {**kind, "isPartOf": whole}
    return whole
