"""Seeds on disk: a published article's form, read strictly."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from casegen.case.load import LoadError, Place, load
from casegen.check.seed.form import Seed
from casegen.check.strict import misfit


def seed(path: Path) -> Seed:
    """The seed in a TOML file; raises LoadError, with the place of the first fault."""
    if path.is_dir():
        place = Place(path.as_posix(), 1, 1, 1, 1)
        raise LoadError("not-a-file", place, "This is not a file.", {})
    source = load(path)
    try:
        return Seed.model_validate(source.data)
    except ValidationError as error:
        raise misfit("seed-malformed", source, error.errors(include_url=False), Seed) from None
