"""The form of a report read back from its plain text, as a web page or a PDF gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from casegen.check.seed.form import Form, Listed, Part, Role, first_cited
from casegen.style.language import language
from tests.support.printed_form.captions import captions, label, pictured
from tests.support.printed_form.in_text import Regions, callouts, clusters
from tests.support.printed_form.lines import folded, masked

NUMBER = r"(?:\d+|[IVX]+)\."
Marks = Sequence[tuple[int, Part]]


def read_text(text: str, words: Form) -> Form:
    """The form that a text shows; its headings and labels are known by those of `words`.

    Pages end in form feeds, paragraphs in empty lines. A part that `words` does not know belongs
    to the part before it. The order of the reference list cannot be told from a text.
    """
    lines = folded(text)
    found = tuple(marks(lines, words))
    regions = {
        part.role: joined(extent(lines[index:end], part), words)
        for (index, part), end in zip(found, [*(i for i, _ in found[1:]), len(lines)], strict=True)
    }
    pictures = tuple(captions(lines, words.figure_label))
    cited = tuple(clusters(regions, words))
    headings = [part.heading for _, part in found if part.heading]
    numbered = len(list(entries(lines, found)))
    return Form(
        language=words.language,
        case="upper" if all(map(str.isupper, headings)) else "sentence",
        figure_label=words.figure_label,
        caption_delimiter=pictures[0].delimiter if pictures else "",
        brackets=words.brackets,
        abstract=tuple(leads(lines, found, words)),
        keywords=dict(keywords(regions, words)),
        references=Listed(count=numbered, first_cited=first_cited(cited)),
        parts=(*front(lines, found), *(part for _, part in found)),
        figures=tuple(pictured(caption) for caption in pictures),
        callouts=tuple(callouts(regions, words)),
        clusters=cited,
    )


def marks(lines: Sequence[str], words: Form) -> Iterator[tuple[int, Part]]:
    """The headings and labels that `words` has, in the order of the text, with their lines."""
    found = {}
    for part in words.parts:
        index = start(lines, part)
        if index is not None:
            found[index] = part
    for index, part in sorted(found.items()):
        match = re.match(NUMBER, lines[index]) if part.heading else None
        number = match[0] if match else ""
        heading = lines[index].removeprefix(number).strip() if part.heading else ""
        own = tuple(subheadings(lines[index:], part))
        changes = {"number": number, "heading": heading, "subheadings": own}
        yield index, part.model_copy(update=changes)


def start(lines: Sequence[str], part: Part) -> int | None:
    """The line where a part starts: a heading in its own letter case goes before any other."""
    if part.heading:
        heading = re.escape(part.heading)
        forms = [rf"(?:{NUMBER})?\s*{heading}$", rf"(?i:(?:{NUMBER})?\s*{heading}$)"]
    elif part.label:
        forms = [rf"(?:\* )?{re.escape(part.label)}"]
    else:
        return None
    found = (i for form in forms for i, line in enumerate(lines) if re.match(form, line))
    return next(found, None)


def subheadings(lines: Sequence[str], part: Part) -> Iterator[str]:
    """The lines that are a part's subheadings, whatever their numbers."""
    known = {masked(heading) for heading in part.subheadings}
    yield from (line for line in lines if masked(line) in known)


def front(lines: Sequence[str], found: Marks) -> Iterator[Part]:
    """Title, authors and affiliations, without labels: a title in capitals, then a line each."""
    head = [line for line in lines[: found[0][0] if found else 0] if line]
    start = next((index for index, line in enumerate(head) if line.isupper()), len(head))
    end = next((i for i, line in enumerate(head) if i > start and not line.isupper()), len(head))
    roles: tuple[Role, ...] = ("authors", "affiliations")
    if start < end:
        yield Part(role="title")
        yield from (Part(role=role) for role, _ in zip(roles, head[end:], strict=False))


def extent(lines: Sequence[str], part: Part) -> Sequence[str]:
    """The lines of a part among those up to the next: of one with a label, its paragraph."""
    return list(takewhile(bool, lines)) if part.label else lines


def joined(lines: Sequence[str], words: Form) -> str:
    """Lines as one, without the labels that open captions, which are no callouts."""
    opening = label(words.figure_label)
    bare = (re.sub(rf"^{opening.pattern}", "", line) for line in lines)
    return " ".join(bare)


def keywords(regions: Regions, words: Form) -> Iterator[tuple[str, int]]:
    """How many keywords there are in each language."""
    others = [tag for tag in words.keywords if tag != words.language]
    labels = {part.role: part.label for part in words.parts}
    roles: tuple[Role, ...] = ("keywords", "other-keywords")
    for tag, role in zip([words.language, *others], roles, strict=False):
        if role in regions:
            terms = re.split("[,;]", regions[role].removeprefix(labels[role]))
            yield tag, sum(bool(term.strip()) for term in terms)


def leads(lines: Sequence[str], found: Marks, words: Form) -> Iterator[str]:
    """The headings of the abstract's parts, run in before their text."""
    abstract = below(lines, found, "abstract")
    for word in language(words.language).words["part"].values():
        if any(line.startswith((f"{word}.", f"{word}:")) for line in abstract):
            yield word


def entries(lines: Sequence[str], found: Marks) -> Iterator[int]:
    """The numbers that open the entries of the reference list, counted up from 1."""
    expected = 1
    for line in below(lines, found, "references"):
        if re.match(rf"{expected}\.\s", line):
            yield expected
            expected += 1


def below(lines: Sequence[str], found: Marks, role: Role) -> Sequence[str]:
    """The lines between a part's heading and the next part."""
    top = next((index for index, part in found if part.role == role), len(lines))
    end = next((index for index, _ in found if index > top), len(lines))
    return lines[top + 1 : end]
