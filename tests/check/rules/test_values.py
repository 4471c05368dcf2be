"""Values and units: what is cried, and the nearest legal neighbours that must not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.case.analytes import analytes
from casegen.reading.values.typed import names
from tests.support.least_case import checked, least


def codes(toml: str, folder: Path) -> list[str]:
    """The codes of the groups V and T found in the least case with a piece of TOML over it."""
    findings = checked(least(toml), folder).findings
    return sorted(finding.code for finding in findings if finding.code[0] in "VT")


def measured(*rows: str, more: str = "") -> str:
    """A case with these observations at admission, each given as `analyte, rest`."""
    items = []
    for row in rows:
        analyte, rest = row.split(" ", 1)
        items.append(f'{{ analyte = "{analyte}", at = "admission", {rest} }}')
    return f"[[patients]]\n{more}\nobservations = [{', '.join(items)}]"


def told(vi: str, en: str, part: str = "examination", more: str = "") -> str:
    """A case with these sentences in one part of the patient's story."""
    return f'[[patients]]\n{more}\n[patients.{part}]\nvi = """{vi}"""\nen = """{en}"""'


@pytest.mark.parametrize(
    ("vi", "en", "expected"),
    [
        ("Cân nặng 1.980 ± 290 g.", "The weight was 1,980 ± 290 g.", []),
        ("Cân nặng 1.980 ± 290 kg.", "The weight was 1,980 ± 290 kg.", ["V005", "V005"]),
        ("Hb 98 ± 12 g/dL.", "Hb was 98 +/- 12 g/dL.", ["V005", "V005"]),
        ("Hb 9,8 ± 12 g/dL.", "Hb was 9.8 ± 12 g/dL.", []),
    ],
)
def test_the_unit_after_a_deviation_is_that_of_the_mean(
    vi: str, en: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(told(vi, en), tmp_path) == expected


NORMAL = (
    'platelets value = 260, unit = "10*9/L"',
    'leukocytes value = 6.2, unit = "10*9/L"',
    "glucose value = 5.1",
    "crp value = 2",
)


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Tiểu cầu thấp", "There was thrombocytopenia"),
        ("CRP tăng", "CRP was raised"),
        ("Hạ đường huyết", "There was hypoglycemia"),
        ("Tăng bạch cầu", "There was leukocytosis"),
    ],
)
def test_a_word_that_its_value_contradicts_is_found_in_both_languages(
    vi: str, en: str, tmp_path: Path
) -> None:
    more = measured(*NORMAL).removeprefix("[[patients]]")
    found = codes(
        told(f"{vi} (@tab:labs-p1).", f"{en} (@tab:labs-p1).", "laboratory", more), tmp_path
    )
    assert found == ["V009", "V009"]


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Không giảm tiểu cầu", "There was no thrombocytopenia"),
        ("Giảm tiểu cầu đã hết", "Thrombocytopenia had resolved"),
        ("Nghĩ đến giảm tiểu cầu do heparin", "Heparin-induced thrombocytopenia came to mind"),
        ("Mẹ từng hạ đường huyết", "His mother had had hypoglycemia"),
        ("Bạch cầu tăng từ 4,1 lên 6,2", "Leukocytes rose from 4.1 to 6.2"),
    ],
)
def test_a_word_that_is_denied_or_of_another_is_let_pass(vi: str, en: str, tmp_path: Path) -> None:
    more = measured(*NORMAL).removeprefix("[[patients]]")
    toml = told(f"{vi} (@tab:labs-p1).", f"{en} (@tab:labs-p1).", "laboratory", more)
    assert codes(toml, tmp_path) == []


@pytest.mark.parametrize(
    ("vi", "en", "expected"),
    [
        ("Creatinin niệu 12 mmol/L.", "Urine creatinine was 12 mmol/L.", []),
        ("Creatinin 12 mmol/L.", "Creatinine was 12 mmol/L.", ["V005", "V005"]),
        ("Thanh thải creatinin 9 mL/phút.", "Creatinine clearance was 9 mL/min.", []),
        ("Ferritin 6 ng/mL, transferrin 4,1 g/L.", "Ferritin 6 ng/mL, transferrin 4.1 g/L.", []),
        ("Nước tiểu: pH 6, creatinin 6,2 mmol/L.", "Urine: pH 6, creatinine 6.2 mmol/L.", []),
        ("Máu: pH 7, creatinin 6,2 mmol/L.", "Blood: pH 7, creatinine 6.2 mmol/L.", ["V005"] * 2),
        ("Hb 80 g/L, rồi 85 g/dL.", "Hb 80 g/L, then 85 g/dL.", ["V005", "V005"]),
        ("VAS 65 mm.", "A VAS of 65 mm.", []),
        ("VAS 65.", "A VAS of 65.", ["V010", "V010"]),
        ("Gãy T13.", "A fracture of T13.", ["V011", "V011"]),
        ("Thoát vị C8–C9.", "Herniation at C8–C9.", ["V011", "V011"]),
        ("Hẹp ống sống L5–L3.", "Stenosis at L5–L3.", ["V012", "V012"]),
        ("Bổ thể C9 bình thường.", "Complement C9 was normal.", []),
        ("Hẹp ống sống L3–L5.", "Stenosis at L3–L5.", []),
    ],
)
def test_what_is_typed_is_read_for_what_it_measures(
    vi: str, en: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(told(vi, en), tmp_path) == expected


NOT_POSSIBLE = [
    ("Nhiệt độ 392 °C.", "Temperature was 392 °C.", "V006"),
    ("Mạch 880 lần/phút.", "Heart rate was 880 beats/min.", "V006"),
    ("Nhịp thở 180 lần/phút.", "Respiratory rate was 180 breaths/min.", "V006"),
    ("Huyết áp 1200/80 mmHg.", "Blood pressure was 1200/80 mmHg.", "V006"),
    ("Huyết áp 80/120 mmHg.", "Blood pressure was 80/120 mmHg.", "V006"),
    ("Huyết áp 12/8 mmHg.", "Blood pressure was 12/8 mmHg.", "V005"),
    ("SpO₂ 105%.", "SpO₂ was 105%.", "V006"),
    ("Kali 45 mmol/L.", "Potassium was 45 mmol/L.", "V006"),
    ("Natri giảm còn 14 mmol/L.", "Sodium fell to 14 mmol/L.", "V006"),
    ("Canxi 9,5 mmol/L.", "Calcium was 9.5 mmol/L.", "V005"),
    ("INR 230.", "INR was 230.", "V006"),
    ("Đường máu 95 mmol/L.", "Blood sugar was 95 mmol/L.", "V005"),
    ("Ure 400 mmol/L.", "Urea was 400 mmol/L.", "V005"),
    ("Thân nhiệt 102 °C.", "Body temperature was 102 °C.", "V005"),
    ("HGB 85 g/dL.", "Hgb was 85 g/dL.", "V005"),
    ("Người bệnh nặng 65000 kg.", "The weight was 65000 kg.", "V005"),
    ("Người bệnh cao 168 m.", "The height was 168 m.", "V005"),
    ("Bilirubin TP 250 mg/dL.", "Total bilirubin was 250 mg/dL.", "V005"),
    ("Lactate 250 mmol/L.", "Lactate was 250 mmol/L.", "V005"),
    ("Neutrophil 8500 G/L.", "Neutrophils were 8500 × 10⁹/L.", "V005"),
    ("Hồng cầu 4,2.10⁹/L.", "Red cells were 4.2 × 10⁹/L.", "V005"),
    ("Natri và kali lần lượt là 138 và 4,2 mmol/L.", "Sodium and potassium: 138, 4.2 mmol/L.", ""),
    ("Truyền kali 40 mmol/L.", "Potassium 40 mmol/L was infused.", ""),
    ("Lách nặng 250 g.", "The spleen weighed 250 g.", ""),
    ("Ngã cao 3 m.", "He fell from a height of 3 m.", ""),
    ("Canxi ion 0,65 mmol/L.", "Ionized calcium was 0.65 mmol/L.", ""),
    ("Natri tăng 8 mmol/L.", "Sodium rose by 8 mmol/L.", ""),
    ("Bảo quản ở nhiệt độ −80 °C.", "Stored at a temperature of −80 °C.", ""),
    ("Nhiệt độ phòng 12 °C.", "Room temperature was 12 °C.", ""),
    ("Chiều cao đốt sống 1,5 cm.", "The vertebral height was 1.5 cm.", ""),
    ("Huyết áp 80/0 mmHg.", "Blood pressure was 80/0 mmHg.", ""),
    ("SpO₂ giảm 4%.", "SpO₂ fell by 4%.", ""),
    ("Đường máu 45 mmol/L.", "Blood sugar was 45 mmol/L.", ""),
]


@pytest.mark.parametrize(("vi", "en", "code"), NOT_POSSIBLE)
def test_a_value_typed_in_prose_is_held_to_what_is_possible(
    vi: str, en: str, code: str, tmp_path: Path
) -> None:
    assert codes(told(vi, en), tmp_path) == ([code] * 2 if code else [])


@pytest.mark.parametrize("tag", ["vi", "en"])
def test_what_is_read_in_prose_are_analytes_with_limits_by_the_same_names_in_each(tag: str) -> None:
    known = set(names(tag)[0].values()) - {""}
    assert len(known) > 60
    assert known == set(names("en")[0].values()) - {""}
    bare = {key for key in known if not (analytes()[key].limits or analytes()[key].maximum)}
    assert bare == {"blood-pressure"}


HB = 'hemoglobin low = 86, high = 96, unit = "g/L"'


@pytest.mark.parametrize(
    "rows",
    [
        (HB, 'erythrocytes low = 1.684, high = 1.84, unit = "10*12/L"', "mcv value = 69.8"),
        (HB, 'erythrocytes low = 1684, high = 1840, unit = "10*9/L"', "mcv value = 69.8"),
        (HB, 'erythrocytes low = 1.38, high = 1.4, unit = "10*6/uL"'),
        (HB, 'erythrocytes value = 4.4, unit = "10*12/L"', "mch value = 30"),
        (HB, 'hematocrit value = 0.5, unit = "L/L"'),
        ("mch value = 31", "mcv value = 58"),
        ('hematocrit value = 0.3, unit = "L/L"', "erythrocytes value = 4.4", "mcv value = 90"),
        ("weight value = 52", 'height value = 1.6, unit = "m"', "bmi value = 25"),
    ],
)
def test_an_index_that_its_parts_contradict_is_told_once(
    rows: tuple[str, ...], tmp_path: Path
) -> None:
    assert codes(measured(*rows), tmp_path) == ["V008"]


@pytest.mark.parametrize(
    "rows",
    [
        (HB, 'erythrocytes low = 4.21, high = 4.60, unit = "10*12/L"', "mcv value = 69.8"),
        (HB, 'erythrocytes low = 4210, high = 4600, unit = "10*9/L"', "mcv value = 69.8"),
        (HB, 'erythrocytes low = 4.21, high = 4.60, unit = "10*6/uL"', "mch value = 20.7"),
        ('hemoglobin value = 9.1, unit = "g/dL"', 'hematocrit value = 28, unit = "%"'),
        ('hemoglobin value = 5.6, unit = "mmol/L"', "erythrocytes value = 3.1", "mcv value = 86"),
        ("mch value = 20.1", "mcv value = 69.8", 'mchc value = 28.8, unit = "g/dL"'),
        (HB, "erythrocytes value = 4.4", "mcv value = 69.8", "mchc value = 296"),
        ("weight value = 52", "height value = 160", "bmi value = 20.3"),
    ],
)
def test_an_index_that_follows_from_its_parts_passes(rows: tuple[str, ...], tmp_path: Path) -> None:
    assert codes(measured(*rows), tmp_path) == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('hemoglobin value = 90, unit = "g/dL"', "V005"),
        ('hemoglobin low = 90, high = 92, unit = "g/dL"', "V005"),
        ('hemoglobin value = 9.0, unit = "g/L"', "V005"),
        ('erythrocytes value = 3.85, unit = "10*9/L"', "V005"),
        ('platelets value = 150000, unit = "10*9/L"', "V005"),
        ('creatinine value = 1.2, unit = "umol/L"', "V005"),
        ('temperature value = 98.6, unit = "Cel"', "V005"),
        ('albumin value = 35, unit = "g/dL"', "V005"),
        ('height value = 1.65, unit = "cm"', "V005"),
        ('potassium value = 41, unit = "mmol/L"', "V006"),
        ('hemoglobin low = 92, high = 90, unit = "g/L"', "V006"),
        ('spo2 value = 103, unit = "%"', "V006"),
        ('crp value = 12, unit = "mg/l/"', "V004"),
        ('crp value = 12, unit = "G/L"', "V004"),
        ('crp value = 12, unit = "kg"', "V004"),
        ("mrc-power value = 6", "V010"),
        ("gcs value = 2", "V010"),
        ("mjoa value = 19", "V010"),
        ('sodium value = 128, unit = "mmol/L", interpretation = "high"', "V007"),
    ],
)
def test_a_value_that_cannot_be_is_found(row: str, code: str, tmp_path: Path) -> None:
    assert codes(measured(row), tmp_path) == [code]


@pytest.mark.parametrize(
    "row",
    [
        'hemoglobin value = 90, unit = "g/L"',
        'hemoglobin value = 9.0, unit = "g/dL"',
        'hemoglobin value = 20, unit = "g/L"',
        'hemoglobin value = 5.6, unit = "mmol/L"',
        'erythrocytes value = 3.85, unit = "10*6/uL"',
        'leukocytes value = 350, unit = "10*9/L"',
        'leukocytes value = 12000, unit = "/uL"',
        'platelets value = 3, unit = "10*9/L"',
        'ferritin value = 3200, unit = "ng/mL"',
        'bilirubin-total value = 2.1, unit = "mg/dL"',
        'bilirubin-total value = 3, unit = "umol/L"',
        'glucose value = 45, unit = "mmol/L"',
        'temperature value = 98.6, unit = "[degF]"',
        'temperature value = 33.5, unit = "Cel"',
        'ast value = 8000, unit = "U/L"',
        'hematocrit value = 0.30, unit = "L/L"',
        "mrc-power value = 0",
        "gcs value = 3",
        'crp comparator = "<", value = 3, unit = "mg/L"',
        'sodium value = 128, unit = "mmol/L", interpretation = "low"',
        'sodium value = 138, unit = "mmol/L"',
    ],
)
def test_a_rare_but_possible_value_is_let_pass(row: str, tmp_path: Path) -> None:
    assert codes(measured(row), tmp_path) == []


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (('hemoglobin value = 90, unit = "g/L"', 'erythrocytes value = 8.5, unit = "10*12/L"'), ""),
        (
            ('hemoglobin value = 90, unit = "g/L"', 'erythrocytes value = 9.5, unit = "10*12/L"'),
            "V008",
        ),
        (
            ('hemoglobin value = 9, unit = "g/dL"', 'erythrocytes value = 3.85, unit = "10*12/L"'),
            "",
        ),
        (
            (
                'weight value = 60, unit = "kg"',
                'height value = 165, unit = "cm"',
                "bmi value = 22.0",
            ),
            "",
        ),
        (
            ('weight value = 60, unit = "kg"', 'height value = 165, unit = "cm"', "bmi value = 24"),
            "V008",
        ),
        (
            (
                'weight value = 60, unit = "kg"',
                'height value = 1.65, unit = "m"',
                "bmi value = 22.0",
            ),
            "",
        ),
        (("hematocrit value = 30", "erythrocytes value = 4.0", "mcv value = 75"), ""),
        (("hematocrit value = 30", "erythrocytes value = 4.0", "mcv value = 95"), "V008"),
        (("hematocrit value = 30", "hemoglobin value = 95", "mchc value = 317"), ""),
        (("hematocrit value = 30", "hemoglobin value = 95", "mchc value = 250"), "V008"),
        (("bilirubin-direct value = 12", "bilirubin-total value = 10"), "V006"),
        (("bilirubin-direct value = 10", "bilirubin-total value = 10"), ""),
        (("blood-pressure-systolic value = 80", "blood-pressure-diastolic value = 120"), "V006"),
        (("blood-pressure-systolic value = 120", "blood-pressure-diastolic value = 80"), ""),
    ],
)
def test_values_of_one_day_must_fit_each_other(
    rows: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    assert set(codes(measured(*rows), tmp_path)) == ({code} if code else set())


@pytest.mark.parametrize(
    ("vi", "en", "code"),
    [
        ("Hb 120 - 122 g/dl.", "Hb 120–122 g/dL.", "V005"),
        ("Huyết sắc tố là 101 g/dL.", "The hemoglobin was 101 g/dL.", "V005"),
        ("Hồng cầu 4,16 – 4,48 G/l.", "Red cells were 4.16–4.48 G/L.", "V005"),
        ("Hb trên 10 g/dl.", "Hb above 10 g/dL.", ""),
        ("Hb tăng thêm 10 g/L.", "Hb increased by 10 g/L.", ""),
        ("Hồng cầu lưới 90 G/L.", "Reticulocytes were 90 G/L.", ""),
        ("Truyền 350 mL hồng cầu lắng.", "Red cells were given, 350 mL.", ""),
        ("Hb giảm. Natri là 130 mmol/L.", "Hb fell. Sodium was 130 mmol/L.", ""),
        ("Cơ lực chân trái 6/5.", "Power in the left leg was 6/5.", "V010"),
        ("Cơ lực chân trái 4/5.", "Power in the left leg was 4/5.", ""),
        ("Điểm VAS 12.", "VAS 12.", "V010"),
        ("Điểm VAS 7.", "VAS 7.", ""),
        ("GCS 12 (E4V5M6).", "GCS 12 (E4V5M6).", "V010"),
        ("GCS 15 (E4V5M6).", "GCS 15 (E4V5M6).", ""),
        ("Phân loại E5V5M6.", "It was E5V5M6.", "V010"),
        ("ASIA F.", "AIS F.", "V010"),
        ("ASIA C.", "AIS C.", ""),
        ("Phân độ ASA VII.", "ASA class VII.", "V010"),
        ("Phân độ ASA III.", "ASA class III.", ""),
        ("Clavien-Dindo độ IIIc.", "Clavien-Dindo grade VI.", "V010"),
        ("Clavien-Dindo độ IIIa.", "Clavien-Dindo grade IIIb.", ""),
        ("Xẹp đốt sống T13.", "The vertebra T13 had collapsed.", "V011"),
        ("Xẹp đốt sống T₁₃.", "The vertebra T₁₃ had collapsed.", "V011"),
        ("Xẹp đốt sống T12, rễ C8.", "The vertebra T12 had collapsed.", ""),
        ("Bổ thể C9 giảm.", "Complement C9 was low.", ""),
        ("Tủy sáng trên T1W và T2-STIR.", "The cord was bright on T1W and T2-STIR.", ""),
        ("Tổn thương tủy T7–T4.", "The cord lesion spanned T7–T4.", "V012"),
        ("Tổn thương tủy T4–T7.", "The cord lesion spanned T4–T7.", ""),
        ("Vít cột sống T3T4 – T7T8, L5–S1.", "Spinal screws at T3T4 – T7T8, L5–S1.", ""),
        ("Xem (1) và 34(10); T4 bình thường.", "See (1) and 34(10); free T4 was normal.", ""),
    ],
)
def test_values_typed_in_prose_are_read_in_both_languages(
    vi: str, en: str, code: str, tmp_path: Path
) -> None:
    assert codes(told(vi, en), tmp_path) == ([code] * 2 if code else [])


HB = 'observations = [{ analyte = "hemoglobin", at = "admission", value = 90, unit = "g/L" }]'
POWER = 'observations = [{ analyte = "mrc-power", at = "admission", site = "both", value = 3 }]'
LEVELS = 'levels = [{ id = "lesion", from = "T4", to = "T7" }]'
MCV = 'observations = [{ analyte = "mcv", at = "admission", value = 74.3, unit = "fL" }]'


@pytest.mark.parametrize(
    ("more", "vi", "en", "code"),
    [
        ("", "Người bệnh 37 tuổi.", "A 37-year-old man.", "V014"),
        ("", "Mẹ 57 tuổi.", "A 57-year-old mother.", ""),
        ("", "Phòng 37.", "Room 37.", ""),
        (HB, "Hb 90 g/L.", "Hb was 90 g/L.", "V014"),
        (HB, "Hb 9,0 g/dL.", "Hb was 9.0 g/dL.", "V014"),
        (HB, "Hb 88 g/L.", "Hb was 88 g/L.", ""),
        (HB, "Albumin 90 g/L.", "Albumin was 90 g/L.", ""),
        (POWER, "Cơ lực 3/5.", "Power was 3/5.", "V014"),
        (POWER, "Cơ lực 4/5.", "Power was 4/5.", ""),
        (POWER, "Ngày 3/5 và tỷ lệ 3/6.", "On 3/6.", ""),
        (LEVELS, "Tủy bị ép ở T4–T7.", "The cord was compressed at T₄–T₇.", "V014"),
        (LEVELS, "Tủy bị ép ở T4–T6.", "The cord was compressed at T4–T6.", ""),
        (MCV, "MCV 74 fL.", "MCV was 74 fL.", "V014"),
        (MCV, "MCV 76 fL.", "MCV was 76 fL.", ""),
    ],
)
def test_a_stored_value_typed_again_is_found(
    more: str, vi: str, en: str, code: str, tmp_path: Path
) -> None:
    found = codes(told(vi, en, more=more), tmp_path)
    assert set(found) <= {code} if code == "V014" else "V014" not in found
    assert not code or found


@pytest.mark.parametrize("word", ["hồng cầu nhỏ|microcytic", "giảm tiểu cầu|thrombocytopenia"])
def test_a_word_without_a_stored_value_is_let_pass(word: str, tmp_path: Path) -> None:
    vi, en = (f"Có {part} (@tab:labs-p1)." for part in word.split("|"))
    assert codes(told(vi, en, "laboratory"), tmp_path) == []


@pytest.mark.parametrize(
    ("row", "vi", "en", "found"),
    [
        ('mcv value = 96, unit = "fL"', "hồng cầu nhỏ", "microcytic", True),
        ('mcv low = 78, high = 84, unit = "fL"', "hồng cầu nhỏ", "microcytic", False),
        ('mcv value = 96, unit = "fL"', "không có hồng cầu nhỏ", "no microcytic cells", False),
        ('hemoglobin value = 150, unit = "g/L"', "thiếu máu", "anemia", True),
        ('hemoglobin value = 12.5, unit = "g/dL"', "thiếu máu", "anemia", False),
        ('hemoglobin value = 150, unit = "g/L"', "thiếu máu cơ tim", "an infarction", False),
        ('platelets interpretation = "low"', "giảm tiểu cầu", "thrombocytopenia", False),
        ('platelets value = 300, unit = "10*9/L"', "giảm tiểu cầu", "thrombocytopenia", True),
        ('leukocytes value = 12, unit = "10*9/L"', "giảm bạch cầu lympho", "lymphopenia", False),
        ('mch value = 30, unit = "pg"', "nhược sắc", "hypochromic cells", True),
        ('mch value = 22, unit = "pg"', "nhược sắc", "hypochromic cells", False),
    ],
)
def test_a_descriptor_is_held_against_the_stored_values(
    row: str, vi: str, en: str, found: int, tmp_path: Path
) -> None:
    toml = (
        measured(row)
        + f"""
[patients.laboratory]
vi = "Ghi nhận {vi} (@tab:labs-p1)."
en = "There was {en} (@tab:labs-p1)."
"""
    )
    assert codes(toml, tmp_path) == (["V009"] * 2 if found else [])


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ('{ id = "lesion", from = "T4", to = "T7" }, { id = "sensory", levels = ["T5"] }', ""),
        ('{ id = "lesion", from = "T4", to = "T7" }, { id = "sensory", levels = ["T10"] }', ""),
        ('{ id = "lesion", from = "T4", to = "T7" }, { id = "sensory", levels = ["L1"] }', "V013"),
        (
            '{ id = "lesion", from = "T4", to = "T8" }, { id = "fixation", levels = ["L1", "L2"] }',
            "V013",
        ),
        ('{ id = "lesion", from = "T4", to = "T8" }, { id = "fixation", levels = ["T6"] }', ""),
        (
            '{id = "lesion", from="T4", to="T7"},{id = "decompression", from = "L1", to = "L3"}',
            "V013",
        ),
        (
            '{id = "decompression", from = "T4", to = "T7"},{id = "fixation", levels=["T3", "T8"]}',
            "",
        ),
        (
            '{id = "decompression", from = "T4", to = "T7"},{id = "fixation", levels=["T5", "T8"]}',
            "V013",
        ),
        ('{ id = "lesion", from = "C8", to = "T1" }', ""),
        ('{ id = "lesion", from = "C9" }', "V011"),
        ('{ id = "lesion", from = "S6" }', "V011"),
        ('{ id = "lesion", from = "L1", to = "T11" }', "V012"),
        ('{ id = "fixation", levels = ["T4", "T3", "T8"] }', "V012"),
    ],
)
def test_stored_levels_must_exist_in_order_and_fit(levels: str, code: str, tmp_path: Path) -> None:
    assert codes(f"[[patients]]\nlevels = [{levels}]", tmp_path) == ([code] if code else [])


WEIGHT = 'observations = [{ analyte = "weight", at = "admission", value = 12, unit = "kg" }]'


@pytest.mark.parametrize(
    ("dose", "code"),
    [
        (
            'id = "ivig", dose = { value = 2, unit = "g/kg" }, total = { value = 24, unit = "g" }',
            "",
        ),
        (
            'id = "ivig", dose = { value = 2, unit = "g/kg" }, total = { value = 25, unit = "g" }',
            "",
        ),
        (
            'id = "ivig", dose = { value = 2, unit = "g/kg" }, total = { value = 240, unit = "g" }',
            "V016",
        ),
        (
            'id = "drug", dose={ value=10, unit="mg/kg"}, total={ value=0.12, unit="g"}',
            "",
        ),
        (
            'id = "drug", dose={ value=10, unit="mg/kg"}, total={ value=1.2, unit="g"}',
            "V016",
        ),
        ('id = "ivig", dose = { value = 400, unit = "mg/kg" }', ""),
        ('id = "ivig", dose = { value = 20, unit = "g/kg" }', "V016"),
    ],
)
def test_a_dose_is_held_against_weight_and_custom(dose: str, code: str, tmp_path: Path) -> None:
    toml = f'[[patients]]\n{WEIGHT}\ninterventions = [{{ type = "drug", {dose} }}]'
    assert codes(toml, tmp_path) == ([code] if code else [])


@pytest.mark.parametrize(("total", "code"), [(2000, ""), (200, ""), (35000, "V016"), (30, "V016")])
def test_radiotherapy_is_held_against_what_is_given(total: int, code: str, tmp_path: Path) -> None:
    dose = f'{{ type = "radiotherapy", total = {{ value = {total}, unit = "cGy" }} }}'
    found = codes(f"[[patients]]\ninterventions = [{dose}]", tmp_path)
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("vi", "en", "count"),
    [
        ("Người bệnh truyền 700 mL máu.", "The patient received 700 mL of blood.", 2),
        ("Hemoglobin là 90 g/L ở 2 lần đo.", "Hemoglobin was 90 g/L on 2 occasions.", 0),
        ("Tỷ lệ là 25%.", "The rate was one in four.", 1),
    ],
)
def test_a_number_of_the_abstract_must_stand_elsewhere(
    vi: str, en: str, count: int, tmp_path: Path
) -> None:
    found = codes(f'[abstract]\nvi = "{vi}"\nen = "{en}"', tmp_path)
    assert found.count("V015") == count


def test_two_spellings_of_one_unit_are_not_mixed_units(tmp_path: Path) -> None:
    row = 'analyte = "platelets", value = 90, '
    both = f'{row} at = "admission", unit = "10*9/L" }}, {{ {row} at = "discharge", unit = "10^9/l"'
    assert codes(f"[[patients]]\nobservations = [{{ {both} }}]", tmp_path) == []


def test_a_value_without_a_unit_has_the_usual_one_beside_one_that_has_another(
    tmp_path: Path,
) -> None:
    first = '{ analyte = "hemoglobin", at = "admission", value = 9.1, unit = "g/dL" }'
    second = '{ analyte = "hemoglobin", at = "discharge", value = 104 }'
    assert codes(f"[[patients]]\nobservations = [{first}, {second}]", tmp_path) == ["V020"]


@pytest.mark.parametrize(
    "typed",
    ["{ p1.age }", "{{ p1.age }", "{ p1.age }}", "{{p1.age", "p1.age }}", "{{{ p1.age }}}"],
)
def test_a_look_up_with_too_few_or_too_many_braces_is_found(typed: str, tmp_path: Path) -> None:
    assert codes(told(f"Tuổi {typed}.", f"Aged {typed}."), tmp_path) == ["V021", "V021"]


@pytest.mark.parametrize(
    "typed", ["{{ p1.age }}", "{{p1.age}}", "{{            p1.age }}", "{p}", "{1}"]
)
def test_a_whole_look_up_and_other_braces_are_let_pass(typed: str, tmp_path: Path) -> None:
    assert codes(told(f"Tuổi {typed}.", f"Aged {typed}."), tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tieu-cau", "platelets"), ("platelet", "platelets"), ("bach-cau", "leukocytes")],
)
def test_an_analyte_is_suggested_by_its_name_in_either_language(
    typed: str, meant: str, tmp_path: Path
) -> None:
    findings = checked(least(measured(f"{typed} value = 90")), tmp_path).findings
    assert [finding.values["near"] for finding in findings if finding.code == "V001"] == [meant]


def test_one_analyte_in_two_units_is_told_once(tmp_path: Path) -> None:
    first = '{ analyte = "hemoglobin", at = "admission", value = 138, unit = "g/L" }'
    later = [
        f'{{ analyte = "hemoglobin", at = "{at}", value = 9.1, unit = "g/dL" }}'
        for at in ("scan", "discharge")
    ]
    points = "".join(
        f'[[patients.timeline]]\nid = "{at}"\nevent = {{ vi = "Khám", en = "Visit" }}\n'
        for at in ("admission", "scan", "discharge")
    )
    case = f"[[patients]]\nobservations = [{first}, {', '.join(later)}]\n{points}"
    assert codes(case, tmp_path) == ["V020"]
