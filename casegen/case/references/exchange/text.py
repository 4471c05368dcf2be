"""Texts of exported files as plain text, without the markup of web pages."""

from __future__ import annotations

import html
import re

from casegen.case.line import clean

RAISED = str.maketrans("0123456789+-−–()in°′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁱⁿ°′")
LOWERED = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
SCRIPT = re.compile(r"<(sup|sub)>([^<>]*(?:<[ib]>[^<>]*</[ib]>[^<>]*)?)</\1>", re.IGNORECASE)
KEPT = re.compile(r"</?su[pb]>", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sc|scp|span|p|br|tt|(?:jats|mml):[a-z-]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """A text in NFC on one line, its entities as the signs they mean and its tags away.

    What is raised or lowered is kept so where Unicode has signs for all of it: 10⁹, not 109.
    """
    return KEPT.sub("", lettered(text))


def lettered(text: str) -> str:
    """The same, in which `<sup>` and `<sub>` stay where Unicode has no signs for what they hold."""
    shown = html.unescape(text).replace("\xa0", " ")
    return clean(TAG.sub("", SCRIPT.sub(script, shown)))


def script(match: re.Match[str]) -> str:
    """A raised or lowered piece in Unicode's own signs, or in its tags where there are none."""
    name = match[1].lower()
    table = RAISED if name == "sup" else LOWERED
    piece = TAG.sub("", match[2]).strip()
    if all(ord(sign) in table for sign in piece):
        return piece.translate(table)
    return f"<{name}>{piece}</{name}>"
