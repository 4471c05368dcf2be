"""The faces that were made: their files, and the CSS that embeds them."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from casegen.style.fonts.recipe import Cut


@dataclass(frozen=True)
class Face:
    """One static face, as TTF for PDF and as WOFF2 for HTML."""

    family: str
    weight: int
    style: Literal["normal", "italic"]
    ttf: Path
    woff2: Path

    def rule(self) -> str:
        """Write the face as a CSS @font-face rule that holds the font itself."""
        return self.holding(self.woff2.read_bytes())

    def holding(self, woff2: bytes, codes: Iterable[int] = ()) -> str:
        """Write a rule that holds a font for some characters of the face, or for all."""
        return rule(self.family, self.weight, self.style, woff2, codes)


@dataclass(frozen=True)
class Fonts:
    """The faces made, the folder of their TTF files and a fontconfig file that lists only those."""

    folder: Path
    config: Path
    faces: tuple[Face, ...]
    covered: frozenset[int]

    def css(self, faces: Iterable[Face] | None = None) -> str:
        """Write @font-face rules with the fonts inside them, for all faces or those given."""
        return "".join(face.rule() for face in (self.faces if faces is None else faces))


def rule(family: str, weight: int, style: str, woff2: bytes, codes: Iterable[int] = ()) -> str:
    """Write a CSS @font-face rule that holds the font itself, for some characters or for all."""
    data = base64.b64encode(woff2).decode("ascii")
    only = ",".join(f"U+{code:X}" for code in sorted(codes))
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")'
        + (f";unicode-range:{only}" if only else "")
        + "}\n"
    )


def face(cut: Cut, folder: Path) -> Face:
    """The face a cut makes, with its files under `folder`."""
    name = cut.postscript_name
    ttf, woff2 = folder / "ttf" / f"{name}.ttf", folder / "woff2" / f"{name}.woff2"
    return Face(cut.family, cut.weight, cut.style, ttf, woff2)
