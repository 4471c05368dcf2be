"""Anchors: where on the page stands what a finding means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from casegen.case.model import Case
from casegen.case.origin import Keys, Origin
from casegen.case.patient_tables import patient_tables

PARTS = ("abstract", "introduction", "discussion", "conclusion")
GLANCE = ("sex", "age", "age_unit", "levels")


class Anchor(NamedTuple):
    """An element of the page and what of the case it shows: keys, and characters of that text."""

    keys: Keys
    start: int
    end: int
    id: str


def fixed(case: Case, tag: str) -> Iterator[Anchor]:
    """The anchors that follow from the case itself, beside those of its paragraphs."""
    for keys, name in structure(case):
        yield Anchor(keys, 0, 0, f"{tag}-{name}")


def structure(case: Case) -> Iterator[tuple[Keys, str]]:
    """Keys of the case with the id of the element that shows them."""
    for key in ("title", "short_title"):
        yield (key,), "title"
    for key in ("authors", "affiliations", "keywords"):
        yield (key,), key
    for part in PARTS:
        yield (part,), f"{part}-heading"
    for index in range(len(case.patients)):
        yield from of_patient(case, index)
    for index, figure in enumerate(case.figures):
        yield ("figures", index), f"fig-{figure.id}"
    for index, item in enumerate(case.tables):
        yield ("tables", index), f"tab-{item.id}"
    for index, reference in enumerate(case.references):
        yield ("references", index), f"ref-{reference.id}"


def of_patient(case: Case, index: int) -> Iterator[tuple[Keys, str]]:
    """The same of one patient."""
    patient = case.patients[index]
    section = f"patient-{index + 1}" if len(case.patients) > 1 else "cases"
    yield ("patients", index), f"{section}-heading"
    yield ("patients", index, "timeline"), f"{section}-timeline"
    for table in patient_tables(patient, ("patients", index)):
        yield table.keys, f"tab-{table.id}"
    for key in ("observations", "observations_title", "observations_note"):
        yield ("patients", index, key), f"tab-labs-{patient.id}"
    for key in GLANCE:
        yield ("patients", index, key), f"{section}-facts"


def lead(
    origin: Origin | None, language: str | None, anchors: Mapping[str, Sequence[Anchor]]
) -> list[str]:
    """The ids of the elements that show an origin, one for each language it concerns."""
    if origin is None:
        return []
    last = origin.keys[-1] if origin.keys else None
    tags = [tag for tag in anchors if tag in {language, last}] or list(anchors)
    found = [nearest(origin, anchors[tag]) for tag in tags]
    return [anchor.id for anchor in found if anchor]


def nearest(origin: Origin, anchors: Iterable[Anchor]) -> Anchor | None:
    """The anchor that shares most keys with an origin, and of several the one around its start."""
    best = max(anchors, key=lambda anchor: closeness(origin, anchor), default=None)
    return best if best and shared(origin.keys, best.keys) else None


def closeness(origin: Origin, anchor: Anchor) -> tuple[int, int, bool]:
    """How well an anchor fits: keys in common, keys too many, and whether it holds the start."""
    common = shared(origin.keys, anchor.keys)
    return common, common - len(anchor.keys), anchor.start <= origin.start <= anchor.end


def shared(one: Keys, other: Keys) -> int:
    """How many keys two paths share from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
