"""Turned: what is written from the right, kept apart from the line that it stands in."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LETTER = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
# Figures and signs within go with it; a reference's next part, after a full stop, does not.
RUN = re.compile(rf"({LETTER}(?:(?:(?!\.\s)[\W\d])*{LETTER})*)")


def turned(text: str) -> Markup:
    """A text with each run of Hebrew or Arabic apart, so that it turns no figure after it."""
    pieces = RUN.split(text)
    runs = (Markup("<bdi>{}</bdi>").format(one) if n % 2 else escape(one)
            for n, one in enumerate(pieces))  # fmt: skip
    return Markup("").join(runs)
