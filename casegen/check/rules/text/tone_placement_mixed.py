"""X006 tone-placement-mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.sheets import NAMES, TITLES, Sheet

FIRST = "(?<=[òóỏõọ])[ae]|(?<=[ùúủũụ])y"
SECOND = "(?<=o)[àáảãạèéẻẽẹ]|(?<=u)[ỳýỷỹỵ]"
OPEN = re.compile(rf"[oòóỏõọuùúủũụ](?<![qQ].)(?:(?P<first>{FIRST})|{SECOND})(?![^\W\d_])")
ONSET = 3  # No onset of Vietnamese has more letters.


@rule("X006", "warning")
def tone_placement_mixed(given: Data) -> Findings:
    """The tone marks of open -oa, -oe and -uy must stand on the same letter throughout a case.

    Why: both "hòa" and "hoà" are accepted, but a search for one misses the other; names are exempt.

    Bad:
        [introduction]
        vi = "Thiếu máu tan máu gây hóa mô, khỏe lại rồi hoá mô."
        en = "Anemia is a disease."

    Good:
        [introduction]
        vi = "Thiếu máu, hóa mô, hoàn toàn khỏe, quý, thuyền, Bệnh viện Hoà Bình."
        en = "Anemia is a disease."

    Fix: choose one of the two ways and keep to it.
    """
    sheet = given.sheets.get("vi")
    if sheet is None:
        return
    found = list(syllables(sheet))
    firsts = sum(first for _start, _end, first in found)
    # Of two ways used as often, the one that comes first is kept.
    usual = firsts * 2 > len(found) or (firsts * 2 == len(found) and any(found) and found[0][2])
    for start, end, first in found:
        if first != usual:
            message = _("“{word}” has its tone mark on another letter than such words elsewhere.")
            word = {"word": sheet.words[start:end]}
            yield Found(**sheet.at(start, end), message=message, values=word)


def syllables(sheet: Sheet) -> Iterator[tuple[int, int, bool]]:
    """The open syllables of a sheet, and whether the mark is on the first vowel; no names."""
    for match in OPEN.finditer(words := sheet.words):
        start = match.start()
        while start and match.start() - start <= ONSET and words[start - 1].isalpha():
            start -= 1
        if match.start() - start > ONSET or not words[start].islower():
            continue
        if sheet.part(start) not in NAMES | TITLES:
            yield start, match.end(), match["first"] is not None
