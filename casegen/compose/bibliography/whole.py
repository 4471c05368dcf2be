"""What a style has no place for, put where every style prints it: conferences, versions, kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Words of the list, by its language; Citing Medicine (NLM) has the English ones.
WORDS: Final = {
    "en": {
        "article": "preprint", "dataset": "dataset", "software": "software",
        "version": "Version {}", "in press": "In press", "section": "Sect. {}",
    },
    "vi": {
        "article": "bản thảo chưa bình duyệt", "dataset": "bộ dữ liệu", "software": "phần mềm",
        "version": "Phiên bản {}", "in press": "Đang in", "section": "Mục {}",
    },
}  # fmt: skip


def completed(reference: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A reference whose container, edition, kind and date say all that is known of them."""
    words = WORDS.get(language, WORDS["en"])
    found = dict(reference)
    kind = found.get("type") if isinstance(found.get("type"), str) else None
    match kind:
        case "paper-conference":
            held = conference(found, language)
            found["container-title"] = ". ".join(filter(None, (found.get("container-title"), held)))
        case "article":
            number = str(found.get("number") or "")
            known = (
                number and not found.get("DOI") and number not in str(found.get("container-title"))
            )
            found["container-title"] = " ".join(
                filter(None, (found.get("container-title"), number if known else ""))
            )
    if kind in words and not found.get("genre"):
        found["genre"] = words[kind]
    if found.get("version") and not found.get("edition"):
        found["edition"] = words["version"].format(found["version"])
    if found.get("section") and found.get("page"):
        found["page"] = f"{words['section'].format(found['section'])}:{found['page']}"
    if found.get("status") == "in press":
        year = date(found.get("issued"), "")
        found["issued"] = {"literal": " ".join(filter(None, (words["in press"], year)))}
    return found


def conference(reference: Mapping[str, Any], language: str) -> str:
    """A conference with its days and its place."""
    title = str(reference.get("event-title") or reference.get("event") or "")
    own = str(reference.get("container-title") or "")
    told = (
        "" if title and title in own else title,
        date(reference.get("event-date"), language),
        str(reference.get("event-place") or ""),
    )
    return "; ".join(filter(None, told))


def date(value: Any, language: str) -> str:  # noqa: ANN401 - any value of JSON
    """A date, or from one to another, in the list's language; in none, the year alone."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(parts, list) or not all(isinstance(one, list) and one for one in parts):
        return ""
    if not language:
        return str(parts[0][0])
    first, last = parts[0], parts[-1]
    if language == "vi":
        texts = ["/".join(str(part) for part in reversed(one)) for one in (first, last)]
    else:
        texts = [" ".join((str(one[0]), *named(one))) for one in (first, last)]
    if first == last:
        return texts[0]
    if first[:2] == last[:2] and len(first) == len(last) == len(("year", "month", "day")):
        return f"{first[2]}–{texts[1]}" if language == "vi" else f"{texts[0]}–{last[2]}"
    if first[0] == last[0] and language != "vi":
        return f"{texts[0]}–{' '.join(named(last))}"
    return f"{texts[0]}–{texts[1]}"


def named(parts: list[Any]) -> list[str]:
    """The month by its name, and the day."""
    months = [MONTHS[month - 1] for month in parts[1:2] if month in range(1, len(MONTHS) + 1)]
    return [*months, *map(str, parts[2:3])]
