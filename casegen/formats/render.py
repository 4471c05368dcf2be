"""Render: an edition, a language and a format's suffix into bytes."""

from __future__ import annotations

import inspect
import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from casegen.formats import each as formats
from casegen.formats import whole as editions

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from casegen.document.publication import Edition


def render(edition: Edition, language: str, suffix: str) -> bytes:
    """The edition in the format of that suffix: a pure function, without clock or network.

    A format of one language takes `document`, and `edition` where it needs that too; a format
    of a whole case, whose `language` is empty, takes `edition`. One that takes a parameter with
    the name of a whole case's format, as `jats_xml`, is given the bytes of that.
    """
    function = renderer(editions if not language else formats, suffix)
    wanted = inspect.signature(function).parameters
    given: dict[str, Any] = {"edition": edition, "document": edition.documents.get(language)}
    for whole in whole_suffixes():
        name = whole.replace(".", "_")
        if name in wanted:
            given[name] = render(edition, "", whole)
    return function(**{name: given[name] for name in wanted if name in given})


def beside(edition: Edition, language: str, suffix: str) -> dict[str, bytes]:
    """The files that an output points to, by their names in its folder.

    A format that points to any has a function `beside` for them.
    """
    package = editions if not language else formats
    module = import_module(f"{package.__name__}.{suffix.replace('.', '_')}")
    found: dict[str, bytes] = module.beside(edition) if hasattr(module, "beside") else {}
    return found


def suffixes() -> tuple[str, ...]:
    """The suffixes of the formats of one language: the modules of the package `formats`."""
    return listed(formats)


def whole_suffixes() -> tuple[str, ...]:
    """The suffixes of the formats of a whole case: the modules of the package `editions`."""
    return listed(editions)


@cache
def listed(package: ModuleType) -> tuple[str, ...]:
    """The suffixes that a package's modules are named for."""
    names = (module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(name.replace("_", ".") for name in names))


@cache
def renderer(package: ModuleType, suffix: str) -> Callable[..., bytes]:
    """The function of a format: it has its module's name."""
    name = suffix.replace(".", "_")
    function: Callable[..., bytes] = getattr(import_module(f"{package.__name__}.{name}"), name)
    return function
