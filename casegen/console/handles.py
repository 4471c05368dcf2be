"""Handles: what is said of a code or a name that no rule has."""

from __future__ import annotations

import click

from casegen.console.terminal import Misuse, misuse


def no_rule(handle: str, context: click.Context) -> Misuse:
    """The error for a handle that is no rule's, with the one it may stand for."""
    from difflib import get_close_matches

    from casegen.message import _
    from casegen.rule import rules

    known = [name for rule in rules() for name in (rule.name, rule.code)]
    near = get_close_matches(handle.lower(), known, n=1) or get_close_matches(
        handle.upper(), known, n=1
    )
    if near:
        message = _("There is no rule “{name}”; did you mean “{near}”?")
        return misuse(message, {"name": handle, "near": near[0]}, context)
    message = _("There is no rule “{name}”; docs/rules lists them all.")
    return misuse(message, {"name": handle}, context)
