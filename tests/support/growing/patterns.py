"""Every regular expression of casegen, by the place where it is written."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import casegen
from casegen.style.fonts import use_fonts

CALLS = frozenset(
    {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
)
# What begins where it is told to, and so reads a text once.
ANCHORED = frozenset({"match", "fullmatch"})
# Modules that run something when they are imported.
RUN = frozenset({"casegen.__main__"})


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns that modules hold, those their caches make, and those in their code."""
    found: dict[str, re.Pattern[str]] = {}
    known: set[str] = set()
    for module in modules():
        for name, pattern in (*held(module), *made(module), *typed(module)):
            if isinstance(pattern.pattern, str) and pattern.pattern not in known:
                known.add(pattern.pattern)
                found[f"{module.__name__}:{name}"] = pattern
    return found


def modules() -> Iterator[ModuleType]:
    """The modules of casegen, some of which bring WeasyPrint along."""
    use_fonts()
    for one in pkgutil.walk_packages(casegen.__path__, "casegen."):
        if one.name not in RUN:
            yield import_module(one.name)


def held(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns in the names of a module, its lists and tables, and its own objects."""
    for name, value in vars(module).items():
        if not name.startswith("__") and not inspect.ismodule(value):
            yield from within(name, value, 3)


def within(name: str, value: object, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns in a value."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif depth and isinstance(value, Mapping):
        for key, item in value.items():
            yield from within(f"{name}.{key}", item, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for number, item in enumerate(value):
            yield from within(f"{name}.{number}", item, depth - 1)
    elif depth and type(value).__module__.startswith("casegen.") and hasattr(value, "__dict__"):
        yield from within(name, vars(value), depth - 1)


def made(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """What the functions give that keep a pattern which is made when it is first asked for."""
    for name, value in vars(module).items():
        wrapped = getattr(value, "__wrapped__", None)
        kept = wrapped is not None and hasattr(value, "cache_info")
        if not kept or wrapped is None or wrapped.__module__ != module.__name__:
            continue
        signature = inspect.signature(wrapped)
        if not signature.parameters and "Pattern" in str(signature.return_annotation):
            yield from within(name, value(), 3)


def typed(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that stand as they are in a module's code."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        first, owner = node.args[0], node.func.value
        regular = isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr in CALLS
        if regular and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield f"{node.lineno}.{node.func.attr}", re.compile(first.value)


def uses(name: str, pattern: re.Pattern[str]) -> Callable[[str], object]:
    """How a pattern is used on a text: at its start only, or anywhere in it."""
    own = name.partition(":")[2].split(".")
    home = name.partition(":")[0]
    called = methods().get((home, own[0]), frozenset()) or frozenset(own[1:]) & CALLS
    if called and called <= ANCHORED:
        return pattern.match
    return lambda text: sum(1 for _found in pattern.finditer(text))


@cache
def methods() -> Mapping[tuple[str, str], frozenset[str]]:
    """The methods of patterns that are called on each name, by the module that holds it."""
    found: dict[tuple[str, str], set[str]] = {}
    for module in modules():
        tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
        homes = {
            one.asname or one.name: (str(node.module), one.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for one in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CALLS:
                owner = node.value
                while isinstance(owner, ast.Subscript | ast.Call):
                    owner = owner.value if isinstance(owner, ast.Subscript) else owner.func
                if isinstance(owner, ast.Name):
                    home = homes.get(owner.id, (module.__name__, owner.id))
                    found.setdefault(home, set()).add(node.attr)
    return {name: frozenset(used) for name, used in found.items()}
