"""LaTeX: the text that the markup in a BibTeX field stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from casegen.case.references.exchange.accents import LETTERS, accented
from casegen.case.references.exchange.mathematics import spelled
from casegen.system.data import toml

COMMANDS = Path(__file__).with_name("latex.toml")
MARKUP = re.compile(r"[\\{}$~]|--|``|''|[?!]`")
COMMAND = re.compile(r"\\([A-Za-z]+)")
BLOCK = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|(?<!\\)\\[()\[\]]")
VERBATIM = re.compile(r"\\verb\*?([^\w\s*])([^\n]*?)\1")
# Of an address: its command, and what LaTeX needs before or around a sign.
ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*(?=\{)|\\(?=[%&$#_{}~^])|\{([_%&#$~^<>|]?)\}")
SIGN = re.compile(r"\{\\([a-z]+)\}|\\([a-z]+)(?![A-Za-z])(?:\{\}|\s+)?")
IN_ADDRESS = ("less", "greater", "asciitilde", "asciicircum", "bar", "percent", "underscore")
# A field that no person wrote: deeper, or so that the library stumbles over it.
BROKEN = (RecursionError, IndexError, ValueError)


class LatexError(Exception):
    """A field whose LaTeX cannot be read."""


class Reader(NamedTuple):
    """What reads LaTeX: the library's converter, what it parses by, and the commands known."""

    converter: Any
    parsing: Any
    known: frozenset[str]


def from_latex(text: str) -> tuple[str, list[str]]:
    """The text without LaTeX, and the commands in it that are not known. Raises LatexError."""
    if not MARKUP.search(text):
        return text, []
    bare = BLOCK.sub("", VERBATIM.sub(r"{\2}", spelled(accented(aside().sub("", text)))))
    read = reader()
    unknown = [f"\\{name}" for name in COMMAND.findall(bare) if name not in read.known]
    try:
        said: str = read.converter.latex_to_text(
            bare, latex_context=read.parsing, tolerant_parsing=True
        )
    except BROKEN:
        raise LatexError from None
    return said, unknown


def address(text: str) -> str:
    """An address without the marks that LaTeX needs in it."""
    bare = SIGN.sub(sign, text)
    for _ in range(2):
        bare = ADDRESS.sub(lambda found: found[1] or "", bare).strip()
    return bare[1:-1] if bare.startswith("{") and bare.endswith("}") else bare


def sign(match: re.Match[str]) -> str:
    """A sign of an address that is given by its name."""
    name = (match[1] or match[2]).removeprefix("text")
    return toml(COMMANDS)["signs"][f"text{name}"] if name in IN_ADDRESS else match[0]


@cache
def aside() -> re.Pattern[str]:
    """The commands, with their first argument, whose second is the text."""
    names = "|".join(toml(COMMANDS)["aside"])
    return re.compile(rf"\\(?:{names})\s*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}}\s*(?=\{{)")


@cache
def reader() -> Reader:
    """What reads LaTeX; loaded at the first field that has some."""
    import logging

    from pylatexenc import latex2text, latexwalker
    from pylatexenc.macrospec import LatexContextDb, std_macro

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    # What takes several arguments, or one in brackets, is tried several times, and so 2ⁿ times
    # where n are nested: of such a command only what stands behind it is read.
    usual = latexwalker.get_default_latex_context_db()
    wanted = {spec.macroname: spec.args_parser.argspec for spec in usual.iter_macro_specs()}
    own = toml(COMMANDS)
    wanted |= dict.fromkeys((*own["shown"], *own["forms"], *own["nothing"]), "{")
    wanted |= dict.fromkeys((*own["signs"], *LETTERS), "")
    simple = [std_macro(name, form) for name, form in wanted.items() if form in {"", "{"}]
    parsing = LatexContextDb()
    parsing.add_context_category("own", simple, specials=list(usual.iter_specials_specs()))
    parsing.set_unknown_macro_spec(std_macro("", ""))
    several = {name: " " for name, form in wanted.items() if form not in {"", "{"}}
    saying = latex2text.get_default_latex_context_db()
    unsaid = wanted.keys() - several.keys() - {spec.macroname for spec in saying.iter_macro_specs()}
    shown = {name: "%s" for name in unsaid if wanted[name]}
    texts = {**shown, **several, **dict(said_for(own))}
    saying.add_context_category(
        "own",
        [latex2text.MacroTextSpec(name, form) for name, form in texts.items()],
        specials=[latex2text.SpecialsTextSpec("&", "&")],
        prepend=True,
    )
    known = {spec.macroname for spec in saying.iter_macro_specs()}
    converter = latex2text.LatexNodes2Text(saying, math_mode="text", keep_comments=True)
    return Reader(converter, parsing, frozenset(known - several.keys() - {*own["nothing"]}))


def said_for(own: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is said for each command of this program's own."""
    yield from dict.fromkeys(own["nothing"], "").items()
    yield from dict.fromkeys(own["shown"], "%s").items()
    yield from LETTERS.items()
    yield from ((name, text.replace("%", "%%")) for name, text in own["signs"].items())
    yield from own["forms"].items()
    for code in range(ord("Α"), ord("ω") + 1):
        case, _, name = unicodedata.name(chr(code), "").removeprefix("GREEK ").partition(" LETTER ")
        named = name.lower() if case == "SMALL" else name.capitalize()
        if name.isalpha():
            yield from ((f"{form}{named}", chr(code)) for form in ("text", "up", ""))
