"""Several patients: what each is called, how old they are, and what they are to one another."""

from pathlib import Path

import pytest

from casegen.check.remaining import remaining
from casegen.document.tree import Facts, Paragraph, Timeline
from casegen.document.walk import plain, walk
from casegen.formats.render import render
from tests.support.editions import changed
from tests.support.kin import mother_and_newborn
from tests.support.least_case import checked, least

LOOKED_UP = """
[patients.laboratory]
vi = "Sinh {{ p2.gestational-age }}, nặng {{ p2.birth-weight }}."
en = "Born at {{ p2.gestational-age }}, weighing {{ p2.birth-weight }}."
"""


def glance(toml: str, tag: str = "en", number: int = -1) -> dict[str, str]:
    """Return the terms and values that one patient of a case is summed up by."""
    document = changed(toml).documents[tag]
    found = [
        b for s in document.sections for p in walk(s) for b in p.blocks if isinstance(b, Facts)
    ]
    return {term: plain(value) for term, value in found[number].rows}


def aged(toml: str, tag: str = "en") -> str:
    """Return the age that is printed for the least patient with some keys."""
    return glance("[[patients]]\n" + toml, tag)["Tuổi" if tag == "vi" else "Age"].replace(
        "\xa0", " "
    )


@pytest.mark.parametrize(
    ("tag", "names"), [("vi", ["Mẹ:", "Trẻ sơ sinh:"]), ("en", ["Mother:", "Newborn:"])]
)
def test_a_labelled_patient_is_called_by_the_label(tag: str, names: list[str]) -> None:
    document = changed(mother_and_newborn()).documents[tag]
    patients = [p.heading for s in document.sections for p in walk(s) if p.role == "patient"]
    assert patients == names


def test_patients_without_labels_keep_their_numbers() -> None:
    text = mother_and_newborn().replace("label", "# label")
    document = changed(text).documents["en"]
    patients = [p.heading for s in document.sections for p in walk(s) if p.role == "patient"]
    assert patients == ["Patient 1:", "Patient 2:"]
    assert glance(text)["Relation"] == "child of Patient 1"


def test_a_newborn_is_told_by_its_birth_and_its_mother() -> None:
    found = {
        term: value.replace("\xa0", " ") for term, value in glance(mother_and_newborn()).items()
    }
    assert found["Gestational age at birth"] == "32 weeks 4 days"
    assert found["Birth weight"] == "1,850 g"
    assert found["Relation"] == "child of Mother"
    assert glance(mother_and_newborn(), "vi")["Quan hệ"] == "con của Mẹ"


def test_a_birth_can_be_looked_up() -> None:
    said = words(mother_and_newborn(newborn=LOOKED_UP), "vi")
    assert "Sinh 32\xa0tuần 4\xa0ngày, nặng 1.850\xa0g." in said


@pytest.mark.parametrize(
    ("toml", "en", "vi"),
    [
        ('age = "unknown"', "not recorded", "không ghi nhận"),
        ("age = 30\nage_to = 39", "30–39 years", "30–39 tuổi"),
        ("age = 85\nage_to = 89", "85–89 years", "85–89 tuổi"),
        ("age = 85\nage_to = 90", "≥85 years", "≥85 tuổi"),
        ("age = 37", "37 years", "37 tuổi"),
    ],
)
def test_an_age_is_printed_as_exactly_as_it_is_known(toml: str, en: str, vi: str) -> None:
    assert aged(toml) == en
    assert aged(toml, "vi") == vi


def test_a_band_of_ages_can_be_looked_up(tmp_path: Path) -> None:
    history = '[patients.history]\nvi = "Tuổi {{ p1.age }}."\nen = "Age {{ p1.age }}."\n'
    text = "[[patients]]\nage = 30\nage_to = 39\n" + history
    assert not checked(least(text), tmp_path).findings
    assert "Age 30–39." in words(text, "en")


def words(toml: str, tag: str) -> list[str]:
    """Return the paragraphs of a language of a case."""
    sections = changed(toml).documents[tag].sections
    blocks = [block for whole in sections for part in walk(whole) for block in part.blocks]
    return [plain(block.inlines) for block in blocks if isinstance(block, Paragraph)]


def test_a_patient_needs_no_timeline() -> None:
    document = changed(mother_and_newborn()).documents["en"]
    blocks = [b for s in document.sections for p in walk(s) for b in p.blocks]
    assert not [block for block in blocks if isinstance(block, Timeline)]


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf"])
def test_every_format_takes_patients_without_a_timeline(suffix: str) -> None:
    assert render(changed(mother_and_newborn()), "vi", suffix)


def test_a_patient_is_kin_to_others_of_the_report_alone(tmp_path: Path) -> None:
    text = mother_and_newborn().replace('patient = "p1"', 'patient = "p2"')
    assert [found.name for found in checked(least(text), tmp_path).findings] == ["id-undefined"]


def test_words_about_age_are_held_against_a_band(tmp_path: Path) -> None:
    girl = (
        '[patients.presentation]\nvi = "Bé gái vào viện vì mệt."\nen = "The girl was admitted."\n'
    )
    text = "[[patients]]\nage = 30\nage_to = 39\n" + girl
    names = {found.name for found in checked(least(text), tmp_path).findings}
    assert names == {"age-mismatch"}


def test_the_list_of_what_remains_says_whose_part_it_is(tmp_path: Path) -> None:
    text = mother_and_newborn().replace('en = "The skin was pale."', 'en = ""')
    done = checked(least(text), tmp_path)
    left = remaining(done.findings, done.printable, done.source.data, None)
    assert [left.name(part, "en") for part in left.parts] == [
        "Mother: Examination (en)",
        "Newborn: Examination (en)",
    ]
