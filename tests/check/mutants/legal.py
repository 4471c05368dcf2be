"""Legal neighbours of the faults: changes of the real cases that no rule may report."""

from __future__ import annotations

import copy
import re

from tests.check.mutants.draft import LANGUAGES, Change, Draft, NoPlaceError

SENTENCE = r"(?<=[.])\s+(?=[A-ZÀ-ỸĐ])"
OBSERVED = "observations"
CHANGES: list[Change] = []


def legal(change: Change) -> Change:
    """Enter a function as a change that no rule may report."""
    CHANGES.append(change)
    return change


@legal
def swap_two_sentences_in_both_languages(draft: Draft) -> None:
    found = []
    for table in draft.prose("history", "examination", "pathology", "adverse_events", "outcomes"):
        parts = [re.split(SENTENCE, table[tag].strip()) for tag in LANGUAGES]
        if len(parts[0]) == len(parts[1]) > 2 and "@" not in table["en"]:
            found.append((table, parts))
    table, parts = draft.one(found)
    for tag, sentences in zip(LANGUAGES, parts, strict=True):
        sentences[-1], sentences[-2] = sentences[-2], sentences[-1]
        table[tag] = " ".join(sentences)


@legal
def rename_a_reference_everywhere(draft: Draft) -> None:
    key = draft.entry("references")["id"]
    draft.everywhere(rf"^{key}$|(?<=@){key}\b", "renamed1999")


@legal
def rename_a_point_of_the_timeline_everywhere(draft: Draft) -> None:
    name = draft.one([p for p in ("week2", "step-down", "preoperative") if p in str(draft.data)])
    draft.everywhere(rf"^{name}$|(?<=[.]){name}(?= \}}\}})", "some-point")


@legal
def rename_a_patient_everywhere(draft: Draft) -> None:
    draft.everywhere(r"^p1$|(?<=\{\{ )p1(?=\.)|(?<=@tab:labs-)p1\b", "p7")


@legal
def rename_a_figure_or_table_everywhere(draft: Draft) -> None:
    name = draft.one(
        [row["id"] for key in ("figures", "tables") for row in draft.data.get(key, [])]
    )
    draft.everywhere(rf"^{name}$|(?<=@fig:){name}\b|(?<=@tab:){name}\b", "renamed")


@legal
def store_another_hemoglobin(draft: Draft) -> None:
    row = draft.entry(OBSERVED, analyte="hemoglobin")
    row |= {key: row[key] + 1 for key in ("value", "low", "high") if key in row}


@legal
def change_a_typed_number_in_both_languages(draft: Draft) -> None:
    number = draft.random.randint(11, 19)
    draft.twin(
        r"(?<=–)10(?= cm|%)|(?<=of )376|(?<=trên )376|(?<=to )20(?=%)|(?<=tới )20(?=%)", f"{number}"
    )


@legal
def give_the_references_in_another_order(draft: Draft) -> None:
    draft.random.shuffle(draft.data["references"])


@legal
def give_the_keys_of_a_cluster_in_another_order(draft: Draft) -> None:
    draft.twin(r"\[(@\w+); (@\w+)\]", r"[\2; \1]")


@legal
def give_the_observations_in_another_order(draft: Draft) -> None:
    rows = draft.one(draft.data["patients"])[OBSERVED]
    first, second = draft.random.sample(range(len(rows)), 2)
    rows[first], rows[second] = rows[second], rows[first]


@legal
def measure_hemoglobin_in_another_unit(draft: Draft) -> None:
    for patient in draft.data["patients"]:
        for row in patient[OBSERVED]:
            if row["analyte"] == "hemoglobin":
                row |= {key: row[key] / 10 for key in ("value", "low", "high") if key in row}
                row["unit"] = "g/dL"


@legal
def observe_one_thing_more(draft: Draft) -> None:
    rows = draft.one(draft.data["patients"])[OBSERVED]
    rows.append({"analyte": "potassium", "at": "admission", "value": 4.1, "unit": "mmol/L"})


@legal
def give_a_bound_instead_of_a_value(draft: Draft) -> None:
    rows = draft.one(draft.data["patients"])[OBSERVED]
    rows.append(
        {
            "analyte": "creatinine",
            "at": "admission",
            "comparator": "<",
            "value": 50,
            "unit": "umol/L",
        }
    )


@legal
def age_a_patient_by_one(draft: Draft) -> None:
    draft.one(draft.data["patients"])["age"] += 1


@legal
def see_the_patient_again_later(draft: Draft) -> None:
    draft.data["patients"][-1]["timeline"][-1]["day"] += 15


@legal
def cite_one_work_more(draft: Draft) -> None:
    row = copy.deepcopy(
        draft.one([r for r in draft.data["references"] if "container-title-short" in r])
    )
    for key in ("DOI", "PMID", "PMCID", "unconfirmed"):
        row.pop(key, None)
    new = {"id": "more2019", "title": "Iron overload of the heart", "issued": 2019}
    draft.data["references"].append(row | new | {"URL": "https://example.org/iron"})
    draft.add(
        "Sắt cũng lắng đọng ở tim [@more2019].",
        "Iron is deposited in the heart too [@more2019].",
        "discussion",
    )


@legal
def add_a_keyword(draft: Draft) -> None:
    draft.data["keywords"].insert(0, {"vi": "sắt", "en": "iron"})
    del draft.data["keywords"][-1]


@legal
def strike_an_optional_part_out(draft: Draft) -> None:
    del draft.data[draft.one(["short_title", "funding", "competing_interests"])]


@legal
def strike_what_is_unconfirmed_out(draft: Draft) -> None:
    draft.one([row for row in draft.data["references"] if "unconfirmed" in row]).pop("unconfirmed")


@legal
def abbreviate_the_last_page(draft: Draft) -> None:
    row = draft.one([row for row in draft.data["references"] if row.get("page", "e")[0].isdigit()])
    row["page"] = draft.one(["168–71", "S168–S171", "e28", "168–171, 180"])


@legal
def give_a_doi_of_an_old_form(draft: Draft) -> None:
    row = draft.one([row for row in draft.data["references"] if "DOI" in row])
    row["DOI"] = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


@legal
def give_an_author_two_family_names(draft: Draft) -> None:
    row = draft.one([row for row in draft.data["references"] if row.get("author")])
    name = draft.one([{"family": "van der Berg", "given": "K."}, {"literal": "Bộ Y tế"}])
    row["author"].append(name)


@legal
def date_a_reference_to_the_day(draft: Draft) -> None:
    draft.entry("references")["issued"] = "2016-02-29"


@legal
def break_the_lines_elsewhere(draft: Draft) -> None:
    table = draft.one(draft.prose())
    for tag in LANGUAGES:
        table[tag] = "\n\n".join(" ".join(part.split("\n")) for part in table[tag].split("\n\n"))


@legal
def part_both_languages_in_the_same_place(draft: Draft) -> None:
    found = []
    for table in draft.prose("history", "examination", "differentials", "pathology"):
        parts = [re.split(SENTENCE, table[tag].strip()) for tag in LANGUAGES]
        if len(parts[0]) == len(parts[1]) > 1:
            found.append((table, parts))
    table, parts = draft.one(found)
    for tag, sentences in zip(LANGUAGES, parts, strict=True):
        table[tag] = f"{sentences[0]}\n\n{' '.join(sentences[1:])}"


@legal
def emphasise_a_word(draft: Draft) -> None:
    draft.swap(
        r"(?<![\w{@.-])([a-z]{6,12})(?![\w:.}-])(?! \}\})", r"*\1*", "conclusion", "discussion"
    )


@legal
def accept_no_translation_but_one(draft: Draft) -> None:
    from casegen.case.model.accepted import stamp

    record = draft.data["languages"][0]
    draft.data["accepted"] = {"conclusion": stamp(draft.data["conclusion"][record])}


@legal
def put_the_other_language_first(draft: Draft) -> None:
    draft.data["languages"].reverse()


@legal
def spell_a_number_in_one_language(draft: Draft) -> None:
    draft.add(
        "Nửa năm sau, người nhà đến khám hai lần.",
        "Half a year later the family came 2 times.",
        "conclusion",
    )


@legal
def repeat_what_is_cited_with_its_source(draft: Draft) -> None:
    key = draft.data["references"][-1]["id"]
    vi = f"Năm 1999, tỷ lệ tử vong được ghi nhận là 35% [@{key}]."
    draft.add(vi, f"In 1999, a mortality of 35% was recorded [@{key}].", "discussion")


@legal
def join_two_ranges_of_panels(draft: Draft) -> None:
    if "figures" not in draft.data:
        raise NoPlaceError
    draft.twin(r"\{A,B\}\)", "{B,A})")
