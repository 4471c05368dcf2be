"""The command line says what is wrong in one line, and leaves what was printed before alone."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.least_case import LEAST
from tests.support.outputs import ROOT, casegen

# Laid behind the least valid case, so that it has a figure.
FIGURE = """
[patients.imaging]
vi = "Phim chụp không thấy bất thường (@fig:scan)."
en = "The film showed nothing abnormal (@fig:scan)."

[[figures]]
id = "scan"
file = "scan.png"
burned_in_checked = true
title = { vi = "Phim chụp", en = "Film" }
legend = { vi = "Hình vẽ minh họa.", en = "A schematic drawing." }
alt = { vi = "Một hình chữ nhật.", en = "A rectangle." }
schematic = true
"""
LI, LABS = 'li2006]."\n\n', '@tab:labs-p2)."\n\n'
NAMES = [f"small.{language}.{suffix}" for language in ("vi", "en") for suffix in ("html", "pdf")]
HEAVY = ("pydantic", "weasyprint", "babel", "lxml", "jinja2", "PIL", "citeproc", "fontTools")
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Desk:
    """A folder to work in, with one small case under cases/."""

    folder: Path

    @property
    def case(self) -> Path:
        return self.folder / "cases" / "small"

    @property
    def file(self) -> Path:
        return self.case / "case.toml"

    def run(self, *arguments: str | Path) -> Done:
        return casegen(*arguments, cwd=self.folder)

    def edit(self, old: str, new: str) -> None:
        text = self.file.read_text("utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), "utf-8")

    def outputs(self, out: str = "build") -> dict[str, tuple[int, bytes]]:
        """Return each file made in an output folder with its time and its bytes."""
        paths = (path for path in (self.folder / out).glob("*/*") if path.is_file())
        return {
            path.name: (path.stat().st_mtime_ns, path.read_bytes())
            for path in paths
            if path.parent.name != ".casegen"
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a folder with the small case."""
    made = Desk(tmp_path)
    shutil.copytree(LEAST, made.case)
    with made.file.open("a", encoding="utf-8") as file:
        file.write(FIGURE)
    return made


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a folder with the small case, built once and left as it is by every test."""
    made = desk.__wrapped__(tmp_path_factory.mktemp("desk"))  # type: ignore[attr-defined]
    done = made.run("build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert isinstance(made, Desk)
    return made


@pytest.fixture
def built(printed: Desk, tmp_path: Path) -> Desk:
    """Return a copy of the built small case, to be changed."""
    return Desk(Path(shutil.copytree(printed.folder, tmp_path / "copy")))


def only_line(done: Done) -> str:
    lines = (done.stdout + done.stderr).splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


def no_image(desk: Desk) -> None:
    (desk.case / "scan.png").write_text("<svg/>", "utf-8")


def windows_text(desk: Desk) -> None:
    desk.file.write_bytes(desk.file.read_bytes().replace("Thiếu".encode(), b"Thi\xf4u", 1))


@dataclass(frozen=True)
class Fault:
    """What is done to the case, the exit status, where the finding points, and what it says.

    `place` is what stands in the spoiled file from the finding's place on; `lines` is how many
    findings there are, as many as languages where both have the fault.
    """

    change: tuple[str, str] | Callable[[Desk], None]
    status: int
    place: str
    words: str
    lines: int = 1


FAULTS = {
    "a TOML syntax error": Fault(("age = 37", "age 37"), 2, "37\n\n", "“=”"),
    "a file that is not UTF-8": Fault(windows_text, 2, "\udcf4u", "UTF-8"),
    "an unknown key": Fault(("signed_by", "signedby"), 1, "signedby", "signed_by"),
    "a citation of nothing": Fault(("@lee2005]", "@lee2005; @li2006]"), 1, LI, "li2006", 2),
    "a callout of nothing": Fault(("labs-p1", "labs-p2"), 1, LABS, "labs-p2", 2),
    "an absent figure file": Fault(('"scan.png', '"scam.png'), 1, '"scam', "“scam.png”"),
    "an image that is no image": Fault(no_image, 1, '"scan.png', "is not an image"),
    "a missing name": Fault(('id = "hospital"\n', ""), 1, "affiliations]", "“id”"),
}
faulty = pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)


def spoil(desk: Desk, fault: Fault) -> None:
    if isinstance(fault.change, tuple):
        desk.edit(*fault.change)
    else:
        fault.change(desk)


def place_of(words: str, desk: Desk) -> str:
    """Return line:column of words that stand once in the case file."""
    before, found, after = desk.file.read_text("utf-8", "surrogateescape").partition(words)
    assert found
    assert words not in after
    return f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"


@faulty
@pytest.mark.parametrize("command", ["build", "check"])
def test_bad_input_is_told_in_one_line_with_its_place(
    desk: Desk, command: str, fault: Fault
) -> None:
    spoil(desk, fault)
    done = desk.run(command, *(["--quiet"] if command == "build" else []), "cases/small")
    form = r"cases/small/case\.toml:(\d+:\d+): error [A-Z]\d{3} [a-z0-9-]+ (\S.+[.?])"
    lines = (done.stdout + done.stderr).splitlines()
    told = {found[1]: found[2] for line in lines if (found := re.fullmatch(form, line))}
    assert len(told) == len(lines) == fault.lines, lines
    assert fault.words in told[place_of(fault.place, desk)]
    assert done.returncode == fault.status
    assert not (desk.folder / "build").exists()


@faulty
def test_bad_input_leaves_the_earlier_outputs_as_they_are(built: Desk, fault: Fault) -> None:
    before = built.outputs()
    spoil(built, fault)
    assert built.run("build").returncode == fault.status
    assert set(NAMES) <= set(before)
    assert built.outputs() == before


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_case_file_that_is_absent_is_named(desk: Desk, command: str) -> None:
    desk.file.unlink()
    done = desk.run(command, "cases/small")
    assert done.returncode == 2
    assert "cases/small" in only_line(done)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing"], "There is no case “nothing”"),
        (["smal"], "did you mean “small”?"),
        (["a" * 300], "There is no case"),
        (["small", "--format", "wps"], "There is no format “wps”; there are: all, "),
        (["small", "--lang", "xx"], "There is no language “xx”; there are: en, vi."),
        (["small", "--profile", "none"], "There is no profile “none”"),
        (["-C", "nowhere"], "nowhere"),
    ],
)
def test_what_there_is_not_is_refused_in_one_sentence(
    desk: Desk, arguments: list[str], words: str
) -> None:
    done = desk.run("build", *arguments)
    assert words in only_line(done)
    assert done.returncode == 2
    assert not (desk.folder / "build").exists()


def test_a_folder_without_any_case_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = casegen("build", cwd=tmp_path)
    assert (done.returncode, only_line(done)) == (
        2,
        "Error: There is no case in the folder “cases”; work beside it, or name a case’s folder.",
    )


@pytest.mark.parametrize("out", ["taken", "taken/deeper", "/proc/casegen"])
def test_an_output_that_cannot_be_written_is_told_in_one_sentence(desk: Desk, out: str) -> None:
    (desk.folder / "taken").write_text("mine", "utf-8")
    done = desk.run("build", "--quiet", "-f", "html", "-o", out)
    assert re.fullmatch(r"Error: “.*small\.vi\.html” cannot be written: .+\.", only_line(done))
    assert done.returncode == 2
    assert (desk.folder / "taken").read_text("utf-8") == "mine"


def test_findings_as_json_are_a_list_of_objects_with_settled_keys(desk: Desk) -> None:
    spoil(desk, FAULTS["a citation of nothing"])
    done = desk.run("check", "--format", "json", "cases/small")
    first, second = json.loads(done.stdout)
    line, column = map(int, place_of(LI, desk).split(":"))
    message, told = second.pop("message"), second.pop("help")
    assert done.returncode == 1
    assert (first["language"], first["line"]) == ("vi", line - 1)
    assert "li2006" in message
    assert "Fix:" in told
    assert second == {
        "path": "cases/small/case.toml",
        "line": line, "column": column,
        "end_line": line, "end_column": column + len("li2006"),
        "severity": "error", "code": "C001", "name": "citation-undefined",
        "language": "en", "fix": None,
    }  # fmt: skip


def test_no_findings_as_json_are_an_empty_list(printed: Desk) -> None:
    done = printed.run("check", "--format", "json", "cases/small")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("level", ["warning", "error"])
def test_the_status_of_a_check_follows_the_level_asked_for(desk: Desk, level: str) -> None:
    with desk.file.open("a", encoding="utf-8") as file:
        file.write('\n[waive]\nparity-facts = "nothing to waive"\n')
    done = desk.run("check", "--fail-on", level, "cases/small")
    assert ": warning S999 waiver-unused " in only_line(done)
    assert done.returncode == (1 if level == "warning" else 0)


def test_a_build_names_what_it_made_and_a_second_one_makes_nothing(built: Desk) -> None:
    before = built.outputs()
    assert built.run("build").stdout == ""
    assert built.outputs() == before
    made = built.run("build", "--always-make", "--format", "html").stdout.split()
    names = ("small.vi.html", "small.en.html", "small.html")
    assert made == [f"build/small/{name}" for name in names]
    after = {name: data for name, (_, data) in built.outputs().items()}
    assert after.pop("small.html").startswith(b"<!DOCTYPE html>")
    assert after == {name: data for name, (_, data) in before.items()}


def test_editing_one_language_prints_both_again(built: Desk) -> None:
    assert built.run("build", "--question").returncode == 0
    built.edit("Transfusion helped.", "Another transfusion helped.")
    asked = built.run("build", "--question")
    assert (asked.returncode, asked.stdout) == (1, "")
    told = built.run("build", "--dry-run").stdout
    assert sorted(Path(line).name for line in told.split()) == sorted(NAMES)
    assert b"Another" not in built.outputs()["small.en.html"][1]
    assert built.run("build").stdout == told
    assert b"Another" in built.outputs()["small.en.html"][1]


def test_a_changed_figure_makes_the_files_stale(built: Desk) -> None:
    shutil.copy(built.case / "dot.png", built.case / "scan.png")
    assert len(built.run("build", "--dry-run").stdout.split()) == len(NAMES)


def test_an_output_that_was_changed_or_removed_is_made_again(built: Desk) -> None:
    folder = built.folder / "build" / "small"
    (folder / "small.vi.html").write_text("changed", "utf-8")
    (folder / "small.en.html").unlink()
    made = built.run("build").stdout.split()
    assert made == ["build/small/small.vi.html", "build/small/small.en.html"]


@pytest.mark.parametrize("target", ["small", "cases/small", "cases/small/case.toml"])
def test_a_target_may_be_a_slug_a_folder_or_a_case_file(desk: Desk, target: str) -> None:
    told = desk.run("build", "--dry-run", target).stdout.split()
    assert sorted(Path(line).name for line in told) == sorted(NAMES)


def test_a_target_may_be_an_output_file(desk: Desk) -> None:
    target = "build/small/small.en.html"
    assert desk.run("build", target).stdout.split() == [target]
    assert [name for name in desk.outputs() if name in NAMES] == ["small.en.html"]


def test_another_folder_to_work_in_is_entered_first(desk: Desk, tmp_path: Path) -> None:
    done = casegen("build", "-n", "-C", desk.folder, cwd=tmp_path.parent)
    assert [Path(line).parts[0] for line in done.stdout.split()] == ["build"] * len(NAMES)


def test_clean_removes_what_was_made_and_nothing_else(built: Desk) -> None:
    kept = built.folder / "build" / "small" / "letter.txt"
    kept.write_text("mine", "utf-8")
    assert sorted(Path(line).name for line in built.run("clean").stdout.split()) == sorted(NAMES)
    assert set(built.outputs()) == {"letter.txt"}


def test_a_failing_case_holds_up_the_others_unless_told_to_keep_going(desk: Desk) -> None:
    shutil.copytree(desk.case, desk.folder / "cases" / "a-first")
    first = desk.folder / "cases" / "a-first" / "case.toml"
    first.write_text(first.read_text("utf-8").replace("@lee2005", "@li2006"), "utf-8")
    assert desk.run("build", "-f", "html").returncode == 1
    assert desk.outputs() == {}
    done = desk.run("build", "-f", "html", "--keep-going")
    assert done.returncode == 1
    assert {name for name in desk.outputs() if name in NAMES} == {"small.vi.html", "small.en.html"}


def test_an_escape_sequence_in_a_case_never_reaches_the_terminal(desk: Desk) -> None:
    desk.edit("hemoglobin is low", "A [@\\u001b]0;owned\\u0007] and [@a\\u009b2Jb]")
    desk.edit("schematic = true", '"schem\\u001b[2Jatic" = true')
    done = desk.run("check", "cases/small")
    assert done.returncode == 1
    assert "schem" in done.stdout
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout + done.stderr) == []


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(option: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "casegen", option],
        check=True, capture_output=True, encoding="utf-8", cwd=ROOT,
    )  # fmt: skip
    modules = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert {"casegen", "click"} <= modules
    assert modules & set(HEAVY) == set()


def test_the_version_is_the_packages(desk: Desk) -> None:
    assert re.fullmatch(r"casegen, version \d+\.\d+\.\d+\n", desk.run("--version").stdout)


@pytest.mark.parametrize(
    "names", [["cases/small"], ["small"], ["cases"], [], ["cases/small/case.toml"]]
)
def test_a_case_to_check_may_be_a_folder_a_slug_a_file_or_all(desk: Desk, names: list[str]) -> None:
    desk.edit('sex = "', 'sexx = "')
    done = desk.run("check", *names)
    assert done.returncode == 1
    assert done.stdout.startswith("cases/small/case.toml:")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-p", "jocmm"], "There is no profile “jocmm”; there are: bmjcr,"),
        (["--select", "ZZZ"], "There is no rule “ZZZ”;"),
        (
            ["--ignore", "figure-ordre"],
            "There is no rule “figure-ordre”; did you mean “figure-order”?",
        ),
    ],
)
def test_a_check_under_what_there_is_not_is_refused_and_not_passed(
    desk: Desk, arguments: list[str], sentence: str
) -> None:
    done = desk.run("check", *arguments, "small")
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


@pytest.mark.parametrize("command", ["check", "accept"])
def test_where_there_is_no_case_a_person_is_told(tmp_path: Path, command: str) -> None:
    done = casegen(command, cwd=tmp_path)
    assert done.returncode == 2
    assert "There is no case in the folder “cases”" in done.stderr


def test_what_cannot_be_accepted_is_named(desk: Desk) -> None:
    done = desk.run("accept", "nothing")
    assert done.returncode == 2
    assert "nothing cannot be read; run casegen check" in done.stderr
