"""Which of two forms is the odd one among references."""

from __future__ import annotations

from collections.abc import Mapping


def minority(forms: Mapping[int, str | None], odd: str) -> tuple[int, ...]:
    """The places whose form is the rarer of two; `odd` is the one that a tie makes so."""
    kinds = [form for form in forms.values() if form]
    other = next((kind for kind in kinds if kind != odd), None)
    if odd not in kinds or other is None:
        return ()
    rare = odd if kinds.count(odd) <= kinds.count(other) else other
    return tuple(place for place, form in forms.items() if form == rare)
