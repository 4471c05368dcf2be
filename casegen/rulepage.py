"""The page of a rule, made from its docstring: for the terminal, and for docs/rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import dedent

from casegen.message import _, catalogue
from casegen.rule import GROUPS, Rule, rules

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
SECTION = re.compile(r"^(Why|Bad|Good|Fix):[ \n]", re.MULTILINE)


def parts(rule: Rule) -> Mapping[str, str]:
    """A docstring by its headings; what stands before the first is under ``."""
    pieces = SECTION.split(rule.help)
    found = {"": folded(pieces[0])}
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        example = heading in {"Bad", "Good"}
        found[heading] = dedent(body).strip("\n") if example else folded(body)
    return found


def folded(text: str) -> str:
    """Paragraphs on one line each."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def translatable(rule: Rule) -> Iterator[str]:
    """The texts of a rule's page that need a translation."""
    found = parts(rule)
    yield from (found[heading] for heading in ("", "Why", "Fix") if heading in found)


def page(rule: Rule, language: str = "en") -> str:
    """A rule's page in Markdown."""
    told = catalogue(language).gettext
    found = parts(rule)
    lines = [
        f"# {rule.name}",
        f"`{rule.code}` · {rule.severity} · {told(GROUP_NAMES[rule.code[0]])}",
    ]
    lines.append(told(found[""]))
    for heading, name in HEADINGS.items():
        if heading in found:
            body = found[heading]
            lines.append(f"## {told(name)}")
            example = heading in {"Bad", "Good"}
            lines.append(f"```toml\n{body}\n```" if example else capitalised(told(body)))
    return "\n\n".join(lines) + "\n"


def capitalised(text: str) -> str:
    """A text that begins a paragraph of its own."""
    return text[:1].upper() + text[1:]


def index(language: str = "en") -> str:
    """The list of every rule in Markdown, by group."""
    told = catalogue(language).gettext
    lines = [f"# {told(TITLE)}"]
    for letter in GROUPS:
        group = [rule for rule in rules() if rule.code.startswith(letter)]
        if not group:
            continue
        name = GROUP_NAMES[letter]
        lines.append(f"## {letter} · {told(name)}")
        rows = []
        for rule in group:
            summary = parts(rule)[""].partition("\n")[0]
            link = f"[{rule.name}]({rule.name}.md)"
            rows.append(f"- `{rule.code}` {link}: {told(summary)}")
        lines.append("\n".join(rows))
    return "\n\n".join(lines) + "\n"


def pages(language: str = "en") -> Iterator[tuple[str, str]]:
    """Every page of docs/rules by its file's name."""
    yield "README.md", index(language)
    for rule in rules():
        yield f"{rule.name}.md", page(rule, language)
