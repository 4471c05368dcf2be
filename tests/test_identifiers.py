"""Identifiers in text: what is found, what is not, where, and in how much time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from casegen.load import load
from casegen.message import tell
from casegen.pipeline import edition
from casegen.render import render
from casegen.rule import by_handle
from tests.growth import linear
from tests.least_case import CASES, checked, least
from tests.privacy.corpus import FILES, examples, kinds, score, spoken

RULES = kinds("corpus")
WANTED = 0.98
# What an identifier looks like where it does no harm.
EVERYTHING = "Bệnh nhân Nguyễn Văn An, CCCD 001085012345, điện thoại 0912345678, an@example.org"


def finds(rule: str, data: Mapping[str, Any]) -> list[tuple[str | int, ...]]:
    """The keys of what a rule finds in data."""
    known = by_handle(rule)
    assert known is not None
    return [found.keys for found in known.find(data)]


def test_there_are_more_than_seven_hundred_sentences_in_both_languages() -> None:
    every = [one for name in FILES for one in examples(name)]
    assert len(every) > 700
    assert len({one.text for one in every}) == len(every)
    for language in ("vi", "en"):
        assert sum(one.language == language for one in every) > 300


@pytest.mark.parametrize("name", FILES)
def test_every_rule_has_sentences_with_and_without_an_identifier(name: str) -> None:
    assert kinds(name) == RULES
    marked = {kind for one in examples(name) for kind, _start, _end in one.wanted}
    assert marked == set(RULES)
    assert sum(not one.wanted for one in examples(name)) > 50


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_its_identifiers_and_nothing_else(rule: str, name: str) -> None:
    result = score(rule, name)
    told = f"{name} {rule}: precision {result.precision:.3f}, recall {result.recall:.3f}"
    print(told)  # noqa: T201 - the figures are the result
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


@pytest.mark.parametrize(
    "data",
    [
        {"authors": [{"family": EVERYTHING, "email": "an@example.org"}]},
        {"affiliations": [{"name": {"vi": f"{EVERYTHING}, quận 1"}}]},
        {"references": [{"title": EVERYTHING, "DOI": "10.1016/0912345678", "PMID": "0912345678"}]},
        {"funding": {"vi": f"{EVERYTHING}, ngày 12/03/2024"}},
        {"ethics": {"vi": f"{EVERYTHING}, ngày 12/03/2024", "number": "001085012345"}},
        {"data_availability": {"en": f"{EVERYTHING}, 12 March 2024"}},
        {"author_contributions": {"vi": "Bà N.V.A. viết bản thảo."}},
        {"source": {"title": EVERYTHING}},
        {"patients": [{"history": {"vi": "Xem [@an2024] và https://doi.org/10.1016/0912345678."}}]},
    ],
    ids=lambda data: next(iter(data)),
)
def test_nothing_is_found_outside_the_clinical_text(data: Mapping[str, Any]) -> None:
    assert {rule: finds(rule, data) for rule in RULES} == {rule: [] for rule in RULES}


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


def test_a_stored_age_above_90_is_found_and_90_is_not() -> None:
    ages = [{"age": 91}, {"age": 90}, {"age": 100, "age_unit": "mo"}, {"age": "95"}]
    assert finds("advanced-age", {"patients": ages}) == [("patients", 0, "age")]


@pytest.mark.parametrize("rule", RULES)
def test_no_message_repeats_what_it_found(rule: str) -> None:
    known = by_handle(rule)
    assert known is not None
    for one in examples("corpus"):
        data = {"patients": [{"history": {one.language: one.text}}]}
        for found in known.find(data):
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
    monkeypatch.setattr("tests.privacy.corpus.spoken", lambda *_: iter(()))
    assert score("phone-number", "corpus").recall == 0
    monkeypatch.setattr("tests.privacy.corpus.spoken", lambda *_: iter([(0, 1)]))
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
