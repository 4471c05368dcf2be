"""Make the static faces cases are printed with, once per machine, and offer them to printers."""

import atexit
import base64
import contextlib
import functools
import hashlib
import json
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import metadata, resources
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SERIF, SANS, DISPLAY = "Source Serif 4", "Source Sans 3", "Source Serif 4 Display"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
# U+25CC carries a combining mark that stands alone.
REPERTOIRE = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1B0), (0x1CD, 0x1DC), (0x218, 0x21B), (0x2BC, 0x2DD),
    (0x300, 0x323), (0x370, 0x3FF), (0x1EA0, 0x1EF9), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25CC, 0x25CC),
    (0x2713, 0x2713),
)  # fmt: skip
FEATURES = (
    "kern", "liga", "mark", "mkmk", "ccmp", "locl",
    "lnum", "tnum", "onum", "pnum", "sups", "subs", "case",
)  # fmt: skip


@dataclass(frozen=True)
class Cut:
    """One static face to take from a variable font: weight in CSS units, optical size in points."""

    family: str
    weight: int
    style: Literal["normal", "italic"]
    source: str
    optical_size: float | None = None

    @property
    def style_name(self) -> str:
        """Name the style as a font's name table does: Regular, Italic, SemiBold Italic."""
        name = WEIGHTS[self.weight] + (" Italic" if self.style == "italic" else "")
        return name.replace("Regular Italic", "Italic")

    @property
    def postscript_name(self) -> str:
        """Name the face without spaces; also the stem of its files."""
        return f"{self.family}-{self.style_name}".replace(" ", "")


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the bytes made; raise `edition` when the making itself changes."""

    cuts: tuple[Cut, ...]
    repertoire: tuple[tuple[int, int], ...] = REPERTOIRE
    features: tuple[str, ...] = FEATURES
    edition: int = 1


_ROMAN = "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf"
_ITALIC = "fontpkg_source_serif_4/files/SourceSerif4-Italic[opsz,wght].ttf"
RECIPE = Recipe(
    (
        Cut(SERIF, 400, "normal", _ROMAN, 11),
        Cut(SERIF, 400, "italic", _ITALIC, 11),
        Cut(SERIF, 600, "normal", _ROMAN, 11),
        Cut(SERIF, 600, "italic", _ITALIC, 11),
        Cut(SANS, 400, "normal", "fontpkg_source_sans_3/files/SourceSans3[wght].ttf"),
        Cut(SANS, 400, "italic", "fontpkg_source_sans_3/files/SourceSans3-Italic[wght].ttf"),
        Cut(SANS, 600, "normal", "fontpkg_source_sans_3/files/SourceSans3[wght].ttf"),
        Cut(DISPLAY, 600, "normal", _ROMAN, 28),
    )
)


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
        data = base64.b64encode(self.woff2.read_bytes()).decode("ascii")
        return (
            f'@font-face{{font-family:"{self.family}";font-weight:{self.weight};'
            f"font-style:{self.style};"
            f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
        )


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

    def missing(self, text: str) -> list[str]:
        """List once each, in order, the characters of `text` that would print as a blank box.

        Controls and invisible format characters print nothing and are never listed.
        """
        unknown = (char for char in dict.fromkeys(text) if ord(char) not in self.covered)
        return [char for char in unknown if unicodedata.category(char) not in {"Cc", "Cf"}]


@functools.cache
def fonts(recipe: Recipe = RECIPE) -> Fonts:
    """Find the faces in the user's cache, making them if they are absent or damaged.

    Where the cache cannot be written, they are made in a folder that goes when the process ends.
    """
    try:
        return _cached(recipe, _cache_root())
    except OSError:
        root = Path(tempfile.mkdtemp(prefix="casegen-"))
        atexit.register(shutil.rmtree, root, ignore_errors=True)
        return _cached(recipe, root)


def use_fonts() -> Fonts:
    """Let Pango see only these faces; call before WeasyPrint is imported.

    Raises RuntimeError if WeasyPrint has been imported under another font configuration.
    """
    found = fonts()
    config = str(found.config)
    if "weasyprint" in sys.modules and os.environ.get("FONTCONFIG_FILE") != config:
        raise RuntimeError(
            "WeasyPrint was imported before casegen could choose its fonts: "
            "call use_fonts() before the first import of weasyprint."
        )
    os.environ["FONTCONFIG_FILE"] = config
    return found


def _cache_root() -> Path:
    """The XDG base directory specification ignores a folder that is not absolute."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / "casegen"


def _cached(recipe: Recipe, root: Path) -> Fonts:
    folder = root / f"fonts-{_key(recipe)}"
    found = _read(recipe, folder)
    if found is None:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=root, prefix="making-") as scratch:
            made = Path(scratch, "made")
            _make(recipe, made, folder)
            found = _install(recipe, made, folder)
    return found


def _install(recipe: Recipe, made: Path, folder: Path) -> Fonts:
    """Put `made` in place of `folder`; where another process was faster, keep its good work."""
    for attempt in range(5):
        try:
            made.rename(folder)
        except OSError:
            found = _read(recipe, folder)
            if found is not None:
                return found
            with contextlib.suppress(FileNotFoundError):  # another process took it away first
                folder.rename(made.with_name(f"damaged-{attempt}"))
        else:
            break
    found = _read(recipe, folder)
    if found is None:
        raise OSError(f"The fonts could not be stored in {folder}.")
    return found


def _key(recipe: Recipe) -> str:
    versions = [metadata.version("fonttools"), metadata.version("brotli")]
    digest = hashlib.sha256(repr((recipe, versions)).encode())
    for source in sorted({cut.source for cut in recipe.cuts}):
        digest.update(hashlib.sha256(_source(source).read_bytes()).digest())
    return digest.hexdigest()[:20]


def _source(source: str) -> Path:
    package, _, inside = source.partition("/")
    return Path(str(resources.files(package) / inside))


def _face(cut: Cut, folder: Path) -> Face:
    name = cut.postscript_name
    ttf, woff2 = folder / "ttf" / f"{name}.ttf", folder / "woff2" / f"{name}.woff2"
    return Face(cut.family, cut.weight, cut.style, ttf, woff2)


def _read(recipe: Recipe, folder: Path) -> Fonts | None:
    """Read a folder whose files are exactly those the manifest vouches for, else None."""
    ttf, config, covers = folder / "ttf", folder / "fonts.conf", folder / "covers.json"
    faces = tuple(_face(cut, folder) for cut in recipe.cuts)
    files = {covers, config, *(f.ttf for f in faces), *(f.woff2 for f in faces)}
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        sound = (
            manifest == _digests(folder, files)
            and set(ttf.iterdir()) == {face.ttf for face in faces}
            and config.read_text("utf-8") == _config(folder)
        )
        if not sound:
            return None
        ranges = json.loads(covers.read_bytes())
    except (OSError, ValueError):
        return None
    covered = frozenset(code for first, last in ranges for code in range(first, last + 1))
    return Fonts(ttf, config, faces, covered)


def _digests(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def _config(folder: Path) -> str:
    """Write a fontconfig file for `folder`, valid only while the folder stays where it is."""
    generic = {"serif": SERIF, "sans-serif": SANS, "monospace": SANS}
    aliases = "".join(
        f"<alias><family>{name}</family><prefer><family>{family}</family></prefer></alias>\n"
        for name, family in generic.items()
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>\n<dir>{escape(str(folder / 'ttf'))}</dir>\n"
        f"<cachedir>{escape(str(folder.parent / 'fontconfig'))}</cachedir>\n"
        f"{aliases}</fontconfig>\n"
    )


def _make(recipe: Recipe, made: Path, final: Path) -> None:
    (made / "ttf").mkdir(parents=True)
    (made / "woff2").mkdir()
    codes = _cut_all(recipe, made)
    held: dict[str, set[int]] = {}
    for cut, found in zip(recipe.cuts, codes, strict=True):
        held[cut.family] = held.get(cut.family, found) & found
    covers = _ranges(set().union(*held.values()))
    (made / "covers.json").write_text(json.dumps(covers), "utf-8")
    (made / "fonts.conf").write_text(_config(final), "utf-8")
    files = [path for path in made.rglob("*") if path.is_file()]
    (made / "manifest.json").write_text(json.dumps(_digests(made, files), indent=0), "utf-8")


def _cut_all(recipe: Recipe, made: Path) -> list[set[int]]:
    workers = min(len(recipe.cuts), os.cpu_count() or 1)
    if workers == 1:
        return [_cut(cut, recipe, made) for cut in recipe.cuts]
    # A forked child could inherit a lock that some thread of the caller holds.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_cut, recipe.cuts, repeat(recipe), repeat(made)))


def _ranges(codes: set[int]) -> list[tuple[int, int]]:
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return list(zip(starts, ends, strict=True))


def _cut(cut: Cut, recipe: Recipe, made: Path) -> set[int]:
    """Write one face as TTF and WOFF2 under `made`; return the code points it holds."""
    # fontTools is slow to import, has no types, and is needed only here, once per machine.
    from fontTools import subset, ttLib  # noqa: PLC0415
    from fontTools.varLib import instancer  # noqa: PLC0415

    # Subsetting first leaves a quarter of the outlines to instance.
    font = ttLib.TTFont(_source(cut.source), recalcTimestamp=False)
    options = subset.Options(layout_features=list(recipe.features), name_IDs=[0, 5, 13, 14])
    options.drop_tables += ["BASE", "DSIG", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for a, b in recipe.repertoire for c in range(a, b + 1)])
    subsetter.subset(font)
    axes = {"wght": cut.weight, "opsz": cut.optical_size}
    axes = {tag: value for tag, value in axes.items() if value is not None}
    font = instancer.instantiateVariableFont(font, axes)
    _name(font, cut)
    face = _face(cut, made)
    font.save(face.ttf)
    font.flavor = "woff2"
    font.save(face.woff2)
    return set(font.getBestCmap())


def _name(font: "TTFont", cut: Cut) -> None:
    """Record the names and style bits by which fontconfig tells the faces apart."""
    names = {1: cut.family, 2: cut.style_name, 3: f"casegen;{cut.postscript_name}",
             4: f"{cut.family} {cut.style_name}", 6: cut.postscript_name}  # fmt: skip
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    italic = cut.style == "italic"
    font["OS/2"].usWeightClass = cut.weight
    # Bit 0 is italic, bit 5 bold, bit 6 regular; no face here is bold, the heaviest is SemiBold.
    upright = 0b1000000 if cut.style_name == "Regular" else 0
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | upright | italic
    font["head"].macStyle = 0b10 if italic else 0
