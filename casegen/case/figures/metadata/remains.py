"""What is left of an image's file when the picture is taken out: its kinds, never its values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from casegen.case.figures.metadata.exif import exif

# Words and numbers that viewers and scanners write beside a patient's picture.
PATIENT = re.compile(
    rb"patient|b\xe1\xbb\x87nh nh\xc3\xa2n|b\xe1\xbb\x87nh \xc3\xa1n|h\xe1\xbb\x8d t\xc3\xaan|dicom"
    rb"|\bmrn\b|\(?0010,00|(?<!\d)0\d{11}(?!\d)|[\w.-]@[\w-]+\.[a-z]",
    re.IGNORECASE,
)


@dataclass
class Remains:
    """The kinds of metadata seen, and how the pixels must be turned to stand upright (EXIF's 1-8).

    Kinds: camera, comment, editor, frames, gps, iptc, maker-notes, other, owner, patient, profile,
    serial, text, thumbnail, time, trailing, xmp.
    """

    kinds: set[str] = field(default_factory=set)
    orientation: int = 1

    def note(self, kind: str, data: bytes) -> None:
        """Note a piece of metadata, and whether it looks like a patient's data."""
        self.kinds.add(kind)
        if PATIENT.search(data) or PATIENT.search(data.replace(b"\0", b"")):
            self.kinds.add("patient")

    def surplus(self, *pieces: bytes) -> None:
        """Note what a picture's parts hold beyond what they may."""
        for piece in pieces:
            if piece:
                self.note("other", piece)

    def note_exif(self, tiff: bytes) -> None:
        """Note what an EXIF block holds."""
        kinds, orientation = exif(tiff)
        self.note("camera", tiff)
        self.kinds |= kinds
        self.orientation = orientation or self.orientation
