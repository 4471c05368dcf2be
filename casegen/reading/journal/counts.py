"""What is counted in each document, told once where they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from casegen.document.tree import Document


def counts(
    documents: Mapping[str, Document], count: Callable[[Document], int]
) -> Iterator[tuple[str | None, int]]:
    """A count for each language; a single one, of no language, where all languages agree."""
    found = {tag: count(document) for tag, document in documents.items()}
    if len(set(found.values())) == 1:
        yield None, next(iter(found.values()))
    else:
        yield from found.items()


def outside(count: int, limits: tuple[int, int]) -> bool:
    """Whether a count is below the least or above the most; a most of 0 sets no limit."""
    least, most = limits
    return count < least or bool(most and count > most)


def ranged(limits: tuple[int, int]) -> str:
    """Limits as they are told: “3–6”, or “≥ 3” and “≤ 5” where one of them is open."""
    least, most = limits
    if not most:
        return f"≥ {least}"
    return f"{least}–{most}" if least else f"≤ {most}"
