"""A case file is edited by span: whoever writes into it, every other byte stays as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import casegen
from casegen.case.edit.accept import TABLE, AcceptError, accept, noted
from casegen.case.edit.editor import EditError, same, save
from casegen.case.load import load, parsed
from casegen.case.references.exchange.collecting import collect
from casegen.case.toml import literal
from casegen.cli.main import main
from tests.support.least_case import CASES, LEAST

TEXT = (LEAST / "case.toml").read_text("utf-8")
MARK = "\ufeff"
INTERRUPTED = """
[[figures]] # the first
id = "one"   # aligned

[[references]]
id = "a"

[[figures]]
  id = 'two'
  [[figures.panels]]
  letter = "a"

# on the last
[[references]]
id = "b"

[[figures]]
id = "three"
"""
BIB = "@article{new, title={A new work}, author={Lee, A}, journal={J}, year={2020}}\n"
NOTED = {"title": "0" * 12, "patients.0.history": "1" * 12}
# Layouts of the table that one command writes, each with what it says.
LAYOUTS = (
    "",
    f"[{TABLE}]\n",
    f"[ {TABLE} ] # mine",
    f'["{TABLE}"]\ntitle = "x" # kept\n',
    f"['{TABLE}']\n  title = 'x'\n# between\n\n  gone = \"1\" # with it\n",
    f'[{TABLE}]\n"title" = """\nx"""\n"patients.0.history" = "{"1" * 12}"\n',
    '["\\u0061ccepted"]\r\ntitle = "x"\r\n',
)
ROOTS = (
    f'{TABLE} = {{ title = "x", gone = "y" }} # mine\n',
    f"{TABLE} = {{}}\n",
    f'{TABLE}.title = "x" # mine\n{TABLE}.gone = "y"\n',
    f'{TABLE}."patients.0.history" = "z"\nother = 1\n{TABLE}.title = "x"\n',
)


def beside(text: str) -> dict[str, object]:
    """What a file says beside the table of stamps."""
    return {key: value for key, value in parsed(text).items() if key != TABLE}


def own_lines(text: str) -> list[str]:
    """The lines of a file that are about no stamp."""
    names = (TABLE, "title", "gone", "patients", "\\u0061", 'x"', '"""')
    return [row for row in text.splitlines() if not row.lstrip(" \"'[").startswith(names)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("behind", ["", INTERRUPTED, "\n[z]\na = 1"])
def test_a_table_of_any_layout_is_renewed_in_its_place(layout: str, end: str, behind: str) -> None:
    text = f"format = 1\n{INTERRUPTED.replace('id', 'key')}{layout}".replace("figures", "f")
    text = (text + behind).replace("\r\n", "\n").replace("\n", end)
    new = noted(text, NOTED)
    assert parsed(new)[TABLE] == NOTED
    assert same(beside(new), beside(text))
    assert own_lines(new)[: len(own_lines(text))] == own_lines(text) or not layout
    assert new.count("\n") == new.count(end)
    assert noted(new, NOTED) == new


@pytest.mark.parametrize("root", ROOTS)
def test_a_table_among_the_first_keys_is_renewed_in_its_place(root: str) -> None:
    text = f"format = 1\n{root}{INTERRUPTED}"
    new = noted(text, NOTED)
    assert parsed(new)[TABLE] == NOTED
    assert same(beside(new), beside(text))
    assert new.endswith(INTERRUPTED)
    assert noted(new, NOTED) == new


@given(
    st.lists(
        st.sampled_from(
            [*LAYOUTS[1:2], "[[f]]\nk = 1\n", "[t.u]\nx = 'y' # c\n", "# only a comment\n", "\n",
             "[[f]]\n[[f.g]]\nh = [\n  1, # one\n]\n", '[t]\ny = """\n[accepted]\n"""\n']
        ),
        unique=True,
    ),
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text("0f")),
    st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_whatever_stands_around_it_only_the_table_changes(
    pieces: list[str], stamps: dict[str, str], end: str
) -> None:
    text = "".join(pieces).replace("\n", end)
    new = noted(text, stamps)
    assert tomllib.loads(new).pop(TABLE, {}) == stamps
    assert same(beside(new), beside(text))
    kept = iter(new.splitlines(keepends=True))
    assert all(row in kept for row in text.splitlines(keepends=True)), "a line is gone or moved"


@given(
    st.recursive(
        st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-9, 9) | st.booleans(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text("aé .\"'", min_size=1), inner),
    )
)
def test_a_value_is_written_so_that_it_is_read_again(value: object) -> None:
    assert tomllib.loads(f"a = {literal.value(value)}") == {"a": value}


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
@pytest.mark.parametrize("mark", ["", MARK])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_real_case_keeps_every_byte_but_those_of_the_table(
    folder: Path, mark: str, end: str, tmp_path: Path
) -> None:
    text = (folder / "case.toml").read_text("utf-8").replace("\n", end)
    path = tmp_path / "case.toml"
    # An interrupted array, and a table that stands in the middle of the file.
    head, _, _tail = text.partition(f"[{TABLE}]")
    start = head.rindex("[[references]]")
    stale = f'[{TABLE}] # mine{end}title = "0" # stale{end}{end}'
    before = head[:start] + stale + head[start:]
    path.write_bytes((mark + before).encode())
    accept(path)
    after = path.read_bytes().decode()
    assert after.startswith(mark + head[:start] + f"[{TABLE}] # mine{end}title = ")
    assert after.endswith(head[start:])
    assert "# stale" in after
    assert after.count("\n") == after.count(end)


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
@pytest.mark.parametrize("mark", ["", MARK])
def test_a_collected_reference_is_all_that_a_real_case_gets(
    folder: Path, mark: str, tmp_path: Path
) -> None:
    text = mark + (folder / "case.toml").read_text("utf-8")
    (tmp_path / "case.toml").write_bytes(text.encode())
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    (name,) = collect(tmp_path, [tmp_path / "a.bib"]).added
    after = (tmp_path / "case.toml").read_bytes().decode()
    start = after.index(f'\n[[references]]\nid = "{name}"')
    length = len(after) - len(text)
    assert after[:start] + after[start + length :] == text


@pytest.mark.parametrize("folder", CASES, ids=lambda path: path.name)
@pytest.mark.parametrize("mark", ["", MARK])
def test_fixing_a_real_case_changes_the_faulty_characters_alone(
    folder: Path, mark: str, tmp_path: Path
) -> None:
    text = mark + (folder / "case.toml").read_text("utf-8")
    spot = text.index("vi = ", text.index("[introduction]")) + 9
    place = text.index(" ", spot)
    for figure in folder.iterdir():
        if figure.is_file():
            (tmp_path / figure.name).write_bytes(figure.read_bytes())
    path = tmp_path / "case.toml"
    path.write_bytes(f"{text[:place]} {text[place:]}".encode())
    done = CliRunner().invoke(main, ["check", "--fix", str(tmp_path)])
    assert done.exit_code in {0, 1}
    assert path.read_bytes().decode() == text


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(TEXT, "utf-8")
    path.chmod(0o600)
    accept(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text("a = 1\n", "utf-8")
    source = load(path)
    path.write_text("a = 1\nb = 2\n", "utf-8")
    with pytest.raises(EditError, match="changed by another program"):
        save(source, "a = 3\n", {"a": 3})
    assert path.read_text("utf-8") == "a = 1\nb = 2\n"


@pytest.mark.parametrize(
    "text", ["a = 1.0\n", "a = true\n", "a = 1\nb = 2\n", "", "a = [1]\n", "a"]
)
def test_what_would_say_other_data_is_not_written(text: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text("a = 2\n", "utf-8")
    with pytest.raises(EditError, match="without changing the rest"):
        save(load(path), text, {"a": 1})
    assert path.read_text("utf-8") == "a = 2\n"
    assert [item.name for item in tmp_path.iterdir()] == ["case.toml"]


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(f"{TABLE} = 3\n{TEXT}", "utf-8")
    with pytest.raises(AcceptError):
        accept(path)


def test_no_module_but_the_editor_writes_a_case_file() -> None:
    root = Path(casegen.__path__[0])
    writers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "casegen.system.whole import" in path.read_text("utf-8")
    }
    others = {
        "case/edit/accept.py",
        "case/references/exchange/collecting.py",
        "check/fix.py",
        "cli/commands/check.py",
    }
    assert all((root / name).is_file() for name in others)
    assert not others & writers
    assert "case/edit/editor.py" in writers
    assert all("tomlkit" not in path.read_text("utf-8") for path in root.rglob("*.py"))
