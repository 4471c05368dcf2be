"""Ready one CSL-JSON reference for citeproc-py: known fields only, each in a shape it can set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from casegen.case.references.ordinals import edition
from casegen.compose.bibliography.marks import guard, marked, rich
from casegen.compose.bibliography.names import TRAILING, ShapeError, bare, names
from casegen.compose.bibliography.spans import SEASONS, packed
from casegen.compose.bibliography.whole import completed

_NAMES: Final = ("author", "editor", "translator", "collection-editor", "container-author")
_DATES: Final = ("issued", "accessed", "submitted", "event-date", "original-date")
_TEXTS: Final = (
    "title",
    "title-short",
    "collection-title",
    "collection-number",
    "edition",
    "event",
    "event-place",
    "genre",
    "ISBN",
    "ISSN",
    "medium",
    "number",
    "number-of-pages",
    "PMCID",
    "PMID",
    "publisher",
    "publisher-place",
    "version",
)
# Left unguarded: styles take the stops out of abbreviated titles ("J. Med." to "J Med").
_ABBREVIATED: Final = ("container-title", "container-title-short")
_ALIASES: Final = {
    "event-title": "event",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
}
_DOI_FORMS: Final = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_RANGE: Final = re.compile(r"([^\W\d]*)(\d+) ?[-‐‑–—] ?([^\W\d]*)(\d+)")
_LETTERED: Final = re.compile(r"([^\W\d]*\d+[^\W\d]{1,2}) ?[-‐‑–—] ?([^\W\d]*\d+[^\W\d]{1,2})")
_ISO_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def fields(reference: Mapping[str, Any], key: str, locale: str, language: str) -> dict[str, Any]:
    """Return a reference (an object out of JSON) as citeproc-py takes it, under `key`.

    `locale` is the CSL locale it will be set in; `language` the reference's own primary subtag,
    which decides how names stand. Raises ShapeError.
    """
    whole = completed(reference, locale.partition("-")[0])
    given = {_ALIASES.get(name, name): value for name, value in whole.items()}
    values: dict[str, Any] = {name: _text(name, given.get(name)) for name in _TEXTS}
    values |= {name: _rich(name, given.get(name)) for name in _ABBREVIATED}
    values |= {name: _range(name, given.get(name)) for name in ("volume", "issue", "page")}
    values |= {name: names(name, given.get(name), language) for name in _NAMES}
    values |= {name: _date(name, given.get(name)) for name in _DATES}
    values |= _addresses(given)
    values["edition"] = edition(values["edition"])
    if locale.startswith("vi"):
        _print_vietnamese(values)
    kept = {name: value for name, value in values.items() if value}
    kind = bare("type", given.get("type")) or "document"
    return {**kept, "id": key, "type": kind, "language": language or locale[:2]}


def _print_vietnamese(values: dict[str, Any]) -> None:
    # A CSL style cannot turn "2nd ed." round into "Ấn bản 2" for one language, and Vietnamese
    # lists give the year of issue alone.
    if values["edition"].isdecimal():
        values["edition"] = f"Ấn bản {values['edition']}"
    (values["issued"] or {}).pop("season", None)
    for date in (values["issued"] or {}).get("date-parts", ()):
        del date[1:]


def _rich(name: str, value: object) -> str:
    tagged = bare(name, value).replace(guard("<"), "<")
    return rich(tagged).replace("<", guard("<"))


def _text(name: str, value: object) -> str:
    return guard(TRAILING.sub("", _rich(name, value)))


def _range(name: str, value: object) -> str:
    """Give every range its whole end, 168-71 as 168-171; citeproc-py sets the dash of pages."""
    joint = "-" if name == "page" else "–"
    parts = (bare(name, part) for part in bare(name, value).split(","))
    return ", ".join(_ends(part, joint) for part in parts if part)


def _ends(part: str, joint: str) -> str:
    if lettered := _LETTERED.fullmatch(part):
        return guard(f"{lettered[1]}–{lettered[2]}")
    if not (ends := _RANGE.fullmatch(part)):
        return guard(part)
    prefix, first, last_prefix, last = ends.groups()
    if len(last) < len(first) and last_prefix in {"", prefix}:
        last = first[: len(first) - len(last)] + last
    begin, end = prefix + first, (last_prefix or prefix) + last
    return begin if begin == end else f"{begin}{joint}{end}"


def _date(name: str, value: object) -> dict[str, Any]:
    if value is None:
        return {}
    if isinstance(value, str | int) and not isinstance(value, bool):
        value = {"raw": str(value)}
    if not isinstance(value, dict):
        raise ShapeError(f"{name} must be a date, as {{ date-parts = [[2010, 3]] }}")
    written = bare(name, value.get("raw") or value.get("literal"))
    parts = value.get("date-parts") or []
    if iso := _ISO_DATE.fullmatch(written):
        parts = parts or [[part for part in iso.groups() if part]]
    if not isinstance(parts, list) or not all(isinstance(part, list) for part in parts):
        raise ShapeError(f"{name} must hold its date as date-parts = [[2010, 3]]")
    dates = [date for one in parts[:2] if (date := _date_parts(name, one))]
    if len(dates) > 1:
        return _span(*dates)
    if dates:
        season = value.get("season")
        told = {"season": season} if season in SEASONS and len(dates[0]) == 1 else {}
        return {"date-parts": dates, **told}
    return {"literal": guard(written)} if written else {}


def _span(begin: list[int], end: list[int]) -> dict[str, Any]:
    """From one date to another; of one year, as the season that `elements.Date_Part` takes apart.

    citeproc-py loses the year of a range within one year.
    """
    year = begin[:1]
    if year != end[:1]:
        return {"date-parts": [year, end[:1]]}
    if len(begin) == 1 or len(end) == 1 or begin == end:
        return {"date-parts": [begin if begin == end else year]}
    days = [*begin[2:], *end[2:]] if begin[1] == end[1] else []
    if days and len(days) != len((begin, end)):
        return {"date-parts": [begin[:2]]}
    return {"date-parts": [year], "season": packed(begin[1], end[1], *days)}


def _date_parts(name: str, parts: list[Any]) -> list[int]:
    try:
        numbers = [int(part) for part in parts[:3] if part not in (None, "")]
    except (TypeError, ValueError):
        raise ShapeError(f"{name} must hold whole numbers: year, month, day") from None
    highest = (9999, 12, 31)
    for place, number in enumerate(numbers):
        if not 1 <= number <= highest[place]:
            return numbers[:place]
    return numbers


def _addresses(given: Mapping[str, Any]) -> dict[str, str]:
    doi = _DOI_FORMS.sub("", _plain(given, "DOI")).rstrip(". ")
    url = _plain(given, "URL")
    if _DOI_FORMS.match(url):
        doi, url = doi or _DOI_FORMS.sub("", url), ""
    return {
        "DOI": marked("doi", guard(doi)) if doi else "",
        "URL": marked("url", guard(url)) if url else "",
    }


def _plain(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise ShapeError(f"{name} must be a text")
    return bare(name, value).replace(guard("<"), "<")
