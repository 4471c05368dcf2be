"""What of a journal's own Word file is let in: nothing that runs, or reaches outside the file.

A file that is refused is refused whole, in one sentence that names it and says what to do.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from lxml import etree
from lxml.etree import _Element as Element

from casegen.formats.docx.error import WordError
from casegen.formats.docx.xml import W
from casegen.messages import _

MAX_BYTES = 40_000_000
MAX_ENTRIES = 1000
WEB = ("http://", "https://", "mailto:")
# Fields that fetch, run or link to what lies outside the file.
REACHING = frozenset(
    {
        "DATABASE",
        "DDE",
        "DDEAUTO",
        "IMPORT",
        "INCLUDE",
        "INCLUDEPICTURE",
        "INCLUDETEXT",
        "LINK",
        "MACROBUTTON",
        "RD",
    }
)
UNREADABLE = (
    AttributeError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    etree.LxmlError,
    zipfile.BadZipFile,
)


def content(path: Path) -> bytes:
    """The file's bytes, once it is known to unpack to a bearable size and to hold no macros."""
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except FileNotFoundError:
        message = _("There is no style file “{file}” beside the profiles.")
        raise WordError(message, {"file": path.name}) from None
    except UNREADABLE:
        raise refused(path.name) from None
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_BYTES:
        message = _("The style file “{file}” unpacks to more than {limit} MB or {entries} parts.")
        values = {"limit": str(MAX_BYTES // 1_000_000), "entries": str(MAX_ENTRIES)}
        raise WordError(message, {"file": path.name, **values})
    if any("vbaproject" in entry.filename.lower() for entry in entries):
        message = _("The style file “{file}” holds macros; save it as a .docx without them.")
        raise WordError(message, {"file": path.name})
    return data


def refused(name: str) -> WordError:
    """The error for a file that is not a whole Word file."""
    message = _("The style file “{file}” is damaged or not a Word file; save it as .docx again.")
    return WordError(message, {"file": name})


def sound(part: Part, name: str) -> Part:
    """The part, if it leads to pictures of the same file and pages of the web only."""
    for rel in part.rels.values():
        if rel.is_external:
            fine = rel.reltype == RT.HYPERLINK and rel.target_ref.lower().startswith(WEB)
        else:
            fine = rel.reltype == RT.IMAGE and not rel.target_part.rels
        if not fine:
            message = _(
                "The style file “{file}” leads to something outside itself or embeds an object"
                " ({part}); delete that in Word and save the file again."
            )
            raise WordError(message, {"file": name, "part": str(part.partname)})
    tree = part.element if isinstance(part, XmlPart) else parsed(part.blob)
    if tree.getroottree().docinfo.internalDTD is not None:
        raise refused(name)
    field = next(reaching(tree), None)
    if field:
        message = _("The style file “{file}” has a field {field} in {part}; delete it in Word.")
        raise WordError(message, {"file": name, "field": field, "part": str(part.partname)})
    return part


def reaching(tree: Element) -> Iterator[str]:
    """The names of the fields in a part that reach outside the file."""
    typed = "".join(node.text or "" for node in tree.iter(f"{{{W}}}instrText"))
    simple = (node.get(f"{{{W}}}instr", "") for node in tree.iter(f"{{{W}}}fldSimple"))
    words = " ".join((typed, *simple)).upper().split()
    return (word for word in words if word in REACHING)


def parsed(blob: bytes) -> Element:
    """XML read without entities or network."""
    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
