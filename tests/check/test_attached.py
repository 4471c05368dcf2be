"""What goes along with a report is what its author agreed to publish, and is told before."""

from __future__ import annotations

import io
import shutil
import tomllib
from pathlib import Path

import pypdf
import pytest

from casegen.build.pipeline import edition
from casegen.case.toml.comments import comments, uncommented
from casegen.check.examine import examined
from casegen.formats.render import render
from tests.support.least_case import LEAST
from tests.support.outputs import casegen

NUMBER = "001085012345"
TEXT = (
    "#:schema ../x.json\n"
    'a = "x # no" # yes đ\r\n'
    "  # between\n"
    'b = [ # in\n  1, # two\n  "#3",\n]\n'
    'c = """\n# not\n""" # after\n'
    "d = '# no'\n# last"
)


def folder(tmp_path: Path, more: str = "", head: str = "") -> Path:
    """The least case with comments, and what is written before and behind it."""
    case = tmp_path / "cases" / "small"
    shutil.copytree(LEAST, case)
    text = (case / "case.toml").read_text("utf-8")
    first, rest = text.split("\n", 1)
    told = f"# Ask Lan.\n{first} # hers\n{head}\n{rest}{more}\n"
    (case / "case.toml").write_text(told, "utf-8")
    return tmp_path


def test_comments_are_found_and_texts_that_look_like_them_are_not() -> None:
    assert [TEXT[start:end] for start, end in comments(TEXT)] == [
        *("#:schema ../x.json", "# yes đ", "# between", "# in", "# two", "# after", "# last"),
    ]


def test_a_file_without_its_comments_says_the_same_on_the_same_lines() -> None:
    bare = uncommented(TEXT)
    assert tomllib.loads(bare) == tomllib.loads(TEXT)
    assert bare.count("\n") == TEXT.count("\n")
    assert uncommented(bare) == bare
    assert not any(word in bare for word in ("schema", "yes", "between", "two", "after", "last"))


@pytest.mark.parametrize(
    ("table", "kept"), [("", False), ("publish.comments = true", True)], ids=["usual", "asked"]
)
def test_comments_go_along_only_where_the_author_publishes_them(
    table: str, *, kept: bool, tmp_path: Path
) -> None:
    checked = examined(folder(tmp_path, head=table) / "cases/small")[0]
    assert checked is not None
    whole = edition(checked, "small")
    data = render(whole, "en", "pdf")
    printed = pypdf.PdfReader(io.BytesIO(data)).attachments["case.toml"][0]
    assert printed == whole.files["case.toml"]
    assert (b"Ask Lan" in printed, b"hers" in printed) == (kept, kept)


def test_a_final_check_tells_what_is_attached(tmp_path: Path) -> None:
    place = folder(
        tmp_path,
        head='publish.comments = true\nwaive.parity-units = "Lan says so."\n'
        'short_title = { vi = "Thiếu máu", en = "Anemia" }',
    )
    before = casegen("check", "small", "--lang", "en", cwd=place)
    final = casegen("check", "small", "--final", "--lang", "en", cwd=place)
    assert "P012" not in before.stdout
    told = [line for line in final.stdout.splitlines() if "P012 attached" in line]
    assert [int(line.split(":")[1]) for line in told] == [1, 3, 4, 20]
    assert "case.toml" in told[0]
    assert "comments" in told[1]
    assert "reason of this waiver" in told[2]
    assert "e-mail address" in told[3]
    assert "an@example.org" not in final.stdout


def test_a_final_check_refuses_what_a_final_build_refuses(tmp_path: Path) -> None:
    place = folder(tmp_path)
    file = place / "cases/small/case.toml"
    file.write_text(file.read_text("utf-8").replace("obtained = true", "obtained = false"), "utf-8")
    assert casegen("check", "small", "--final", cwd=place).returncode == 1
