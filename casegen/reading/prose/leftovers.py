"""Leftovers: marks of other formats, and of prose itself, that would be printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from casegen.reading.prose import Form, parse

LIKELY = re.compile(r"[~^*_`#|$\\<&\[]|==|--|@|\{\{|(?m:^)[^\S\n]*(?:[-+]|\d+[.)])\s")
TAGS = (
    "a|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s"
    "|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
# What is meant as it stands: an escaped sign, an entity, and the span of a karyotype, 45~48,XX.
MEANT = re.compile(r"\\[!-/:-@\[-`{-~]|&#?\w{1,31};|(?<=\d\d)~(?=\d\d[,<])")
# Stands for what is read: neither a space nor a letter, so that no mark next to it begins a line.
BLANK = "\ufffc"
ADDRESS = re.compile(r"\]\((?:https?://|mailto:)[^)\s]*\)|https?://\S+", re.IGNORECASE)
ADDITION = r"\[@[^\]\n]*\]|@(?:fig|tab):[a-z0-9][a-z0-9-]*|\{\{[^{}\n]*\}\}"
CALL = r"(?<![\w.])@(?i:fig|tab|figure|table|tbl|hinh|bang)[:-][^\s,;.)]*"
LIST = r"\A\s*(?:[-+*]|\d{1,2}[.)])[^\S\n]+\S[^\n]*\n\s*(?:[-+*]|\d{1,2}[.)])[^\S\n]+\S[^\n]*"
LINE = r"^[^\S\n]*(?:(?:\*[^\S\n]*){3,}|(?:-[^\S\n]*){3,}|(?:_[^\S\n]*){3,}|={3,})$"
# The first that begins at a place is what is told of it.
PATTERNS = {
    "table": (
        r"^[^\S\n]*\|[^\n]*\|[^\S\n]*(?:\n[^\S\n]*\|[^\n]*\|[^\S\n]*)+$"
        r"|^[^\S\n]*(?:\|[^\S\n]*)?:?-{3,}:?[^\S\n]*(?:\|[^\S\n]*:?-{3,}:?[^\S\n]*)+"
        r"(?:\|[^\S\n]*)?$"
    ),
    "heading": r"^ {0,3}#{1,6}[^\S\n]+\S[^\n]*$",
    "footnote": r"\[\^[^\]\s]{1,40}\]",
    "picture": r"!\[[^\]\n]{0,200}\](?:\([^)\n]*\))?",
    "link": (
        r"\[[^\[\]\n]{1,200}\](?:\((?:[./#]|www\.|\w+:|[^)\s]*\.\w{2,5}\b)[^)\s]*\)"
        r"|:[^\S\n]*(?:https?:|www\.|/)\S*|\{[.#][^}\n]*\})|\[\[[^\[\]\n]+\]\]"
    ),
    "mathematics": (
        r"\$\$[^$]+\$\$|\$[A-Za-z]\$|\$(?=[^\s$])[^$\n]{0,60}?[\\^_{}=+<>][^$\n]{0,60}(?<=\S)\$(?!\d)"
        r"|\\[A-Za-z]{2,}(?:\{[^{}\n]*\})*|(?<!\w)[A-Z]?[A-Za-z]{0,3}[A-Z]_\d(?!\d)"
    ),
    "code": r"(`+)[^`\n]*(?:\1)?",
    "html": rf"</?(?:{TAGS})(?:\s+[\w-]+\s*=[^<>\n]*|\s*/)?>|<!--[^\n]*?(?:-->|$)|&\w{{2,31}};",
    "other": r"==\w[^=\n]*==|^[^\S\n]*[-*+][^\S\n]+\[[ xX]\](?=\s)",
    "stars": (
        r"(?<![\w*])\*[^\W\d_][^*\n]*[^\W\d_]\*[^\W\d_][^\s*]*"
        r"|(?<![\d%)\]*])\*\*+(?=[^\s*])(?![pP]\s*[<=≤>])[^\n*]*\**"
        r"|(?<=[^\W\d_])\*\*+|(?<=\d)\*\*(?=\d)|(?<!_)__(?=[^\W_])[^\n_]*_*"
    ),
    "lowered": r"~[^\s~]*(?:~[^\s~]*)*",
    "raised": r"\^[^\s^]*(?:\^[^\s^]*)*",
}
PATTERNS |= {"unread": CALL}
APART = {"line": LINE} | PATTERNS
ONE_LINE = {"list": LIST} | PATTERNS
UNREAD = ONE_LINE | {"unread": f"{ADDITION}|{CALL}"}


def joined(patterns: dict[str, str]) -> re.Pattern[str]:
    """One pattern of several, each a group of its name."""
    each = (f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items() if kind != "code")
    return re.compile("|".join([*each, r"(?P<code>`+[^`\n]*`*)"]), re.MULTILINE)


FORMS: dict[Form, re.Pattern[str]] = {
    "blocks": joined(APART),
    "line": joined(ONE_LINE),
    "cell": joined(ONE_LINE),
    "label": joined(UNREAD),
}


def leftovers(text: str, form: Form, *, bare: bool = False) -> Iterator[tuple[int, int, str]]:
    """Where markup is left over in a text that is read in a form, and of which kind it is.

    A `bare` text is printed as it stands, whatever is in it.
    """
    if not LIKELY.search(text):
        return
    rest = without(text, form, bare=bare)
    if not LIKELY.search(rest):
        return
    for match in FORMS[form].finditer(rest):
        yield match.start(), match.end(), str(match.lastgroup)


def without(text: str, form: Form, *, bare: bool) -> str:
    """A text with what is read in it blanked, and what is escaped."""
    characters = list(text)
    for match in MEANT.finditer(text):
        if match[0][0] != "&" or unescape(match[0]) != match[0]:
            characters[slice(*match.span())] = BLANK * len(match[0])
    if not bare:
        for start, end in (*(match.span() for match in ADDRESS.finditer(text)), *read(text, form)):
            characters[start:end] = BLANK * (end - start)
    return "".join(characters)


def read(text: str, form: Form) -> Iterator[tuple[int, int]]:
    """Where a text has marks that are read: those of additions, scripts, stress."""
    for token in (child for block in parse(text, form) for child in block.children):
        if "start" in token.meta:
            start, end = token.meta["start"], token.meta["end"]
            strong = token.type.startswith("strong")
            yield start - (strong and token.nesting > 0), end + (strong and token.nesting < 0)
