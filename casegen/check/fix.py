"""Mend: make the safe edits of findings in a case file, leaving everything else as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import accumulate
from typing import Any
from unicodedata import normalize

from casegen.case.edit.editor import Edit, edited, holds
from casegen.case.finding import Finding, Mend
from casegen.case.load import Place, Source
from casegen.case.origin import Keys
from casegen.messages.visible import line

UNSAFE = frozenset('"\\\n\r')
# Where all of them together do not come out right, so many are tried one by one.
TRIED = 200


def mended(source: Source, findings: Iterable[Finding]) -> tuple[str, Mapping[str, Any]]:
    """A case file's text with every edit that can be made, and the data that it then holds.

    Where two edits overlap, the first one is made. An edit is left to the author whose new
    characters would end or escape a TOML string, or change anything but the text it is meant for.
    """
    mends = list(chosen(source.text, findings))
    done = outcome(source, mends)
    if done is None:
        sound: list[Mend] = []
        for mend in mends[:TRIED]:
            if outcome(source, [*sound, mend]):
                sound.append(mend)
        done = outcome(source, sound)
    return done or (source.text, source.data)


def chosen(text: str, findings: Iterable[Finding]) -> Iterator[Mend]:
    """The mends that may be made, in the order of the file and none upon another."""
    starts = line_starts(text)
    every = {mend for finding in findings for mend in finding.fix if not UNSAFE & set(mend.text)}
    position = 0
    for mend in sorted(every, key=lambda one: (span(one.place, starts), one.text)):
        start, end = span(mend.place, starts)
        if start >= position:
            yield mend
            position = end


def outcome(source: Source, mends: Sequence[Mend]) -> tuple[str, Mapping[str, Any]] | None:
    """What a file is and says after some mends, None where it would not say what they mean."""
    starts = line_starts(source.text)
    text = edited(source.text, (Edit(*span(one.place, starts), one.text) for one in mends))
    data = meant(source.data, mends)
    return (text, data) if holds(text, data) else None


def meant(data: Mapping[str, Any], mends: Iterable[Mend]) -> Mapping[str, Any]:
    """The data that mends lead to: their texts in the place of the characters they are about."""
    by_keys: dict[Keys, list[Mend]] = defaultdict(list)
    for mend in mends:
        if mend.origin:
            by_keys[mend.origin.keys].append(mend)
    whole: Any = data
    for keys, own in by_keys.items():
        edits = [Edit(one.origin.start, one.origin.end, one.text) for one in own if one.origin]
        whole = put(whole, keys, edits)
    return whole  # type: ignore[no-any-return]


def put(value: Any, keys: Keys, edits: Iterable[Edit]) -> Any:  # noqa: ANN401 - any TOML value
    """A value with the text at some keys within it edited, composed as all data are."""
    if not keys:
        return normalize("NFC", edited(value, edits))
    inner = put(value[keys[0]], keys[1:], edits)
    if isinstance(value, Mapping):
        return {**value, keys[0]: inner}
    return tuple(inner if at == keys[0] else item for at, item in enumerate(value))


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    return [0, *accumulate(len(row) + 1 for row in text.split("\n"))]


def span(place: Place, starts: Sequence[int]) -> tuple[int, int]:
    """A place as offsets into the file's text."""
    return (
        starts[place.line - 1] + place.column - 1,
        starts[place.end_line - 1] + place.end_column - 1,
    )


def difference(before: str, after: str, name: str) -> str:
    """What mending changes, as a unified diff."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    return "".join(line(row.rstrip("\r\n")) + "\n" for row in lines)
