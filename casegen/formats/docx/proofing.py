"""The language Word proofs a text in: a tag with its country, as Word's dictionaries are named."""

from __future__ import annotations

from functools import cache

from casegen.style.language import UnknownLanguageError, language


@cache
def proofing(tag: str) -> str:
    """A language tag as Word wants it: that of language.toml, or with CLDR's likeliest country."""
    try:
        return str(language(tag).words["proofing"])
    except UnknownLanguageError:
        pass
    from babel.core import get_global

    primary, *rest = tag.split("-")
    if rest and rest[-1].isupper():
        return f"{primary}-{rest[-1]}"
    known = get_global("likely_subtags")
    likely = str(known.get("_".join((primary, *rest))) or known.get(primary, tag))
    country = likely.rpartition("_")[2]
    return f"{primary}-{country}" if country.isupper() else primary
