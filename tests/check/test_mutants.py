"""Mutants of the real cases: a fault is reported by its rule, a legal change by none.

The suite puts every fault into one case, and into the next where its rule stays silent or has no
place for it, and every legal change into the same one; `make mutants` into all cases at all places.
"""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from typing import Any

import pytest

from casegen.case import figures
from casegen.case.finding import Finding
from casegen.check.examine import examined
from casegen.check.rule import rules
from tests.check.mutants import INJECTORS
from tests.check.mutants.draft import Change, Data, Injector, NoPlaceError
from tests.check.mutants.figures import SMALL
from tests.check.mutants.forms import formed
from tests.check.mutants.legal import CHANGES
from tests.check.mutants.privacy import NOTED
from tests.check.mutants.sayings import SAYINGS
from tests.support.least_case import CASES, LEAST, written

WHOLE = os.environ.get("CASEGEN_MUTANTS") == "whole"
# The shortest case, which is checked in the least time, comes first.
NAMES = [
    folder.name for folder in sorted(CASES, key=lambda one: (one / "case.toml").stat().st_size)
]
# Rules for which a mutant of a real case makes no sense.
WITHOUT: dict[str, str] = {}


@dataclass(frozen=True)
class Mutant:
    """One mutant: the fault, the case it was put into, where, and whether its rule spoke."""

    injector: Injector
    case: str
    place: str
    caught: bool

    def __str__(self) -> str:
        return f"{self.injector.rule} ({self.injector.name}) in {self.case}: {self.place}"


@pytest.fixture(scope="module", autouse=True)
def looked_at_once() -> Iterator[None]:
    """Look through a picture once: most changes leave all pictures of a case as they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("casegen.case.figures.picture", cache(figures.picture))
        yield


@cache
def folder(name: str) -> Path:
    """A folder of its own with the figures of a real case and two small pictures."""
    whole = Path(mkdtemp(prefix="casegen-mutants-")) / name
    copytree(next(case for case in CASES if case.name == name), whole)
    for picture in (SMALL, NOTED):
        (whole / picture).write_bytes((LEAST / picture).read_bytes())
    return whole


def findings(name: str, data: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What checking a case's data finds."""
    (folder(name) / "case.toml").write_bytes(written(data).encode())
    return examined(folder(name))[1]


@cache
def unchanged(name: str, form: str) -> Data:
    """The data of a case in one form before anything is put into it; nobody changes them."""
    return formed(name, form, "").data


@cache
def before(name: str, form: str) -> Counter[str]:
    """How often each rule speaks of a case in one form before anything is put into it."""
    return Counter(finding.name for finding in findings(name, unchanged(name, form)))


@cache
def mutants() -> tuple[Mutant, ...]:
    """Every mutant that differs from the others, checked."""
    return tuple(mutant for one in INJECTORS for mutant in tried(one))


def tried(injector: Injector) -> Iterator[Mutant]:
    """The mutants of one fault in every case, or in one after the other until it is reported."""
    for name in NAMES:
        made = list(bred(injector, name))
        yield from made
        if made and all(mutant.caught for mutant in made) and not WHOLE:
            return


def bred(injector: Injector, name: str) -> Iterator[Mutant]:
    """The mutants of one fault in one case."""
    seen = set()
    for number in range(injector.times if WHOLE else (injector.times + 1) // 2):
        draft = formed(name, injector.form, f"{injector.name} {number}")
        try:
            injector.change(draft)
        except NoPlaceError:
            continue
        place = difference(unchanged(name, injector.form), draft.data)
        if place and place not in seen:
            seen.add(place)
            spoke = Counter(finding.name for finding in findings(name, draft.data))
            caught = spoke[injector.rule] > before(name, injector.form)[injector.rule]
            yield Mutant(injector, name, place, caught)


def difference(old: Any, new: Any, keys: str = "") -> str:  # noqa: ANN401 - any TOML value
    """The first place at which two values differ, with what stood there and what stands there."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old | new:
            found = difference(old.get(key), new.get(key), f"{keys}.{key}")
            if found:
                return found
        return ""
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        places = (difference(*pair, f"{keys}.{index}") for index, pair in pairs)
        return next(filter(None, places), "")
    if old == new:
        return ""
    return f"{keys.lstrip('.')}: {excerpt(str(old), str(new))}"


def excerpt(old: str, new: str) -> str:
    """Two texts cut around the first character in which they differ."""
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    around = slice(max(0, same - 20), same + 40)
    return f"{old[around]!r} became {new[around]!r}"


def neighbour(change: Change, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Where a legal change was made in a case, and what checking the case then finds."""
    draft = formed(name, "plain", change.__name__)
    try:
        change(draft)
    except NoPlaceError:
        return "", ()
    return difference(unchanged(name, "plain"), draft.data), findings(name, draft.data)


def changed(change: Change) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """What came of a legal change in every case, or in the first that has a place for it."""
    for name in NAMES:
        made = neighbour(change, name)
        yield made
        if made[0] and not WHOLE:
            return


def saying(name: str, words: tuple[str, str]) -> tuple[Finding, ...]:
    """What checking a case finds after a legal sentence was added to its conclusion."""
    draft = formed(name, "plain", "")
    draft.add(*words, "conclusion")
    return findings(name, draft.data)


def told(found: tuple[Finding, ...]) -> list[str]:
    """Findings as a test prints them."""
    return [f"{finding.name}: {finding.said('en')}" for finding in found]


@pytest.mark.parametrize("name", NAMES)
def test_a_real_case_is_clean_as_it_is_and_written_anew(name: str) -> None:
    case = next(folder for folder in CASES if folder.name == name)
    assert told(examined(case)[1]) == []
    assert told(findings(name, tomllib.loads((case / "case.toml").read_text("utf-8")))) == []


def test_every_rule_has_a_fault_or_a_reason_why_not() -> None:
    faulted = {injector.rule for injector in INJECTORS}
    assert faulted | WITHOUT.keys() == {rule.name for rule in rules()}
    assert faulted & WITHOUT.keys() == set()


def test_at_least_nineteen_of_twenty_mutants_are_reported_by_their_rule() -> None:
    every = mutants()
    missed = [str(mutant) for mutant in every if not mutant.caught]
    print(*missed, sep="\n")  # noqa: T201 - what is not reported, with its place
    assert len(every) >= (200 if WHOLE else len(INJECTORS))
    assert len(missed) <= 0.05 * len(every), "\n".join(missed)


@pytest.mark.parametrize("rule", sorted({injector.rule for injector in INJECTORS}))
def test_a_rule_reports_a_fault_put_into_a_real_case(rule: str) -> None:
    made = [mutant for mutant in mutants() if mutant.injector.rule == rule]
    assert made
    assert [str(mutant) for mutant in made if mutant.caught] != []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_no_rule_reports_a_legal_change(change: Change) -> None:
    made = list(changed(change))
    assert any(place for place, _found in made)
    assert [(place, told(found)) for place, found in made if found] == []


@pytest.mark.parametrize("kind", list(SAYINGS))
def test_no_rule_reports_a_sentence_that_only_looks_like_a_fault(kind: str) -> None:
    names = NAMES if WHOLE else NAMES[:1]
    assert [told(saying(name, SAYINGS[kind])) for name in names] == [[]] * len(names)


@pytest.mark.parametrize(
    ("name", "form"), [("kawasaki-ivig", "literal"), ("emh-thalassemia", "called")]
)
def test_no_rule_reports_another_form_of_a_case(name: str, form: str) -> None:
    assert dict(before(name, form)) == {}


def test_there_are_more_than_forty_legal_changes() -> None:
    assert len(CHANGES) + len(SAYINGS) * len(NAMES) > 40
