"""Mending a file: what is edited, and that everything else stays as its author wrote it."""

from __future__ import annotations

from casegen.finding import Finding, Mend
from casegen.load import Place
from casegen.mend import difference, mended

FILE = 'title = "a"  # comment\nvi = """\nmột [1, 2] hai\n"""\n'


def fault(line: int, start: int, end: int, new: str) -> Finding:
    place = Place("f", line, start, line, end)
    return Finding(place, "warning", "C", "n", "m", {}, fix=(Mend(place, new),))


def test_an_edit_replaces_its_characters_and_nothing_else() -> None:
    after = mended(FILE, [fault(3, 5, 11, "[1,2]")])
    assert after == FILE.replace("[1, 2]", "[1,2]")


def test_edits_of_one_file_are_made_together() -> None:
    after = mended(FILE, [fault(3, 12, 15, "ba"), fault(3, 1, 4, "0"), fault(1, 10, 11, "bb")])
    assert after == 'title = "bb"  # comment\nvi = """\n0 [1, 2] ba\n"""\n'


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    after = mended(FILE, [fault(3, 5, 11, "[1,2]"), fault(3, 8, 15, "x")])
    assert after == FILE.replace("[1, 2]", "[1,2]")


def test_an_edit_made_twice_is_made_once() -> None:
    assert mended(FILE, [fault(3, 1, 4, "0"), fault(3, 1, 4, "0")]).count("0") == 1


def test_an_edit_that_would_end_the_string_is_left_to_the_author() -> None:
    for new in ('"', "\\", "a\nb"):
        assert mended(FILE, [fault(3, 1, 4, new)]) == FILE


def test_windows_line_ends_stay() -> None:
    text = FILE.replace("\n", "\r\n")
    assert mended(text, [fault(3, 5, 11, "[1,2]")]) == text.replace("[1, 2]", "[1,2]")


def test_a_difference_shows_the_old_and_the_new_line() -> None:
    shown = difference(FILE, mended(FILE, [fault(3, 5, 11, "[1,2]")]), "f")
    assert "-một [1, 2] hai\n" in shown
    assert "+một [1,2] hai\n" in shown


def test_no_change_is_no_difference() -> None:
    assert difference(FILE, mended(FILE, []), "f") == ""
