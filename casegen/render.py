"""Render: a Document and a format's name into bytes."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from casegen import formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from casegen.document import Document


def render(document: Document, suffix: str) -> bytes:
    """The document in the format of that suffix: a pure function, without clock or network."""
    return renderer(suffix)(document)


def suffixes() -> tuple[str, ...]:
    """The formats there are: the modules of the package `formats`."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


@cache
def renderer(suffix: str) -> Callable[[Document], bytes]:
    """The function of a format: it has its module's name."""
    function: Callable[[Document], bytes] = getattr(
        import_module(f"casegen.formats.{suffix}"), suffix
    )
    return function
