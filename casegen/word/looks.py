"""The looks of a Word file: casegen's own styles, or a journal's with what these lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import _Element as Element

from casegen.document import Document
from casegen.message import _
from casegen.resources import PROFILES
from casegen.word.error import WordError
from casegen.word.house import House, house
from casegen.word.lettering import lang
from casegen.word.proofing import proofing
from casegen.word.styles import DEMANDED, NORMAL, OWN, TABLE, Style
from casegen.word.stylesheet import defined, plain_table, report_table, styles
from casegen.word.xml import W


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
    by_name = dict(names(root))
    default = next((s for s in root if s.get(f"{{{W}}}default") and kind(s) == "paragraph"), None)
    ids = {NORMAL: default.get(f"{{{W}}}styleId", NORMAL) if default is not None else NORMAL}
    for style in OWN:
        wanted = document.profile.word.styles.get(style.id, style.name)
        found = by_name.get(
            ("paragraph" if style.kind == "paragraph" else "character", wanted.lower())
        )
        if found is None and (style in DEMANDED or style.id in document.profile.word.styles):
            message = _("The style file “{file}” has no style “{style}”; define it in Word.")
            file = document.profile.word.style_file
            raise WordError(message, {"file": file, "style": shown(wanted)})
        ids[style.id] = found or style.id
    taken = {ident for (_kind, _name), ident in by_name.items()}
    for style in OWN:
        if ids[style.id] not in taken:
            root.append(rebased(defined(style, document.profile), ids))
    for table in (plain_table(), report_table()):
        ident = str(table.get(f"{{{W}}}styleId"))
        if ident not in taken and ("table", name_of(table)) not in by_name:
            root.append(table)
    ids[TABLE] = TABLE
    proofed(root, tongue)
    return ids


def names(root: Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Every style's id by its kind and its name, its aliases and its id, in small letters."""
    for style in root.iterfind(f"{{{W}}}style"):
        ident = str(style.get(f"{{{W}}}styleId"))
        aliases = style.find(f"{{{W}}}aliases")
        others = str(aliases.get(f"{{{W}}}val")).split(",") if aliases is not None else []
        for name in (ident, *others, name_of(style)):
            yield (kind(style), name.strip().lower()), ident


def name_of(style: Element) -> str:
    """A style's name in small letters."""
    name = style.find(f"{{{W}}}name")
    return str(name.get(f"{{{W}}}val")).lower() if name is not None else ""


def kind(style: Element) -> str:
    """Whether a style is one of paragraphs, characters or tables."""
    return str(style.get(f"{{{W}}}type"))


def shown(name: str) -> str:
    """A style's name as Word shows it."""
    return name[:1].upper() + name[1:]


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
