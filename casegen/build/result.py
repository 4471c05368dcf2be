"""What making one case gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from casegen.build.target import Target
from casegen.case.finding import Finding
from casegen.check.stops import stops
from casegen.system.fingerprint import Entry


@dataclass(frozen=True)
class Rendering:
    """One file's bytes, and the files that it points to, by name."""

    data: bytes
    beside: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Result:
    """What one case gave: findings, files in the order asked for, and what they were made from.

    `languages` are those with a report of their own, `tags` all that the case has text in. `places`
    are those of the files made among the ones asked for. `steps` are the milliseconds
    of each step; `trace` is that of an error nobody foresaw.
    """

    findings: tuple[Finding, ...] = ()
    renderings: list[Rendering] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Entry] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    profiles: list[str] = field(default_factory=list)
    steps: list[tuple[str, float]] = field(default_factory=list)
    trace: str = ""
    final: bool = False
    places: list[int] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something stands in the way of printing."""
        return stops(self.findings, final=self.final)

    def chosen(self, wanted: Sequence[Target]) -> tuple[Target, ...]:
        """The files that are made among the ones asked for."""
        return tuple(wanted[place] for place in self.places)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note how long a step takes."""
        start = perf_counter()
        yield
        self.steps.append((name, 1000 * (perf_counter() - start)))
