"""The causes of TOML errors, in the order they are tried, with a sentence for each."""

from __future__ import annotations

from typing import NamedTuple

from casegen.messages import _


class Cause(NamedTuple):
    """Patterns for tomllib's message and for the line, its spot marked by a zero byte.

    `template` is the sentence, with named parameters; `about` is what it points at.
    """

    message: str
    around: str
    template: str
    about: str = "spot"


CAUSES = (
    Cause(
        r"Unterminated|Expected \"'",
        "",
        _("The text that begins here is never closed; write {quote} where it ends."),
        "text",
    ),
    Cause(
        r"character '\\n'",
        "",
        _(
            "The text that begins here has no closing {quote} on its line; close it, or put three "
            'quotation marks (""") before and after a text of several lines.'
        ),
        "text",
    ),
    Cause(
        "(?i)(illegal|invalid) character",
        "",
        _("A control character that cannot be seen stands here; delete it."),
    ),
    Cause(
        "Unescaped|hex value|Escaped character",
        "",
        _(
            "A backslash in a text starts a special character, and this one is unknown; write two "
            "backslashes for one."
        ),
        "backslash",
    ),
    Cause(
        "Cannot declare",
        "",
        _("The table “{key}” is declared twice; gather its keys under one header."),
        "key",
    ),
    Cause(
        "Cannot (mutate|redefine|overwrite)|Duplicate",
        "",
        _("The key “{key}” is defined twice; keep one of the two."),
        "key",
    ),
    Cause(
        "Expected '='",
        r"=\s*-?\d+,\d+\x00",
        _("Write the decimal mark of a number as a point; each language prints its own."),
    ),
    Cause(
        "Expected '='",
        "",
        _(
            "A “=” is expected here, between a key and its value; a key is written in plain "
            "letters, digits, “-” and “_”, without spaces or accents."
        ),
    ),
    Cause(
        "initial character for a key|Unclosed inline|Invalid value",
        r"\{[^}]*\x00\s*(#|$)",
        _(
            "What stands between “{{” and “}}” must be on one line; close it here, or write it as "
            "a table of its own."
        ),
    ),
    Cause(
        "Unclosed (inline|array)",
        r"[\"']\x00[^\W\d_]",
        _(
            'A text ends just before this; for a quotation mark inside a text write \\", or put '
            'the whole text between three quotation marks (""").'
        ),
    ),
    Cause(
        "Unclosed inline",
        "",
        _("A “,” or a closing “}}” is expected here."),
    ),
    Cause("Unclosed array", "", _("A “,” or a closing “]” is expected here.")),
    Cause(
        "Expected '\\]", "", _("A header must end with the brackets it began with: “]” or “]]”.")
    ),
    Cause("date", "", _("No such date or time exists; write it as 2024-03-31 or 08:30:00.")),
    Cause("Exceeds the limit", "", _("A number in this file has too many digits."), "number"),
    Cause(
        "",
        r"\x00[“”„‘’«»]",
        _("Texts are put between straight quotation marks, \" or ', not “ and ”."),
    ),
    Cause("Invalid value", r"\x00\s*(#|$)", _("The value is missing after “=”.")),
    Cause("Invalid value", r"\x00(?i:true|false)\b", _("Write true and false in small letters.")),
    Cause(
        "Invalid value",
        r"\x00(?i:yes|no|có|không|đúng|sai|on|off)\s*(#|$|,|\})",
        _("Write true for yes and false for no."),
    ),
    Cause(
        "Expected newline",
        r"=[ \t]*\d+(?:\x00-\d|\x00/\d|-\d+\x00-|/\d+\x00/)",
        _("No such date or time exists; write it as 2024-03-31 or 08:30:00."),
    ),
    Cause("Invalid value", "", _("This is no value; a text needs quotation marks around it.")),
    Cause(
        "Expected newline",
        r"\d\x00,\d",
        _("Write the decimal mark of a number as a point; each language prints its own."),
    ),
    Cause(
        "Expected newline",
        r"(\"\"\"|''')[ \t]*\x00",
        _(
            "A text ends just before this; if its last quotation marks were meant to begin a text, "
            "a text above is not closed."
        ),
    ),
    Cause(
        "Expected newline",
        r"[\"'][ \t]*\x00",
        _(
            'A text ends just before this; for a quotation mark inside a text write \\", or put '
            'the whole text between three quotation marks (""").'
        ),
    ),
    Cause(
        "Expected newline",
        r"=[^\"'\[{]*\d[ \t]*\x00",
        _(
            "A number ends just before this, and only a new line may follow; a text needs "
            "quotation marks around it."
        ),
    ),
    Cause(
        "Expected newline", "", _("Something follows a value that is complete; begin a new line.")
    ),
    Cause(
        "Invalid statement|initial character",
        "",
        _("A key is expected here, in plain letters, digits, “-” and “_”."),
    ),
    Cause("", "", _("This file is not valid TOML here: {detail}.")),
)
