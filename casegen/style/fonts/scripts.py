"""Scripts: faces for what the typefaces have no letters for, cut for a page that has such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import category

from casegen.style.fonts import fonts
from casegen.style.fonts.coverage import covered, lettered
from casegen.style.fonts.cutting import Cutting, cut_out, packed, part_of, source
from casegen.style.fonts.faces import Face, rule
from casegen.style.fonts.recipe import RECIPE, Cut

# What style sheets of screens call the faces of all scripts by; each has its own characters.
OTHER = "Other Scripts"
# Pango takes a space from the font of the letters before it.
SPACES = frozenset(code for code in range(0x3001) if category(chr(code)) == "Zs")
_HEBREW = "fontpkg_frank_ruhl_libre/files/FrankRuhlLibre[wght].ttf"
# A character is taken from the first that has it.
SCRIPTS = (
    Cut("Amiri", 400, "normal", "fontpkg_amiri/files/Amiri-Regular.ttf"),
    Cut("Frank Ruhl Libre", 400, "normal", _HEBREW),
    Cut("Noto Sans CJK JP", 400, "normal", "noto_cjk_sans_jp_regular/NotoSansCJKjp-Regular.otf"),
)


@dataclass(frozen=True)
class Script:
    """A face with some characters of a script, as one page needs it."""

    cut: Cut
    cutting: Cutting


def scripts(text: Iterable[str]) -> list[Script]:
    """Faces with the characters of a text that the typefaces lack; there may be none."""
    left = set(map(ord, lettered(text)))
    found = []
    for cut in SCRIPTS if left else ():
        held = left & set(source(cut.source).unicodes)
        if held:
            cutting = cut_out(cut, alone(held | SPACES))
            found.append(Script(cut, Cutting(cutting.data, frozenset(held))))
            left -= held
    return found


def beyond(text: Iterable[str]) -> str:
    """Write @font-face rules for what a page has beyond what every page's fonts hold, if any."""
    held = {code for first, last in RECIPE.web for code in range(first, last + 1)}
    codes = {ord(char) for char in covered() & set(text)} - held
    own = [_own(face, codes) for face in fonts().faces] if codes else []
    others = (
        rule(OTHER, 400, "normal", packed(one.cutting.data), one.cutting.codes)
        for one in scripts(text)
    )
    return "".join([*own, *others])


def _own(face: Face, codes: set[int]) -> str:
    part = part_of(face.ttf.read_bytes(), alone(codes))
    return face.holding(packed(part.data), part.codes) if part.codes else ""


def alone(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Each code point as a range of its own, in order."""
    return [(code, code) for code in sorted(codes)]
