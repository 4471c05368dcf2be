"""What remains to be written of a case: a list in its order, apart from what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casegen.messages import _, tell
from casegen.messages.visible import line, visible

if TYPE_CHECKING:
    from casegen.case.finding import Finding
    from casegen.case.origin import Keys
    from casegen.style.profile import Profile

HEAD = _("{path}: still to write: {count} of {total} parts; next: {part}.")
ITEM = _("line {line}: {part}")
LISTED = 40
# Keys so far down name a part of a patient; above, one of the case.
DEEP = 3


def remaining(findings: Iterable[Finding], reader: str) -> Iterator[str]:
    """Lines that tell what remains of each case that lacks something."""
    by_path: dict[str, list[Finding]] = {}
    for one in findings:
        by_path.setdefault(one.place.path, []).append(one)
    for path, gaps in by_path.items():
        yield from of_case(path, gaps, reader)


def of_case(path: str, gaps: list[Finding], reader: str) -> Iterator[str]:
    """What remains of one case: how much, what comes next, and a line for each part."""
    from casegen.case.load import LoadError, load
    from casegen.check.check import modelled
    from casegen.check.strict_files import chosen

    try:
        source = load(Path(path))
    except LoadError:
        return
    case = modelled(source).case
    profile = chosen(case.profile) if case else None
    parts: dict[Keys, tuple[int, set[str]]] = {}
    for one in gaps:
        _first, tags = parts.setdefault(about(one), (one.place.line, set()))
        tags.update(filter(None, [one.language]))
    names = {keys: name(keys, source.data, profile, reader) for keys in parts}
    values = {
        "path": line(path),
        "count": str(len(parts)),
        "total": str(total(case, parts)),
        "part": next(iter(names.values())),
    }
    yield visible(tell(HEAD, values, reader))
    for keys in list(parts)[:LISTED]:
        row, tags = parts[keys]
        said = names[keys] + (
            f" ({', '.join(sorted(tags))})" if 0 < len(tags) < languages(case, keys) else ""
        )
        yield "  " + visible(tell(ITEM, {"line": str(row), "part": said}, reader))
    if len(parts) > LISTED:
        yield "  …"


def about(gap: Finding) -> Keys:
    """The keys of what a gap is, without its language."""
    keys = gap.origin.keys if gap.origin else ()
    if "key" in gap.values:
        return (*keys, gap.values["key"])
    return keys[:-1] if keys and keys[-1] == gap.language else keys


def total(case: Any, parts: Iterable[Keys]) -> int:  # noqa: ANN401 - a case or none
    """How many parts a case has as it stands, with those that it lacks."""
    from casegen.case.unfinished import unwritten

    there = {keys for keys, _text in unwritten(case)} if case else set()
    return len(there | {*parts})


def languages(case: Any, keys: Keys) -> int:  # noqa: ANN401 - a case or none
    """How many languages a part of a case is written in."""
    from casegen.case.model.fronts import wanted

    return len(wanted(case, keys)) if case else 0


def name(keys: Keys, data: Mapping[str, Any], profile: Profile | None, reader: str) -> str:
    """What a part is called, after the part of the case that it belongs to."""
    from casegen.style.headed import called

    top = keys[:DEEP] if keys[:1] == ("patients",) else keys[:1]
    outer, inner = (called(one, data, profile, reader) for one in (top, keys))
    names = [one for one in dict.fromkeys((outer, inner)) if one]
    return ": ".join(names) or str(keys[-1])
