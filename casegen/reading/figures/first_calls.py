"""First callouts that come before their turn."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.document.tree import Callout, Figure
from casegen.reading.figures.callouts import Calls


def jumps(calls: Calls) -> Iterator[tuple[Callout, str, str]]:
    """First callouts of figures, and of tables, made before one of a lower number is called.

    Each comes with the label of what it calls and the label that was due. What is never called
    is never due.
    """
    known = calls.floats
    firsts: dict[str, Callout] = {}
    for callout in calls.called:
        if callout.target in known:
            firsts.setdefault(callout.target, callout)
    for figures in (True, False):
        names = [name for name in firsts if isinstance(known[name], Figure) == figures]
        due = sorted(names, key=lambda name: known[name].number)
        for name in names:
            if name != due[0]:
                yield firsts[name], known[name].label, known[due[0]].label
            due.remove(name)
