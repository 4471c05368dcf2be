"""F008 figure-resolution."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Printed
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.figures.printed import MM_PER_INCH, printed


@rule("F008", "warning")
def figure_resolution(given: Printed) -> Findings:
    """A picture must have the dots per inch that the journal wants at the width it is printed in.

    Why: a picture with too few dots is blurred on paper, and what it should prove cannot be seen.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:slide)."
        en = "Anemia is a common disease (@fig:slide)."
        [[figures]]
        id = "slide"
        title = { vi = "Tiêu bản", en = "Slide" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "dot.png"
        burned_in_checked = true

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:slide)."
        en = "Anemia is a common disease (@fig:slide)."
        [[figures]]
        id = "slide"
        title = { vi = "Tiêu bản", en = "Slide" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Fix: export the picture anew with more pixels; enlarging the file adds no detail.
    """
    for document in list(given.documents.values())[:1]:
        wanted = document.profile.limits.figure_dpi
        for keys, panel, width in printed(document):
            least = -int(-wanted * width // MM_PER_INCH)
            if panel.image.width < least and not panel.image.vector:
                message = _("“{file}” is {pixels} pixels wide; {dpi} dpi at {width} mm is {least}.")
                values = {
                    "file": panel.image.name,
                    "pixels": str(panel.image.width),
                    "width": str(round(width)),
                    "dpi": str(wanted),
                    "least": str(least),
                }
                yield Found(keys, message, values)
