"""What composing one document needs at hand: the numbers, the labels, and what was met so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casegen.case.facts import Value
from casegen.case.figures.image import Image
from casegen.case.model import Case
from casegen.case.origin import Keys, Origin
from casegen.compose.numbering import cited
from casegen.document.runs import runs
from casegen.document.tree import Callout, Cluster, Inlines, Text
from casegen.style.language import NO_BREAK_SPACE, Language
from casegen.style.profile import Profile


@dataclass
class Context:
    """One document in the making; clusters and callouts are numbered as they are composed."""

    case: Case
    language: Language
    profile: Profile
    facts: Mapping[str, Value]
    numbers: Mapping[str, int]
    labels: Mapping[tuple[str, str], tuple[str, int]]
    images: Mapping[str, Image]
    gaps: frozenset[Keys] = frozenset()
    clusters: list[Cluster] = field(default_factory=list)
    callouts: list[Callout] = field(default_factory=list)

    def missing(self, path: str) -> Inlines:
        """The words for a stored value that is still to be given; none where it is there."""
        owner, _dot, name = path.partition(".")
        for number, patient in enumerate(self.case.patients):
            if patient.id == owner and ("patients", number, name) in self.gaps:
                return (Text(self.language.word("label", "gap")),)
        return ()

    def cluster(self, meta: dict[str, tuple[str | int, ...]], origin: Origin) -> Cluster:
        """The cluster of a citation token, numbered, sorted and collapsed."""
        form = self.profile.citations
        numbers = tuple(sorted({self.numbers[key] for key in cited(self.case, meta)}))
        cluster = Cluster(
            id=f"c{len(self.clusters) + 1}",
            numbers=numbers,
            runs=runs(numbers, form.collapse),
            brackets=form.brackets,
            delimiter=form.delimiter,
            dash=form.dash,
            superscript=form.superscript,
            origin=origin,
        )
        self.clusters.append(cluster)
        return cluster

    def callout(self, kind: str, target: str, panels: tuple[str, ...], origin: Origin) -> Callout:
        """The callout of a cross-reference token, with its printed label."""
        word = " ".join(map(str, self.labels[kind, target]))
        callout = Callout(
            id=f"k{len(self.callouts) + 1}",
            kind=kind,
            key=target,
            target=f"{kind}-{target}",
            word=word.replace(" ", NO_BREAK_SPACE),
            lettered=self.language.join(panels),
            panels=panels,
            origin=origin,
        )
        self.callouts.append(callout)
        return callout
