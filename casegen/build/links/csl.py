"""CSL-JSON: each reference under an id of its own."""

from __future__ import annotations

import json
from collections import Counter

from casegen.build.links.pointers import Pointers


def csl(data: bytes) -> Pointers:
    """The ids of the references; one that two have, or that one lacks, leads nowhere."""
    counted = Counter(str(item.get("id", "")) for item in json.loads(data))
    broken = tuple(name for name, times in counted.items() if times > 1 or not name)
    return Pointers(ids=frozenset(counted), broken=broken)
