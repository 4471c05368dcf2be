"""What is still to be written: told apart from what is wrong, printed as a draft, never as more."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.build.pipeline import edition
from casegen.case.load import load
from casegen.check.check import check
from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.document.walk import plain
from casegen.formats.care import care
from casegen.formats.each.html import html
from casegen.style.profile_files import profile
from casegen.style.starter import blank
from casegen.style.starter.form import Form
from casegen.system.data import profiles
from tests.support.least_case import checked, least
from tests.support.outputs import casegen

HISTORY = "[Tiền sử: chưa viết]"


def begun(folder: Path, name: str = "care", *tags: str) -> Path:
    """A case as `casegen new` begins it."""
    case = folder / "cases" / "a"
    case.mkdir(parents=True)
    form = Form(profile(name), tags or ("vi", "en"), "en")
    (case / "case.toml").write_text(blank(form), "utf-8")
    return case


@pytest.mark.parametrize("name", profiles())
def test_a_case_just_begun_has_gaps_and_no_faults(tmp_path: Path, name: str) -> None:
    done, findings = examined(begun(tmp_path, name))
    assert done is not None
    assert done.case is None
    assert len(findings) > 20
    assert {(one.severity, one.gap) for one in findings} == {("note", True)}


@pytest.mark.parametrize("name", profiles())
def test_a_case_just_begun_prints_as_a_draft_with_each_gap_in_words(
    tmp_path: Path, name: str
) -> None:
    done, _findings = examined(begun(tmp_path, name))
    assert done is not None
    whole = edition(done, "a")
    vietnamese, english = (html(whole.documents[tag]).decode() for tag in ("vi", "en"))
    assert whole.manner.draft
    assert HISTORY in vietnamese
    assert "[History: not yet written]" in english
    assert vietnamese.count("chưa viết") > 20
    assert "0 tuổi" not in vietnamese
    assert "BẢN NHÁP" in vietnamese


def test_no_checklist_ticks_what_is_not_written(tmp_path: Path) -> None:
    done, _findings = examined(begun(tmp_path))
    assert done is not None
    whole = edition(done, "a")
    assert {one.state for one in whole.documents["vi"].checklist.items} == {"not_covered"}
    answers = {one.answer for one in care(whole.case, "vi", whole.gaps)}
    assert answers == {"no", "ask"}


def test_a_text_in_one_language_waits_for_the_other(tmp_path: Path) -> None:
    data = least()
    del data["patients"][0]["history"]["en"]
    done = checked(data, tmp_path)
    assert [(one.code, one.severity) for one in done.findings] == [("S004", "note")]
    whole = edition(done, "a")
    assert "[History: not yet written]" in html(whole.documents["en"]).decode()
    assert "chưa viết" not in html(whole.documents["vi"]).decode()


def test_faults_are_found_while_much_is_still_to_be_written(tmp_path: Path) -> None:
    file = begun(tmp_path) / "case.toml"
    text = file.read_text("utf-8")
    start = text.index("[introduction]")
    told = text[:start] + text[start:].replace('"""\n"""', '"""\nNặng 3 cm [@nobody].\n"""', 1)
    file.write_text(told, "utf-8")
    found = examined(file.parent)[1]
    assert "C001" in {one.code for one in found if one.severity == "error"}
    assert all(one.gap for one in found if one.severity == "note")


def test_a_key_that_nothing_can_stand_for_is_an_error(tmp_path: Path) -> None:
    data = least()
    data["patients"][0]["timeline"][0].pop("id")
    done = checked(data, tmp_path)
    assert done.printable is None
    assert {"error"} == {one.severity for one in done.findings if one.code == "S001"}


@pytest.mark.parametrize("options", [Options(complete=True), Options(final=True)])
def test_of_a_submission_a_gap_is_an_error(tmp_path: Path, options: Options) -> None:
    found = check(load(begun(tmp_path)), options).findings
    gaps = [one for one in found if one.gap]
    assert len(gaps) > 20
    assert {one.severity for one in gaps} == {"error"}


def test_a_draft_is_made_and_told_in_one_list(tmp_path: Path) -> None:
    begun(tmp_path)
    done = casegen("build", "-f", "html", cwd=tmp_path)
    assert done.returncode == 0
    assert "still to write: 32 of 32 parts; next: Title." in done.stdout + done.stderr
    assert (tmp_path / "build" / "a" / "a.vi.html").is_file()
    assert casegen("build", "--final", cwd=tmp_path).returncode == 1
    assert casegen("bundle", cwd=tmp_path).returncode == 1
    assert casegen("check", cwd=tmp_path).returncode == 0
    assert casegen("check", "--complete", cwd=tmp_path).returncode == 1
    assert not list(tmp_path.glob("build/a/*.zip"))


def test_the_list_counts_what_is_written(tmp_path: Path) -> None:
    file = begun(tmp_path) / "case.toml"
    text = file.read_text("utf-8").replace('vi = ""', 'vi = "Tên bài"', 1)
    file.write_text(text, "utf-8")
    told = casegen("check", "--lang", "vi", cwd=tmp_path).stdout
    assert "còn phải viết 32 trong 32 phần; tiếp theo: Tên bài (en)." in told
    file.write_text(text.replace('en = ""', 'en = "A title"', 1), "utf-8")
    told = casegen("check", "--lang", "vi", cwd=tmp_path).stdout
    assert "còn phải viết 31 trong 32 phần" in told


def test_the_words_of_a_gap_are_those_of_its_language(tmp_path: Path) -> None:
    done, _findings = examined(begun(tmp_path, "care", "en"))
    assert done is not None
    document = edition(done, "a").documents["en"]
    assert plain(document.front.title) == "[Title: not yet written]"


def test_a_look_up_of_what_is_not_given_prints_no_made_up_value(tmp_path: Path) -> None:
    file = begun(tmp_path) / "case.toml"
    text = file.read_text("utf-8")
    start = text.index("[introduction]")
    looked_up = '"""\n{{ p1.age }} tuổi."""'
    told = text[:start] + text[start:].replace('"""\n"""', looked_up, 2)
    file.write_text(told, "utf-8")
    done, _findings = examined(file.parent)
    assert done is not None
    page = html(edition(done, "a").documents["vi"]).decode()
    words = " ".join(page.split("<body")[1].replace("</span>", "").split())
    assert "[chưa viết] tuổi." in words
    assert ">0 tuổi" not in words
