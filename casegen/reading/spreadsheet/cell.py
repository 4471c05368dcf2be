"""What one cell of a table of values says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from casegen.messages import _

NUMBER = r"[-−+]?\d+(?:[.,\s]\d+)*"
ALONE = re.compile(rf"(?P<sign>[<>≤≥]=?)?\s*(?P<value>{NUMBER})")
RANGE = re.compile(rf"(?P<low>{NUMBER})\s*[–—-]\s*(?P<high>{NUMBER})")
PAIR = re.compile(r"(?P<systolic>\d{2,3})\s*/\s*(?P<diastolic>\d{2,3})")
RATIO = re.compile(r"1\s*[:/]\s*(?P<titer>\d+)")
SIGNS = {"<": "<", "≤": "<=", "<=": "<=", ">": ">", "≥": ">=", ">=": ">="}
# What Excel makes of 3/5, 5-3 or 1/40 where it takes them for days.
DATE = re.compile(
    r"\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9}|thg ?\d{1,2})[-/. ]\d{2,4}"
    r"|\d{1,2}-[A-Za-z]{3,4}|[A-Za-z]{3}-\d{2}"
)
ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|#+)", re.IGNORECASE)
COMMA = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)")
POINT = re.compile(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)")
LONGEST = 80
EMPTY = frozenset({"", "-", "–", "—", "…", "...", "na", "n/a", "kxđ"})
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+")

FORMULA = _("{file}, {at}: “{cell}” is a formula; save the value in its place.")
A_DATE = _(
    "{file}, {at}: “{cell}” reads as a date, which a spreadsheet may have made of something else."
)
FAILED = _(
    "{file}, {at}: “{cell}” is an error of the spreadsheet, or a column too narrow for its number."
)
TOO_LONG = _("{file}, {at}: “{cell}…” is longer than a result.")
NO_NUMBER = _(
    "{file}, {at}: “{cell}” may be one number or another; write no mark between thousands."
)


class CellError(Exception):
    """A cell that says nothing that can be taken for a result: a message template."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def result(cell: str, *, pressure: bool, comma: bool | None) -> Mapping[str, Any]:
    """The keys of an observation that a cell fills, none where it is empty; raises CellError.

    `comma` says that the file writes decimals with a comma, `pressure` that 120/80 are two values.
    """
    if cell.lower() in EMPTY:
        return {}
    if cell.startswith("="):
        raise CellError(FORMULA)
    if ERROR.fullmatch(cell):
        raise CellError(FAILED)
    if pressure and (match := PAIR.fullmatch(cell)):
        return {name: int(value) for name, value in match.groupdict().items()}
    if match := RATIO.fullmatch(cell):
        return {"ratio": (1, int(match["titer"]))}
    if DATE.fullmatch(cell):
        raise CellError(A_DATE)
    if match := ALONE.fullmatch(cell):
        sign = {"comparator": SIGNS[match["sign"]]} if match["sign"] else {}
        return sign | {"value": number(match["value"], comma=comma)}
    if match := RANGE.fullmatch(cell):
        low, high = (number(match[name], comma=comma) for name in ("low", "high"))
        return {"low": low, "high": high}
    if len(cell) > LONGEST:
        raise CellError(TOO_LONG)
    return {"text": cell}


def number(written: str, *, comma: bool | None) -> int | float:
    """The number that is written, by the file's decimal mark; raises CellError where it is unclear.

    Where the file has not shown its mark, `comma` is None, and 1.250 may be either.
    """
    plain = re.sub(r"[\s+]", "", written).replace("−", "-")
    if comma is None and GROUPED.fullmatch(plain.lstrip("-")):
        raise CellError(NO_NUMBER)
    point, thousands = (",", ".") if comma else (".", ",")
    if thousands in plain:
        if not GROUPED.fullmatch(plain.lstrip("-").split(point)[0]):
            raise CellError(NO_NUMBER)
        plain = plain.replace(thousands, "")
    if plain.count(point) > 1:
        raise CellError(NO_NUMBER)
    plain = plain.replace(point, ".")
    return float(plain) if "." in plain else int(plain)


def decimal_comma(cells: Iterable[str]) -> bool | None:
    """Whether a file writes decimals with a comma, None where its cells do not tell."""
    told = [(bool(COMMA.search(cell)), bool(POINT.search(cell))) for cell in cells]
    commas, points = (sum(one[place] for one in told) for place in (0, 1))
    return None if commas == points == 0 else commas > points
