"""What is known and noted while a Word file is written: styles, bookmarks, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml.etree import _Element as Element

from casegen.case.figures.image import Image
from casegen.document.tree import Document
from casegen.formats.docx.looks import Looks
from casegen.formats.docx.numbering import Numbering, numbered
from casegen.formats.docx.proofing import proofing
from casegen.formats.docx.section import Area
from casegen.formats.docx.styles import Style
from casegen.formats.docx.xml import w

# Word's limit on the name of a bookmark.
NAME_LENGTH = 40
FORMS = {"image/png": ("png", CT.PNG), "image/jpeg": ("jpg", CT.JPEG)}


@dataclass
class Context:
    """One Word file in the making; `main` is its main part, `area` what text may fill.

    `edges` are those of its section, of which turned pages make several: so many `breaks`.
    """

    document: Document
    looks: Looks
    numbering: Numbering
    main: XmlPart
    area: Area
    edges: Element
    floats: frozenset[str]
    references: Mapping[int, str]
    linked: frozenset[str]
    bookmarks: dict[str, str] = field(default_factory=dict)
    marked: int = 0
    drawn: int = 0
    pictures: dict[str, str] = field(default_factory=dict)
    breaks: int = 0

    @property
    def tongue(self) -> str:
        """The language Word proofs the report in."""
        return proofing(self.document.language.tag)

    def style(self, style: Style) -> str:
        """The id of a style in this file."""
        return self.looks.id(style)

    def capitals(self, level: int) -> bool:
        """Whether a heading is to be put in capitals because its style does not do it."""
        upper = self.document.profile.headings.case == "upper"
        return upper and (level > 1 or self.looks.house is not None)

    def counted(self, *, number: bool = False) -> Element | None:
        """What has Word number a heading, or keeps a journal's style from numbering it."""
        if number:
            return numbered(self.numbering.headings)
        return numbered(0) if self.looks.house else None

    def bookmark(self, target: str) -> str:
        """The name of the bookmark that stands for an id of the document."""
        if target not in self.bookmarks:
            plain = re.sub(r"\W", "_", target, flags=re.ASCII)[:NAME_LENGTH]
            name, number = plain, 1
            while name in self.bookmarks.values():
                number += 1
                name = f"{plain[: NAME_LENGTH - 5]}_{number}"
            self.bookmarks[target] = name
        return self.bookmarks[target]

    def mark(self, target: str, content: Iterable[Element]) -> list[Element]:
        """The content between the ends of the bookmark for an id."""
        self.marked += 1
        start = w("bookmarkStart", id=self.marked, name=self.bookmark(target))
        return [start, *content, w("bookmarkEnd", id=self.marked)]

    def drawing(self) -> int:
        """The number of the next drawing."""
        self.drawn += 1
        return self.drawn

    def picture(self, image: Image) -> str:
        """The relationship to an image's bytes, which are stored once and as they are."""
        key = sha256(image.data).hexdigest()
        if key not in self.pictures:
            extension, content_type = FORMS[image.media_type]
            name = PackURI(f"/word/media/figure{len(self.pictures) + 1}.{extension}")
            part = Part(name, content_type, image.data)
            self.pictures[key] = self.main.relate_to(part, RT.IMAGE)
        return self.pictures[key]


def links(document: Document) -> frozenset[str]:
    """The ids of paragraphs that the discussion checklist leads to."""
    if not any(part.role == "checklist" for part in document.parts):
        return frozenset()
    places = (place for item in document.checklist.items for _words, place in item.places)
    return frozenset(filter(None, places))
