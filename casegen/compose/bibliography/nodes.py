"""Read an entry a CSL processor has set, marks and all, into nodes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from casegen.compose.bibliography.marks import GUARD, MARK, MARKS, UNGUARD
from casegen.document.tree import Emphasis, Inline, Link, Strong, Subscript, Superscript, Text

_DOI: Final = re.compile(r"10\.\d{4,9}/\S+")
_DOI_PREFIX: Final = re.compile(r"(?:doi: ?|https?://(?:dx\.)?doi\.org/)\Z", re.IGNORECASE)
_FULL_STOPS: Final = ".!?…" + ".!?".translate(GUARD)

# Where pieces of an entry meet. Only the style's own punctuation is touched: the author's is
# guarded. A mark may stand between the two signs, as in an italic title that ends in "?".
_SEAMS: Final = (
    (re.compile(r"\( *\)|\[ *\]"), ""),
    (re.compile(rf" +({MARK}*) +"), r" \1"),
    (re.compile(rf"(?<! ) ++({MARK}*)([.,;:!?)\]])"), r"\1\2"),
    (re.compile(r"([(\[]) +"), r"\1"),
    (re.compile(rf"([,;:])({MARK}*)\1"), r"\1\2"),
    (re.compile(rf"[,;:]({MARK}*)\."), r"\1."),
    (re.compile(rf"([{re.escape(_FULL_STOPS)}]{MARK}*)\.+"), r"\1"),
)
_NODES: Final[dict[str, Callable[[tuple[Inline, ...]], Inline]]] = {
    "i": Emphasis,
    "b": Strong,
    "sub": Subscript,
    "sup": Superscript,
}


@lru_cache(maxsize=2048)
def inlines(entry: str) -> tuple[Inline, ...]:
    """Read a marked entry into nodes, its seams mended; empty where nothing would be seen."""
    mended = entry.strip()
    for seam, replacement in _SEAMS:
        mended = seam.sub(replacement, mended)
    stack: list[tuple[str, list[Inline]]] = [("", [])]
    for piece in re.split(f"({MARK})", mended.strip().lstrip(".,;: ")):
        for name, (opening, closing) in MARKS.items():
            if piece == opening:
                stack.append((name, _taken_doi_prefix(stack[-1][1]) if name == "doi" else []))
                break
            if piece == closing:
                _close(stack, name)
                break
        else:
            if piece:
                stack[-1][1].append(Text(piece.translate(UNGUARD)))
    while len(stack) > 1:
        _close(stack, stack[-1][0])
    return tuple(stack[0][1])


def _close(stack: list[tuple[str, list[Inline]]], name: str) -> None:
    if stack[-1][0] != name or len(stack) == 1:
        return
    children = tuple(stack.pop()[1])
    if not children:
        return
    outer = stack[-1][1]
    if name in _NODES:
        outer.append(_NODES[name](children))
    elif url := _address(name, children):
        outer.append(Link(url, children))
    else:
        outer.extend(children)


def _taken_doi_prefix(before: list[Inline]) -> list[Inline]:
    """Move a prefix such as "doi:" out of the text before a DOI, into its link."""
    if not before or not isinstance(last := before[-1], Text):
        return []
    if not (prefix := _DOI_PREFIX.search(last.text)):
        return []
    before[-1:] = [Text(last.text[: prefix.start()])] if prefix.start() else []
    return [Text(prefix[0])]


def _address(name: str, children: tuple[Inline, ...]) -> str | None:
    text = children[-1].text if isinstance(children[-1], Text) else ""
    if name == "doi":
        return f"https://doi.org/{quote(text, safe='/:;()._-')}" if _DOI.fullmatch(text) else None
    try:
        parts = urlsplit(text)
        safe = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return text if safe and not re.search(r"\s", text) else None
