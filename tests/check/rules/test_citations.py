"""The rules on citations, at their nearest legal neighbours and in both languages."""

from __future__ import annotations

import tomllib
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest

from casegen.case.finding import Finding
from casegen.case.load import load
from casegen.case.model import Case
from casegen.case.toml.plain import freeze
from casegen.check.fix import mended as mend
from casegen.check.given import Modelled, Profiled
from casegen.check.rule import rules
from casegen.reading.citations.claims import claims
from casegen.reading.citations.clusters import Typed
from casegen.reading.citations.phrases import alike, phrase
from casegen.reading.passages import Passage
from casegen.reading.prose import additions
from casegen.style.profile_files import profile
from tests.support.given import profiled
from tests.support.growth import linear
from tests.support.least_case import CASES, checked, least, quoted, written

KEYS = ("lee2005", "kim2001", "an2003", "roy1999")
REFERENCES = (
    "references = [\n"
    + "".join(
        f'{{ id = "{key}", type = "webpage", title = "Source {key}", '
        f'URL = "https://example.org/{key}", issued = {key[-4:]} }},\n'
        for key in KEYS
    )
    + "]\n"
)


def findings(vi: str, en: str, folder: Path, form: str = "source-article") -> list[Finding]:
    """What the rules on citations find in an introduction and a discussion of typed numbers."""
    toml = (
        f'profile = "{form}"\n{REFERENCES}'
        f"introduction = {{ vi = {quoted(vi)}, en = {quoted(en)} }}\n"
        'discussion = [{ vi = "Hết.", en = "End." }]\n'
    )
    found = checked(least(toml), folder).findings
    return [finding for finding in found if finding.code.startswith("C")]


def names(found: list[Finding]) -> set[str]:
    return {finding.name for finding in found} - {"reference-uncited"}


@pytest.mark.parametrize(
    ("cluster", "rules"),
    [
        ("[1]", set()),
        ("[1,2]", set()),
        ("[1–3]", set()),
        ("[1,3,4]", set()),
        ("[@lee2005; @kim2001]", set()),
        ("[@kim2001;@lee2005]", set()),
        ("(1) hoặc (2)", set()),
        ("34(10):44–47", set()),
        ("[x](https://example.org/1,2)", set()),
        ("[1](https://example.org/)", set()),
        ("[1, 2]", {"cluster-spacing"}),
        ("[1 ,2]", {"cluster-spacing"}),
        ("[1;2]", {"cluster-spacing"}),
        ("[ 1 ]", {"cluster-spacing"}),
        ("[1-3]", {"cluster-dash"}),
        ("[1 – 3]", {"cluster-dash"}),
        ("[1,2,3]", {"cluster-collapse"}),
        ("[1–2]", {"cluster-collapse"}),
        ("[1–2,4]", {"cluster-collapse"}),
        ("[1–3,4]", {"cluster-collapse"}),
        ("[2,1]", {"cluster-unsorted"}),
        ("[3–1]", {"cluster-unsorted"}),
        ("[1,1]", {"cluster-duplicate"}),
        ("[1–3,2]", {"cluster-duplicate"}),
        ("[@lee2005; @lee2005]", {"cluster-duplicate"}),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_cluster_is_held_to_the_profiles_form(
    cluster: str, rules: set[str], language: str, tmp_path: Path
) -> None:
    texts = {"vi": "Bệnh hay gặp.", "en": "It is common."} | {language: f"Seen before {cluster}."}
    assert names(findings(texts["vi"], texts["en"], tmp_path)) == rules


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("A [1, 2].", "A [1,2]."),
        ("A [ 1 ;2 ].", "A [1,2]."),
        ("A [1 - 3].", "A [1–3]."),
        ("A [1,1,2].", "A [1,1,2]."),
        ("A [@lee2005; @kim2001; @lee2005].", "A [@lee2005; @kim2001; @lee2005]."),
        ("A [@lee2005]. B [2–4].", "A [@lee2005]. B [2–4]."),
    ],
)
def test_a_safe_mend_changes_the_spelling_alone(typed: str, mended: str, tmp_path: Path) -> None:
    found = findings("A.", typed, tmp_path)
    after = tomllib.loads(mend(load(tmp_path), found)[0])
    assert after["introduction"] == {"vi": "A.", "en": mended}


def test_the_message_spells_the_cluster_as_it_should_be(tmp_path: Path) -> None:
    found = findings("A.", "A [ 1 , 2 ].", tmp_path)
    assert [f.values["text"] for f in found if f.name == "cluster-spacing"] == ["[1,2]"]


def test_a_range_that_overlaps_is_reported_but_not_mended(tmp_path: Path) -> None:
    found = [f for f in findings("A.", "A [1–3,2].", tmp_path) if f.name == "cluster-duplicate"]
    assert [f.fix for f in found] == [()]


@pytest.mark.parametrize(
    ("texts", "mixed"),
    [
        ("A [1,2]. B [3,4].", 0),
        ("A [1, 2]. B [3, 4].", 0),
        ("A [1,2]. B [3,4]. C [1, 3].", 1),
        ("A [1-3]. B [2–4].", 1),
        ("A [1,3]. B [2–4].", 0),
        ("A [1, 2,3].", 1),
    ],
)
def test_two_spellings_in_one_language_are_one_finding(
    texts: str, mixed: int, tmp_path: Path
) -> None:
    found = [f for f in findings(texts, "A.", tmp_path) if f.name == "cluster-mixed"]
    assert len(found) == mixed
    assert all(f.language == "vi" for f in found)


def test_the_rarer_spelling_is_the_one_that_is_named(tmp_path: Path) -> None:
    found = findings("A [1,2]. B [3,4]. C [1, 3].", "A.", tmp_path)
    assert [f.values["cluster"] for f in found if f.name == "cluster-mixed"] == ["[1, 3]"]


def test_the_spelling_of_one_language_is_no_measure_for_the_other(tmp_path: Path) -> None:
    assert "cluster-mixed" not in names(findings("A [1,2].", "A [1, 2].", tmp_path))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Bệnh hay gặp [1].", False),
        ("Theo Lee và cs. [1] MRI là chính.", False),
        ("Gặp trong leukemia, xơ tủy, v.v. [1]", False),
        ("As Lee et al. [1] MRI found.", False),
        ("Bệnh hay gặp [1]...", False),
        ("Bệnh hay gặp ([1]).", False),
        ("**Bệnh** [1] và *bệnh [2]*.", False),
        ("Bệnh hay gặp.\n\n[1] cho biết thêm.", False),
        ("- [1] cho biết thêm.", False),
        ("Bệnh hay gặp. [1] cũng vậy.", False),
        ("Bệnh hay gặp.[1]", True),
        ("Bệnh hay gặp. [1]", True),
        ("Bệnh hay gặp. [1] Đó là vậy.", True),
        ("Bệnh hay gặp.[1] Đó là vậy.", True),
        ("Có hay không? [1]\n\nCó.", True),
        ("Bệnh[1] hay gặp.", True),
        ("*Bệnh*[1] hay gặp.", True),
        ("Bệnh [@lee2005][@kim2001].", False),
    ],
)
def test_a_citation_stands_before_the_stop_with_a_space(
    text: str, *, wrong: bool, tmp_path: Path
) -> None:
    assert ("citation-placement" in names(findings(text, "A.", tmp_path))) is wrong


@pytest.mark.parametrize(
    ("vi", "en", "languages"),
    [
        ("A [1]. B [2].", "A [1]. B [2].", []),
        ("A [1–3].", "A [1,2]. B [1,3].", []),
        ("A [2]. B [1].", "A [1]. B [2].", ["vi"]),
        ("A [1]. B [3]. C [2]. D [4].", "A [1,3].", ["en", "vi"]),
        ("A [@kim2001]. B [@an2003].", "A [@kim2001]. B [@an2003].", []),
        ("A [@kim2001]. B [@an2003].", "B [@an2003]. A [@kim2001].", ["en"]),
        ("A [@an2003; @kim2001].", "A [@an2003; @kim2001].", []),
    ],
)
def test_numbers_first_appear_in_order_where_the_profile_says_so(
    vi: str, en: str, languages: list[str], tmp_path: Path
) -> None:
    found = [f for f in findings(vi, en, tmp_path, "jocm") if f.name == "citation-order"]
    assert sorted(str(f.language) for f in found) == languages
    assert "citation-order" not in names(findings(vi, en, tmp_path))


def test_a_legend_is_read_where_its_figure_is_first_called(tmp_path: Path) -> None:
    figure = 'id = "x", title = { vi = "T", en = "T" }, file = "dot.png", schematic = true'
    figure += ', alt = { vi = "a", en = "a" }'
    for cited, number in (("[1]", 0), ("[2]", 1)):
        toml = (
            f'profile = "jocm"\n{REFERENCES}'
            f'figures = [{{ {figure}, legend = {{ vi = "{cited}", en = "." }} }}]\n'
            'introduction = { vi = "A (@fig:x). B [1]. C [2].", en = "A (@fig:x). [1] B [2]." }\n'
            'discussion = [{ vi = "Hết.", en = "End." }]\n'
        )
        found = [f.name for f in checked(least(toml), tmp_path).findings]
        assert found.count("citation-order") == number


@pytest.mark.parametrize(
    ("text", "uncited"),
    [
        ("A [1–4].", 0),
        ("A [1]. B [@kim2001]. C [3,4].", 0),
        ("A [1–3].", 1),
        ("A.", 4),
    ],
)
def test_a_reference_counts_as_cited_by_key_number_or_range(
    text: str, uncited: int, tmp_path: Path
) -> None:
    found = [f for f in findings(text, "A.", tmp_path) if f.name == "reference-uncited"]
    assert len(found) == uncited


def test_a_citation_in_the_abstract_does_not_make_a_reference_cited(tmp_path: Path) -> None:
    toml = 'abstract.vi = "A [@lee2005]."\nabstract.en = "A [@lee2005]."\n'
    found = checked(least(toml + 'discussion = [{ vi = "B.", en = "B." }]'), tmp_path).findings
    assert {"citation-in-abstract", "reference-uncited"} <= {f.name for f in found}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Gặp ở 20% người bệnh.", {"claim-uncited"}),
        ("Gặp ở 20–30 % người bệnh.", {"claim-uncited"}),
        ("Gặp ở 20% người bệnh [1].", set()),
        ("Gặp ở 20% người bệnh. Bệnh nặng [1].", set()),
        ("Gặp ở 20% người bệnh. Bệnh nặng. Bệnh hiếm [1].", {"claim-uncited"}),
        ("Bệnh nặng [1]. Gặp ở 20% người bệnh.", {"claim-uncited"}),
        ("Liều thường dùng là 900–3500 cGy.", {"claim-uncited"}),
        ("Liều là 2 mg mỗi ngày.", {"claim-uncited"}),
        ("CRP từ 136,5 mg/L trở lên.", set()),
        ("Creatinin 1,2 mg/dL.", set()),
        ("Hemoglobin trên 100 g/L.", set()),
        ("Năm 1954, Gatto lần đầu mô tả bệnh.", {"claim-uncited"}),
        ("MRI ra đời vào những năm 1980.", {"claim-uncited"}),
        ("Gatto lần đầu mô tả bệnh năm 1954 [1].", set()),
        ("Từ năm 2015, khoa dùng máy mới.", set()),
        ("Người bệnh lần đầu vào viện với 1954 ca khác.", set()),
        ("Tuổi 30–40, mức T4–T7, cao gấp 5 lần.", set()),
        ("Xem [trang](https://example.org/20%25).", set()),
        ("Liều đã dùng là {{ p1.age }}.", set()),
        ("Tỷ số nguy cơ là 2,6 (KTC 95%: 1,1–6,4).", set()),
        ("Chúng tôi cho 2 mg/kg.", set()),
        ("Người bệnh được cho 2 mg/kg.", {"claim-uncited"}),
        ("Nhiễm sắc thể đồ 46,XX,t(9;22)(q34;q11.2)[18]/46,XX[2].", set()),
    ],
)
def test_a_figure_without_a_source_is_noted_in_vietnamese(
    text: str, rules: set[str], tmp_path: Path
) -> None:
    assert names(findings(text, "A.", tmp_path)) - {"parity-facts"} == rules


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Since MRI appeared in the late 1980s, reports are many.", "1980"),
        ("First described in 1967.", "1967"),
        ("In 1954, Gatto gave the first description.", "1954"),
        ("It is found in up to 20% of patients.", "20%"),
        ("A dose of 2 mg/kg is usual.", "2 mg"),
        ("It was first seen in 1967 patients.", None),
        ("The first patient was admitted in T1W time.", None),
        ("Proteinuria of 300 mg/L was found.", None),
        ("We operated in 2019.", None),
        ("Our patient received 2 mg/kg.", None),
        ("The patient was given 2 mg/kg.", None),
        ("Patients received 2 mg/kg.", "2 mg"),
        ("The ratio was 2.6 (95% CI 1.1–6.4).", None),
        ("In 95% of cases, CI was low.", "95%"),
    ],
)
def test_the_claim_of_an_english_sentence_is_the_figure_itself(
    text: str, claim: str | None
) -> None:
    found = [text[found.start : found.end] for found in claims(text, "en")]
    assert found == ([claim] if claim else [])


def test_a_claim_about_the_patient_is_none_of_the_literature(tmp_path: Path) -> None:
    toml = '[[patients]]\n[patients.history]\nvi = "Bỏng 20%."\nen = "A burn of 20%."\n'
    assert "claim-uncited" not in {f.name for f in checked(least(toml), tmp_path).findings}


@pytest.mark.parametrize(("clusters", "found"), [(9, False), (10, True)])
def test_one_source_for_everything_is_noted_from_ten_clusters_on(
    clusters: int, *, found: bool, tmp_path: Path
) -> None:
    text = " ".join(["A [1]."] * clusters)
    assert ("citation-concentration" in names(findings(text, "A.", tmp_path))) is found


@pytest.mark.parametrize(("times", "found"), [(4, False), (5, True)])
def test_two_citations_in_five_may_lead_to_one_source(
    times: int, *, found: bool, tmp_path: Path
) -> None:
    text = " ".join((["A [1]."] * times + ["B [2].", "C [3].", "D [4]."] * 2)[:10])
    assert ("citation-concentration" in names(findings(text, "A.", tmp_path))) is found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Gặp trong leukemia, xơ tủy [2,4].", "Leukemia, xơ tủy và loạn sản [2–4].", True),
        ("Gặp trong leukemia, xơ tủy [2–4].", "Leukemia, xơ tủy và loạn sản [2,4].", True),
        ("Gặp trong leukemia, xơ tủy [2,4].", "Truyền máu là cách điều trị [2–4].", False),
        ("Gặp trong leukemia, xơ tủy [2,4].", "Leukemia, xơ tủy và loạn sản [2, 4].", False),
        ("Gặp trong leukemia, xơ tủy [1,4].", "Leukemia, xơ tủy và loạn sản [2–4].", False),
    ],
)
def test_a_comma_for_a_hyphen_is_noted_where_the_words_are_the_same(
    first: str, second: str, *, found: bool, tmp_path: Path
) -> None:
    rules = names(findings(f"{first} {second}", "A.", tmp_path))
    assert ("same-claim-different-citations" in rules) is found


def test_phrases_are_compared_in_english_by_their_long_words() -> None:
    texts = (
        "Patients have anemia due to leukemia, myelofibrosis or a myelodysplastic syndrome [1,3]",
        "It is seen in acute leukemia, myelofibrosis and myelodysplastic syndromes [1–3]",
        "Regular transfusion lowers the activity of a mass and prevents its return [1–3]",
    )
    one, same, other = (phrase(typed(text)) for text in texts)
    assert alike(one, same)
    assert not alike(one, other)


def typed(text: str) -> Typed:
    """The first cluster of an English text."""
    passage = Passage("introduction", ("introduction",), {"en": text})
    return Typed(passage, "en", next(iter(additions(text))))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_each_case_has_clusters_for_the_rules_to_read(folder: Path) -> None:
    case = Case.model_validate(load(folder).data)
    texts = [text for entry in case.discussion for text in entry.text.values()]
    assert sum(t.type == "citation" for text in texts for t in additions(text)) > 10


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "A [1, 2]. " * n,
        lambda n: "A [1,3]. A [1-3]. " * n,
        lambda n: "[1" + " " * 10 * n + ",2" + " " * 10 * n + "]",
        lambda n: "Có 20% " * n,
        lambda n: "Năm 1900 " * n,
        lambda n: "Năm 1900 lần đầu. " * n + "Hết [1].",
    ],
    ids=["clusters", "slips", "blanks", "claims", "years", "sentences"],
)
def test_the_time_of_rules_grows_with_the_text_and_no_faster(text: Callable[[int], str]) -> None:
    form = profile("source-article")
    read = [rule for rule in rules() if rule.code[0] in "CR"]
    chosen = [rule for rule in read if rule.needs in {Modelled, Profiled}]
    assert len(chosen) > 20

    def prepare(size: int) -> Callable[[], object]:
        long = text(size)
        data = least(f"{REFERENCES}introduction = {{ vi = {quoted(long)}, en = {quoted(long)} }}")
        case = Case.model_validate(freeze(data, written(data)))

        def heard() -> None:
            given = profiled(case, form)
            for one in chosen:
                deque(one.find(given), 0)

        return heard

    assert linear(prepare, 1_000)
