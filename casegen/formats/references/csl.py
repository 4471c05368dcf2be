"""What the fields of a CSL-JSON reference say: rich text, pages, dates, names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casegen.document.tree import Emphasis, Inlines, Strong, Subscript, Superscript, Text

NODES = {"i": Emphasis, "b": Strong, "sub": Subscript, "sup": Superscript}
MARKED = re.compile(r"<(i|b|sub|sup)>(.*?)</\1>", re.DOTALL)
NO_CASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)
DASH = re.compile(r"(?:(?<!\s)\s++)?[-‐‑–—−]++\s*")
SPLIT = re.compile(r"([^\W\d]*)(\d+)")


def rich(text: str) -> Inlines:
    """A text with CSL-JSON's four tags (i, b, sub, sup) as inlines; any other stays as written."""
    bare = NO_CASE.sub(r"\1", text)
    found: list[Any] = []
    end = 0
    for match in MARKED.finditer(bare):
        found += [Text(bare[end : match.start()]), NODES[match[1]](rich(match[2]))]
        end = match.end()
    found.append(Text(bare[end:]))
    return tuple(node for node in found if node != Text(""))


def pages(page: str) -> tuple[str, str]:
    """The first and the last page, the last written out: 156-9 ends on 159; empty for a single."""
    parts = [part.strip() for part in page.split(",")]
    first, *_ = DASH.split(parts[0])
    last = DASH.split(parts[-1])[-1]
    if first == last:
        return first, ""
    begin, end = SPLIT.fullmatch(first), SPLIT.fullmatch(last)
    if begin and end and end[1] in {"", begin[1]} and len(end[2]) < len(begin[2]):
        last = begin[1] + begin[2][: len(begin[2]) - len(end[2])] + end[2]
    elif begin and end and not end[1] and len(end[2]) == len(begin[2]):
        last = begin[1] + end[2]
    return first, last


def date(reference: Mapping[str, Any], field: str) -> tuple[int, ...]:
    """The year of a date, with its month and day where they are known; empty for no date."""
    parts = reference.get(field, {}).get("date-parts") or [[]]
    return tuple(parts[0])


def edtf(value: Mapping[str, Any]) -> str:
    """A date of CSL-JSON as EDTF (ISO 8601-2) writes it: 2003-01/2003-02, 2003-21 for a spring."""
    ends = ["-".join(f"{part:02}" for part in parts) for parts in value["date-parts"]]
    season = f"-{value['season'] + 20}" if "season" in value else ""
    return "/".join(ends) + season


def beyond(reference: Mapping[str, Any], field: str) -> str:
    """A date as EDTF where its first day, month or year is not all of it; else an empty text."""
    parts = date(reference, field)
    whole = edtf(reference[field]) if parts else ""
    return "" if whole == "-".join(f"{part:02}" for part in parts) else whole


def family(name: Mapping[str, str]) -> str:
    """A family name with the particle that belongs to it."""
    return " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))


def is_vietnamese(reference: Mapping[str, Any]) -> bool:
    """Whether a reference is in Vietnamese, whose names stand family first."""
    return str(reference.get("language", "")).lower().split("-")[0] in {"vi", "vie"}
