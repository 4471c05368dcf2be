"""What remains to be written of each case, printed as a list apart from what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.messages import _, tell
from casegen.messages.visible import line, visible

if TYPE_CHECKING:
    from casegen.case.finding import Finding

HEAD = _("{path}: still to write: {count} of {total} parts; next: {part}.")
ITEM = _("line {line}: {part}")
LISTED = 40


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
    from casegen.check import remaining
    from casegen.check.chosen_profile import chosen
    from casegen.check.modelling import modelled

    try:
        source = load(Path(path))
    except LoadError:
        return
    case = modelled(source).case
    left = remaining.remaining(gaps, case, source.data, chosen(case.profile) if case else None)
    names = [left.name(part, reader) for part in left.parts]
    values = {
        "path": line(path),
        "count": str(len(names)),
        "total": str(left.total),
        "part": names[0],
    }
    yield visible(tell(HEAD, values, reader))
    for part, said in zip(left.parts[:LISTED], names, strict=False):
        row = str(part.gap.place.line)
        yield "  " + visible(tell(ITEM, {"line": row, "part": said}, reader))
    if len(names) > LISTED:
        yield "  …"
