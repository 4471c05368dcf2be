"""A language a report is printed in: its words from one folder, its dates and names from CLDR."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from casegen.case.model.person import OLDEST
from casegen.case.units.printing import Words as Units
from casegen.case.units.printing import printed
from casegen.system.data import TEMPLATES, languages, toml

if TYPE_CHECKING:
    from babel import Locale

COMPARATORS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥"}
NO_BREAK_SPACE = "\u00a0"
# A stroke, and the signs of angles, but no degree of temperature.
CLOSED = re.compile(r"/|[°′″](?!\w)")


def said_in(texts: Mapping[str, str], tag: str) -> str:
    """A text of casegen's own or a journal's: in English, or what there is, where it lacks one."""
    return texts.get(tag) or texts.get("en") or next(iter(texts.values()))


class UnknownLanguageError(ValueError):
    """A language tag that no folder under `templates` has; `known` lists those that do."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag
        self.known = languages()


class Language:
    """One language's words, and its ways of writing numbers, quantities, dates and lists."""

    def __init__(self, tag: str) -> None:
        path = TEMPLATES / tag / "language.toml"
        if tag not in languages():
            raise UnknownLanguageError(tag)
        self.tag = tag
        self.folder = path.parent
        self.words: Mapping[str, Any] = {**toml(path), **toml(self.folder / "analytes.toml")}

    def __reduce__(self) -> tuple[Any, ...]:
        return language, (self.tag,)

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return str(self.words["name"])

    @property
    def locale(self) -> Locale:
        """The CLDR locale."""
        return locale(self.words["locale"])

    def word(self, group: str, key: str) -> str:
        """A word of this language: `group` is a table of language.toml or of analytes.toml."""
        return str(self.words[group][key])

    def pattern(self, name: str, /, **values: str) -> str:
        """One of this language's patterns with its blanks filled."""
        return fill(self.word("pattern", name), **values)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number with this language's marks; `decimals` fixes the digits after the mark."""
        exact = Decimal(repr(value))
        places = max(decimals or 0, -int(exact.as_tuple().exponent), 0)
        places = 0 if decimals is None and exact == exact.to_integral_value() else places
        return f"{exact:,.{places}f}".translate(self.marks).replace("-", "−")

    @cached_property
    def marks(self) -> dict[int, str]:
        """What Python's comma and point within a number become."""
        marks = self.words["number"]
        return {ord(","): marks["group"], ord("."): marks["decimal"]}

    def unit(self, ucum: str) -> str:
        """A UCUM unit as this language's readers write it, part by part."""
        return printed(ucum, self.units)

    @cached_property
    def units(self) -> Units:
        """What this language has of its own for units."""
        return Units(
            symbols=self.words["unit"],
            under=self.words["unit_below"],
            notes=self.words["unit_note"],
            litre=self.words["unit_litre"],
            times=self.word("pattern", "times"),
            decimal=self.word("number", "decimal"),
        )

    def quantity(self, amount: str, ucum: str, value: float | None = None) -> str:
        """A printed amount with its unit, joined as the unit wants it; `value` picks the plural."""
        if ucum in self.words["duration"]:
            return self.timed("duration", amount, value or 0, ucum)
        unit = self.unit(ucum)
        if unit.startswith("%"):
            return self.pattern("percent", value=amount) + unit[1:]
        closed = not unit or CLOSED.match(unit)
        return amount + unit if closed else self.pattern("quantity", value=amount, unit=unit)

    def span(self, low: str, high: str) -> str:
        """A range from a lower to a higher printed value."""
        return self.pattern("range", low=low, high=high)

    def duration(self, value: float, unit: str) -> str:
        """A length of time in one of UCUM's units a, mo, wk, d, h."""
        return self.counted("duration", value, unit)

    def age(self, value: float, unit: str, to: float | None = None) -> str:
        """An age in one of UCUM's units of time, or a band `to` another; the oldest are as one."""
        most = value if to is None else to
        if unit == "a" and most >= OLDEST:
            return COMPARATORS[">="] + self.counted("age", min(value, OLDEST), unit)
        if to is None or to == value:
            return self.counted("age", value, unit)
        return self.timed("age", self.span(self.number(value), self.number(to)), to, unit)

    def counted(self, group: str, value: float, unit: str) -> str:
        """A number with the plural form CLDR picks for it."""
        return self.timed(group, self.number(value), value, unit)

    def timed(self, group: str, amount: str, value: float, unit: str) -> str:
        """A printed amount of time with the plural form of its value."""
        forms = self.words[group][unit]
        form = forms.get(self.plural(value), forms["other"])
        return fill(form.replace(" ", NO_BREAK_SPACE, 1), n=amount)

    def plural(self, value: float) -> str:
        """The plural form for a number; CLDR is asked where the words do not list its numbers."""
        if "plural" not in self.words:
            return self.locale.plural_form(value)
        listed = self.words["plural"].items()
        return next((form for form, numbers in listed if value in numbers), "other")

    def join(self, items: Iterable[str]) -> str:
        """Items in a row, with this language's delimiter."""
        return self.word("pattern", "list_delimiter").join(items)

    def date(self, day: datetime.date) -> str:
        """A date written out."""
        from babel.dates import format_date

        return format_date(day, self.word("pattern", "date"), self.locale)

    def country(self, code: str) -> str:
        """A country's name from its ISO 3166-1 code."""
        return str(self.locale.territories.get(code, code))


def fill(pattern: str, /, **values: str) -> str:
    """Put values into a pattern's {blanks}: one pass, nothing evaluated."""
    pieces = pattern.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        filled.append(values[name] + rest)
    return "".join(filled)


@cache
def locale(name: str) -> Locale:
    """A CLDR locale, loaded once."""
    from babel import Locale

    return Locale.parse(name)


@cache
def language(tag: str) -> Language:
    """The language of that tag, loaded once; raises UnknownLanguageError."""
    return Language(tag)
