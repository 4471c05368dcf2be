"""The words of the page that `casegen watch` serves, in each language that messages have."""

from __future__ import annotations

from casegen.messages import CATALOGUES, _, tell

WORDS = {
    "findings": _("Findings"),
    "no_findings": _("Nothing to mend."),
    "to_write": _("Still to write"),
    "count_to_write": _("{n} of {total} parts; next:"),
    "all_to_write": _("All that is still to write"),
    "parts_to_write": _("{n} parts still to write"),
    "line": _("line {n}"),
    "not_checked": _("Not checked yet"),
    "checking": _("Being checked …"),
    "error": _("error"),
    "warning": _("warning"),
    "note": _("note"),
    "errors": _("{n} errors"),
    "warnings": _("{n} warnings"),
    "notes": _("{n} notes"),
    "one_error": _("1 error"),
    "one_warning": _("1 warning"),
    "one_note": _("1 note"),
    "cases": _("Cases"),
    "all_cases": _("All cases"),
    "no_cases": _("There is no case here yet; “casegen new” makes one."),
    "last_good": _(
        "This cannot be shown as it stands. What follows is the last version that could be."
    ),
    "nothing_good": _("This cannot be shown as it stands."),
    "more": _("{n} more beside it"),
    "skip": _("Skip to the text"),
    "pdf_open": _("Show the PDF in {name}"),
    "pdf_title": _("PDF in {name}"),
    "pdf_renew": _("Renew"),
    "pdf_tab": _("In a tab of its own"),
    "pdf_close": _("Close"),
    "pdf_making": _("The PDF is being made …"),
    "pdf_old": _("The text has changed since this PDF was made."),
    "pdf_failed": _("The PDF cannot be made yet."),
    "live": _("Shown as saved"),
    "old": _("Not as saved: an earlier version"),
    "lost": _("No connection; the page is tried again every second"),
    "reader": _("Language of this page"),
    "shown": _("What is shown"),
    "absent": _("There is no such page."),
}


def readers() -> tuple[str, ...]:
    """The languages in which casegen speaks to a person."""
    return tuple(sorted({"en", *(path.parents[1].name for path in CATALOGUES.glob("*/*/*.po"))}))


def word(name: str, reader: str, /, **values: str) -> str:
    """A word or sentence of the page, with its blanks filled."""
    return tell(WORDS[name], values, reader)


def counted(name: str, number: int, reader: str) -> str:
    """A number of findings of one severity, in words."""
    return word(f"one_{name}" if number == 1 else f"{name}s", reader, n=str(number))
