"""Speech: words of another language say so, for a reader that speaks them."""

from __future__ import annotations

from collections.abc import Mapping

import pydyf

from casegen.formats.pdf.tagging.pairs import Pair
from casegen.formats.pdf.tagging.structure import Elements


def speak(elements: Elements, boxes: Mapping[bytes, Pair]) -> None:
    """Say the language of each element whose HTML does.

    Source: ISO 14289-1, 7.2; ISO 32000-1, 14.9.2.
    """
    for reference, pair in boxes.items():
        element = None if pair.text else pair.box.element
        if element is not None and "lang" in element.attrib:
            elements[reference]["Lang"] = pydyf.String(element.attrib["lang"])
