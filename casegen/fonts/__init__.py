"""The fonts cases are printed with: cut once, cached, and the only ones that Pango sees."""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from casegen.fonts.faces import Face, Fonts, face
from casegen.fonts.making import config, digests, make, source_file
from casegen.fonts.recipe import RECIPE, Recipe
from casegen.kept import cache_folder

__all__ = ["RECIPE", "Face", "Fonts", "Recipe", "fonts", "use_fonts"]


@functools.cache
def fonts(recipe: Recipe = RECIPE) -> Fonts:
    """Find the faces in the user's cache, making them if they are absent or damaged.

    Where the cache cannot be written, they are made in a folder that goes when the process ends.
    """
    try:
        return _cached(recipe, cache_folder())
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


def _cached(recipe: Recipe, root: Path) -> Fonts:
    folder = root / f"fonts-{_key(recipe)}"
    found = _read(recipe, folder)
    if found is None:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=root, prefix="making-") as scratch:
            made = Path(scratch, "made")
            make(recipe, made, folder)
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
    from importlib import metadata

    versions = [metadata.version("fonttools"), metadata.version("brotli")]
    digest = hashlib.sha256(repr((recipe, versions)).encode())
    for source in sorted({cut.source for cut in recipe.cuts}):
        digest.update(hashlib.sha256(source_file(source).read_bytes()).digest())
    return digest.hexdigest()[:20]


def _read(recipe: Recipe, folder: Path) -> Fonts | None:
    """Read a folder whose files are exactly those the manifest vouches for, else None."""
    ttf, conf, covers = folder / "ttf", folder / "fonts.conf", folder / "covers.json"
    faces = tuple(face(cut, folder) for cut in recipe.cuts)
    files = {covers, conf, *(one.ttf for one in faces), *(one.woff2 for one in faces)}
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        sound = (
            manifest == digests(folder, files)
            and set(ttf.iterdir()) == {one.ttf for one in faces}
            and conf.read_text("utf-8") == config(folder)
        )
        if not sound:
            return None
        ranges = json.loads(covers.read_bytes())
    except (OSError, ValueError):
        return None
    covered = frozenset(code for first, last in ranges for code in range(first, last + 1))
    return Fonts(ttf, conf, faces, covered)
