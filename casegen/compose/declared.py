"""What a report declares: consent, ethics, funding, and who did what."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from casegen.case.model.front import Role
from casegen.compose.authors import full_name
from casegen.compose.blocks import blocks
from casegen.compose.context import Context
from casegen.compose.front import heading
from casegen.compose.glance import called
from casegen.document.tree import Block, Paragraph, Section, Text
from casegen.reading.passages import DECLARATIONS, declarations

CONTRIBUTIONS = "author_contributions"


def declared(context: Context) -> Section:
    """The declarations, each led in by its name."""
    found: list[Block] = []
    waiting = contributions(context)
    for passage in declarations(context.case):
        if DECLARATIONS.index(passage.role) > DECLARATIONS.index(CONTRIBUTIONS):
            found, waiting = [*found, *waiting], []
        part = list(blocks(passage, context))
        first = part[0] if part else None
        if isinstance(first, Paragraph):
            lead = context.language.word("declaration", passage.role)
            name = f"declaration-{passage.role.replace('_', '-')}"
            if passage.keys[0] == "patients":
                place = int(passage.keys[1])
                lead += f" ({called(place, context)})" if len(context.case.patients) > 1 else ""
                name += f"-{place + 1}"
            part[0] = replace(first, lead=lead, id=name, role=passage.role)
        found += part
    title = heading(context, "declarations")
    return Section("declarations", "declarations", "", title, (*found, *waiting))


def contributions(context: Context) -> list[Block]:
    """Who did what, role by role, where the authors say it as roles and not in their own words."""
    case, language = context.case, context.language
    told = case.author_contributions
    doers = {
        role: [full_name(person) for person in case.authors if role in person.roles]
        for role in get_args(Role)
    }
    if (told and told.text) or not any(doers.values()):
        return []
    said = " ".join(
        language.pattern("credit", role=language.word("credit", role), names=language.join(names))
        for role, names in doers.items()
        if names
    )
    lead = language.word("declaration", CONTRIBUTIONS)
    name = f"declaration-{CONTRIBUTIONS.replace('_', '-')}"
    return [Paragraph((Text(said),), lead=lead, id=name, role=CONTRIBUTIONS)]
