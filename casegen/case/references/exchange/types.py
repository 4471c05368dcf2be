"""Types: the kind of work that a format's own word means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from casegen.system.data import toml

KINDS: Final = Path(__file__).with_name("types.toml")
IN_PRESS: Final = re.compile(
    r"(?<!\W)\W*+(?:article )?(?:in[ -]?press|forthcoming|to appear|to be published|accepted"
    r"(?: for publication| manuscript)?|đang in|chờ in|sắp xuất bản)\W*+",
    re.IGNORECASE,
)
SERVERS: Final = re.compile(
    r"(?:arxiv|medrxiv|biorxiv|chemrxiv|psyarxiv|research square|ssrn|preprints(?:\.org)?|osf pre)",
    re.IGNORECASE,
)


def kind(scheme: str, name: str) -> str | None:
    """What a case calls the kind that a format calls so; None where it has none such."""
    found: str | None = toml(KINDS)[scheme].get(name)
    return found


def preprint(container: str) -> bool:
    """Whether a work appeared on a server for preprints rather than in a journal."""
    return SERVERS.match(container) is not None
