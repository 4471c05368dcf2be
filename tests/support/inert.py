"""Reads pages and PDFs, and says what in them could act, fetch or lead astray."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

ACTIVE = frozenset(
    (
        *("applet", "base", "button", "embed", "form", "frame", "iframe", "input", "math"),
        *("object", "select", "svg", "template", "textarea"),
    )
)
# The bilingual page's choice of a language: a form that is sent nowhere, for nothing can send it.
CHOICE = {"class": "switch", "autocomplete": "off"}
ADDRESS = re.compile(r"#|https?://|mailto:|[^:/?#]+\.(?:html|pdf)$", re.IGNORECASE)
IMAGE = re.compile(r"data:image/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]*$")
DATA = "application/ld+json"
# What a reader of a PDF would run, open or send (ISO 32000-1, 12.6).
ACTIONS = frozenset(
    (
        *("/AA", "/AcroForm", "/GoToE", "/GoToR", "/ImportData", "/JS", "/JavaScript", "/Launch"),
        *("/Movie", "/OpenAction", "/Rendition", "/RichMedia", "/SubmitForm", "/XFA"),
    )
)
WEB = re.compile(r"https?:|mailto:", re.IGNORECASE)
META = frozenset(("charset", "content", "name"))


class Page(HTMLParser):
    """Collects the faults of a page and the text that a reader sees."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        chooses = (tag == "form" and given == CHOICE) or (
            tag == "input" and given.get("type") == "radio"
        )
        active = (tag in ACTIVE and not chooses) or (tag == "script" and given != {"type": DATA})
        if active or (tag == "meta" and given.keys() - META):
            self.faults.append(f"<{tag}>")
        for name, value in given.items():
            known = IMAGE if tag == "img" else ADDRESS
            leads = name in {
                "action",
                "formaction",
                "href",
                "poster",
                "src",
                "srcset",
                "xlink:href",
            }
            if name.startswith("on") or name == "style" or (leads and not known.match(value)):
                self.faults.append(f"<{tag} {name}={value[:60]}>")

    def handle_data(self, data: str) -> None:
        self.text += data


def faults(page: str) -> list[str]:
    """What in a page could act, fetch or lead astray; nothing in a sound one."""
    return Page(page).faults


def acts(pdf: bytes) -> list[str]:
    """What in a PDF could act or lead elsewhere than to the web; nothing in a sound one."""
    with PdfReader(BytesIO(pdf)) as reader:
        size: Any = reader.trailer["/Size"]
        return [one for number in range(1, size) for one in acting(reader.get_object(number))]


def acting(value: Any) -> Iterator[str]:  # noqa: ANN401 - any object of a PDF
    """What in one object, those it refers to left aside, could act."""
    if isinstance(value, DictionaryObject):
        for key, inner in value.items():
            if key == "/URI" and not WEB.match(str(inner)):
                yield f"{key} {inner}"
            yield from acting(key)
            yield from acting(value.raw_get(key))
    elif isinstance(value, ArrayObject):
        for inner in list.__iter__(value):
            yield from acting(inner)
    elif isinstance(value, NameObject) and value in ACTIONS:
        yield str(value)


def attached(pdf: bytes) -> dict[str, bytes]:
    """The files that a PDF carries, by name."""
    with PdfReader(BytesIO(pdf)) as reader:
        return {name: data for name, [data] in reader.attachments.items()}
