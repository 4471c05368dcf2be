"""The rules on references, at their nearest legal neighbours."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from casegen.case.references.minority import minority
from tests.support.least_case import checked, least, written

NEXT = datetime.now(tz=UTC).year + 1
ARTICLE = {
    "type": "article-journal",
    "title": "Anemia",
    "author": [{"family": "Lee", "given": "A."}],
    "container-title": "Blood",
    "issued": 2005,
    "volume": 1,
    "page": "1–2",
}


def names(entries: list[dict[str, Any]], folder: Path) -> set[str]:
    """The rules on references that find something in a list of them."""
    listed = [{"id": f"ref{number}", **entry} for number, entry in enumerate(entries, 1)]
    keys = "; ".join(f"@{entry['id']}" for entry in listed)
    text = {"vi": f"Hay gặp [{keys}].", "en": f"Common [{keys}]."}
    data = least() | {"references": listed, "discussion": [{"topic": "definition", **text}]}
    found = checked(written(data), folder)
    assert found.case is not None, found.findings
    return {finding.name for finding in found.findings if finding.code.startswith("R")}


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("DOI", "10.1186/1752-1947-4-319", None),
        ("DOI", "10.1016/S2352-4642(21)00270-4", None),
        ("DOI", "10.1000.10/123456", None),
        ("DOI", "10.1161/CIR.0000000000000484", None),
        ("DOI", "doi:10.1186/1752-1947-4-319", "doi-malformed"),
        ("DOI", "10.1186/1752-1947-4-319.", "doi-malformed"),
        ("DOI", "10.1186 /1752", "doi-malformed"),
        ("DOI", "11.1186/1752", "doi-malformed"),
        ("DOI", "10.1186", "doi-malformed"),
        ("PMID", 2042449, None),
        ("PMID", "39534969", None),
        ("PMID", 0, "pmid-malformed"),
        ("PMID", "PMID: 2042449", "pmid-malformed"),
        ("PMID", "123456789", "pmid-malformed"),
        ("PMID", "٢٠٤٢٤٤٩", "pmid-malformed"),
        ("URL", "https://pubmed.ncbi.nlm.nih.gov/2042449", None),
        ("URL", "HTTPS://example.org/", None),
        ("URL", "https://example.org/#/article/5", None),
        ("URL", "http://example.org/", "url-not-https"),
        ("URL", "www.example.org", "url-not-https"),
        ("URL", "https://www.nature.com/articles/scsandc201720#citeas", "url-fragment"),
        ("issued", 1665, None),
        ("issued", NEXT, None),
        ("issued", "2007-03", None),
        ("issued", NEXT + 1, "year-implausible"),
        ("issued", 205, "year-implausible"),
        ("issued", "2007-13", "year-implausible"),
        ("issued", "2023-02-29", "year-implausible"),
        ("accessed", "2099-01-01", "year-implausible"),
        ("page", "156–159", None),
        ("page", "44-47", None),
        ("page", "168–71", None),
        ("page", "e28–30", None),
        ("page", "e927–e999", None),
        ("page", "S12–S15", None),
        ("page", "xii–xv", None),
        ("page", "1079–1082.e3", None),
        ("page", "e011319", None),
        ("page", "17020", None),
        ("page", "12–15, 20", None),
        ("page", "99–101", None),
        ("page", "44–44", None),
        ("page", "S344–e12", None),
        ("volume", "34(10)", "volume-malformed"),
        ("volume", "2007 Mar;92(3)", "volume-malformed"),
        ("volume", "2007 Mar", "volume-malformed"),
        ("volume", "Vol. 34", "volume-malformed"),
        ("volume", "tập 34", "volume-malformed"),
        ("volume", "34: 5", "volume-malformed"),
        ("issue", "No. 3", "volume-malformed"),
        ("issue", "số 3", "volume-malformed"),
        ("issue", "(3)", "volume-malformed"),
        ("volume", "34 Suppl 1", None),
        ("volume", "34-35", None),
        ("volume", "S2", None),
        ("volume", "XII", None),
        ("volume", "2020", None),
        ("volume", "18A", None),
        ("issue", "3 Pt 2", None),
        ("issue", "Suppl", None),
        ("issue", "7-8", None),
        ("issue", "Pt B", None),
        ("page", "pp. 44–47", "pages-malformed"),
        ("page", "trang 44–47", "pages-malformed"),
        ("page", "44 – 47", "pages-malformed"),
        ("page", "44--47", "pages-malformed"),
        ("page", "44–", "pages-malformed"),
        ("page", "47–44", "pages-malformed"),
        ("page", "168–61", "pages-malformed"),
        ("page", ":e28-30", "pages-malformed"),
    ],
)
def test_a_field_is_held_to_its_form(
    field: str, value: object, rule: str | None, tmp_path: Path
) -> None:
    assert names([ARTICLE | {field: value}], tmp_path) == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ({"family": "Seddighi", "given": "Amir Saied"}, False),
        ({"family": "Nguyễn", "given": "Thị Hải Anh"}, False),
        ({"family": "Wu", "given": "Mei-Hwan"}, False),
        ({"family": "Ng", "given": "C. J."}, False),
        ({"family": "Van Mater", "given": "Heather"}, False),
        ({"family": "García Márquez", "given": "Ana"}, False),
        ({"family": "van den Berg"}, False),
        ({"family": "Ferranti", "given": "Sarah", "non-dropping-particle": "de"}, False),
        ({"family": "Hippocrates"}, False),
        ({"family": "Hisamud-Din", "given": "N."}, False),
        ({"literal": "World Health Organization"}, False),
        ({"literal": "Centers for Disease Control and Prevention"}, False),
        ({"literal": "Thalassaemia International Federation"}, False),
        ({"literal": "Bộ Y tế"}, False),
        ({"literal": "Bệnh viện Bạch Mai"}, False),
        ({"literal": "Hội Huyết Học"}, False),
        ({"literal": "Cancer Research UK"}, False),
        ({"literal": "WHO"}, False),
        ({"family": "Amir Saied Seddighi"}, True),
        ({"family": "Kichun Jason Lee"}, True),
        ({"family": "M. Malik"}, True),
        ({"family": "Kaufmann T"}, True),
        ({"family": "M.", "given": "Malik"}, True),
        ({"family": "AS", "given": "Seddighi"}, True),
        ({"family": "Seddighi, A. S."}, True),
        ({"literal": "Amir Saied Seddighi"}, True),
        ({"literal": "M. Malik"}, True),
        ({"literal": "Kaufmann T"}, True),
        ({"literal": "Nguyễn Văn An"}, True),
        ({"family": "Minh", "given": "Nguyen Van"}, True),
        ({"literal": "et al."}, True),
        ({"family": "Kaufmann", "given": "T, et al"}, True),
        ({"literal": "Nguyễn Văn An và cộng sự"}, True),
        ({"literal": "Hisamud-din."}, True),
        ({"literal": "UNICEF"}, False),
        ({"family": "Vietal", "given": "A"}, False),
        ({"family": "Hoa", "given": "Trần Thị"}, True),
        ({"family": "Le", "given": "Tran Minh"}, False),
        ({"family": "Hoang", "given": "Nguyen Anh"}, False),
        ({"family": "Smith", "given": "Tran"}, False),
        ({"family": "Tran", "given": "Van Minh"}, False),
    ],
)
def test_a_name_is_parted_and_a_body_is_not(
    name: dict[str, str], *, wrong: bool, tmp_path: Path
) -> None:
    found = names([ARTICLE | {"author": [name, {"family": "Lee", "given": "A."}]}], tmp_path)
    assert found == ({"author-order"} if wrong else set())


@pytest.mark.parametrize(
    ("entry", "complete"),
    [
        (
            {
                "type": "article-journal",
                "author": [{"family": "Lee"}],
                "container-title": "Blood",
                "issued": 2005,
                "DOI": "10.1000/1",
            },
            True,
        ),
        (
            {
                "type": "article-journal",
                "author": [{"family": "Lee"}],
                "container-title": "Blood",
                "issued": 2005,
                "volume": 3,
            },
            False,
        ),
        (
            {
                "type": "article-journal",
                "container-title": "Blood",
                "issued": 2005,
                "volume": 3,
                "page": "1",
            },
            False,
        ),
        (
            {
                "type": "chapter",
                "author": [{"family": "Lee"}],
                "container-title": "Guidelines",
                "publisher": "TIF",
                "issued": 2013,
            },
            True,
        ),
        (
            {
                "type": "chapter",
                "author": [{"family": "Lee"}],
                "container-title": "Guidelines",
                "issued": 2013,
            },
            False,
        ),
        ({"type": "book", "editor": [{"family": "Lee"}], "publisher": "TIF", "issued": 2013}, True),
        ({"type": "book", "publisher": "TIF", "issued": 2013}, False),
        ({"type": "webpage", "URL": "https://example.org/", "accessed": "2024-01-02"}, True),
        ({"type": "webpage", "URL": "https://example.org/"}, False),
        ({"type": "thesis", "author": [{"family": "Lee"}], "issued": 2013}, False),
        ({"type": "report", "publisher": "WHO", "issued": 2013}, True),
        ({"type": "report", "issued": 2013}, False),
        ({"type": "paper-conference", "author": [{"family": "Lee"}], "issued": 2013}, False),
        (
            {
                "type": "entry-encyclopedia",
                "container-title": "Blood",
                "URL": "https://example.org/",
                "issued": 2013,
            },
            True,
        ),
    ],
)
def test_a_reference_needs_what_its_type_asks(
    entry: dict[str, Any], *, complete: bool, tmp_path: Path
) -> None:
    found = names([{"title": "Anemia", **entry}], tmp_path)
    assert found == (set() if complete else {"reference-incomplete"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"DOI": "10.1000/A"}, {"title": "Else", "DOI": "10.1000/a"}, True),
        ({"PMID": 2042449}, {"title": "Else", "PMID": "2042449"}, True),
        ({"title": "Thiếu máu: nhìn lại"}, {"title": "Thiếu Máu – nhìn lại."}, True),
        ({"title": "Đau đầu"}, {"title": "Dau dau"}, True),
        ({"page": "168–171"}, {"page": "168–71"}, True),
        ({}, {"issued": 2006}, False),
        ({}, {"page": "9–12"}, False),
        ({}, {"volume": 2}, False),
        ({"DOI": "10.1000/1"}, {"DOI": "10.1000/2"}, False),
        ({}, {"title": "Anemia in children"}, False),
    ],
)
def test_a_work_is_known_again_by_identifier_or_title_and_year(
    one: dict[str, Any], other: dict[str, Any], *, same: bool, tmp_path: Path
) -> None:
    found = names([ARTICLE | one, ARTICLE | other], tmp_path)
    assert ("reference-duplicate" in found) is same


SENTENCE = "The mechanisms of pathological hematopoiesis in diseases"


@pytest.mark.parametrize(
    ("title", "odd"),
    [
        ("Extramedullary hematopoiesis", False),
        ("Paraplegia in β-thalassemia intermedia: A case report", False),
        ("Kawasaki Disease Treated by the American Heart Association", True),
        ("Update of Kawasaki", False),
        ("2021 American College of Rheumatology guideline for Kawasaki disease", False),
        (
            "Consensus of the European Society of Cardiology and the American Heart Association",
            False,
        ),
        ("Statement of the International Society on Thrombosis and Haemostasis on anemia", False),
        ("A survey by the Japanese Orthopaedic Association and the Spine Study Group", False),
        ("Treating Severe Anemia: Advice of the British Society for Haematology", True),
        ("[Acute febrile syndrome in children]", False),
        ("mRNA vaccines in children", False),
        ("Extramedullary Hematopoiesis", True),
        ("Extramedullary Hematopoiesis in a Patient With Transfusion Dependent Anemia", True),
        ("extramedullary hematopoiesis", True),
    ],
)
def test_a_title_is_capitalised_as_the_others_are(title: str, *, odd: bool, tmp_path: Path) -> None:
    entries = [ARTICLE | {"title": title}, ARTICLE | {"title": SENTENCE, "page": "8"}]
    entries.append(ARTICLE | {"title": "Compression of the cord", "page": "20"})
    assert ("title-case-mixed" in names(entries, tmp_path)) is odd


def test_of_two_titles_the_one_in_capitals_is_the_odd_one() -> None:
    assert minority({0: "sentence", 1: "title", 2: None}, "title") == (1,)
    assert minority({0: "title", 1: "title", 2: "sentence"}, "title") == (2,)
    assert minority({0: "title", 1: None}, "title") == ()


def test_titles_that_are_all_capitalised_are_not_mixed(tmp_path: Path) -> None:
    entries = [
        ARTICLE | {"title": "Severe Anemia in Young Children", "page": "5"},
        ARTICLE | {"title": "Compression of the Cord by Hematopoietic Masses"},
    ]
    assert names(entries, tmp_path) == set()


def test_a_vietnamese_title_is_no_measure(tmp_path: Path) -> None:
    entries = [
        ARTICLE | {"title": "Severe Anemia in Young Children", "page": "5"},
        ARTICLE | {"title": "Một số yếu tố liên quan đến kháng immunoglobulin", "language": "vi"},
    ]
    assert names(entries, tmp_path) == set()


@pytest.mark.parametrize(
    ("one", "other", "mixed"),
    [
        ("Acta Haematol", "Spinal Cord Ser Cases", False),
        ("Journal of Medical Case Reports", "Applied Radiology", False),
        ("Circulation", "N Engl J Med", False),
        ("Haematologica", "Iranian Journal of Blood and Cancer", False),
        ("Tạp chí Nhi khoa", "N Engl J Med", False),
        ("Acta Haematol", "Cellular and Molecular Life Sciences", True),
        ("Turk J med sci", "Applied Radiology", True),
        ("J. Pediatr.", "Iranian Journal of Blood & Cancer", True),
    ],
)
def test_journals_are_abbreviated_all_or_none(
    one: str, other: str, *, mixed: bool, tmp_path: Path
) -> None:
    entries = [
        ARTICLE | {"container-title": one},
        ARTICLE | {"container-title": other, "title": "Iron"},
    ]
    assert ("journal-abbreviation-mixed" in names(entries, tmp_path)) is mixed


def test_the_short_title_is_what_counts_since_it_is_printed(tmp_path: Path) -> None:
    entries = [
        ARTICLE | {"container-title-short": "Acta Haematol", "container-title": "Acta of Blood"},
        ARTICLE | {"container-title-short": "J Pediatr", "title": "Iron"},
    ]
    assert names(entries, tmp_path) == set()
