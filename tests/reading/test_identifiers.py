"""Identifiers in text: what is found, what is not, where, and in how much time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from casegen.build.pipeline import edition
from casegen.case.load import load
from casegen.check.given import Data
from casegen.check.rule import by_handle
from casegen.formats.render import render
from casegen.messages import tell
from tests.data.privacy.corpus import FILES, Example, Score, examples, kinds, score, spoken
from tests.support.growth import linear
from tests.support.least_case import CASES, checked, least

RULES = kinds("later")
WANTED = 0.98
# What an identifier looks like where it does no harm.
EVERYTHING = "Bệnh nhân Nguyễn Văn An, CCCD 001085012345, điện thoại 0912345678, an@example.org"


def finds(rule: str, data: Mapping[str, Any]) -> list[tuple[str | int, ...]]:
    """The keys of what a rule finds in data."""
    known = by_handle(rule)
    assert known is not None
    return [found.keys for found in known.find(Data(data))]


def test_there_are_more_than_seven_hundred_sentences_in_both_languages() -> None:
    every = [one for name in FILES for one in examples(name)]
    assert len(every) > 700
    assert len({one.text for one in every}) == len(every)
    for language in ("vi", "en"):
        assert sum(one.language == language for one in every) > 300


@pytest.mark.parametrize("name", FILES)
def test_every_rule_has_sentences_with_and_without_an_identifier(name: str) -> None:
    assert set(kinds(name)) <= set(RULES)
    marked = {kind for one in examples(name) for kind, _start, _end in one.wanted}
    assert marked == set(kinds(name))
    assert sum(not one.wanted for one in examples(name)) > 50


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_identifiers_and_nothing_else(rule: str, name: str) -> None:
    result = score(rule, name)
    told = f"{name} {rule}: precision {result.precision:.3f}, recall {result.recall:.3f}"
    print(told)  # noqa: T201 - the figures are the result
    if rule not in kinds(name):
        assert result == Score(0, (), ())
        return
    assert result.found
    assert result.precision >= WANTED, "\n".join((told, *result.wrong))
    assert result.recall >= WANTED, "\n".join((told, *result.missed))


def test_all_rules_together_are_as_good_as_each() -> None:
    scores = [score(rule, name) for rule in RULES for name in FILES]
    hits, missed = sum(one.found for one in scores), sum(len(one.missed) for one in scores)
    wrong = sum(len(one.wrong) for one in scores)
    print(f"all: {hits} found, {missed} missed, {wrong} wrong")  # noqa: T201 - the result
    assert hits > 300
    assert hits / (hits + wrong) >= WANTED
    assert hits / (hits + missed) >= WANTED


THANKED: dict[str, dict[str, Any]] = {
    "authors": {"authors": [{"family": EVERYTHING, "email": "an@example.org"}]},
    "affiliations": {"affiliations": [{"name": {"vi": "Bệnh viện Bạch Mai, quận 1"}}]},
    "numbers of works": {"references": [{"DOI": "10.1016/0912345678", "PMID": "0912345678"}]},
    "a grant": {"funding": {"vi": "Đề tài KC.10.12/16-20, hợp đồng số 001085 ngày 12/03/2024."}},
    "a decision": {"ethics": {"vi": "Quyết định số 45 ngày 12/03/2024.", "number": "001085012345"}},
    "who has the data": {"data_availability": {"en": "Write to data@hospital.vn, 12 March 2024."}},
    "who did what": {"author_contributions": {"vi": "Chăm sóc bệnh nhân: N.V.A., T.T.B."}},
    "nurses": {"acknowledgements": {"vi": "Cảm ơn bà Lan, điều dưỡng, và ông Nguyễn Văn An."}},
    "colleagues": {"acknowledgements": {"en": "We thank Dr. Tran Thi Hoa and Ms. Lan."}},
    "a patient unnamed": {"acknowledgements": {"en": "We thank the patient and Dr. Le Hoa."}},
    "the corresponding author": {
        "authors": [{"email": "an@example.org"}],
        "acknowledgements": {"vi": "Góp ý xin gửi an@example.org."},
    },
    "citations and links": {
        "patients": [{"history": {"vi": "Xem [@an2024] và https://doi.org/10.1016/0912345678."}}]
    },
}


@pytest.mark.parametrize("name", THANKED)
def test_authors_and_whom_they_thank_are_no_patients(name: str) -> None:
    assert {rule: finds(rule, THANKED[name]) for rule in RULES} == {rule: [] for rule in RULES}


BESIDE = {
    "acknowledgements": ("acknowledgements", "vi"),
    "funding": ("funding", "vi"),
    "competing_interests": ("competing_interests", "vi"),
    "author_contributions": ("author_contributions", "vi"),
    "data_availability": ("data_availability", "vi"),
    "ethics": ("ethics", "vi"),
    "source": ("source", "vi"),
    "affiliations": ("affiliations", 0, "name", "vi"),
    "references": ("references", 0, "title"),
    "waive": ("waive", "figure-order"),
    "keywords": ("keywords", 0, "vi"),
    "analytes": ("analytes", 0, "name", "vi"),
    "labels": ("patients", 0, "timeline", 0, "label", "vi"),
    "cells": ("tables", 0, "rows", 0, 0),
    "alt": ("figures", 0, "panels", 0, "alt", "vi"),
}


def told_at(keys: tuple[str | int, ...], text: str) -> Any:  # noqa: ANN401 - any shape
    """Data that hold a text at these keys and nothing else."""
    value: Any = text
    for key in reversed(keys):
        value = [value] if isinstance(key, int) else {key: value}
    return value


@pytest.mark.parametrize("keys", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize("rule", ["citizen-number", "phone-number", "insurance-number"])
def test_a_number_is_found_wherever_something_is_printed_or_attached(
    rule: str, keys: tuple[str | int, ...]
) -> None:
    text = "CCCD 001085012345, điện thoại 0912345678, thẻ HS4010123456789"
    assert finds(rule, told_at(keys, text)) == [keys]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Chúng tôi cảm ơn bệnh nhân Nguyễn Văn An và gia đình."),
        ("vi", "Cảm ơn gia đình bà Lan đã đồng ý."),
        ("vi", "Cảm ơn mẹ của bé Minh."),
        ("en", "We thank the patient, Tran Thi Hoa, for her trust."),
        ("en", "We thank the family of Mr. Tuan."),
        ("en", "We are grateful to the patient’s mother, Mrs. Lan."),
    ],
)
@pytest.mark.parametrize("part", ["acknowledgements", "funding", "ethics", "data_availability"])
def test_a_patient_who_is_thanked_by_name_is_found(part: str, language: str, text: str) -> None:
    assert finds("patient-name", {part: {language: text}}) == [(part, language)]


@pytest.mark.parametrize(
    ("keys", "data"),
    [
        (("title", "vi"), {"title": {"vi": "Thiếu máu ở bà Lan"}}),
        (("abstract", "vi"), {"abstract": {"vi": "Ông Tuấn bị thiếu máu."}}),
        (("figures", 0, "alt", "vi"), {"figures": [{"alt": {"vi": "Phim của bà Lan"}}]}),
        (("consent", "vi"), {"consent": {"vi": "Bà Lan đã ký."}}),
        (
            ("patients", 0, "timeline", 0, "event", "en"),
            {"patients": [{"timeline": [{"event": {"en": "Mr. Smith falls"}}]}]},
        ),
        (("tables", 0, "rows", 0, 0), {"tables": [{"rows": [["Mr. Smith"]]}]}),
        (("tables", 0, "rows", 0, 0, "en"), {"tables": [{"rows": [[{"en": "Mr. Smith"}]]}]}),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_a_name_is_found_wherever_patients_are_told_of(
    keys: tuple[str | int, ...], data: Mapping[str, Any]
) -> None:
    assert finds("patient-name", data) == [keys]


@pytest.mark.parametrize("rule", ["exact-date", "advanced-age", "patient-name"])
def test_a_sentence_of_the_discussion_with_a_source_tells_of_others(rule: str) -> None:
    own = "Đến 12/03/2024, bà Lan, 95 tuổi, khỏe."
    cited = "Đến 12/03/2024, bà Lan, 95 tuổi, khỏe [@lee2005]."
    published = "Đến 12/03/2024, y văn có bà Lan, 95 tuổi."
    assert len(finds(rule, {"discussion": [{"vi": own}]})) == 1
    assert finds(rule, {"discussion": [{"vi": cited}]}) == []
    assert finds(rule, {"discussion": [{"vi": published}]}) == []
    assert len(finds(rule, {"patients": [{"history": {"vi": cited}}]})) == 1


def test_every_place_below_the_province_is_found_in_english() -> None:
    text = (
        "She lived in Ngo Thi Nham ward, Hai Ba Trung district; she came from Dong village, Ea Kar "
        "commune, Sa Pa town, Hamlet 3, Thu Duc City, and worked on Nguyen Trai Street."
    )
    places = [text[start:end] for start, end in spoken("place-below-province", of("en", text))]
    assert places == [
        *("Ngo Thi Nham ward", "Hai Ba Trung district", "Dong village", "Ea Kar commune"),
        *("Sa Pa town", "Hamlet 3", "Thu Duc City", "Nguyen Trai Street"),
    ]


@pytest.mark.parametrize("text", ["Ông N.V.T. đồng ý.", "Bệnh nhân N.V.T. đồng ý.", "Bà Ng. V. B."])
def test_initials_are_told_once(text: str) -> None:
    assert len(list(spoken("patient-initials", of("vi", text)))) == 1


def of(language: str, text: str) -> Example:
    """A sentence as an example, whatever is in it."""
    return Example(language, text, ())


def test_a_stored_age_above_90_is_found_and_90_is_not() -> None:
    ages = [{"age": 91}, {"age": 90}, {"age": 100, "age_unit": "mo"}, {"age": "95"}]
    assert finds("advanced-age", {"patients": ages}) == [("patients", 0, "age")]


@pytest.mark.parametrize("rule", RULES)
def test_no_message_repeats_what_it_found(rule: str) -> None:
    known = by_handle(rule)
    assert known is not None
    for one in examples("corpus"):
        data = {"patients": [{"history": {one.language: one.text}}]}
        for found in known.find(Data(data)):
            assert found.values == {}
            words = one.text[found.start : found.end].strip()
            assert all(words not in tell(found.message, {}, tag) for tag in ("vi", "en"))


@pytest.mark.parametrize("rule", RULES)
def test_the_real_cases_hold_no_identifier(rule: str) -> None:
    assert {case.name: finds(rule, load(case).data) for case in CASES} == {
        case.name: [] for case in CASES
    }


HOSTILE = {
    "digits": "1234567890",
    "zeros": "0",
    "digits and spaces": "0 12 345 ",
    "Mr": "Mr ",
    "capitals": "N",
    "initials": "N.",
    "capital words": "Nguyễn ",
    "labels": "mrn no. ",
    "dates": "1/1/",
    "days": "ngày 1 tháng ",
    "at signs": "a@",
    "addresses": "a.",
    "May": "May ",
    "plus signs": "+84 ",
    "ninety": "ninety ",
    "xã": "xã ",
    "brackets": "((",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_of_a_hostile_text_and_no_faster(piece: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        data = {"patients": [{"history": {"vi": piece * (size // len(piece))}}]}
        return lambda: [finds(rule, data) for rule in RULES]

    assert linear(prepare, 50_000)


def test_a_score_counts_what_is_missed_and_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.data.privacy.corpus.spoken", lambda *_: iter(()))
    assert score("phone-number", "corpus").recall == 0
    monkeypatch.setattr("tests.data.privacy.corpus.spoken", lambda *_: iter([(0, 1)]))
    assert score("phone-number", "corpus").precision < WANTED
    assert list(spoken("phone-number", examples("corpus")[0])) == []


@pytest.mark.parametrize(("age", "printed"), [(89, "89"), (90, "≥90"), (93, "≥90")])
def test_an_age_of_90_or_more_is_printed_as_at_least_90(
    age: int, printed: str, tmp_path: Path
) -> None:
    told = """
        [[patients]]
        age = AGE
        [patients.presentation]
        vi = "Người bệnh {{ p1.age }} tuổi."
        en = "At {{ p1.age }} years."
    """
    result = checked(least(told.replace("AGE", str(age))), tmp_path)
    assert [finding.name for finding in result.findings] == ["advanced-age"] * (age > 90)
    page = render(edition(result, "old"), "en", "html").decode().partition("<body")[2]
    words = " ".join(re.sub(r"<[^>]*>", "", page).split())
    assert f"At {printed} years." in words
    assert f"Age{printed} years" in words
    assert "93" not in words


@pytest.mark.parametrize(
    ("rule", "language", "text", "words"),
    [
        ("workplace-named", "vi", "Học trường THPT Chu Văn An.", "THPT Chu Văn An"),
        ("place-below-province", "vi", "Tòa S2.05 của khu nhà.", "Tòa S2"),
        ("place-below-province", "vi", "Xã Tân Lập có dịch.", "Xã Tân Lập"),
        (
            *("place-below-province", "en", "He lived in Times City apartment complex."),
            "Times City apartment complex",
        ),
        ("patient-name", "en", "NGUYEN THI B. was seen.", "NGUYEN THI B"),
    ],
)
def test_an_identifier_is_found_where_it_stands(
    rule: str, language: str, text: str, words: str
) -> None:
    assert [text[start:end] for start, end in spoken(rule, of(language, text))] == [words]
