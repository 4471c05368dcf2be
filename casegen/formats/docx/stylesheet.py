"""The style sheet of a Word file: its styles as Word's schema orders them."""

from __future__ import annotations

from lxml.etree import _Element as Element

from casegen.formats.docx.lettering import lang, size, typeface, weight
from casegen.formats.docx.styles import (
    BUILT_IN,
    CELL_MARGIN,
    FONT,
    NORMAL,
    OWN,
    PLAIN_TABLE,
    TABLE,
    Style,
)
from casegen.formats.docx.xml import flag, twips, valued, w
from casegen.style.profile import Profile


def styles(profile: Profile, tongue: str) -> Element:
    """The whole list of styles, for a profile without a file of its own; `tongue` as in vi-VN."""
    word = profile.word
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", typeface(word.typeface), *size(word.type_pt), lang(tongue))),
        w("pPrDefault", w("pPr", w("widowControl"))),
    )
    line = spacing(0, 6, word.line_spacing)
    normal = w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", line),
        type="paragraph",
        default=1,
        styleId=NORMAL,
    )
    font = w(
        "style",
        w("name", val="Default Paragraph Font"),
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        default=1,
        styleId=FONT,
    )
    return w(
        "styles",
        defaults,
        normal,
        font,
        plain_table(),
        *(defined(style, profile) for style in OWN),
        report_table(),
    )


def defined(style: Style, profile: Profile) -> Element:
    """A style as Word's schema orders it."""
    capitals = style.capitals and profile.headings.case == "upper"
    sized = size(profile.word.type_pt + style.step) if style.step else ()
    paragraph = w(
        "pPr",
        flag("keepNext", style.keep_next),
        flag("keepLines", style.keep_lines),
        tabbed(style),
        spacing(style.before, style.after, style.line),
        indent(style),
        valued("jc", style.align),
        w("outlineLvl", val=style.level) if style.level is not None else None,
    )
    return w(
        "style",
        w("name", val=style.name),
        valued("basedOn", style.based),
        valued("next", style.following),
        w("qFormat"),
        paragraph if style.kind == "paragraph" else None,
        w(
            "rPr",
            *weight(bold=style.bold, italic=style.italic),
            flag("caps", capitals),
            flag("noProof", style.unproofed),
            valued("color", style.color),
            *sized,
        ),
        type=style.kind,
        **({} if style.name in BUILT_IN else {"customStyle": 1}),
        styleId=style.id,
    )


def plain_table() -> Element:
    """Word's own table without rules."""
    margins = w("tblCellMar", *(w(side, w=0 if side in {"top", "bottom"} else 108, type="dxa")
                                for side in ("top", "left", "bottom", "right")))  # fmt: skip
    return w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"),
             w("unhideWhenUsed"), w("tblPr", w("tblInd", w=0, type="dxa"), margins),
             type="table", default=1, styleId=PLAIN_TABLE)  # fmt: skip


def report_table() -> Element:
    """A table with rules above, below and under its head, as journals print them."""

    def rule(side: str, size: int, color: str) -> Element:
        return w(side, val="single", sz=size, space=0, color=color)

    rules = w("tblBorders", rule("top", 8, "000000"), rule("bottom", 8, "000000"),
              rule("insideH", 4, "D0D0D0"))  # fmt: skip
    head = w("tcPr", w("tcBorders", rule("bottom", 8, "000000")), w("vAlign", val="bottom"))
    return w("style", w("name", val="Report Table"), w("basedOn", val=PLAIN_TABLE), w("qFormat"),
             w("tblPr", rules, margins()), w("tblStylePr", head, type="firstRow"),
             type="table", customStyle=1, styleId=TABLE)  # fmt: skip


def margins() -> Element:
    """The space inside a table's cells."""
    return w("tblCellMar", *(w(side, w=CELL_MARGIN, type="dxa") for side in ("left", "right")))


def spacing(before: float, after: float, line: float) -> Element:
    """Space around a paragraph and between its lines; no line given is that of the text."""
    made = w("spacing", before=twips(before), after=twips(after))
    if line:
        made = w("spacing", before=twips(before), after=twips(after), line=round(240 * line),
                 lineRule="auto")  # fmt: skip
    return made


def indent(style: Style) -> Element | None:
    """How far a paragraph is set in."""
    if not (style.left or style.right):
        return None
    hanging = {"hanging": style.hanging} if style.hanging else {}
    return w("ind", left=style.left, right=style.right, **hanging)


def tabbed(style: Style) -> Element | None:
    """The tab stops of a style."""
    return (
        w("tabs", *(w("tab", val=kind, pos=at) for kind, at in style.tabs)) if style.tabs else None
    )
