"""Defer a module that a library imports at once, though casegen hardly ever comes to need it."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec


def defer(name: str) -> None:
    """Let a module be loaded when something of it is first asked for.

    Source: https://docs.python.org/3/library/importlib.html, "Implementing lazy imports".
    """
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
