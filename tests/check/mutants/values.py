"""Faults of values, levels, doses and days."""

from __future__ import annotations

from tests.check.mutants.draft import Data, Draft, NoPlaceError, Table

INJECTORS = Table()


def observed(draft: Draft, *analytes: str) -> Data:
    """An observation of one of the analytes with a number, or of any."""
    rows = [row for patient in draft.data["patients"] for row in patient["observations"]]
    rows = [row for row in rows if not analytes or row["analyte"] in analytes]
    return draft.one([row for row in rows if "unit" in row])


def scaled(row: Data, factor: float) -> None:
    """Multiply what an observation holds."""
    row |= {key: row[key] * factor for key in ("value", "low", "high") if key in row}


@INJECTORS("analyte-unknown")
def misspell_an_analyte(draft: Draft) -> None:
    row = draft.entry("observations")
    row["analyte"] = row["analyte"][:-1]


@INJECTORS("observation-empty")
def leave_out_a_bound(draft: Draft) -> None:
    rows = [row for patient in draft.data["patients"] for row in patient["observations"]]
    row = draft.one([row for row in rows if "value" in row or "low" in row])
    del row["value" if "value" in row else draft.one(["low", "high"])]


@INJECTORS("fact-undefined")
def misspell_a_look_up(draft: Draft) -> None:
    draft.swap(r"\{\{ ([\w.-]+)(\w)(\w) \}\}", r"{{ \1\3\2q }}")


@INJECTORS("unit-unknown")
def spell_a_unit_as_printed(draft: Draft) -> None:
    row = observed(draft, "hemoglobin", "erythrocytes", "leukocytes", "platelets", "crp", "mcv")
    row["unit"] = draft.one(["T/L", "G/L", "mmol/l/l", "gram", "fl/L"])


@INJECTORS("fact-unclosed")
def leave_out_a_brace(draft: Draft) -> None:
    draft.swap(r"\{\{ ([\w.-]+) \}\}", draft.one([r"{ \1 }}", r"{{ \1 }", r"{ \1 }"]))


@INJECTORS("unit-mixed")
def give_one_value_in_another_unit(draft: Draft) -> None:
    rows = [
        [row for row in patient["observations"] if row["analyte"] == "hemoglobin"]
        for patient in draft.data["patients"]
    ]
    row = draft.one([row for several in rows for row in several[1:]])
    scaled(row, 0.1)
    row["unit"] = "g/dL"


@INJECTORS("unit-implausible")
def give_the_wrong_unit(draft: Draft) -> None:
    units = {"hemoglobin": "g/dL", "erythrocytes": "10*9/L", "platelets": "10*12/L"}
    units |= {"leukocytes": "10*12/L", "albumin": "g/dL", "temperature": "[degF]"}
    row = observed(draft, *units)
    row["unit"] = units[row["analyte"]]


@INJECTORS("value-impossible")
def slip_on_the_keyboard(draft: Draft) -> None:
    known = ("hemoglobin", "mcv", "sodium", "temperature", "heart-rate", "albumin", "crp")
    scaled(observed(draft, *known), draft.one([100, 1000]))


@INJECTORS("value-impossible")
def turn_a_range_round(draft: Draft) -> None:
    row = draft.one([r for p in draft.data["patients"] for r in p["observations"] if "low" in r])
    row["low"], row["high"] = row["high"], row["low"]


@INJECTORS("value-out-of-reference")
def call_an_abnormal_value_normal(draft: Draft) -> None:
    if draft.data["patients"][0].get("age_unit"):
        draft.data["patients"][0] |= {"age": 30, "age_unit": "a"}
    observed(draft, "hemoglobin", "mcv", "crp")["interpretation"] = "normal"


@INJECTORS("index-mismatch")
def slip_in_the_red_cells(draft: Draft) -> None:
    scaled(observed(draft, "erythrocytes"), draft.one([0.3, 0.35, 0.4]))


@INJECTORS("descriptor-contradicts-value")
def store_large_red_cells(draft: Draft) -> None:
    patient = draft.one(draft.data["patients"])
    rows = [row for row in patient["observations"] if row["analyte"] == "mcv"]
    if not rows:
        raise NoPlaceError
    larger = draft.one([1.3, 1.35, 1.4])
    for row in rows:
        scaled(row, larger)


@INJECTORS("score-out-of-range")
def grade_beyond_the_scale(draft: Draft) -> None:
    draft.entry("observations", analyte="mrc-power")["value"] = draft.one([6, 7, 9])


@INJECTORS("level-invalid")
def count_a_vertebra_too_many(draft: Draft) -> None:
    row = draft.entry("levels")
    level = draft.one(["T13", "C9", "L7"])
    row |= {"to": level} if "to" in row else {"levels": [*row["levels"], level]}


@INJECTORS("level-invalid")
def type_a_level_that_no_spine_has(draft: Draft) -> None:
    draft.add("Cột sống ngực ở mức T14 bình thường.", "The spine at T14 was normal.", "imaging")


@INJECTORS("level-range-reversed")
def turn_a_stretch_round(draft: Draft) -> None:
    rows = [row for patient in draft.data["patients"] for row in patient.get("levels", [])]
    row = draft.one([row for row in rows if "from" in row])
    row["from"], row["to"] = row["to"], row["from"]


@INJECTORS("level-mismatch")
def fix_another_stretch(draft: Draft) -> None:
    rows = [row for patient in draft.data["patients"] for row in patient.get("levels", [])]
    row = draft.one([row for row in rows if row["id"] == "fixation"])
    row["levels"] = draft.one([["L1", "L2"], ["T10", "T11"], ["C3", "C4"]])


@INJECTORS("literal-value")
def type_an_age_that_is_stored(draft: Draft) -> None:
    ages = {patient["id"]: patient["age"] for patient in draft.data["patients"]}
    draft.twin(r"\{\{ (p\d)\.age \}\}", lambda match: str(ages[match[1]]), "presentation")


@INJECTORS("literal-value")
def type_a_result_that_is_stored(draft: Draft) -> None:
    rows = [row for patient in draft.data["patients"][:1] for row in patient["observations"]]
    kinds = {"hemoglobin": "g/L", "albumin": "g/L", "crp": "mg/L", "ferritin": "µg/L"}
    row = draft.one([row for row in rows if row["analyte"] in kinds and "comparator" not in row])
    figure = row["value"] if "value" in row else f"{row['low']}–{row['high']}"
    number = f"{figure} {kinds[row['analyte']]}"
    names = {"hemoglobin": "hemoglobin", "crp": "CRP", "albumin": "albumin", "ferritin": "ferritin"}
    name = names[row["analyte"]]
    table = draft.data["patients"][0]["laboratory"]
    for tag, sentence in {
        "vi": f"Lúc đó, {name} là {number}.",
        "en": f"Then {name} was {number}.",
    }.items():
        table[tag] += f"\n{sentence}\n"


@INJECTORS("abstract-body-mismatch")
def tell_a_number_in_the_abstract_only(draft: Draft) -> None:
    abstract = draft.data["abstract"]
    table = draft.one([abstract] if "vi" in abstract else abstract["parts"])
    number = draft.random.randint(610, 990)
    table["vi"] += f"Người bệnh được truyền {number} mL máu.\n".replace(
        "Người bệnh", "Trẻ" if "parts" in abstract else "Người bệnh"
    )
    table["en"] += f"In all, {number} mL of blood was transfused.\n"


@INJECTORS("dose-implausible")
def misplace_the_point_of_a_dose(draft: Draft) -> None:
    rows = [row for p in draft.data["patients"] for row in p["interventions"] if "dose" in row]
    dose = draft.one(rows)[draft.one(["dose", "total"])]
    dose["value"] = dose["value"] * draft.one([10, 100])


@INJECTORS("timeline-order")
def put_a_point_out_of_order(draft: Draft) -> None:
    rows = draft.one(draft.data["patients"])["timeline"]
    rows.insert(0, rows.pop(draft.one([-1, -2] if "day" in rows[-2] else [-1])))


@INJECTORS("offset-before-admission")
def discharge_before_admission(draft: Draft) -> None:
    point = draft.one(["discharge", "surgery"])
    row = draft.entry("timeline", id=point)
    if "day" not in draft.entry("timeline", id="admission"):
        draft.entry("timeline", id="admission")["day"] = 0
    row["day"] = -7


@INJECTORS("follow-up-order")
def see_the_patient_again_before_discharge(draft: Draft) -> None:
    row = draft.one(
        [
            r
            for p in draft.data["patients"]
            for r in p["timeline"]
            if r["id"] in {"follow-up", "week2"}
        ]
    )
    row.pop("precision")
    row["day"] = draft.one([-5, -2]) if row["id"] == "follow-up" else draft.one([2, 5, 7])


@INJECTORS("follow-up-order")
def tell_the_outcomes_out_of_order(draft: Draft) -> None:
    rows = draft.one(draft.data["patients"])["outcomes"]
    rows.insert(0, rows.pop())


@INJECTORS("duration-mismatch")
def shorten_the_illness(draft: Draft) -> None:
    patient = draft.one([p for p in draft.data["patients"] if "duration" in p["presentation"]])
    admission = next(row for row in patient["timeline"] if row["id"] == "admission")
    admission.setdefault("day", -1)
    lengths = [{"value": 2, "unit": "h"}, {"value": 3, "unit": "a"}]
    patient["presentation"]["duration"] = draft.one(lengths)


@INJECTORS("age-mismatch")
def mistake_the_age(draft: Draft) -> None:
    patient = draft.one(draft.data["patients"])
    patient |= (
        {"age": 3, "age_unit": "a"}
        if patient["age"] > 23 and "age_unit" not in patient
        else {
            "age": draft.one([31, 45]),
            "age_unit": "a",
        }
    )


@INJECTORS("age-mismatch")
def call_a_man_a_boy(draft: Draft) -> None:
    table = draft.one(draft.prose("presentation"))
    if "Bé trai" in table["vi"]:
        table["vi"] = table["vi"].replace("Bé trai", "Người đàn ông", 1)
        table["en"] = table["en"].replace("month-old boy", "month-old man", 1)
    else:
        table["vi"] = table["vi"].replace("Người bệnh là nam giới", "Bé trai", 1)
        table["en"] = table["en"].replace("man was", "boy was", 1)


@INJECTORS("birth-weight-implausible")
def weigh_a_newborn_in_the_wrong_unit(draft: Draft) -> None:
    draft.one(draft.data["patients"])["birth_weight"] = {"value": 3.1, "unit": "g"}


@INJECTORS("udi-malformed")
def mistype_the_number_of_a_device(draft: Draft) -> None:
    device = {"name": {"vi": "Giá đỡ", "en": "Stent"}, "udi": "(01)09506000134351"}
    draft.entry("interventions")["devices"] = [device]


@INJECTORS("treatment-order")
def end_a_treatment_before_it_starts(draft: Draft) -> None:
    patient = draft.one(draft.data["patients"])
    days = sorted((p["day"], p["id"]) for p in patient["timeline"] if "day" in p)
    act = draft.one(patient["interventions"])
    act |= {"start": days[-1][1], "end": days[0][1]}


@INJECTORS("observation-table-empty")
def ask_for_what_was_not_measured(draft: Draft) -> None:
    patient = draft.entry("patients")
    patient["observation_tables"] = [{"id": "gases", "analytes": ["hemoglobin", "il-6"]}]


@INJECTORS("observations-csv-cell")
def name_a_file_of_values_that_is_not_there(draft: Draft) -> None:
    draft.entry("patients")["observations_csv"] = "results.csv"


@INJECTORS("notation-malformed")
def mistype_a_variant(draft: Draft) -> None:
    slip = draft.one(["79G>A", "c.79G->A", "c.79 G>A", "c.G79A"])
    draft.entry("patients")["variants"] = [{"id": "hbe", "gene": "HBB", "cdna": slip}]
