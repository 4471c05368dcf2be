"""Loading a case file, and the place of everything in it."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casegen.case.load import MAX_BYTES, LoadError, Place, Source, load
from casegen.case.origin import Keys
from tests.support.growth import linear

CASE = """\
format = 1
title.vi = "Tế bào 😀" # comment
"tuổi".'x y' = 2
[patients_note]
x = { a = 1, "b".c = [ { d = 'e' }, # comment
  2 ] }
[[patients]]
age = 37
[[patients.timeline]]
id = "a"
[[patients.timeline]]
id = "b"
[[patients]]
sex = "male"
[[patients.timeline]]
id = "c"
[late.sub]
y = 1
[late]
z = [1, [2, 3]]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("case")


def read(folder: Path, content: str | bytes) -> Source:
    data = content.encode() if isinstance(content, str) else content
    (folder / "case.toml").write_bytes(data)
    return load(folder, "case.toml")


def refused(folder: Path, content: str | bytes) -> LoadError:
    with pytest.raises(LoadError) as caught:
        read(folder, content)
    assert str(caught.value)
    return caught.value


def under(source: Source, place: Place) -> str:
    """Return the characters that a place covers."""
    starts = [0]
    for line in source.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    start = starts[place.line - 1] + place.column - 1
    return source.text[start : starts[place.end_line - 1] + place.end_column - 1]


def test_a_folder_and_its_case_file_load_alike(folder: Path) -> None:
    one = read(folder, CASE)
    two = load(folder / "case.toml")
    assert (one.data, one.path, one.folder) == (two.data, two.path, two.folder)
    assert load(folder).name == f"{folder.as_posix()}/case.toml"
    assert one.name == one.key_place(("format",)).path == "case.toml"


def test_arrays_become_tuples_at_every_depth(folder: Path) -> None:
    assert read(folder, CASE).data["late"] == {"sub": {"y": 1}, "z": (1, (2, 3))}


def test_keys_and_texts_are_normalised(folder: Path) -> None:
    source = read(folder, unicodedata.normalize("NFD", '"tuổi" = "Tế bào"\n'))
    assert source.data == {"tuổi": "Tế bào"}
    assert under(source, source.key_place(("tuổi",))) == unicodedata.normalize("NFD", '"tuổi"')


def test_text_keeps_its_line_ends_and_loses_its_byte_order_mark(folder: Path) -> None:
    source = read(folder, b"\xef\xbb\xbfa = 1\r\nb = 2\r\n")
    assert source.text == "a = 1\r\nb = 2\r\n"
    assert source.key_place(("a",)) == Place("case.toml", 1, 1, 1, 2)
    assert source.value_place(("b",)) == Place("case.toml", 2, 5, 2, 6)


KEYS: list[tuple[Keys, str, int]] = [
    (("format",), "format", 1),
    (("title",), "title", 2),
    (("title", "vi"), "vi", 2),
    (("tuổi", "x y"), "'x y'", 3),
    (("patients_note", "x", "b", "c", 0, "d"), "d", 5),
    (("patients_note", "x", "b", "c", 1), "2", 6),
    (("patients",), "patients", 7),
    (("patients", 1), "patients", 13),
    (("patients", 0, "age"), "age", 8),
    (("patients", 0, "timeline", 1, "id"), "id", 12),
    (("patients", 1, "timeline", 0), "timeline", 15),
    (("patients", 1, "timeline", 0, "id"), "id", 16),
    (("late",), "late", 19),
    (("late", "sub", "y"), "y", 18),
    (("patients", 1, "age"), "patients", 13),
    (("patients", 7, "age"), "patients", 7),
    (("nowhere",), "", 1),
    ((), "", 1),
]


@pytest.mark.parametrize(("keys", "written", "line"), KEYS)
def test_a_key_is_found_where_it_is_written(
    folder: Path, keys: Keys, written: str, line: int
) -> None:
    source = read(folder, CASE)
    place = source.key_place(keys)
    assert (under(source, place), place.line) == (written, line)


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        (("title", "vi"), '"Tế bào 😀"'),
        (("patients_note", "x", "b", "c", 0, "d"), "'e'"),
        (("patients_note", "x", "b", "c", 0), "{ d = 'e' }"),
        (("late", "z", 1), "[2, 3]"),
        (("late", "z", 1, 1), "3"),
        (("patients", 0), "patients"),
        (("late",), "late"),
        (("title", "en"), "title"),
    ],
)
def test_a_value_is_found_where_it_is_written(folder: Path, keys: Keys, written: str) -> None:
    source = read(folder, CASE)
    assert under(source, source.value_place(keys)) == written


def test_columns_count_characters(folder: Path) -> None:
    source = read(folder, "đ = 1".replace("đ", '"đ😀"'))
    assert source.value_place(("đ😀",)) == Place("case.toml", 1, 8, 1, 9)


@pytest.mark.parametrize(
    ("token", "start", "end", "written"),
    [
        ('"a\\u1ea1b"', 1, 2, "\\u1ea1"),
        ('"a\\U0001F600b"', 1, 3, "\\U0001F600b"),
        ("'a\\n'", 1, 3, "\\n"),
        ('"""\r\nab\r\nc"""', 2, 4, "\r\nc"),
        ('"""a \\\n\n   b"""', 2, 3, "b"),
        ('"""a"""""', 1, 3, '""'),
        ("'''\nab'c'''", 2, 4, "'c"),
        ('"xe\u0302\u0301y"', 1, 2, "e\u0302\u0301"),
        ('"xe\u0302\u0301y"', 2, 3, "y"),
        ('"x\u0065\\u0301y"', 1, 2, "e\\u0301"),
        ('"\u1100\u1161\u11a8x"', 1, 2, "x"),
        ('"ab"', 1, 1, ""),
        ('"ab"', 0, 99, "ab"),
        ("12", 0, 1, "12"),
    ],
)
def test_characters_are_found_where_they_are_spelt(
    folder: Path, token: str, start: int, end: int, written: str
) -> None:
    source = read(folder, f"text = {token}\n".encode())
    assert under(source, source.text_place(("text",), start, end)) == written


def test_an_empty_stretch_at_the_end_stands_before_the_closing_marks(folder: Path) -> None:
    source = read(folder, 'a = "xy"\n')
    assert source.text_place(("a",), 2, 2) == Place("case.toml", 1, 8, 1, 8)


FAULTS = [
    ('a = 1\nb = """x\ny', "text", "never closed", 2, 5),
    ("a = '''x\n", "text", "never closed", 1, 5),
    ('a = "x\nb = 1\n', "line", "several lines", 1, 5),
    ("a = 'x\nb = 'y'\n", "line", "several lines", 1, 5),
    ("a = 'x", "line", "never closed", 1, 5),
    ('a = "\\q\\n"\n', "escape", "backslash", 1, 6),
    ('a = "\\ud800"\n', "surrogate", "backslash", 1, 6),
    ('a = """b"""\r\nđ = 1\r\n', "key", "key is expected", 2, 1),
    ("tuổi = 3\n", "accent", "accents", 1, 3),
    ("age 3\n", "equals", "“=” is expected", 1, 5),
    ("age = ba mươi\n", "bare text", "quotation marks around it", 1, 7),
    ("age = \n", "nothing", "value is missing", 1, 7),
    ("a = “x”\n", "curly", "straight", 1, 5),
    ("a = True\n", "true", "small letters", 1, 5),
    ("low = 3,85\n", "comma", "as a point", 1, 8),
    ("low = 90 g/L\n", "unit", "A number ends", 1, 10),
    ('a = "he said "no""\n', "quotes", "inside a text", 1, 15),
    ('a = """x\nb = """y"""\n', "early", "not closed before “b”", 1, 5),
    ('a = """x\n""\n[b]\nc = """\ny z\n"""\n', "half closed", "not closed before “c”", 1, 5),
    ("a = { low = 3,85, b = 1 }\n", "comma inside", "as a point", 1, 17),
    ('a = { vi = "x "y" z" }\n', "quotes inside", "inside a text", 1, 16),
    ("a = yes\n", "yes", "true for yes", 1, 5),
    ("a = { b = có }\n", "yes in another language", "true for yes", 1, 11),
    ("a = true b\n", "more", "new line", 1, 10),
    ("x = 1\n[t]\ny = '''\n'''\ny = '''\n\n'''\n", "twice", "“y” is defined twice", 5, 1),
    ("a = { b = 1, b = { c = 2 } }\n", "twice inside", "“b” is defined twice", 1, 14),
    ("[a]\n[ a ]\n", "table twice", "“a” is declared twice", 2, 3),
    ("a = 1\n[a.b]\n", "value as table", "“a.b” is defined twice", 2, 2),
    ("a = [1\nb = 2\n", "array", "“]”", 2, 1),
    ("a = [1,", "array at the end", "quotation marks|missing", 1, 8),
    ('a = { vi = "x",\n en = "y" }\n', "lines", "on one line", 1, 16),
    ('a = { vi = "x" en = "y" }\n', "braces", "closing “}”", 1, 16),
    ("[a\nb = 1\n", "header", "header must end", 1, 3),
    ("a = 2024-02-30\n", "date", "No such date", 1, 5),
    (f"b = 1\na = {'1' * 5000}\n", "digits", "too many digits", 2, 5),
    ("b = 1\na = 9223372036854775808\n", "integer", "too large", 2, 5),
    ("b = 1\na = '\x01'\n", "control", "control character", 2, 6),
    (f"b = 1\na{'.a' * 100} = 1\n", "long key", "too deeply", 2, 1),
    (f"[a]\nb = {'[' * 70}{']' * 70}\n", "depth", "too deeply", 2, 67),
    (f"a = {'[' * 10_000}{']' * 10_000}\n", "arrays", "too deeply", 1, 5),
    (f"a = {'{a=' * 10_000}1{'}' * 10_000}\n", "inline tables", "too deeply", 1, 5),
    ('"é" = 1\n"e\u0301" = 2\n', "accents", "accent is stored", 1, 1),
    (f'b = 1\na = "e{chr(0x301) * 100}"\n', "marks", "Too many accents", 2, 5),
]


@pytest.mark.parametrize(
    ("content", "sentence", "line", "column"),
    [pytest.param(fault[0], *fault[2:], id=fault[1]) for fault in FAULTS],
)
def test_a_syntax_error_is_a_sentence_at_its_place(
    folder: Path, content: str, sentence: str, line: int, column: int
) -> None:
    error = refused(folder, content)
    assert error.kind == "toml-syntax"
    assert any(part in str(error) for part in sentence.split("|"))
    assert (error.place.line, error.place.column) == (line, column)


def test_what_is_not_utf8_is_refused_at_its_first_byte(folder: Path) -> None:
    error = refused(folder, "a = 1\nbệnh = 'à'".encode() + "é".encode("cp1258"))
    assert (error.kind, error.place) == ("not-utf8", Place("case.toml", 2, 11, 2, 12))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_utf16_is_named(folder: Path, encoding: str) -> None:
    error = refused(folder, "a = 1".encode(encoding))
    assert error.kind == "not-utf8"
    assert "UTF-16" in str(error)


def test_a_file_above_the_limit_is_refused(folder: Path) -> None:
    assert refused(folder, b"#" * (MAX_BYTES + 1)).kind == "too-large"
    assert read(folder, b"#" * MAX_BYTES).data == {}


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd" / "case.toml").mkdir(parents=True)
    paths = [tmp_path, tmp_path / "x.toml", tmp_path / "odd", tmp_path / ("x" * 300), Path("a\0b")]
    kinds = []
    for path in paths:
        with pytest.raises(LoadError) as caught:
            load(path)
        kinds.append(caught.value.kind)
    assert kinds == ["not-found", "not-found", "not-a-file", "not-found", "not-found"]


def test_hostile_files_take_no_longer_than_their_size(folder: Path) -> None:
    contents: tuple[Callable[[int], str], ...] = (
        lambda size: "a." * size + "a = 1",
        lambda size: r'"\"".' * size + "a = 1",
        lambda size: f'a = "e{"̣́" * size}"',
        lambda size: 'x = ["' + '", "'.join("a" * size) + '"]\n' + "y = '",
    )
    for content in contents:

        def prepare(size: int, content: Callable[[int], str] = content) -> Callable[[], object]:
            text = content(size)
            return lambda: refused(folder, text)

        assert linear(prepare, 20_000)


def test_the_time_to_find_places_grows_with_their_number_and_no_faster(folder: Path) -> None:
    def prepare(size: int) -> Callable[[], object]:
        rows = "".join(f'[[rows]]\nvi = "Tế bào {i}"\n' for i in range(size))
        source = read(folder, rows)
        return lambda: [source.text_place(("rows", i, "vi"), 1, 2).line for i in range(size)]

    assert prepare(10_000)() == list(range(2, 20_001, 2))
    assert linear(prepare, 2_500)


MARKS = "\u0301\u0302\u0309\u0323\u031b"
LETTERS = st.one_of(
    st.sampled_from("aeouxđệ 😀—가각\u1100\u1161\u11a8" + MARKS),
    st.characters(exclude_categories=["Cs", "Cc"]),
)
ESCAPES = LETTERS.map(lambda c: f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08X}")
SHORT = st.sampled_from(["\\n", "\\t", '\\"', "\\\\", "\\b", "\\f", "\\r"])
BREAKS = st.sampled_from(["\n", "\r\n", "\\\n  ", "\\ \r\n\t\n", '"', "'"])
FORMS = {
    '"': st.one_of(LETTERS, ESCAPES, SHORT),
    "'": LETTERS,
    '"""': st.one_of(LETTERS, ESCAPES, SHORT, BREAKS),
    "'''": st.one_of(LETTERS, st.sampled_from(["\n", "\r\n", "'", '"', "\\"])),
}


def decoded(quotes: str, written: str) -> str:
    text: str = tomllib.loads(f"text = {quotes}-{written}-{quotes}")["text"]
    return text[1:-1]


@pytest.mark.parametrize("quotes", FORMS)
@given(data=st.data())
@settings(max_examples=150)
def test_every_character_is_spelt_where_its_place_says(
    folder: Path, quotes: str, data: st.DataObject
) -> None:
    content = "".join(data.draw(st.lists(FORMS[quotes], max_size=30)))
    before = data.draw(st.sampled_from(["text = ", "# ế\r\ntext = ", "é = 1\ntext = "]))
    before = before.replace("é", '"é"')
    try:
        expected = tomllib.loads(f"{before}{quotes}{content}{quotes}\n")["text"]
    except tomllib.TOMLDecodeError:
        assume(False)  # noqa: FBT003
    source = read(folder, f"{before}{quotes}{content}{quotes}\n")
    text = source.data["text"]
    assert text == unicodedata.normalize("NFC", expected)
    places = [source.text_place(("text",), i, i + 1) for i in range(len(text))]
    spelt = [under(source, place) for place in dict.fromkeys(places)]
    parts = [unicodedata.normalize("NFC", decoded(quotes, part)) for part in spelt]
    assert "".join(parts) == text
    if unicodedata.is_normalized("NFC", expected):
        assert parts == list(text)
    whole = under(source, source.text_place(("text",), 0, len(text)))
    assert not text or unicodedata.normalize("NFC", decoded(quotes, whole)) == text


FRAGMENTS = st.sampled_from(
    ["[", "]", "[[", "{", "}", ",", ".", "=", "a", "b", '"', "'", '"""', "'''", "\\", "\\u00e9",
     "\n", "\r\n", "\r", " ", "#", "1", "-", "true", "é", "e\u0301", "“", "a = 1\n", "[a]\n",
     "[[a]]\n", "[[a.b]]\n", "a = [{a = 1}]\n", 'b = """\n', "1979-05-27", "\ufeff", "\x00"]
)  # fmt: skip
CONTENTS = st.one_of(
    st.binary(),
    st.text().map(lambda text: text.encode()),
    st.lists(FRAGMENTS, max_size=40).map(lambda parts: "".join(parts).encode()),
)


def loaded_or_refused(folder: Path) -> Source | LoadError:
    try:
        return load(folder)
    except LoadError as error:
        return error


def every(value: object, keys: Keys = ()) -> list[Keys]:
    children: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, tuple):
        children = list(enumerate(value))
    return [keys, *(path for key, child in children for path in every(child, (*keys, key)))]


@given(content=CONTENTS)
@settings(max_examples=400)
def test_any_bytes_load_or_are_refused_with_a_sentence(folder: Path, content: bytes) -> None:
    (folder / "case.toml").write_bytes(content)
    source = loaded_or_refused(folder)
    if isinstance(source, LoadError):
        assert str(source)
        assert source.place.line >= 1
        return
    for keys in every(source.data):
        value, place = source.value_place(keys), source.key_place(keys)
        assert (value.line, value.column) <= (value.end_line, value.end_column)
        assert under(source, place) or keys == ()
