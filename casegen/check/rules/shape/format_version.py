"""S007 format-version."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _


@rule("S007", fatal=True)
def format_version(given: Data) -> Findings:
    """A case file must say which version of the format it is written in.

    Why: so that a file of a later format is refused with a reason, and not half understood.

    Bad:
        format = 2

    Good:
        format = 1

    Fix: write `format = 1`, or use the casegen that the file was written for.
    """
    version = given.data.get("format", 1)
    if version != 1 or isinstance(version, bool):
        message = _("This casegen reads format 1; the file says {version}.")
        yield Found(("format",), message, {"version": str(version)[:40]})
