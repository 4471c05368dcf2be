"""Every rule, given a case of which each text is a shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from casegen.case.load import load
from casegen.check import given as of
from casegen.check.chosen_profile import chosen
from casegen.check.modelling import modelled
from casegen.check.pictures import pictures
from casegen.check.rule import Rule, rules
from casegen.compose import compose
from tests.support.growing.shapes import Shape
from tests.support.least_case import least, written

# Where a text may say what it likes, and the case stays one that can be composed.
PROSE = (
    *("introduction", "conclusion", "abstract", "funding", "competing_interests"),
    *("acknowledgements", "author_contributions", "data_availability", "consent", "ethics"),
)
PARTS = ("history", "examination", "presentation", "diagnosis", "perspective")


def case_of(text: str) -> dict[str, Any]:
    """The least case, of which the texts of every kind are one text."""
    data = least()
    both = {"vi": text, "en": text}
    for name in PROSE:
        data[name] = {**data.get(name, {}), **both}
    patient = data["patients"][0]
    for name in PARTS:
        patient[name] = {**patient.get(name, {}), **both}
    data["discussion"][0] |= both
    data["title"] = both
    data["keywords"][0] = both
    figure = {"id": "a", "title": both, "legend": both, "alt": both, "schematic": True}
    data["figures"] = [figure | {"panels": [{"id": "A", "file": "dot.png", "alt": both}]}]
    column = {"heading": both}
    data["tables"] = [
        {"id": "t", "title": both, "columns": [column, column], "rows": [[text, both]]}
    ]
    data["references"][0] |= {"title": text, "container-title": text, "page": text}
    data["waive"] = {"citation-order": text}
    return data


def calls(text: str, folder: Path) -> Mapping[str, Callable[[], object]]:
    """What each rule does with a case of which every text is this one."""
    (folder / "case.toml").write_text(written(case_of(text)), "utf-8")
    (folder / "dot.png").write_bytes(
        (Path(__file__).parents[2] / "data/least/dot.png").read_bytes()
    )
    source = load(folder)
    made = modelled(source)
    case, shape = made.case, made.shape
    assert case is not None, shape
    profile = chosen(case.profile)
    assert profile is not None
    images, broken = pictures(case, source)
    documents = {tag: compose(case, "draft", tag, profile, images) for tag in case.languages}
    known = of.Printed(
        source.data,
        source.text,
        "draft",
        case=case,
        pictures=images,
        broken=broken,
        final=True,
        profile=profile,
        documents=documents,
    )
    given = (of.Shape(source.data, shape), known)
    return {rule.name: one(rule, found) for rule in rules() if (found := rule.given(given))}


def one(rule: Rule, given: of.Given) -> Callable[[], object]:
    """A rule with what it needs."""
    return lambda: sum(1 for _found in rule.find(given))


def shaped(shape: Shape, length: int, folder: Path) -> Mapping[str, Callable[[], object]]:
    """The rules, each ready to run over a shape of a length."""
    folder.mkdir()
    return calls(shape.text(length), folder)
