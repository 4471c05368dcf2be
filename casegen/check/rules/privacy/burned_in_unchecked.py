"""P021 burned-in-unchecked."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.people.pictures import pictures_of


@rule("P021")
def burned_in_unchecked(given: Modelled) -> Findings:
    """A person must have looked through every clinical picture for names, numbers and faces.

    Why: no program finds a face, or a name burned into the corner of a film, by metadata.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:slide)."
        en = "Anemia is a common disease (@fig:slide)."
        [[figures]]
        id = "slide"
        title = { vi = "Tiêu bản", en = "Slide" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"

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

    Fix: look at the corners of the film, at labels, jewellery, tattoos and faces; crop or cover
    them in the picture itself, then write `burned_in_checked = true`; a drawing is
    `schematic = true`.
    """
    message = _(
        "Look through “{file}” for names, numbers and faces, which no program finds in a picture;"
        " then write burned_in_checked = true."
    )
    for keys, name, seen in pictures_of(given.case, drawings=False):
        if not seen:
            yield Found((*keys, "file"), message, {"file": name})
