"""LaTeX: the text that the markup in a BibTeX field stands for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, NamedTuple

MARKUP = re.compile(r"[\\{}$~]|--|``|''|[?!]`")
COMMAND = re.compile(r"\\([A-Za-z]+)")
SCRIPT = re.compile(r"\$\s*([\^_])\s*(?:\{([^{}$]*)\}|(\w))\s*\$")
BLOCK = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|(?<!\\)\\[()\[\]]")
SCRIPTS = {"^": "textsuperscript", "_": "textsubscript"}
# Of an address: its command, and what LaTeX needs before or around a sign.
ADDRESS = re.compile(r"\\(?:url|path)\s*(?=\{)|\\(?=[%&$#_{}~^])|\{([_%&#$~^]?)\}")
# What Vietnamese needs beyond the accents that the library knows (vntex).
HOOK = "\N{COMBINING HOOK ABOVE}"
LETTERS = {"ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "DJ": "Đ", "dj": "đ"}
OTHERS = {"textless": "<", "textgreater": ">", "textquotesingle": "'", "textdegree": "°"}
OTHERS |= {"textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textmu": "µ"}
OTHERS |= {"textbraceleft": "{", "textbraceright": "}", "textregistered": "®", "texttimes": "×"}
NOTHING = ("input", "include", "today", "includegraphics", "href")
SCRIPTED = {"textsuperscript": "<sup>%s</sup>", "textsubscript": "<sub>%s</sub>"}
STYLED = ("emph", "textit", "textbf", "textrm", "textsf", "texttt", "textsc", "textup", "textsl")
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
    bare = BLOCK.sub("", text)
    shown = SCRIPT.sub(lambda found: f"\\{SCRIPTS[found[1]]}{{{found[2] or found[3]}}}", bare)
    read = reader()
    unknown = [f"\\{name}" for name in COMMAND.findall(text) if name not in read.known]
    try:
        said: str = read.converter.latex_to_text(
            shown, latex_context=read.parsing, tolerant_parsing=True
        )
    except BROKEN:
        raise LatexError from None
    return said, unknown


def address(text: str) -> str:
    """An address without the marks that LaTeX needs in it."""
    bare = text
    for _ in range(2):
        bare = ADDRESS.sub(lambda found: found[1] or "", bare).strip()
    return bare[1:-1] if bare.startswith("{") and bare.endswith("}") else bare


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
    wanted |= dict.fromkeys((*SCRIPTED, *STYLED, "h", "url", "path"), "{")
    simple = [std_macro(name, form) for name, form in wanted.items() if form in {"", "{"}]
    parsing = LatexContextDb()
    parsing.add_context_category("own", simple, specials=list(usual.iter_specials_specs()))
    parsing.set_unknown_macro_spec(std_macro("", ""))
    texts = {name: " " for name, form in wanted.items() if form not in {"", "{"}}
    texts |= {**dict.fromkeys(NOTHING, ""), **LETTERS, **OTHERS, **SCRIPTED}
    texts |= dict.fromkeys((*STYLED, "url", "path"), "%s")
    own = [latex2text.MacroTextSpec(name, form) for name, form in texts.items()]
    own.append(latex2text.MacroTextSpec("h", simplify_repl=hooked))
    ampersand = latex2text.SpecialsTextSpec("&", "&")
    saying = latex2text.get_default_latex_context_db()
    saying.add_context_category("own", own, specials=[ampersand], prepend=True)
    known = {spec.macroname for spec in saying.iter_macro_specs()} | wanted.keys()
    converter = latex2text.LatexNodes2Text(saying, math_mode="text", keep_comments=True)
    return Reader(converter, parsing, frozenset(known))


def hooked(node: Any, l2tobj: Any) -> str:  # noqa: ANN401 - the library has no types
    """A letter with the hook of the Vietnamese tone hỏi; the library goes by the names."""
    said = l2tobj.nodelist_to_text(node.nodeargd.argnlist if node.nodeargd else [])
    letter = unicodedata.normalize("NFC", said)
    return letter[:1] + HOOK + letter[1:]
