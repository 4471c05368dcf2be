"""The package: parts and their relationships as the bytes of a Word file, always the same ones."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree
from lxml.etree import _Element as Element

# The first moment a ZIP file can name: no clock is asked, so that the bytes never change.
DATE = (1980, 1, 1, 0, 0, 0)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
# Already compressed: packing them again costs time and saves nothing.
PACKED = frozenset({"png", "jpg", "jpeg"})


def xml_part(name: str, content_type: str, root: Element) -> XmlPart:
    """A part that holds XML."""
    return XmlPart(PackURI(name), content_type, root, None)  # type: ignore[arg-type]


def packed(main: Part, properties: Part) -> bytes:
    """A package of the main part, all that it leads to, and the properties."""
    package = OpcPackage()
    package.relate_to(main, RT.OFFICE_DOCUMENT)
    package.relate_to(properties, RT.CORE_PROPERTIES)
    parts = sorted(package.parts, key=lambda part: part.partname)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        write(archive, "[Content_Types].xml", content_types(parts))
        write(archive, PACKAGE_URI.rels_uri, package.rels.xml)
        for part in parts:
            write(archive, part.partname, part.blob)
            if part.rels:
                write(archive, part.partname.rels_uri, part.rels.xml)
    return out.getvalue()


def write(archive: zipfile.ZipFile, name: str, data: bytes | str) -> None:
    """Write one entry without time, owner or system."""
    entry = zipfile.ZipInfo(name.lstrip("/"), DATE)
    entry.create_system = 0
    stored = name.rpartition(".")[2].lower() in PACKED
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def content_types(parts: list[Part]) -> bytes:
    """What kind of content each part holds."""
    root = etree.fromstring(f'<Types xmlns="{TYPES}"/>')
    for extension, kind in (
        ("jpg", CT.JPEG),
        ("png", CT.PNG),
        ("rels", CT.OPC_RELATIONSHIPS),
        ("xml", CT.XML),
    ):
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=extension, ContentType=kind)
    for part in parts:
        etree.SubElement(
            root, f"{{{TYPES}}}Override", PartName=part.partname, ContentType=part.content_type
        )
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
