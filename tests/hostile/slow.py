"""Attacks that the long run of random inputs found, and what is like them."""

from __future__ import annotations

from tests.hostile import Desk, harmless
from tests.support.least_case import least


@harmless()
def reference_with_a_page_of_two_thousand_digits(desk: Desk) -> None:
    data = least()
    data["references"][0] |= {"page": "9" * 1_900}
    desk.write(data)


@harmless()
def alternative_text_of_thirty_thousand_digits(desk: Desk) -> None:
    figure = {"alt": {"vi": "9" * 30_000, "en": "9" * 30_000}}
    desk.show("scan.png", **figure)


@harmless()
def cell_of_thirty_thousand_digits(desk: Desk) -> None:
    words = {"vi": "Bảng", "en": "Table"}
    cells = [["9" * 30_000], ["1," * 15_000], ["1–" * 15_000], ["1 a/" * 7_000]]
    table = {"id": "t", "title": words, "columns": [{"heading": words}], "rows": cells}
    says = {"vi": "Thiếu máu (@tab:t).", "en": "Anemia (@tab:t)."}
    desk.write(least() | {"tables": [table], "introduction": says})
