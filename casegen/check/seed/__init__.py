"""Against: a case's documents held against a seed, the form of a published article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casegen.case.finding import Finding, Found, told
from casegen.case.load import LoadError, Source
from casegen.case.origin import Origin
from casegen.case.outside import outside
from casegen.check.check import Checked, slug_of
from casegen.check.examine import composed
from casegen.check.hearing import placed
from casegen.check.options import Options
from casegen.check.seed.difference import Difference
from casegen.check.seed.fingerprint import fingerprint
from casegen.check.seed.form import Form, Seed
from casegen.check.seed.marks import callouts, clusters
from casegen.check.seed.mentions import in_callouts, in_clusters, in_references
from casegen.check.seed.parts import in_figures, in_keywords, in_parts, in_style
from casegen.check.seed.seed import seed
from casegen.check.strict import unreadable
from casegen.check.waivers import unused
from casegen.document.tree import Document
from casegen.messages import _
from casegen.style.options import USUAL

__all__ = ["Form", "Seed", "differences", "fingerprint", "held", "mentions", "seed"]


def held(checked: Checked, seed_path: Path, options: Options | None = None) -> Iterator[Finding]:
    """Hold a checked case against a seed: one finding for each difference, or for a broken seed.

    Differences that the case waives are left out, and those that the options do not want.
    """
    options, waivers = options or Options(), checked.case.waive if checked.case else {}
    try:
        found = tuple(against(checked, seed(seed_path)))
    except LoadError as error:
        yield unreadable(error)
        return
    waived = {one.name for one in outside() if one.waivable and one.name in waivers}
    wanted = {one.name for one in outside() if options.wants(one)}
    yield from (one for one in found if one.name in wanted - waived)
    if "waiver-unused" in wanted:
        idle = sorted(waived - {one.name for one in found})
        yield from (unused(name, checked.source) for name in idle)


def against(checked: Checked, model: Seed) -> Iterator[Finding]:
    """One finding for each difference between a case and a seed.

    The document in the seed's language is compared as a whole; those in other languages by what
    has no words, their callouts and clusters. A case with fatal findings is not compared.
    """
    if checked.case is None or checked.profile is None:
        return
    if model.language not in checked.case.languages:
        message = _("The seed is in “{language}”, and this case is not.")
        values = {"language": model.language}
        absent = Difference("form-language", message, values, ("languages",))
        yield finding(absent, absent.keys, checked.source, None)
    for document in composed(checked, slug_of(checked.source), USUAL).values():
        yield from compared(checked, model, document)


def differences(model: Seed, form: Form) -> Iterator[Difference]:
    """Everything in which a form differs from a seed of the same language.

    Parts and callouts beyond the seed's are no difference: present rules ask for declarations
    and for a callout of every panel.
    """
    for compare in (in_parts, in_style, in_keywords, in_figures, in_references):
        yield from compare(model, form)
    yield from mentions(model, form)


def mentions(model: Seed, form: Form) -> Iterator[Difference]:
    """The differences in callouts and clusters, whatever the language."""
    yield from in_callouts(model, form)
    yield from in_clusters(model, form)


def compared(checked: Checked, model: Seed, document: Document) -> Iterator[Finding]:
    """The findings of one language."""
    language = document.language.tag
    compare = differences if language == model.language else mentions
    for difference in compare(model, fingerprint(document)):
        origin = origin_of(difference, document)
        where = origin or difference.keys
        yield finding(difference, where, checked.source, language if origin else None)


def origin_of(difference: Difference, document: Document) -> Origin | None:
    """Where in the case the cluster or callout stands that a difference is about."""
    if difference.cluster is not None:
        return list(clusters(document))[difference.cluster][1].origin
    if difference.callout is not None:
        return list(callouts(document))[difference.callout][1].origin
    return None


def finding(
    difference: Difference,
    where: Origin | tuple[str | int, ...],
    source: Source,
    language: str | None,
) -> Finding:
    """A difference as a finding at its place in the case."""
    message, values = difference.message, difference.values
    if isinstance(where, Origin):
        found = Found(where.keys, message, values, where.start, where.end)
    else:
        found = Found(where, message, values)
    return told(difference.name, placed(found, source), message, dict(values), language=language)
