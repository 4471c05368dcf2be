"""The styles of a Word file: Word's own where it has one, so that its headings and captions work.

Sizes are in points beside the profile's type, spaces in points, indents in twips.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NORMAL = "Normal"
FONT = "DefaultParagraphFont"


@dataclass(frozen=True)
class Style:
    """A paragraph or character style; `line` is its spacing in lines, 0 that of the text."""

    id: str
    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    based: str = NORMAL
    following: str = ""
    step: float = 0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    color: str = ""
    unproofed: bool = False
    before: float = 0
    after: float = 0
    line: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    left: int = 0
    right: int = 0
    hanging: int = 0
    align: str = ""
    level: int | None = None
    tabs: tuple[tuple[str, int], ...] = ()


TITLE = Style("Title", "Title", step=4, bold=True, capitals=True, after=12, keep_next=True,
              keep_lines=True, line=1.15)  # fmt: skip
HEADING = {
    1: Style("Heading1", "heading 1", following=NORMAL, step=1, bold=True, capitals=True,
             before=18, after=6, line=1.15, keep_next=True, keep_lines=True, level=0),
    2: Style("Heading2", "heading 2", following=NORMAL, bold=True, before=12, after=6, line=1.15,
             keep_next=True, keep_lines=True, level=1),
}  # fmt: skip
CAPTION = Style("Caption", "caption", step=-1, before=6, after=6, line=1.15, keep_lines=True)
AUTHORS = Style("Authors", "Authors", after=6, line=1.15, unproofed=True)
AFFILIATION = Style("Affiliation", "Affiliation", step=-1, after=2, line=1.15)
NOTICE = Style("Notice", "Notice", step=-1.5, before=8, after=8, line=1.15, left=284)
KEYWORDS = Style("Keywords", "Keywords", after=6)
LIST = Style("ListParagraph", "List Paragraph", after=4)
LIST_TITLE = Style("ListTitle", "List Title", bold=True, before=6, after=4, keep_next=True)
QUOTE = Style("Quote", "Quote", after=6, left=567, right=567)
FIGURE = Style("Figure", "Figure", before=6, line=1, keep_next=True)
LEGEND = Style("FigureLegend", "Figure Legend", step=-1, after=12, line=1.15,
               keep_lines=True)  # fmt: skip
TABLE_TITLE = Style("TableTitle", "Table Title", step=-1, bold=True, before=10, after=4, line=1.15,
                    keep_next=True)  # fmt: skip
CELL = Style("TableText", "Table Text", step=-1.5, before=2, after=2, line=1)
CELL_HEAD = Style("TableHeading", "Table Heading", based="TableText", step=-1.5, bold=True,
                  before=2, after=2, line=1, keep_next=True)  # fmt: skip
NOTE = Style("TableNote", "Table Note", step=-2, before=4, after=12, line=1.1)
ENTRY = Style("Bibliography", "Bibliography", after=4, left=567, hanging=567, keep_lines=True,
              unproofed=True, tabs=(("left", 567),))  # fmt: skip
HEADER = Style("Header", "header", step=-3, line=1)
FOOTER = Style("Footer", "footer", step=-3, line=1, align="center")
LINK = Style("Hyperlink", "Hyperlink", "character", FONT, color="1F3F6B")
OWN = (
    TITLE, *HEADING.values(), CAPTION, AUTHORS, AFFILIATION, NOTICE, KEYWORDS, LIST, LIST_TITLE,
    QUOTE, FIGURE, LEGEND, TABLE_TITLE, CELL, CELL_HEAD, NOTE, ENTRY, HEADER, FOOTER, LINK,
)  # fmt: skip
# What a journal's own file must define, since these are what make it the journal's.
DEMANDED = (TITLE, *HEADING.values(), CAPTION)
BUILT_IN = frozenset(
    ("Title", "heading 1", "heading 2", "caption", "List Paragraph", "Quote", "Bibliography",
     "header", "footer", "Hyperlink")
)  # fmt: skip
TABLE = "ReportTable"
PLAIN_TABLE = "TableNormal"
CELL_MARGIN = 85
