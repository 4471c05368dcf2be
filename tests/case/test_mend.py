"""Mending a file: what is edited, and that everything else stays as its author wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.case.finding import Finding, Mend
from casegen.case.load import Source, load
from casegen.case.origin import Origin
from casegen.check.fix import difference, mended

FILE = 'title = "a"  # comment\nvi = """\nmột [1, 2] hai\n"""\n[[x]]\nen = "one \\"two\\" three"\n'


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return written(tmp_path, FILE)


def written(folder: Path, text: str) -> Source:
    (folder / "case.toml").write_bytes(text.encode())
    return load(folder)


def fault(source: Source, keys: tuple[str | int, ...], start: int, end: int, new: str) -> Finding:
    place = source.text_place(keys, start, end)
    mend = Mend(place, new, Origin(keys, start, end))
    return Finding(place, "warning", "C", "n", "m", {}, fix=(mend,))


def test_an_edit_replaces_its_characters_and_nothing_else(source: Source) -> None:
    after, data = mended(source, [fault(source, ("vi",), 4, 10, "[1,2]")])
    assert after == FILE.replace("[1, 2]", "[1,2]")
    assert data == {**source.data, "vi": "một [1,2] hai\n"}


def test_edits_of_one_file_are_made_together(source: Source) -> None:
    faults = [
        fault(source, ("vi",), 11, 14, "ba"),
        fault(source, ("vi",), 0, 3, "0"),
        fault(source, ("title",), 0, 1, "bb"),
        fault(source, ("x", 0, "en"), 10, 15, "four"),
    ]
    after, _data = mended(source, faults)
    assert after == (
        'title = "bb"  # comment\nvi = """\n0 [1, 2] ba\n"""\n[[x]]\nen = "one \\"two\\" four"\n'
    )


def test_of_two_edits_that_overlap_the_first_is_made(source: Source) -> None:
    faults = [fault(source, ("vi",), 4, 10, "[1,2]"), fault(source, ("vi",), 7, 14, "x")]
    assert mended(source, faults)[0] == FILE.replace("[1, 2]", "[1,2]")


def test_an_edit_made_twice_is_made_once(source: Source) -> None:
    faults = [fault(source, ("vi",), 0, 3, "0")] * 2
    assert mended(source, faults)[0].count("0") == 1


@pytest.mark.parametrize("new", ['"', "\\", "a\nb", "a\rb", "\x00"])
def test_an_edit_that_would_end_or_break_the_string_is_left_to_the_author(
    new: str, source: Source
) -> None:
    assert mended(source, [fault(source, ("vi",), 0, 3, new)]) == (FILE, source.data)


def test_an_edit_that_would_change_other_data_is_left_and_the_others_are_made(
    tmp_path: Path,
) -> None:
    source = written(tmp_path, "a = 'x'\nb = 'y'\n")
    faults = [fault(source, ("a",), 0, 1, "it's"), fault(source, ("b",), 0, 1, "z")]
    assert mended(source, faults)[0] == "a = 'x'\nb = 'z'\n"


def test_an_edit_of_a_key_or_of_a_number_is_not_made(source: Source, tmp_path: Path) -> None:
    place = source.key_place(("title",))
    stray = Finding(place, "warning", "C", "n", "m", {}, fix=(Mend(place, "titel"),))
    assert mended(source, [stray])[0] == FILE
    number = written(tmp_path, "a = 12\n")
    place = number.value_place(("a",))
    stray = Finding(place, "warning", "C", "n", "m", {}, fix=(Mend(place, "13"),))
    assert mended(number, [stray])[0] == "a = 12\n"


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    text = FILE.replace("\n", "\r\n")
    source = written(tmp_path, text)
    after, _data = mended(source, [fault(source, ("vi",), 4, 10, "[1,2]")])
    assert after == text.replace("[1, 2]", "[1,2]")


def test_a_difference_shows_the_old_and_the_new_line(source: Source) -> None:
    after, _data = mended(source, [fault(source, ("vi",), 4, 10, "[1,2]")])
    shown = difference(FILE, after, "f")
    assert "-một [1, 2] hai\n" in shown
    assert "+một [1,2] hai\n" in shown


def test_no_change_is_no_difference(source: Source) -> None:
    assert difference(FILE, mended(source, [])[0], "f") == ""
