"""L005 parity-units."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.parity.items import Item
from casegen.reading.parity.strangers import strangers
from casegen.reading.parity.typed import typed
from casegen.reading.symbols import NEAR


@rule("L005", "warning")
def parity_units(given: Modelled) -> Findings:
    """A number typed in both languages must have the same unit in both.

    Why: 90 g/L in one language and 90 g/dL in the other are two values ten times apart.

    Spelling decides nothing: g/dl is g/dL, T/L is ×10¹²/L, mg/ngày is mg/day.

    Bad:
        [introduction]
        vi = "Mẫu được cấy ở 37 °C trong 3 ngày."
        en = "The sample was cultured at 37 °C for 3 weeks."

    Good:
        [introduction]
        vi = "Mẫu được cấy ở 37 °C trong 3 ngày."
        en = "The sample was cultured at 37 °C for 3 days."

    Fix: write the unit that was measured in both languages, or store the value once and look it up.
    """
    for passage, there, here in given.pairs:
        if given.case.tags.index(there) > given.case.tags.index(here):
            continue
        text, other = passage.text[here], passage.text[there]
        for item, wanted in strangers(typed(text, here), typed(other, there)):
            yield Found(
                (*passage.keys, here),
                _("“{item}” stands here, where the language “{other}” has “{wanted}”."),
                {"item": written(item, text), "other": there, "wanted": written(wanted, other)},
                item.start,
                ending(item),
                language=here,
                also=(*passage.keys, there),
            )


def written(item: Item, text: str) -> str:
    """A number and its unit as the text has them."""
    return " ".join(text[item.start : ending(item)].split())


def ending(item: Item) -> int:
    """Where a number ends, the unit typed right after it included."""
    near = item.unit and item.unit.end - item.end < NEAR
    return max(item.unit.end, item.end) if item.unit and near else item.end
