"""Guard: whether all that a page gives to print lies, whole and legible, where it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from casegen.formats.pdf.source import Words, sources

# CSS pixels that rounding and the overhang of an italic letter may take.
SLACK = 1.5
# How far the letters of a line reach from its baseline, in ems.
RISE, FALL = 0.7, 0.2
# A word of no more letters than this is not to be broken but where it says so.
BROKEN = 24
GENERATED = ("::before", "::after", "::marker")
SOFT, HYPHEN, DRAWN = "\u00ad", "\u2010", "\u2060"
Kind: TypeAlias = Literal["outside", "overlap", "lost", "broken", "parted"]


class Cut(NamedTuple):
    """What print would not show whole: some text or, where that is empty, a picture.

    `name` is the id or the origin of the element it belongs to, `page` is counted from one.
    """

    kind: Kind
    name: str
    page: int
    text: str


class Frame(NamedTuple):
    """The sides of what must hold something, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Around(NamedTuple):
    """What a box stands within: words of a source, a name, the page's frame, a cell's, a figure.

    What is `repeated`, as the head of a table, was read before.
    """

    words: Words | None
    name: str
    page: Frame
    cell: Frame | None = None
    figure: int = 0
    repeated: bool = False


@dataclass
class Guard:
    """One walk over the boxes of a document's pages, which also has every space drawn.

    WeasyPrint draws no space that is alone between two elements, and none at the end of a line;
    who reads the PDF by its structure would then run two words together.
    """

    words: dict[int, Words]
    number: int = 0
    cuts: list[Cut] = field(default_factory=list)
    heads: dict[int, int] = field(default_factory=dict)
    figures: dict[int, int] = field(default_factory=dict)

    def page(self, box: Any) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Walk over one more page."""
        self.number += 1
        left, top = box.content_box_x(), box.content_box_y()
        around = Around(None, "", Frame(left, top, left + box.width, top + box.height))
        for child in box.children:
            if type(child).__name__ != "MarginBox":
                self.box(child, around)

    def box(self, box: Any, around: Around) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Walk over a box and all within it."""
        box = getattr(box, "_box", box)
        if box.element is not None and not box.element_tag.endswith(GENERATED):
            around = self.entered(box, around)
        kind = type(box).__name__
        if kind == "LineBox":
            self.line(box, around)
        elif "Replaced" in kind:
            self.picture(box, around)
        else:
            for child in getattr(box, "children", ()):
                self.box(child, around)

    def entered(self, box: Any, around: Around) -> Around:  # noqa: ANN401 - WeasyPrint is untyped
        """What the boxes within a box stand within."""
        element = box.element
        words = self.words.get(id(element))
        if words is not None:
            kept = None if around.repeated else words
            around = around._replace(words=kept, name=words.name)
        if box.element_tag == "thead" and self.heads.setdefault(id(element), self.number) != (
            self.number
        ):
            around = around._replace(words=None, repeated=True)
        elif box.element_tag in {"td", "th"} and type(box).__name__ == "TableCellBox":
            side = box.position_x + box.border_width()
            around = around._replace(cell=around.page._replace(left=box.position_x, right=side))
        elif element.get("class") == "pictures":
            around = around._replace(figure=id(element), name=element.get("id", ""))
        return around

    def line(self, line: Any, around: Around) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Hold the texts of one line against their source and what must hold them."""
        last = None
        for text in texts(line, self, around):
            if text.text.strip():
                self.held(letters(text), around, text.text.strip())
            if around.words is not None:
                self.read(text, around.words)
                last = text
        if last is not None and around.words is not None:
            self.end(last, around.words)
        self.together(around)

    def picture(self, box: Any, around: Around) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Hold a picture against what must hold it."""
        left, top = box.content_box_x(), box.content_box_y()
        self.held(Frame(left, top, left + box.width, top + box.height), around, "")
        self.together(around)

    def held(self, frame: Frame, around: Around, text: str) -> None:
        """Note what its page or its cell does not hold."""
        if not within(frame, around.page):
            self.cuts.append(Cut("outside", around.name, self.number, text))
        elif around.cell is not None and not within(frame, around.cell):
            self.cuts.append(Cut("overlap", around.name, self.number, text))

    def together(self, around: Around) -> None:
        """Note a figure whose pictures and caption are not all on one page."""
        if around.figure and self.figures.setdefault(around.figure, self.number) != self.number:
            self.cuts.append(Cut("parted", around.name, self.number, ""))
            self.figures[around.figure] = self.number

    def read(self, text: Any, source: Words) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Find a text in its source, where it must be the next."""
        if text.text and not follow(source, text.text):
            self.cuts.append(Cut("lost", source.name, self.number, source.left))
            source.done = len(source.text)
        if text.text and not text.text.strip():
            text.text = DRAWN

    def end(self, text: Any, source: Words) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Draw the space at the end of a line, and see that no short word is broken there."""
        before, after = source.text[: source.done], source.text[source.done :]
        if after.startswith(" "):
            layout = text.pango_layout
            layout.text = layout.text.rstrip(" ") + " "
            text.text = text.text or DRAWN
            source.done += 1
        elif after[:1].isalnum() and before[-1:].isalnum():
            word = before.rpartition(" ")[2] + after.partition(" ")[0]
            if len(word) <= BROKEN:
                self.cuts.append(Cut("broken", source.name, self.number, word))


def guard(document: Any, root: Any) -> list[Cut]:  # noqa: ANN401 - WeasyPrint is untyped
    """All that a laid out document does not show whole, `root` being the page it was made from."""
    words = {id(element): words for element, words in sources(root)}
    watch = Guard(words)
    for page in document.pages:
        watch.page(page._page_box)  # noqa: SLF001 - the only way to it
    lost = [Cut("lost", one.name, 0, one.left) for one in words.values() if one.left]
    return [*watch.cuts, *lost]


def texts(box: Any, watch: Guard, around: Around) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint is untyped
    """The texts of a line in order, without those that a style sheet made."""
    for child in box.children:
        kind = type(child).__name__
        if child.element_tag.endswith(GENERATED):
            continue
        if kind == "TextBox":
            yield child
        elif "Replaced" in kind:
            watch.picture(child, around)
        else:
            yield from texts(child, watch, around)


def letters(text: Any) -> Frame:  # noqa: ANN401 - WeasyPrint is untyped
    """What the letters of a text take."""
    base = text.position_y + text.baseline
    size = text.style["font_size"]
    left = text.position_x
    return Frame(left, base - RISE * size, left + text.width, base + FALL * size)


def within(inner: Frame, outer: Frame) -> bool:
    """Whether a frame lies within another."""
    return (
        inner.left >= outer.left - SLACK
        and inner.top >= outer.top - SLACK
        and inner.right <= outer.right + SLACK
        and inner.bottom <= outer.bottom + SLACK
    )


def follow(source: Words, text: str) -> bool:
    """Whether a text is the next of its source, which is then done with it.

    It may be in capitals, and have a hyphen where its source has a soft one.
    """
    typed, at, done = source.text, source.done, 0
    if typed.startswith(text, at):
        source.done += len(text)
        return True
    while done < len(text):
        here = typed[at : at + 1]
        if here and text.startswith(here, done):
            done += 1
        elif here and text.startswith(here.upper(), done):
            done += len(here.upper())
        elif text[done] == SOFT or (text[done] == HYPHEN and typed[at - 1 : at] == SOFT):
            done += 1
            continue
        elif here != SOFT:
            return False
        at += 1
    source.done = at
    return True
