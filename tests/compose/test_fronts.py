"""A case with one body and two fronts."""

from pathlib import Path

import pytest

from casegen.build.pipeline import edition
from casegen.case.finding import Finding
from casegen.check.check import Options
from casegen.check.examine import examined
from casegen.document.publication import Edition

FRONTS = Path(__file__).parents[1] / "data" / "fronts"
PROFILES = ("vjrnm", "jocm", "source-article")


def printed(profile: str | None = None) -> Edition:
    """Return the shipped case as its formats take it."""
    done, found = examined(FRONTS, Options(profile))
    assert done is not None, found
    return edition(done, "fronts")


def changed(folder: Path, old: str, new: str) -> list[Finding]:
    """Return what is found in the shipped case where one piece of it is another."""
    text = (FRONTS / "case.toml").read_text("utf-8")
    assert text.count(old) == 1
    (folder / "case.toml").write_text(text.replace(old, new), "utf-8")
    return [*examined(folder)[1]]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_shipped_case_is_free_of_faults_in_each_profile(profile: str) -> None:
    codes = {one.code for one in examined(FRONTS, Options(profile))[1]}
    assert codes <= {"J005"}, "only that there are few references"


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
        'vi = "Người bệnh vào viện vì đau hố chậu phải."\n',
        'vi = "Người bệnh vào viện vì đau hố chậu phải."\n'
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
