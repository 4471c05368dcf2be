"""The cells of a CSV file, whatever it is encoded in and parted by."""

from __future__ import annotations

import csv
import io
import unicodedata

from casegen.messages import MessageError, _

MOST_ROWS, MOST_COLUMNS = 3_000, 400
MARKS = ";\t,"
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class SheetError(MessageError):
    """A file that is no table of values: a message template with its values."""


def grid(data: bytes, name: str) -> list[list[str]]:
    """The rows of a CSV file, each cell without the white space round it; raises SheetError.

    A file that is not UTF-8 is taken for Windows-1258, in which Excel saves Vietnamese.
    """
    text = decoded(data, name)
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(MARKS, key=first.count)
    csv.field_size_limit(len(text) + 1)
    try:
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)
        ]
    except csv.Error:
        raise SheetError(_("“{file}” is no CSV file."), file=name) from None
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        message = _("“{file}” has more than {rows} rows or {columns} columns.")
        raise SheetError(message, file=name, rows=str(MOST_ROWS), columns=str(MOST_COLUMNS))
    return rows


def decoded(data: bytes, name: str) -> str:
    """The text of a file, its letters composed."""
    known = next((code for mark, code in BOMS if data.startswith(mark)), None)
    for code in [known] if known else ["utf-8", "cp1258"]:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return unicodedata.normalize("NFC", text)
    raise SheetError(_("“{file}” is no text; save it as “CSV UTF-8”."), file=name)


def address(row: int, column: int) -> str:
    """A cell's name in a spreadsheet, from its row and column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
