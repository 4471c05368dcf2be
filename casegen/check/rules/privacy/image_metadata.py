"""P020 image-metadata."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.people.pictures import pictures_of

SAID = {
    "gps": _("“{file}” tells where it was taken (GPS); casegen leaves that out of the report."),
    "time": _("“{file}” tells when it was taken; casegen leaves that out of the report."),
    "serial": _("“{file}” holds the serial number of a camera; casegen leaves it out."),
    "owner": _("“{file}” names an owner, an artist or a copyright; casegen leaves that out."),
    "maker-notes": _("“{file}” holds notes of the camera’s maker; casegen leaves them out."),
    "thumbnail": _("“{file}” holds a small copy of itself, perhaps from before it was cropped."),
    "patient": _("“{file}” holds words or numbers that look like a patient’s beside the picture."),
    "text": _("“{file}” holds a text beside the picture; casegen leaves it out."),
    "comment": _("“{file}” holds a comment beside the picture; casegen leaves it out."),
    "editor": _("“{file}” holds notes of the program it was drawn with; casegen leaves them out."),
    "iptc": _("“{file}” holds a press description (IPTC); casegen leaves it out."),
    "xmp": _("“{file}” holds a description with its editing history (XMP); casegen leaves it out."),
    "frames": _("“{file}” holds further pictures behind the first; casegen leaves them out."),
    "trailing": _("“{file}” holds data after its end; casegen leaves them out."),
    "profile": _("“{file}” names a device in its colour profile; casegen leaves the name out."),
    "orientation": _("“{file}” does not stand upright; casegen turns it. Turn it in the file too."),
    "camera": _("“{file}” tells of the camera (EXIF); casegen leaves that out of the report."),
}
OTHER = _("“{file}” holds data that are no part of the picture; casegen leaves them out.")


@rule("P020", "warning")
def image_metadata(given: Modelled) -> Findings:
    """A figure's file should hold the picture and nothing beside it.

    Why: cameras and scanners write place, time, serial numbers and names into the file; casegen
    leaves them out of all it prints, but whoever gets the case's folder has them still.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:slide)."
        en = "Anemia is a common disease (@fig:slide)."
        [[figures]]
        id = "slide"
        title = { vi = "Tiêu bản", en = "Slide" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "noted.png"
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

    Fix: `exiftool -all= FILE`, or save the picture anew without metadata.
    """
    for keys, name, _checked in pictures_of(given.case):
        kinds = given.pictures[name].removed if name in given.pictures else ()
        # That there is EXIF at all is said only where nothing in it deserves a sentence of its own.
        for kind in kinds if kinds == ("camera",) else filter("camera".__ne__, kinds):
            yield Found((*keys, "file"), SAID.get(kind, OTHER), {"file": name})
