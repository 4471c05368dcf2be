"""Spans of months or days within a year, as the one number that citeproc-py hands on whole."""

from __future__ import annotations

from typing import Final

SEASONS: Final = range(1, 5)  # CSL's own, spring first
_PLACES: Final = 100


def packed(*numbers: int) -> int:
    """Two months, and two days where there are some, as one number above any season."""
    whole = 0
    for number in (*numbers, 0, 0)[:4]:
        whole = whole * _PLACES + number
    return whole


def unpacked(season: int) -> tuple[int, int, int, int] | None:
    """The first and last month, and the first and last day or zeros; None for a season."""
    if season in SEASONS:
        return None
    rest, last_day = divmod(season, _PLACES)
    rest, first_day = divmod(rest, _PLACES)
    return (*divmod(rest, _PLACES), first_day, last_day)
