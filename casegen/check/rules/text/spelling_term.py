"""X015 spelling-term."""

from __future__ import annotations

from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import NAMES
from casegen.reading.spelling.phrases import places
from casegen.system.data import toml

TERMS: dict[str, dict[str, str]] = toml(Path(__file__).with_name("spelling_term.toml"))


@rule("X015", "warning")
def spelling_term(given: Data) -> Findings:
    """A medical term must be spelt as its language spells it.

    Why: "Sagital" beside "sagittal", or "chuẩn đoán" for "chẩn đoán", costs a reviewer's trust; the
    list holds slips that are never right.

    Bad:
        [conclusion]
        vi = "Phim Sagital."
        en = "A sagittal film."

    Good:
        [conclusion]
        vi = "Phim Sagittal, đạt chuẩn, đoán trước."
        en = "A sagittal film."

    Fix: write the word shown.
    """
    for language, terms in TERMS.items():
        sheet = given.sheets.get(language)
        if sheet is None:
            continue
        for wrong, right in terms.items():
            for start, end in places(sheet, wrong):
                if sheet.part(start) in NAMES:
                    continue
                message = _("“{typed}” is misspelt; write “{right}”.")
                values = {"typed": " ".join(sheet.raw[start:end].split()), "right": right}
                yield Found(**sheet.at(start, end), message=message, values=values)
