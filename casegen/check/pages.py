"""The page of a code, made from a rule's docstring or `codes.toml`: to be shown and kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import dedent

from casegen.case.outside import Outside
from casegen.check.codes import Code, codes, names, refusal
from casegen.check.rule import GROUPS
from casegen.messages import _, catalogue

HEADINGS = {"Why": _("Why"), "Bad": _("Found"), "Good": _("Not found"), "Fix": _("What to do")}
GROUP_NAMES = {
    "S": _("Shape"),
    "C": _("Citations"),
    "R": _("References"),
    "F": _("Figures and tables"),
    "L": _("Language parity"),
    "V": _("Values and units"),
    "T": _("Timeline"),
    "K": _("Checklists"),
    "P": _("Privacy and consent"),
    "J": _("Journal limits"),
    "X": _("Text hygiene"),
}
TITLE = _("The rules")
KINDS = _("It is also told under the names {names}.")
MARKS = re.compile(r"^(?:#+ |```\w*\n)|`", re.MULTILINE)
SECTION = re.compile(r"^(Why|Bad|Good|Fix):[ \n]", re.MULTILINE)


def parts(code: Code) -> Mapping[str, str]:
    """A docstring by its headings; what stands before the first is under ``."""
    pieces = SECTION.split(code.help)
    found = {"": folded(pieces[0])}
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        example = heading in {"Bad", "Good"}
        found[heading] = dedent(body).strip("\n") if example else folded(body)
    return found


def folded(text: str) -> str:
    """Paragraphs on one line each."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def translatable(code: Code) -> Iterator[str]:
    """The texts of a page that need a translation, and are in no module."""
    found = parts(code)
    yield from (found[heading] for heading in ("", "Why", "Fix") if heading in found)
    if isinstance(code, Outside) and code.refusal:
        yield code.refusal


def page(code: Code, language: str = "en") -> str:
    """A code's page in Markdown."""
    told = catalogue(language).gettext
    found = parts(code)
    lines = [
        f"# {code.name}",
        f"`{code.code}` · {code.severity} · {told(GROUP_NAMES[code.code[0]])}",
    ]
    lines.append(told(found[""]))
    for heading, name in HEADINGS.items():
        if heading in found:
            body = found[heading]
            lines.append(f"## {told(name)}")
            example = heading in {"Bad", "Good"}
            lines.append(fenced(body, code) if example else capitalised(told(body)))
    if len(names(code)) > 1:
        also = ", ".join(f"`{name}`" for name in names(code)[1:])
        lines.append(told(KINDS).format(names=also))
    if refusal(code):
        lines.append(told(refusal(code)))
    return "\n\n".join(lines) + "\n"


def fenced(body: str, code: Code) -> str:
    """An example set apart: a piece of a case for a rule, what is typed or told for the others."""
    form = "text" if isinstance(code, Outside) else "toml"
    return f"```{form}\n{body}\n```"


def summary(code: Code, language: str = "en") -> str:
    """The sentence that a page begins with."""
    return catalogue(language).gettext(parts(code)[""]).partition("\n")[0]


def reason(code: Code, language: str = "en") -> str:
    """Why there is such a code."""
    return capitalised(catalogue(language).gettext(parts(code)["Why"]))


def plain(code: Code, language: str = "en") -> str:
    """A page for those who cannot show Markdown."""
    return MARKS.sub("", page(code, language))


def capitalised(text: str) -> str:
    """A text that begins a paragraph of its own."""
    return text[:1].upper() + text[1:]


def index(language: str = "en") -> str:
    """The list of every rule in Markdown, by group."""
    told = catalogue(language).gettext
    lines = [f"# {told(TITLE)}"]
    for letter in GROUPS:
        group = [one for one in codes() if one.code.startswith(letter)]
        if not group:
            continue
        name = GROUP_NAMES[letter]
        lines.append(f"## {letter} · {told(name)}")
        rows = []
        for code in group:
            link = f"[{code.name}]({code.name}.md)"
            rows.append(f"- `{code.code}` {link}: {summary(code, language)}")
        lines.append("\n".join(rows))
    return "\n\n".join(lines) + "\n"


def pages(language: str = "en") -> Iterator[tuple[str, str]]:
    """Every page of docs/rules by its file's name."""
    yield "README.md", index(language)
    for code in codes():
        yield f"{code.name}.md", page(code, language)
