"""The fonts cases are printed with: cut once, cached, and the only ones that Pango sees."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

from casegen.style.fonts.cutting import source_file
from casegen.style.fonts.faces import Face, Fonts, face
from casegen.style.fonts.making import MANIFEST, config, digests, make, sealed
from casegen.style.fonts.recipe import RECIPE, Recipe
from casegen.system.cache import cache_folder, elsewhere
from casegen.system.regular import content

__all__ = ["RECIPE", "Face", "Fonts", "Recipe", "fonts", "use_fonts"]

# Of the folder's content; another gets a folder of its own.
FORMAT = 2
# No file of a face is larger, nor what tells of them.
LARGEST = 5_000_000


@functools.cache
def fonts(recipe: Recipe = RECIPE) -> Fonts:
    """Find the faces in the user's cache, making them if they are absent or damaged.

    Where the cache cannot be written, they are made in a folder that goes when the process ends.
    """
    try:
        return _cached(recipe, cache_folder())
    except OSError:
        return _cached(recipe, elsewhere())


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


def _cached(recipe: Recipe, root: Path) -> Fonts:
    folder = root / f"fonts-{_key(recipe)}"
    found = _read(recipe, folder)
    if found is None:
        from filelock import FileLock

        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(root / f"{folder.name}.lock"):
            # Another process may have been faster.
            found = _read(recipe, folder) or _made(recipe, folder)
    return found


def _made(recipe: Recipe, folder: Path) -> Fonts:
    """Make the faces beside `folder`, and put them in place of what is there."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="making-") as scratch:
        made = Path(scratch, "made")
        make(recipe, made, folder)
        with contextlib.suppress(FileNotFoundError):
            folder.rename(made.with_name("damaged"))
        made.rename(folder)
    found = _read(recipe, folder)
    if found is None:
        raise OSError(f"The fonts could not be stored in {folder}.")
    return found


def _key(recipe: Recipe) -> str:
    from importlib import metadata

    versions = [metadata.version(name) for name in ("uharfbuzz", "fonttools", "brotli")]
    digest = hashlib.sha256(repr((FORMAT, recipe, versions)).encode())
    for source in sorted({cut.source for cut in recipe.cuts}):
        digest.update(hashlib.sha256(source_file(source).read_bytes()).digest())
    return digest.hexdigest()[:20]


def _read(recipe: Recipe, folder: Path) -> Fonts | None:
    """Read a folder whose files are exactly those a manifest under our seal names, else None."""
    ttf, conf, covers = folder / "ttf", folder / "fonts.conf", folder / "covers.json"
    faces = tuple(face(cut, folder) for cut in recipe.cuts)
    files = {covers, conf, *(one.ttf for one in faces), *(one.woff2 for one in faces)}
    try:
        held = {file: content(file, LARGEST) for file in files}
        sound = (
            content(folder / MANIFEST, LARGEST) == sealed(folder, digests(folder, held))
            and set(ttf.iterdir()) == {one.ttf for one in faces}
            and held[conf] == config(folder).encode()
        )
        if not sound:
            return None
        ranges = json.loads(held[covers])
    except (OSError, ValueError):
        return None
    covered = frozenset(code for first, last in ranges for code in range(first, last + 1))
    return Fonts(ttf, conf, faces, covered)
