"""Mathematics in LaTeX's texts: what is raised, lowered or divided, as LaTeX says it outside."""

from __future__ import annotations

import re
from typing import Final

from casegen.system.limits import TEXT_CHARACTERS

SHORT: Final = TEXT_CHARACTERS // 100
SET: Final = re.compile(
    rf"(?<!\\)\$\$?([^$]{{1,{SHORT}}})\$\$?|\\\(([^$]{{1,{SHORT}}}?)\\\)"
    rf"|\\ensuremath\s*\{{((?:[^{{}}]|\{{[^{{}}]*\}}){{1,{SHORT}}})\}}"
)
INNER: Final = r"(?:[^{}]|\{[^{}]*\})*"
SCRIPT: Final = re.compile(rf"(?<!\\)([\^_])\s*(?:\{{({INNER})\}}|(\\[A-Za-z]+|\\?[^\s\\{{}}]))")
FRACTION: Final = re.compile(r"\\(?:[dts]?frac|nicefrac)\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
ROOT: Final = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
SCRIPTS: Final = {"^": "textsuperscript", "_": "textsubscript"}
# Chemistry (mhchem): a number behind a letter or a bracket is lowered, a charge is raised.
CHEMISTRY: Final = re.compile(r"\\ce\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
CHARGE: Final = re.compile(r"\^\{?([\d+-]+)\}?|(?<=[A-Za-z)\]}])(\d*+[+-])(?![\w-])")
COUNT: Final = re.compile(r"(?<=[A-Za-z)\]])_?\{?(\d+)\}?")


def spelled(text: str) -> str:
    """A text whose formulas are written with the commands that a text has for scripts."""
    bare = CHEMISTRY.sub(lambda found: compound(found[1]), text)
    bare = SET.sub(lambda found: f"{{{scripted(found[1] or found[2] or found[3])}}}", bare)
    return ROOT.sub(r"√(\1)", FRACTION.sub(r"\1/\2", bare))


def scripted(formula: str) -> str:
    """A formula with commands for its scripts; a ring that is raised is a degree."""
    return SCRIPT.sub(script, formula)


def script(match: re.Match[str]) -> str:
    """One script."""
    inner = (match[2] if match[2] is not None else match[3]).strip()
    if inner in {r"\circ", r"\degree", r"\prime", "'"}:
        return inner + "{}"
    return f"\\{SCRIPTS[match[1]]}{{{scripted(inner)}}}"


def compound(formula: str) -> str:
    """A chemical formula with commands for its scripts."""
    lowered = COUNT.sub(r"\\textsubscript{\1}", formula)
    return CHARGE.sub(lambda found: f"\\textsuperscript{{{found[1] or found[2]}}}", lowered)
