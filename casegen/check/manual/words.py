"""Words: what the pages of the manual share: headings, tables in Markdown, a reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from casegen.messages import _, tell

KEY, MEANS, KIND, PRINTED = _("Key"), _("Meaning"), _("Value"), _("Printed as")
NAME, UNIT, EXAMPLE = _("Name"), _("Unit"), _("For example")


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], reader: str) -> list[str]:
    """A table in Markdown, and an empty line."""
    heads = [told(column, reader) for column in columns]
    lines = [heads, ["---"] * len(heads), *rows]
    return [*(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in lines), ""]


def told(message: str, reader: str) -> str:
    """A message in the reader's language."""
    return tell(message, {}, reader)
