"""Reads a page as a browser would, and says what in it could act, fetch or lead astray."""

from __future__ import annotations

import re
from html.parser import HTMLParser

ACTIVE = frozenset(
    ("applet", "base", "embed", "form", "frame", "iframe", "math", "object", "svg", "template")
)
ADDRESS = re.compile(r"#|https?://|mailto:|[^:/?#]+\.(?:html|pdf)$", re.IGNORECASE)
IMAGE = re.compile(r"data:image/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]*$")
DATA = "application/ld+json"
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
        active = tag in ACTIVE or (tag == "script" and given != {"type": DATA})
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
