"""The least valid case, and cases written by laying a few keys over another."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casegen.case.load import load
from casegen.check.check import Checked, check
from casegen.check.examine import examined

LEAST = Path(__file__).parents[1] / "data" / "least"
FIGURES = sorted(LEAST.glob("*.png"))
CASES = sorted(path.parent for path in Path(__file__).parents[2].glob("cases/*/case.toml"))

REPEATED = re.compile(r'"([^"\n]*)"  # (\d+) times over$', re.MULTILINE)


def least(toml: str = "") -> dict[str, Any]:
    """The least case's data with a piece of TOML laid over it.

    A text with the comment `# 600 times over` behind it is meant to stand there so many times.
    """
    below = tomllib.loads((LEAST / "case.toml").read_text("utf-8"))
    whole = REPEATED.sub(lambda match: f'"{match[1] * int(match[2])}"', toml)
    return laid(below, tomllib.loads(whole))


def laid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Tables over tables key by key, a lone table of a list too; all else takes the place."""
    merged = dict(copy.deepcopy(below))
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = laid(old, value)
        elif (here := lone(old)) and (there := lone(value)):
            merged[key] = [laid(here, there)]
        else:
            merged[key] = value
    return merged


def lone(value: Any) -> dict[str, Any] | None:  # noqa: ANN401 - any TOML value
    """The table of a list that holds only this one."""
    only = value[0] if isinstance(value, list) and len(value) == 1 else None
    return only if isinstance(only, dict) else None


def written(data: Mapping[str, Any]) -> str:
    """Data as TOML, one line for each key at the top."""
    return "".join(f"{quoted(key)} = {value(item)}\n" for key, item in data.items())


def value(item: Any) -> str:  # noqa: ANN401 - any TOML value
    """One value as TOML writes it."""
    match item:
        case str():
            return quoted(item)
        case Mapping():
            pairs = (f"{quoted(key)} = {value(inner)}" for key, inner in item.items())
            return "{ " + ", ".join(pairs) + " }"
        case list() | tuple():
            return "[" + ", ".join(map(value, item)) + "]"
        case bool():
            return str(item).lower()
        case _:
            return str(item)


def quoted(text: str) -> str:
    """A text between quotation marks, its control characters escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def checked(content: str | Mapping[str, Any], folder: Path) -> Checked:
    """A case file's text or data, checked in a folder that gets the least case's figures."""
    text = content if isinstance(content, str) else written(content)
    (folder / "case.toml").write_bytes(text.encode())
    for figure in FIGURES:
        (folder / figure.name).write_bytes(figure.read_bytes())
    whole, _findings = examined(folder)
    return whole or check(load(folder))
