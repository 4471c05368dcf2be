"""A case with one body and two fronts."""

from pathlib import Path

import pytest

from casegen.build.pipeline import edition
from casegen.case.edit.accept import accept
from casegen.case.finding import Finding
from casegen.case.load import load
from casegen.check.examine import examined
from casegen.check.options import Options
from casegen.document.publication import Edition

FRONTS = Path(__file__).parents[1] / "data" / "fronts"
PROFILES = ("vjrnm", "jocm", "source-article")


def printed(profile: str | None = None) -> Edition:
    """Return the shipped case as its formats take it."""
    done, found = examined(FRONTS, Options(profile))
    assert done is not None, found
    return edition(done, "fronts")


def changed(folder: Path, old: str, new: str, profile: str | None = None) -> list[Finding]:
    """Return what is found in the shipped case where one piece of it is another."""
    text = (FRONTS / "case.toml").read_text("utf-8")
    assert text.count(old) == 1
    (folder / "case.toml").write_text(text.replace(old, new), "utf-8")
    return [*examined(folder, Options(profile))[1]]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_shipped_case_is_free_of_faults_in_each_profile(profile: str) -> None:
    assert examined(FRONTS, Options(profile))[1] == ()


@pytest.mark.parametrize("profile", PROFILES)
def test_one_report_is_printed_with_a_front_in_the_other_language(profile: str) -> None:
    documents = printed(profile).documents
    assert list(documents) == ["vi"]
    (front,) = documents["vi"].others
    assert front.language == "en"
    assert front.alone
    assert front.plain_title.startswith("Ileal perforation")
    assert front.short_title == "Ileal perforation by a toothpick"
    assert [place.country for place in front.affiliations] == ["Vietnam", "Vietnam"]
    assert "intestinal perforation" in front.keywords


def test_a_text_of_the_front_must_be_there_in_its_languages(tmp_path: Path) -> None:
    (found,) = changed(tmp_path, 'en = "Ileal perforation by a toothpick"\n', "")
    assert (found.code, found.language) == ("S004", "en")


def test_a_text_of_the_body_in_a_language_of_the_front_is_told(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        "[patients.presentation]\n",
        "[patients.presentation]\n"
        'en = "The patient was admitted for pain in the right iliac fossa."\n',
    )
    (told,) = [one for one in found if one.code == "S004"]
    assert "Only the front" in told.message


@pytest.mark.parametrize("tags", ['["vi"]', '["en", "en"]', '["zz"]'])
def test_a_front_in_a_language_of_the_body_or_twice_or_unknown_is_told(
    tags: str, tmp_path: Path
) -> None:
    found = changed(tmp_path, 'front = ["en"]', f"front = {tags}")
    assert "S008" in {one.code for one in found}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("which first suggested", "and 7 days of fever, which first suggested", "L004"),
        ("It was taken out", "Mr. John Smith, phone 0912345678, had it taken out", "P"),
    ],
)
def test_rules_on_texts_read_the_front(old: str, new: str, code: str, tmp_path: Path) -> None:
    found = changed(tmp_path, old, new)
    assert any(one.code.startswith(code) and one.language == "en" for one in found), found


def test_the_journal_s_limits_hold_for_the_front_too(tmp_path: Path) -> None:
    found = changed(
        tmp_path,
        'en = "Ileal perforation by a swallowed bamboo toothpick in an adult: a case report"',
        'en = "Ileal perforation by a swallowed bamboo toothpick in an adult"',
        "jocm",
    )
    assert ("J007", "en") in {(one.code, one.language) for one in found}


def test_a_number_told_in_the_body_alone_may_stand_in_either_abstract(tmp_path: Path) -> None:
    text = (FRONTS / "case.toml").read_text("utf-8")
    for old, new in (
        ('vi = "Một phụ nữ đau', 'vi = "Một phụ nữ sốt 39,4 °C, đau'),
        ('en = "A woman had pain', 'en = "A woman had a fever of 39.4 °C, pain'),
        ('vi = "Ấn đau', 'vi = "Người bệnh sốt 39,4 °C. Ấn đau'),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (tmp_path / "case.toml").write_text(text, "utf-8")
    assert examined(tmp_path)[1] == ()


def test_an_unfinished_front_is_a_gap_and_prints_as_a_draft(tmp_path: Path) -> None:
    text = (FRONTS / "case.toml").read_text("utf-8")
    line = 'en = "Ileal perforation by a swallowed bamboo toothpick in an adult: a case report"\n'
    assert text.count(line) == 1
    (tmp_path / "case.toml").write_text(text.replace(line, ""), "utf-8")
    done, found = examined(tmp_path)
    assert [one.gap for one in found if one.code == "S004"] == [True]
    assert done is not None
    assert done.printable is not None
    assert set(done.printable.title) == {"vi", "en"}
    assert set(done.printable.introduction.text) == {"vi"}


def test_accept_notes_the_texts_of_the_front(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes((FRONTS / "case.toml").read_bytes())
    accept(tmp_path)
    accepted = load(tmp_path).data["accepted"]
    assert {"title", "short_title", "abstract"} <= set(accepted)
    assert "introduction" not in accepted
