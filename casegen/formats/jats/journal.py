"""What the journal gives an article: names, numbers and dates, not yet assigned in a draft.

The DTD of JATS wants a journal's id and ISSN and a date of publication of every article. A case
knows none of them, so that without an issue file they say that they are still to be assigned.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from casegen.case.model.issue import Issue
from casegen.compose.imprint import licence
from casegen.document.publication import Edition
from casegen.document.tree import Link
from casegen.document.walk import plain
from casegen.formats.jats.xml import ACCESS, Content, Element, node
from casegen.style.language import Language

UNASSIGNED = "unassigned"
# JATS's names of the steps on the way to publication.
HISTORY = {"received": "received", "revised": "rev-recd", "accepted": "accepted"}


def journal_meta(edition: Edition) -> Element:
    """The journal."""
    issue, tag = edition.manner.issue, next(iter(edition.documents))
    if issue is None:
        name = node("journal-id", UNASSIGNED, journal_id_type="publisher-id")
        return node("journal-meta", name, node("issn", UNASSIGNED, pub_type="epub"))
    title = issue.title(tag)
    short = issue.abbreviation
    abbreviated = node("abbrev-journal-title", short, abbrev_type="publisher") if short else None
    issns = {"ppub": issue.issn_print, "epub": issue.issn_electronic}
    return node(
        "journal-meta",
        node("journal-id", short or title, journal_id_type="publisher-id"),
        node("journal-title-group", node("journal-title", title), abbreviated),
        *(node("issn", value, pub_type=kind) for kind, value in issns.items() if value),
        *([] if any(issns.values()) else [node("issn", UNASSIGNED, pub_type="epub")]),
        node("publisher", node("publisher-name", house)) if (house := issue.house(tag)) else None,
    )


def identifiers(edition: Edition) -> Iterator[Element]:
    """The article's identifiers: the name of its case, and its DOI."""
    yield node("article-id", edition.slug, pub_id_type="publisher-id")
    if edition.manner.issue and edition.manner.issue.DOI:
        yield node("article-id", edition.manner.issue.DOI, pub_id_type="doi")


def publication(edition: Edition) -> Iterator[Element]:
    """What stands between the authors and the abstract: dates, volume, pages, licence."""
    issue = edition.manner.issue
    year = node("year", str(issue.year) if issue else UNASSIGNED)
    day = days(issue.published) if issue and issue.published else (year,)
    yield node("pub-date", *day, date_type="pub", publication_format="electronic")
    if issue is None:
        return
    located = {
        "volume": issue.volume,
        "issue": issue.number,
        "fpage": issue.first_page,
        "lpage": issue.last_page if issue.first_page else None,
        "elocation-id": issue.elocation_id if not issue.first_page else None,
    }
    yield from (node(name, value) for name, value in located.items() if value)
    steps = {kind: getattr(issue, name) for name, kind in HISTORY.items()}
    dates = [node("date", *days(at), date_type=kind) for kind, at in steps.items() if at]
    if dates:
        yield node("history", *dates)
    if issue.licence:
        yield permissions(edition, issue)


def permissions(edition: Edition, issue: Issue) -> Element:
    """The licence in the article's language and in English, with the address of its text.

    Sources: NISO RP-22, which has the address in `license_ref` for machines; SciELO PS 1.10, which
    has no other languages here.
    """
    record = next(iter(edition.documents))
    licences = (
        node(
            "license",
            node(ACCESS, issue.licence_url),
            node("license-p", *sentence(issue, document.language)),
            license_type="open-access",
            href=issue.licence_url,
            lang=tag,
        )
        for tag, document in edition.documents.items()
        if tag in {record, "en"}
    )
    return node("permissions", *licences)


def sentence(issue: Issue, language: Language) -> tuple[Content, ...]:
    """The licence in a sentence, as the page has it."""
    return tuple(
        node("ext-link", plain(piece.children), ext_link_type="uri", href=piece.url)
        if isinstance(piece, Link)
        else plain((piece,))
        for piece in licence(issue, language)
    )


def days(at: datetime.date) -> tuple[Element, Element, Element]:
    """A date's day, month and year."""
    return node("day", f"{at.day:02}"), node("month", f"{at.month:02}"), node("year", str(at.year))
