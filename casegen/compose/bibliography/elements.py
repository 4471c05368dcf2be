"""citeproc-py's elements where CSL 1.0.2 asks for something else than they do.

citeproc-py makes the element classes of a style out of the direct subclasses of its base class,
the newest of a name first; so defining these is enough to have them used.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from citeproc import model, source
from citeproc.source import VariableError

from casegen.compose.bibliography.spans import unpacked

# citeproc-py carries no types.
Untyped: TypeAlias = Any
_Base: Untyped = model.CitationStylesElement


class Names(model.Names, _Base):  # type: ignore[misc]
    """Names that were printed in place of missing ones are not printed again (CSL, Substitute)."""

    def process(
        self,
        item: Untyped,
        names_context: Untyped = None,
        context: Untyped = None,
        **options: Untyped,
    ) -> Untyped:
        """Return the formatted names; raises VariableError where there are none to print."""
        layout = (self if context is None else context).get_layout()
        if set(self.get("variable").split()) <= set(layout.repressed.get(self.tag, ())):
            raise VariableError
        return super().process(item, names_context=names_context, context=context, **options)


class Text(model.Text, _Base):  # type: ignore[misc]
    """Page ranges are shortened only between numbers of the same length: 1–10, never 1–0."""

    def _format_last_page(self, first: str, last: str) -> str:
        return str(super()._format_last_page(first, last)) if len(first) == len(last) else last


class Date_Part(model.Date_Part, _Base):  # type: ignore[misc]  # noqa: N801 - the library's name
    """A span of months or days within a year: Jan–Feb, Sep 12–18."""

    def process(self, date: Untyped, context: Untyped = None) -> Untyped:
        """Return the part's text; raises VariableError where the date has no such part."""
        name = self.get("name")
        season = int(date.get("season", 0))
        if not season or name == "year":
            return super().process(date, context)
        span = unpacked(season)
        if span is None:
            return self.get_single_term(name=f"season-{season:02}") if name == "month" else None
        first, last, first_day, last_day = span
        if name == "day":
            return f"{first_day}–{last_day}" if first_day else None
        months = [
            source.Date(year=date["year"], month=month) for month in dict.fromkeys((first, last))
        ]
        return "–".join(str(super(Date_Part, self).process(month, context)) for month in months)


class Substitute(model.Substitute, _Base):  # type: ignore[misc]
    """Every variable printed in place of missing names is noted; a title, also in a macro."""

    def add_to_repressed_list(self, child: Untyped, context: Untyped) -> None:
        """Note what was printed, for the rest of the entry."""
        repressed = context.get_layout().repressed
        repressed.setdefault(child.tag, []).extend((child.get("variable") or "").split())
        for title in _titles(child, set()):
            repressed.setdefault(title.tag, []).append("title")


def _titles(element: Untyped, seen: set[str]) -> list[Untyped]:
    found = list(element.xpath_search("descendant-or-self::cs:text[@variable='title']"))
    for text in element.xpath_search("descendant-or-self::cs:text[@macro]"):
        if (macro := text.get("macro")) not in seen:
            seen.add(macro)
            found += _titles(text.get_macro(macro), seen)
    return found
