"""X016 term-drift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import Sheet
from casegen.reading.spelling.phrases import Places, uses
from casegen.system.data import toml

SETS: dict[str, dict[str, Any]] = toml(Path(__file__).with_name("term_drift.toml"))


@rule("X016", "note")
def term_drift(given: Data) -> Findings:
    """One thing must keep one name in a language.

    Why: a reader who meets "bệnh nhân" and "người bệnh", or a mass under three names, looks for a
    difference that is not there. Titles keep their own words, and a name may be explained.

    Bad:
        [conclusion]
        vi = "Bệnh nhân da xanh."
        en = "The skin was pale."

    Good:
        [conclusion]
        vi = "Người bệnh (hay bệnh nhân) da xanh."
        en = "The skin was pale."

    Fix: choose one name and keep to it.
    """
    for language, words in SETS.items():
        sheet = given.sheets.get(language)
        if sheet is None:
            continue
        for names in words["sets"]:
            yield from drift(sheet, {name: uses(sheet, name, words["mentions"]) for name in names})


def drift(sheet: Sheet, used: Mapping[str, Places]) -> Iterator[Found]:
    """One finding for each name of a thing but the most usual, at its first use."""
    usual = max(used, key=lambda name: len(used[name]))
    for name, found in used.items():
        if found and name != usual:
            message = _("“{name}” ({count}) and “{usual}” ({times}) name one thing; keep one.")
            counts = {"count": str(len(found)), "times": str(len(used[usual]))}
            values = {"name": name, "usual": usual, **counts}
            also = sheet.at(*used[usual][0])["keys"]
            yield Found(**sheet.at(*found[0]), message=message, values=values, also=also)
