"""Consent: without it a draft may be printed and nothing may be published."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from casegen.check.examine import examined
from casegen.check.given import Data
from casegen.check.rule import rules
from casegen.document.tree import Paragraph
from tests.support.editions import changed
from tests.support.kin import mother_and_newborn
from tests.support.least_case import CASES, checked, least, written
from tests.support.outputs import casegen

LEAST_FIGURE = """
[introduction]
vi = "Thiếu máu là bệnh thường gặp (@fig:scan)."
en = "Anemia is a common disease (@fig:scan)."
[[figures]]
id = "scan"
title = { vi = "Phim chụp", en = "Scan" }
alt = { vi = "Ảnh", en = "Picture" }
file = "scan.png"
burned_in_checked = true
"""
REFUSAL = "consent-missing"


def names(toml: str, folder: Path) -> list[str]:
    """The rules about privacy that find something in the least case with a piece laid over it."""
    return [f.name for f in checked(least(toml), folder).findings if f.code.startswith("P")]


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("", []),
        ("consent.obtained = false", ["consent-missing"]),
        ("consent.obtained = false\nsynthetic = true", []),
        ("consent.form = 'oral'", ["consent-incomplete"]),
        ("consent.form = 'electronic'", []),
        ("consent.publication = false", ["consent-incomplete"]),
        ("consent.images = false", []),
        (f"consent.images = false\n{LEAST_FIGURE}", ["consent-incomplete"]),
        (f"consent.images = false\n{LEAST_FIGURE}schematic = true", []),
        ("[[patients]]\nage = 17", ["consent-incomplete"]),
        ("[[patients]]\nage = 17\n[consent]\nsigned_by = 'parent'", []),
        ("[[patients]]\nage = 18", []),
        ("[[patients]]\nage = 28\nage_unit = 'mo'", ["consent-incomplete"]),
        ("ethics.required = true", ["ethics-missing"]),
    ],
)
def test_consent_is_held_against_what_is_printed(
    toml: str, expected: list[str], tmp_path: Path
) -> None:
    assert names(toml, tmp_path) == expected


@pytest.mark.parametrize("key", ["form", "signed_by"])
def test_what_consent_does_not_tell_is_asked_for(key: str, tmp_path: Path) -> None:
    data = least()
    del data["consent"][key]
    found = [f for f in checked(data, tmp_path).findings if f.code.startswith("P")]
    assert [f.name for f in found] == ["consent-incomplete"]
    assert key in found[0].message or key == "form"


@pytest.mark.parametrize("table", ["consent", "ethics"])
def test_a_case_that_says_nothing_is_told_at_its_head(table: str, tmp_path: Path) -> None:
    data = least()
    del data[table]
    found = [f for f in checked(data, tmp_path).findings if f.name == f"{table}-missing"]
    assert [(f.severity, f.place.line) for f in found] == [("error", 1)]


@pytest.mark.parametrize("absent", [(), ("council",), ("number",), ("date",)])
def test_a_decision_that_was_needed_can_be_looked_up(
    absent: tuple[str, ...], tmp_path: Path
) -> None:
    data = least("ethics.required = true\nethics.number = '12'\nethics.date = 2024-05-06")
    data["ethics"]["council"] = {"vi": "Hội đồng", "en": "Council"}
    for key in absent:
        del data["ethics"][key]
    found = [finding.name for finding in checked(data, tmp_path).findings]
    assert found == ["ethics-missing"] * len(absent)


SENSITIVE = {
    "Người bệnh là nông dân.": 1,
    "Nghề nghiệp: kế toán.": 1,
    "Người bệnh thuộc dân tộc Tày.": 1,
    "Người bệnh theo đạo Tin lành.": 1,
    "Người bệnh sống ở Sơn La.": 1,
    "Người bệnh sống ở tỉnh Sơn La.": 1,
    "Người bệnh sống ở nhà riêng.": 0,
    "She worked as a teacher.": 1,
    "He lives in Hanoi.": 1,
    "A man of Hmong origin.": 1,
    "She lives in a house with stairs.": 0,
    "Người bệnh đi làm lại sau 3 tháng.": 0,
    "Bé học giỏi.": 0,
}


@pytest.mark.parametrize("number", ["pending", "Pending", "đang chờ duyệt"])
def test_a_number_that_is_pending_holds_back_only_what_is_published(
    number: str, tmp_path: Path
) -> None:
    told = f'[ethics]\nrequired = true\nnumber = "{number}"\n'
    told += 'council = { vi = "Hội đồng đạo đức", en = "Ethics council" }\n'
    result = checked(least(told), tmp_path)
    (found,) = [one for one in result.findings if one.code == "P032"]
    assert "pending" in found.said("en")
    assert result.case is not None
    assert casegen("build", "-f", "html", "-o", "out", ".", cwd=tmp_path).returncode == 0
    assert casegen("build", "--final", "-f", "html", "-o", "end", ".", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(("text", "times"), SENSITIVE.items())
def test_what_tells_of_a_person_beyond_the_disease_is_found(text: str, times: int) -> None:
    rule = next(rule for rule in rules() if rule.name == "sensitive-field")
    data = {"patients": [{"history": {"vi": text}}]}
    assert len(list(rule.find(Data(data)))) == times
    assert list(rule.find(Data({"discussion": [{"vi": text}]}))) == []
    assert list(rule.find(Data(data | {"synthetic": True}))) == []


HISTORY = "[[patients]]\n[patients.history]\nvi = '{0}'\nen = '{1}'\n"
VI, EN = "Khám ở Bệnh viện Lê Lợi năm 2019; bệnh hiếm.", "At Le Loi Hospital in 2019; it is rare."


@pytest.mark.parametrize(
    ("vi", "en", "more", "times"),
    [
        (VI, EN, "", 2),
        (VI.replace(" Lê Lợi", " tỉnh"), EN.replace("Le Loi Hospital", "a hospital"), "", 0),
        (VI.replace(" năm 2019", ""), EN.replace(" in 2019", ""), "", 0),
        (VI.replace("; bệnh hiếm", ""), EN.replace("; it is rare", ""), "", 0),
        (VI, EN, "synthetic = true\n", 0),
        (VI, EN, "[[patients]]\nage = 90\n", 0),
    ],
)
def test_a_hospital_is_found_only_where_the_rest_is_told_too(
    vi: str, en: str, more: str, times: int, tmp_path: Path
) -> None:
    head, _, patient = more.partition("[[patients]]")
    toml = head + HISTORY.format(vi, en).replace("[[patients]]", f"[[patients]]{patient}", 1)
    assert names(toml, tmp_path) == ["combination-identifying"] * times


@pytest.mark.parametrize("rule", [rule.name for rule in rules() if rule.guards])
def test_an_error_that_guards_a_patient_cannot_be_waived(rule: str, tmp_path: Path) -> None:
    found = checked(least(f"waive.{rule} = 'We know better.'"), tmp_path).findings
    assert [(f.name, f.severity) for f in found] == [("waiver-refused", "error")]
    assert found[0].values == {"name": rule}


def test_what_was_waived_in_vain_is_found_all_the_same(tmp_path: Path) -> None:
    toml = "consent.obtained = false\nwaive.consent-missing = 'No time.'"
    assert sorted(names(toml, tmp_path)) == ["consent-missing", "waiver-refused"]


def test_a_warning_of_privacy_may_be_waived_with_a_reason(tmp_path: Path) -> None:
    said = HISTORY.format("Người bệnh là nông dân.", "He is a farmer.")
    assert names(said, tmp_path) == ["sensitive-field"] * 2
    waived = f"waive.sensitive-field = 'An occupational disease.'\n{said}"
    assert names(waived, tmp_path) == []


def case(folder: Path, toml: str) -> Path:
    """A folder with the least case in it."""
    folder.mkdir()
    (folder / "case.toml").write_text(written(least(toml)), "utf-8")
    return folder


def printed(folder: Path) -> list[str]:
    """The names of the pages of a case: each language's, and the one of both."""
    return sorted(page.name for page in folder.glob("*.html"))


def test_a_draft_without_consent_is_printed_and_told_of(tmp_path: Path) -> None:
    folder = case(tmp_path / "draft", "consent.obtained = false")
    done = casegen("build", "-f", "html", "-o", tmp_path / "out", folder)
    assert done.returncode == 0
    assert REFUSAL in done.stdout
    assert printed(tmp_path / "out" / "draft") == ["draft.en.html", "draft.html", "draft.vi.html"]
    assert casegen("check", folder).returncode == 1


def test_a_final_build_without_consent_prints_nothing(tmp_path: Path) -> None:
    folder = case(tmp_path / "final", "consent.obtained = false")
    done = casegen("build", "--final", "-f", "html", "-o", tmp_path / "out", folder)
    assert done.returncode == 1
    assert REFUSAL in done.stdout
    assert not (tmp_path / "out").exists()


def test_a_fresh_draft_does_not_slip_through_a_final_build(tmp_path: Path) -> None:
    folder = case(tmp_path / "fresh", "consent.publication = false")
    for final, status in ((), 0), (("--final",), 1):
        done = casegen("build", *final, "-f", "html", "-o", tmp_path / "out", folder)
        assert done.returncode == status, done.stdout
        assert "consent-incomplete" in done.stdout


def test_a_final_build_with_consent_prints(tmp_path: Path) -> None:
    folder = case(tmp_path / "whole", "")
    done = casegen("build", "--final", "-f", "html", "-o", tmp_path / "out", folder)
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if not line.endswith(".html")] == []
    assert done.stderr.startswith("3 made, 0 fresh in ")
    assert done.stderr.count("\n") == 1
    assert printed(tmp_path / "out" / "whole") == ["whole.en.html", "whole.html", "whole.vi.html"]


def test_a_name_in_the_text_stops_even_a_draft(tmp_path: Path) -> None:
    folder = case(tmp_path / "named", HISTORY.format("Ông Tuấn khỏe.", "Mr. Tuan was well."))
    done = casegen("build", "-f", "html", "-o", tmp_path / "out", folder)
    assert done.returncode == 1
    assert "patient-name" in done.stdout
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("name", "status"), [("emh-thalassemia", 1), ("kawasaki-ivig", 0)])
def test_a_retelling_without_consent_is_a_draft_and_an_invented_case_is_not(
    name: str, status: int, tmp_path: Path
) -> None:
    folder = tmp_path / name
    copytree(next(path for path in CASES if path.name == name), folder)
    assert examined(folder)[1] == ()
    done = casegen("build", "--final", "-f", "html", "-o", tmp_path / "out", folder)
    assert done.returncode == status
    assert (REFUSAL in done.stdout) == bool(status)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({'signed_by = "parent"': 'signed_by = "patient"'}, ["consent-incomplete"]),
        (
            {"[patients.consent]\nobtained = true": "[patients.consent]\nobtained = false"},
            ["consent-missing"] * 2,
        ),
        ({"images = true": "images = false"}, []),
    ],
)
def test_each_patient_of_several_consents(
    change: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    text = mother_and_newborn()
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new)
    assert names(text, tmp_path) == expected


def test_where_one_patient_consented_alone_the_others_must_too(tmp_path: Path) -> None:
    text = mother_and_newborn()
    first = text.index("[patients.consent]")
    lone = text[:first] + text[text.index("[[patients]]", first) :]
    assert names(lone, tmp_path) == ["consent-missing"]


def test_a_mother_cannot_sign_once_for_herself_and_her_newborn(tmp_path: Path) -> None:
    text = mother_and_newborn(consents=False)
    assert names(text, tmp_path) == ["consent-incomplete"]
    assert names("consent.signed_by = 'parent'\n" + text, tmp_path) == ["consent-incomplete"]


def test_one_consent_for_two_adults_is_asked_about(tmp_path: Path) -> None:
    text = (
        mother_and_newborn(consents=False)
        .replace("age_unit", "# age_unit")
        .replace("age = 2", "age = 20")
    )
    assert names(text, tmp_path) == ["shared-consent"]


def test_each_patients_words_of_consent_are_printed_under_the_patients_name() -> None:
    said = 'vi = "Cha mẹ đồng ý."\nen = "The parents consented."\n'
    document = changed(mother_and_newborn() + said).documents["en"]
    leads = [block.lead for block in document.declarations.blocks if isinstance(block, Paragraph)]
    assert leads[:2] == ["Consent for publication", "Consent for publication (Newborn)"]
