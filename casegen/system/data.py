"""Where casegen's own data lies, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1]
PROFILES = PACKAGE / "style" / "profiles"
STYLES = PACKAGE / "style" / "csl"
TEMPLATES = next(
    (path for path in (PACKAGE / "templates", PACKAGE.parent / "templates") if path.is_dir()),
    PACKAGE / "templates",
)
SKELETON = TEMPLATES / "page"


@cache
def toml(path: Path) -> dict[str, Any]:
    """The data of one of casegen's own TOML files, read once."""
    import tomli

    return tomli.loads(path.read_text("utf-8"))


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages a report can be printed in: the folders under `templates`."""
    return tuple(sorted(path.parent.name for path in TEMPLATES.glob("*/language.toml")))


def profiles() -> tuple[str, ...]:
    """The names of the profiles that come with casegen."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.toml")))
