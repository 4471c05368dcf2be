"""Making: the variable fonts cut into static faces, once on each machine."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from casegen.style.fonts.cutting import cut_out, packed, part_of
from casegen.style.fonts.faces import face
from casegen.style.fonts.recipe import FEATURES, SANS, SERIF, Cut, Recipe
from casegen.system.cache import seal

MANIFEST = "manifest.json"


def make(recipe: Recipe, made: Path, final: Path) -> None:
    """Cut every face into `made`, with the configuration that holds once it is at `final`."""
    (made / "ttf").mkdir(parents=True)
    (made / "woff2").mkdir()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        codes = list(pool.map(lambda cut: _put(cut, recipe, made), recipe.cuts))
    held: dict[str, frozenset[int]] = {}
    for cut, found in zip(recipe.cuts, codes, strict=True):
        held[cut.family] = held.get(cut.family, found) & found
    covers = _ranges(frozenset[int]().union(*held.values()))
    (made / "covers.json").write_text(json.dumps(covers), "utf-8")
    (made / "fonts.conf").write_text(config(final), "utf-8")
    files = {path: path.read_bytes() for path in made.rglob("*") if path.is_file()}
    (made / MANIFEST).write_bytes(sealed(final, digests(made, files)))


def _put(cut: Cut, recipe: Recipe, made: Path) -> frozenset[int]:
    """Write one face as TTF and WOFF2 under `made`; return the code points it holds."""
    files = face(cut, made)
    cutting = cut_out(cut, recipe.repertoire, FEATURES)
    files.ttf.write_bytes(cutting.data)
    files.woff2.write_bytes(packed(part_of(cutting.data, recipe.web).data))
    return cutting.codes


def _ranges(found: Iterable[int]) -> list[tuple[int, int]]:
    codes = frozenset(found)
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return list(zip(starts, ends, strict=True))


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
