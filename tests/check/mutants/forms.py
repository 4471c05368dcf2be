"""Forms of the two real cases that faults are put into, each clean or nearly so."""

from __future__ import annotations

import copy
import re
import tomllib
from functools import cache
from random import Random

from tests.check.mutants.draft import Data, Draft
from tests.support.least_case import CASES

CLUSTER = r"\[(@[\w-]+(?:; @[\w-]+)*)\]"


@cache
def original(name: str) -> Data:
    """The data of a real case."""
    folder = next(folder for folder in CASES if folder.name == name)
    return tomllib.loads((folder / "case.toml").read_text("utf-8"))


def formed(name: str, form: str, seed: str) -> Draft:
    """A draft of a real case in one form: plain, literal, called, or the name of a profile."""
    draft = Draft(copy.deepcopy(original(name)), Random(seed))  # noqa: S311 - the same each time
    if form == "literal":
        literal(draft)
    elif form == "called":
        called(draft)
    elif form != "plain":
        draft.data["profile"] = form
        if form == "bmjcr":
            draft.data["title"] = {"vi": "Thiếu máu và tủy", "en": "Anemia and the cord"}
    return draft


def literal(draft: Draft) -> None:
    """Write every cluster of a case as numbers, as the profile wants them."""
    order = {row["id"]: index for index, row in enumerate(draft.data["references"], 1)}

    def numbers(match: re.Match[str]) -> str:
        return cluster(sorted({order[key.strip(" @")] for key in match[1].split(";")}))

    draft.everywhere(CLUSTER, numbers)


def cluster(numbers: list[int]) -> str:
    """Numbers in brackets, runs of three or more as ranges."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{r[0]}–{r[-1]}" if len(r) > 2 else ",".join(map(str, r)) for r in runs]
    return f"[{','.join(parts)}]"


def called(draft: Draft) -> None:
    """List the figures in the order of their first callouts, so that nothing need be waived."""
    waive = draft.data.get("waive", {})
    if waive.pop("figure-order", None):
        draft.data["figures"].insert(1, draft.data["figures"].pop())
    if not waive:
        draft.data.pop("waive", None)
