"""Unbroken: the stretches of a text that stay on one line, in print, on a screen and in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from casegen.document.tree import Inline, Inlines, Subscript, Superscript, Text
from casegen.document.walk import plain
from casegen.style.language import NO_BREAK_SPACE

Kind: TypeAlias = Literal["", "amount", "word", "long"]

# An amount or a compound of more characters than this may break where it must.
AMOUNT, WORD, PART = 32, 24, 12
# A run of fewer characters has no room for a joint.
LEAST = 3
# A word of more characters without a place to break is broken anywhere.
LONG = 24
UNIT = (
    r"(?:[cdkmnµμ]?m[²³]?|[fkmnpµμ]?g|mcg|[dfmnµμ]?[lL]|c?Gy|m?Sv|°C|°F|mmHg|cmH2O|cmH₂O|k?Pa"
    r"|[fmnpµμ]?mol|m?Eq|m?Osm|[kmMµμ]?(?:IU|UI|U)|k?cal|kJ|Hz|[mk]?V|mA|%|×)"
)
# Spaces that no line may end at: between a number and its unit, around the cross of a power.
BOUND = re.compile(rf"(?<=\d) (?={UNIT}(?!\w))|(?<=×) (?=10)")
# A name before a small number, as in Patient 2: no line ends between them.
NAMED = re.compile(r"\b([Nn]gười bệnh|[Bb]ệnh nhân|[Pp]atients?|[Cc]ases?) (?=\d{1,2}\b)")
TOKEN = re.compile(r"(?:[^\s—\u200b\u00ad]|\u00a0)+")
JOINTS = re.compile(r"[-\u2010–/]")
NUMBER = re.compile(r"[<>≤≥≈~±+−(\[]*\d")
ADDRESS = re.compile(r"//|^\W*(?:10\.\d{4}|doi:)|@\w")
SHORT = re.compile(r"[^\W\d_]-[^\W_]{2}|[A-Z][A-Za-z]{0,5}-[A-Z\d]")
# Where a line could end in the notation of genetics: c.167delC, p.(Pro56Leufs*8), t(9;22)(q34;q11).
NOTATION = re.compile(r"[^\W\d]\.[\d(]|\)\(")
AMOUNTS = re.compile(r"[–/\u00a0]")
JOINER, HARD = "\u2060", "\u2011"
JOINT = re.compile(r"(?<=\w)([–/])(?=\w)")
ENDING = re.compile(r"([–/])(?=\w|$)")
AROUND = "()[]{}.,;:!?…\"“”‘’'«»"


def stretches(text: str) -> Iterator[tuple[Kind, str]]:
    """A text in pieces: amounts and compounds that stay whole, words too long for any line.

    Spaces within an amount are made unbreakable; all pieces together are otherwise the text.
    """
    text = spaced(text)
    done = 0
    for match in TOKEN.finditer(text):
        token = match[0]
        if len(token) < LEAST or (len(token) <= LONG and token.isalpha()):
            continue
        inner = token.strip(AROUND)
        kind = sort(inner)
        if kind:
            start = match.start() + token.index(inner)
            if done < start:
                yield "", text[done:start]
            yield kind, inner
            done = start + len(inner)
    if done < len(text):
        yield "", text[done:]


def spaced(text: str) -> str:
    """A text with the spaces that no line may end at made unbreakable."""
    return NAMED.sub(rf"\1{NO_BREAK_SPACE}", BOUND.sub(NO_BREAK_SPACE, text))


def glued(text: str) -> str:
    """A text for a program that breaks lines by characters alone, with those that hold a line.

    Those are a word joiner after a dash or slash, and a hyphen that does not break.
    """
    return "".join(
        JOINT.sub(rf"\1{JOINER}", piece.replace("-", HARD)) if kind in {"amount", "word"} else piece
        for kind, piece in stretches(text)
    )


def sort(word: str) -> Kind:
    """What a run of characters without a space is."""
    if ADDRESS.search(word):
        return "long" if len(word) > LONG else ""
    pieces = JOINTS.split(word)
    if NUMBER.match(word) and len(word) <= AMOUNT:
        return "amount" if AMOUNTS.search(word) else ""
    if (len(pieces) > 1 and joined(word, pieces)) or (NOTATION.search(word) and len(word) <= WORD):
        return "word"
    return "long" if max(map(len, pieces)) > LONG else ""


def joined(word: str, pieces: list[str]) -> bool:
    """Whether a compound stays on one line.

    Short parts do at a slash or a dash; at a hyphen a letter does before a word, and a short name
    before a number or another name: N-acetylcysteine, IL-6, SARS-CoV-2.
    """
    if len(word) > WORD:
        return False
    if "/" in word or "–" in word:
        return max(map(len, pieces)) <= PART
    return bool(SHORT.match(word))


def least(text: str) -> Iterator[str]:
    """The pieces of a text between which a line may end, of a word too long for any its start."""
    for kind, piece in stretches(text):
        if kind in {"amount", "word"}:
            yield piece
        else:
            for word in re.split(r"[ \n\t\u00ad\u200b]+|(?<=[-–—/])", piece):
                yield word[:LONG]


def clumps(nodes: Inlines) -> Iterator[tuple[bool, Inlines]]:
    """Inlines in runs, and whether a run is one word with lowered or raised characters in it."""
    if not any(isinstance(node, Subscript | Superscript) for node in nodes):
        yield False, nodes
        return
    held: list[Inline] = []
    for node in nodes:
        if isinstance(node, Subscript | Superscript):
            held.append(node)
            continue
        text = spaced(node.text) if isinstance(node, Text) else ""
        if isinstance(node, Text) and not node.language:
            if held and not isinstance(held[-1], Text):
                head = re.match(r"[^ \n]*", text)
                held.append(Text(head[0] if head else ""))
                text = text[len(held[-1].text) :]  # type: ignore[union-attr]
                if not text:
                    continue
            yield from released(held)
            cut = max(text.rfind(" "), text.rfind("\n")) + 1
            held = [Text(text[cut:])] if text[cut:] else []
            if cut:
                yield False, (Text(text[:cut]),)
        else:
            yield from released(held)
            held = []
            yield False, (node,)
    yield from released(held)


def held(word: Inlines) -> Inlines:
    """The parts of one word with the characters that hold a line after each dash and slash."""
    return tuple(
        Text(ENDING.sub(rf"\1{JOINER}", node.text)) if isinstance(node, Text) else node
        for node in word
    )


def released(held: list[Inline]) -> Iterator[tuple[bool, Inlines]]:
    """What was held back as the parts of one word."""
    parts = tuple(node for node in held if node != Text(""))
    whole = len(parts) > 1 and len(plain(parts)) <= WORD
    if parts:
        yield whole, parts
