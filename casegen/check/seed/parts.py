"""How a form's parts, headings, keywords and figures differ from a seed's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casegen.case.origin import Keys
from casegen.check.seed.difference import PROFILE, Difference, listed, written
from casegen.check.seed.form import Form, Part, Seed
from casegen.messages import _


def in_parts(seed: Seed, form: Form) -> Iterator[Difference]:
    """Parts that are missing, out of order, or headed by other words."""
    printed = {part.role: part for part in form.parts}
    expected = [part for part in seed.parts if part.role in printed]
    for part in seed.parts:
        if part.role not in printed:
            message = _("The part “{part}” is missing; the seed has it.")
            yield Difference("form-parts", message, {"part": named(part)}, written(part.role))
    roles = [part.role for part in expected]
    ordered = [role for role in printed if role in roles] == roles
    if not ordered:
        message = _("The parts are in another order than in the seed: {expected}.")
        values = {"expected": " · ".join(named(part) for part in expected)}
        yield Difference("form-parts", message, values)
    for part in expected:
        yield from in_heading(part, printed[part.role], numbered=ordered)


def in_heading(seed: Part, part: Part, *, numbered: bool) -> Iterator[Difference]:
    """A heading with another number or other words, or patients headed otherwise."""
    number = (seed.number, part.number) if numbered else ("", "")
    expected = f"{number[0]} {seed.heading}{seed.label}".strip()
    found = f"{number[1]} {part.heading}{part.label}".strip()
    if found.casefold() != expected.casefold():
        message = _("The part is headed “{found}”; in the seed it is “{expected}”.")
        yield Difference("form-headings", message, {"found": found, "expected": expected})
    if part.subheadings != seed.subheadings:
        message = _("The patients are headed {found}; in the seed they are {expected}.")
        values = {"found": quoted(part.subheadings), "expected": quoted(seed.subheadings)}
        same = len(part.subheadings) == len(seed.subheadings)
        yield Difference("form-headings", message, values, PROFILE if same else ("patients",))


def in_style(seed: Seed, form: Form) -> Iterator[Difference]:
    """Capitals, the form of captions, and the abstract's headings."""
    case = _("Headings are in “{found}” case; in the seed they are in “{expected}” case.")
    label = _("A figure is called “{found}”; in the seed it is called “{expected}”.")
    mark = _("After the number of a figure stands “{found}”; in the seed it is “{expected}”.")
    heads = _("The abstract has the headings {found}; in the seed it has {expected}.")
    pairs = [
        ("form-headings", case, form.case, seed.case, PROFILE),
        ("form-figures", label, form.figure_label, seed.figure_label, PROFILE),
        ("form-figures", mark, form.caption_delimiter, seed.caption_delimiter, PROFILE),
        ("form-abstract", heads, listed(form.abstract), listed(seed.abstract), ("abstract",)),
    ]
    for name, message, found, expected, keys in pairs:
        if found != expected:
            yield Difference(name, message, {"found": found, "expected": expected}, keys)


def in_keywords(seed: Seed, form: Form) -> Iterator[Difference]:
    """Another number of keywords: told once where the languages agree."""
    shared = seed.keywords.keys() & form.keywords.keys()
    counts = {(form.keywords[tag], seed.keywords[tag]) for tag in shared}
    for found, expected in sorted(counts):
        if found != expected:
            message = _("There are {found} keywords; the seed has {expected}.")
            values = {"found": str(found), "expected": str(expected)}
            keys = ("keywords", max(min(found - 1, expected), 0))
            yield Difference("form-keywords", message, values, keys)


def in_figures(seed: Seed, form: Form) -> Iterator[Difference]:
    """Figures missing, added, or with other panels."""
    expected = {figure.number: figure.panels for figure in seed.figures}
    printed = {figure.number: figure.panels for figure in form.figures}
    for number in sorted(expected.keys() | printed.keys()):
        keys: Keys = ("figures", number - 1) if number in printed else ("figures",)
        values = {"number": str(number)}
        if number not in printed:
            yield Difference("form-figures", _("The seed has a figure {number}."), values, keys)
        elif number not in expected:
            yield Difference("form-figures", _("The seed has no figure {number}."), values, keys)
        elif printed[number] != expected[number]:
            message = _("Figure {number} has the panels {found}; in the seed it has {expected}.")
            values |= {"found": listed(printed[number]), "expected": listed(expected[number])}
            yield Difference("form-figures", message, values, keys)


def named(part: Part) -> str:
    """A part by its heading, or by its role where it has none."""
    return part.heading or part.label.rstrip(":") or part.role


def quoted(items: Sequence[str]) -> str:
    """Items in a row, each in quotation marks."""
    return ", ".join(f"“{item}”" for item in items) or "–"
