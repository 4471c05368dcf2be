"""Making: the variable fonts cut into static faces, once on each machine."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from html import escape
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from casegen.style.fonts.faces import face
from casegen.style.fonts.recipe import SANS, SERIF, Cut, Recipe
from casegen.system.cache import seal

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MANIFEST = "manifest.json"


def make(recipe: Recipe, made: Path, final: Path) -> None:
    """Cut every face into `made`, with the configuration that holds once it is at `final`."""
    (made / "ttf").mkdir(parents=True)
    (made / "woff2").mkdir()
    codes = _cut_all(recipe, made)
    held: dict[str, set[int]] = {}
    for cut, found in zip(recipe.cuts, codes, strict=True):
        held[cut.family] = held.get(cut.family, found) & found
    covers = _ranges(set().union(*held.values()))
    (made / "covers.json").write_text(json.dumps(covers), "utf-8")
    (made / "fonts.conf").write_text(config(final), "utf-8")
    files = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    (made / MANIFEST).write_bytes(sealed(final, digests(made, files)))


def _cut_all(recipe: Recipe, made: Path) -> list[set[int]]:
    workers = min(len(recipe.cuts), os.cpu_count() or 1)
    if workers == 1:
        return [_cut(cut, recipe, made) for cut in recipe.cuts]
    from casegen.system.processes.pool import staff

    with staff(workers, fresh=True) as pool:
        cutting = [pool.submit(_cut, cut, recipe, made) for cut in recipe.cuts]
        return [one.result() for one in cutting]


def _ranges(codes: set[int]) -> list[tuple[int, int]]:
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return list(zip(starts, ends, strict=True))


def _cut(cut: Cut, recipe: Recipe, made: Path) -> set[int]:
    """Write one face as TTF and WOFF2 under `made`; return the code points it holds."""
    # fontTools is slow to import, has no types, and is needed only here, once per machine.
    from fontTools import subset, ttLib
    from fontTools.varLib import instancer

    # Subsetting first leaves a quarter of the outlines to instance.
    font = ttLib.TTFont(source_file(cut.source), recalcTimestamp=False)
    options = subset.Options(layout_features=list(recipe.features), name_IDs=[0, 5, 13, 14])
    options.drop_tables += ["BASE", "DSIG", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for a, b in recipe.repertoire for c in range(a, b + 1)])
    subsetter.subset(font)
    axes = {"wght": cut.weight, "opsz": cut.optical_size}
    axes = {tag: value for tag, value in axes.items() if value is not None}
    font = instancer.instantiateVariableFont(font, axes)
    _name(font, cut)
    files = face(cut, made)
    font.save(files.ttf)
    font.flavor = "woff2"
    font.save(files.woff2)
    return set(font.getBestCmap())


def _name(font: TTFont, cut: Cut) -> None:
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


def digests(folder: Path, files: Mapping[Path, bytes]) -> dict[str, str]:
    """The SHA-256 of each file's content by its path within `folder`."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(data).hexdigest()
        for file, data in files.items()
    }


def sealed(folder: Path, files: Mapping[str, str]) -> bytes:
    """The manifest of the faces in a folder, under the user's seal."""
    told = json.dumps(files, sort_keys=True)
    return f'{{"seal": "{seal("fonts", str(folder), told).hex()}", "files": {told}}}'.encode()


def config(folder: Path) -> str:
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


def source_file(source: str) -> Path:
    """A variable font of an installed package."""
    package, _, inside = source.partition("/")
    return Path(str(resources.files(package) / inside))
