"""The names of the figures' files where they stand beside a report, as in a bundle."""

from __future__ import annotations

import re

from casegen.document import Figure, Panel

SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/tiff": "tif", "image/webp": "webp"}


def file_name(figure: Figure, panel: Panel) -> str:
    """A panel's file by the figure's number and the panel's letter, as `figure-1a.png`."""
    number = re.sub(r"\D", "", figure.label)
    kind = panel.image.media_type
    suffix = SUFFIXES.get(kind) or kind.rpartition("/")[2]
    return f"figure-{number}{panel.letter.lower()}.{suffix}"
