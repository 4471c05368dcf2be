"""F009 caption-punctuation-mixed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.figures.captions import captions, stopped


@rule("F009", "note")
def caption_punctuation_mixed(given: Printed) -> Findings:
    """Titles of figures and tables must all end with a stop or all without, and so must legends.

    Why: a stop after one title and none after the next looks like a slip, and one of them is.

    Bad:
        [[patients]]
        observations_title = { vi = "Kết quả xét nghiệm.", en = "Results of blood tests." }
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:scan)."
        en = "Anemia is a common disease (@fig:scan)."
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Good:
        [[patients]]
        observations_title = { vi = "Kết quả xét nghiệm", en = "Results of blood tests" }
        observations_note = { vi = "Đo lúc vào viện.", en = "Measured on admission." }
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:scan)."
        en = "Anemia is a common disease (@fig:scan)."
        [[figures]]
        id = "scan"
        title = { vi = "Phim chụp", en = "Scan" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Fix: end all titles alike, and all legends and notes alike.
    """
    with_stop = _("This ends with a stop; the others of its kind do not.")
    without = _("This ends without a stop; the others of its kind have one.")
    for tag, calls in given.calls.items():
        for kind in captions(calls.floats.values()).values():
            ends = [stopped(text) for _keys, text in kind]
            usual = ends.count(True) * 2 > len(ends)
            for (keys, _text), stop in zip(kind, ends, strict=True):
                if stop != usual and len(set(ends)) > 1:
                    message = with_stop if stop else without
                    yield Found((*keys, tag), message, language=tag)
