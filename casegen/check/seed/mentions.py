"""How a form's callouts, references and clusters differ from a seed's, in any language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from casegen.check.seed.difference import Difference, listed, written
from casegen.check.seed.form import Called, Cited, Form, Seed
from casegen.messages import _

Numbered = Sequence[tuple[int, Cited]]


def in_callouts(seed: Seed, form: Form) -> Iterator[Difference]:
    """Callouts of the seed that are missing from their place, or figures first called in disorder.

    The seed's callouts must occur in its order, others may stand between them: one of a whole
    figure is met by any callout of that figure, one of panels by a callout of those panels.
    """
    position, last, complete = 0, None, True
    for expected in seed.callouts:
        rest = enumerate(form.callouts[position:], position)
        found = next((index for index, callout in rest if meets(callout, expected)), None)
        if found is not None:
            position, last = found + 1, found
            continue
        complete = False
        message = _("The seed calls figure {callout} here; this text does not.")
        values = {"callout": expected.text}
        keys = written(expected.section)
        yield Difference("form-callouts", message, values, keys, callout=last)
    if complete:
        yield from in_order(seed, form)


def in_order(seed: Seed, form: Form) -> Iterator[Difference]:
    """The figures first called in another order than the seed's."""
    expected = list(dict.fromkeys(callout.figure for callout in seed.callouts))
    known = [callout.figure for callout in form.callouts if callout.figure in expected]
    found = list(dict.fromkeys(known))
    if found != expected:
        wrong = next(f for f, e in zip(found, expected, strict=True) if f != e)
        index = next(i for i, c in enumerate(form.callouts) if c.figure == wrong)
        message = _("Figures are first called in the order {found}; in the seed it is {expected}.")
        values = {"found": listed(found), "expected": listed(expected)}
        yield Difference("form-callouts", message, values, callout=index)


def meets(callout: Called, expected: Called) -> bool:
    """Whether a callout does what the seed's does."""
    same = (callout.section, callout.figure) == (expected.section, expected.figure)
    return same and set(expected.panels) <= set(callout.panels)


def in_references(seed: Seed, form: Form) -> Iterator[Difference]:
    """Another number of references, or another order."""
    if form.references.count != seed.references.count:
        message = _("There are {found} references; the seed has {expected}.")
        values = {"found": str(form.references.count), "expected": str(seed.references.count)}
        yield Difference("form-references", message, values, ("references",))
    if renumbered(seed, form):
        message = _("References are in the order “{found}”; in the seed it is “{expected}”.")
        values = {"found": str(form.references.order), "expected": str(seed.references.order)}
        yield Difference("form-references", message, values)


def renumbered(seed: Seed, form: Form) -> bool:
    """Whether the same number means another reference, so that clusters cannot be compared."""
    return form.references.order not in (None, seed.references.order)


def in_clusters(seed: Seed, form: Form) -> Iterator[Difference]:
    """Other brackets or clusters, aligned section by section so that one lost is one difference."""
    if form.brackets != seed.brackets:
        message = _("Clusters stand in {found}; in the seed they stand in {expected}.")
        values = {"found": " ".join(form.brackets), "expected": " ".join(seed.brackets)}
        yield Difference("form-clusters", message, values)
    if renumbered(seed, form):
        return
    for section in dict.fromkeys(cluster.section for cluster in (*seed.clusters, *form.clusters)):
        wanted = [(n, c) for n, c in enumerate(seed.clusters, 1) if c.section == section]
        found = [(i, c) for i, c in enumerate(form.clusters) if c.section == section]
        numbers = [c.numbers for _n, c in wanted], [c.numbers for _i, c in found]
        for step in SequenceMatcher(None, *numbers, autojunk=False).get_opcodes():
            tag, begin, end, start, stop = step
            if tag != "equal":
                before = found[start - 1][0] if start else None
                yield from in_stretch(wanted[begin:end], found[start:stop], before)


def in_stretch(wanted: Numbered, found: Numbered, before: int | None) -> Iterator[Difference]:
    """Clusters that stand where the seed has others; `before` is the one that precedes them."""
    both = min(len(wanted), len(found))
    for (number, expected), (index, cluster) in zip(wanted, found, strict=False):
        message = _("This cluster is {found}; in the seed, cluster {number} is {expected}.")
        values = {"found": shown(cluster), "number": str(number), "expected": shown(expected)}
        yield Difference("form-clusters", message, values, cluster=index)
    before = found[both - 1][0] if both else before
    for number, expected in wanted[both:]:
        message = _("After this, the seed has cluster {number}, {expected}; here it is missing.")
        values = {"number": str(number), "expected": shown(expected)}
        yield Difference("form-clusters", message, values, written(expected.section), before)
    for index, cluster in found[both:]:
        message = _("The seed has no cluster {found} here.")
        yield Difference("form-clusters", message, {"found": shown(cluster)}, cluster=index)


def shown(cluster: Cited) -> str:
    """A cluster's numbers, written out."""
    return f"[{listed(cluster.numbers)}]"
