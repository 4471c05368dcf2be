"""L009 parity-abbreviations."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.parity.abbreviations import lopsided


@rule("L009", "note")
def parity_abbreviations(given: Profiled) -> Findings:
    """An abbreviation that one language of a text defines must not be left out of the other.

    Why: EMH in one language's abstract and the full term in the other's make their readers learn
    different words for the rest of the report.

    Also seen: an abbreviation that both languages define somewhere, used in one language of a text
    where the other spells it out all along. One that is defined nowhere, as CRP, is left in peace.

    Bad:
        [introduction]
        vi = "Tạo máu ngoài tủy là hiện tượng hiếm gặp."
        en = "Extramedullary hematopoiesis (EMH) is rare."

    Good:
        [introduction]
        vi = "Tạo máu ngoài tủy (EMH) là hiện tượng hiếm gặp."
        en = "Extramedullary hematopoiesis (EMH) is rare."

    Fix: define it in both languages, or spell it out in both.
    """
    for lop in lopsided(given.passages, given.case.tags):
        yield Found(
            (*lop.keys, lop.here),
            _("“{short}” stands here {here} time(s); the language “{other}” never uses it."),
            {"short": lop.short, "here": str(lop.times), "other": lop.there},
            lop.start,
            lop.start + len(lop.short),
            language=lop.here,
            also=(*lop.keys, lop.there),
        )
