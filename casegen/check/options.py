"""What a reader asks of a check."""

from __future__ import annotations

from dataclasses import dataclass

from casegen.check.codes import Code, meant
from casegen.style.options import USUAL, Manner


@dataclass(frozen=True)
class Options:
    """What a reader asks of a check: another profile, only these rules, not those.

    `select` and `ignore` name rules by code, by name, or by the first letters of a code; `final`
    asks whether the case may be published, `attached` to be told what then goes along with it.
    What is still to be written is a note, and an error where the case is to be `complete` or final.
    `manner` is that in which the case is to be printed.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    final: bool = False
    attached: bool = False
    complete: bool = False
    manner: Manner = USUAL

    def wants(self, code: Code) -> bool:
        """Whether a code is to be heard; a fatal one always is."""
        chosen = not self.select or meant(self.select, code)
        return code.fatal or (chosen and not meant(self.ignore, code))
