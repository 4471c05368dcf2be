"""The looks of a Word file: casegen's own styles, or a journal's with what these lack."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import _Element as Element

from casegen.document.tree import Document
from casegen.formats.docx.error import WordError
from casegen.formats.docx.house import House, house
from casegen.formats.docx.lettering import lang
from casegen.formats.docx.proofing import proofing
from casegen.formats.docx.styles import DEMANDED, FONT, NORMAL, OWN, PLAIN_TABLE, TABLE, Style
from casegen.formats.docx.stylesheet import defined, plain_table, report_table, styles
from casegen.formats.docx.xml import W
from casegen.messages import _
from casegen.style.profile import Word
from casegen.system.data import PROFILES

ID = f"{{{W}}}styleId"


@dataclass(frozen=True)
class Looks:
    """The styles with the ids they go by in this file, and the journal's file if there is one."""

    styles: Element
    ids: Mapping[str, str]
    house: House | None

    def id(self, style: Style) -> str:
        """The id of a style in this file."""
        return self.ids[style.id]


def looks(document: Document) -> Looks:
    """The looks a document's profile asks for; raises WordError for a file that is not fit."""
    profile = document.profile
    tongue = proofing(document.language.tag)
    if not profile.word.style_file:
        ids = {style.id: style.id for style in OWN}
        return Looks(styles(profile, tongue), ids | {NORMAL: NORMAL, TABLE: TABLE}, None)
    given = house(PROFILES / profile.word.style_file)
    root = deepcopy(given.styles)
    ids = joined(root, document, tongue)
    return Looks(root, ids, given)


def joined(root: Element, document: Document, tongue: str) -> dict[str, str]:
    """Add to a journal's styles what they lack; the ids by which casegen's own go there."""
    there = dict(names(root))
    taken = set(there.values())
    ids = {
        NORMAL: default(root, "paragraph", NORMAL),
        FONT: default(root, "character", FONT),
        PLAIN_TABLE: default(root, "table", PLAIN_TABLE),
    }
    ids |= {style.id: found(style, there, document.profile.word) or fresh(style.id, taken)
            for style in OWN}  # fmt: skip
    ids[TABLE] = there.get(("table", "report table")) or fresh(TABLE, taken)
    made = [plain_table(), report_table(), *(defined(style, document.profile) for style in OWN)]
    for style in made:
        ident = ids[str(style.get(ID))]
        if ident not in taken:
            style.set(ID, ident)
            root.append(rebased(style, ids))
    proofed(root, tongue)
    return ids


def found(style: Style, there: Mapping[tuple[str, str], str], word: Word) -> str | None:
    """The id of a style in a journal's file; raises WordError where one is demanded in vain."""
    wanted = word.styles.get(style.id, style.name)
    ident = there.get((style.kind, wanted.lower()))
    if ident is None and (style in DEMANDED or style.id in word.styles):
        message = _("The style file “{file}” has no style “{style}”; define it in Word.")
        shown = wanted[:1].upper() + wanted[1:]
        raise WordError(message, {"file": word.style_file, "style": shown})
    return ident


def fresh(ident: str, taken: Container[str]) -> str:
    """An id that no style of a journal's file has."""
    return ident if ident not in taken else f"{ident}OfReport"


def default(root: Element, sort: str, otherwise: str) -> str:
    """The id of the style a journal's file gives to what has none."""
    for style in root.iterfind(f"{{{W}}}style"):
        if style.get(f"{{{W}}}default") in {"1", "true", "on"} and kind(style) == sort:
            return str(style.get(ID))
    return otherwise


def names(root: Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Every style's id by its kind and its id, aliases and name, in small letters, names last."""
    every = root.findall(f"{{{W}}}style")
    for style in every:
        aliases = style.find(f"{{{W}}}aliases")
        others = str(aliases.get(f"{{{W}}}val")).split(",") if aliases is not None else []
        for name in (str(style.get(ID)), *others):
            yield (kind(style), name.strip().lower()), str(style.get(ID))
    yield from (((kind(style), name_of(style)), str(style.get(ID))) for style in every)


def name_of(style: Element) -> str:
    """A style's name in small letters."""
    name = style.find(f"{{{W}}}name")
    return str(name.get(f"{{{W}}}val")).lower() if name is not None else ""


def kind(style: Element) -> str:
    """Whether a style is one of paragraphs, characters or tables."""
    return str(style.get(f"{{{W}}}type"))


def rebased(style: Element, ids: Mapping[str, str]) -> Element:
    """One of casegen's styles, based on the journal's."""
    for local in ("basedOn", "next"):
        for node in style.iterfind(f"{{{W}}}{local}"):
            base = str(node.get(f"{{{W}}}val"))
            node.set(f"{{{W}}}val", ids.get(base, base))
    return style


def proofed(root: Element, tongue: str) -> None:
    """Make the language of the report that of the journal's defaults."""
    defaults = root.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr")
    if defaults is None:
        return
    for old in defaults.findall(f"{{{W}}}lang"):
        defaults.remove(old)
    defaults.append(lang(tongue))
