"""A fix changes how something is spelt, never what is said."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from casegen.case.load import load
from casegen.check.fix import mended
from casegen.check.pages import parts
from casegen.check.rule import rules
from tests.support.least_case import checked, least, written

BAD = {rule.name: parts(rule)["Bad"] for rule in rules()}
# Look-alikes that a fix may put right; what stays apart after this is another thing said.
ALIKE = str.maketrans({"Ð": "Đ", "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", ",": "."})
DEGREE = re.compile("[⁰˚ºo]\\s?(?=C)")


def essence(text: str) -> str:
    """A text without what spelling alone decides: spaces, dashes, marks, capitals, the unseen."""
    plain = unicodedata.normalize("NFC", text).replace("cc", "mL").replace("gr", "g")
    plain = DEGREE.sub("°", plain).translate(ALIKE).replace("ug", "µg").replace("umol", "µmol")
    seen = "".join(one for one in plain if unicodedata.category(one)[0] != "C")
    return re.sub(r"[\s{}]", "", seen).casefold()


def fixed(data: dict[str, Any], folder: Path) -> tuple[str, str]:
    """A case's text before and after every fix that any rule offers."""
    text = written(data)
    result = checked(text, folder)
    return text, mended(result.source, result.findings)[0]


def strings(value: Any) -> list[str]:  # noqa: ANN401 - any TOML value
    """Every text of a case's data."""
    if isinstance(value, dict):
        return [one for item in value.values() for one in strings(item)]
    if isinstance(value, list):
        return [one for item in value for one in strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", list(BAD))
def test_what_a_rule_calls_bad_says_the_same_after_its_fixes(name: str, tmp_path: Path) -> None:
    before, after = fixed(least(BAD[name]), tmp_path)
    old, new = (strings(tomllib.loads(text)) for text in (before, after))
    assert list(map(essence, new)) == list(map(essence, old))


STORED = """
[[patients]]
[patients.history]
vi = '''{vi}'''
en = '''{en}'''
[[patients.observations]]
analyte = "hemoglobin"
at = "admission"
value = 90
unit = "g/L"
[[patients.observations]]
analyte = "hemoglobin"
at = "discharge"
value = 120
unit = "g/L"
[[patients.observations]]
analyte = "blood-pressure-systolic"
at = "admission"
value = 108
[[patients.observations]]
analyte = "blood-pressure-diastolic"
at = "admission"
value = 69
"""
KEPT = [
    ("Ngưỡng truyền máu là 90 g/L.", "The threshold for transfusion was 90 g/L."),
    ("Hb được giữ trên 120 g/L.", "Hb was kept above 120 g/L."),
    ("Hb lúc vào viện là 90 g/L.", "Hb on admission was 90 g/L."),
    ("Huyết áp 108/69 mmHg.", "Blood pressure was 108/69 mmHg."),
    ("Huyết áp tâm thu mục tiêu là 108 mmHg.", "The target systolic pressure was 108 mmHg."),
    ("Mã số đề tài 108.99-2019.345.", "Grant 108.99-2019.345."),
    ("Quyết định số 12-2019, 5-6 và 7–8 ngày.", "Decision No. 12-2019, 5-6 and 7–8 days."),
    ("Ở 45 MM người bệnh; 45 MM.", "In 45 MM patients; 45 MM."),
    ("Trung vị 5 [3-8] ngày [@lee2005].", "A median of 5 [3-8] days [@lee2005]."),
    ("Như Bảng 1 đã nêu (Bảng 1).", "As Table 1 says (Table 1)."),
    ("Bệnh hay gặp [1]; [@lee2005].", "It is common [1]; [@lee2005]."),
    ("Bệnh hay gặp [@lee2005; @lee2005].", "It is common [@lee2005; @lee2005]."),
    ("Góc A' và N,N'-dimethyl.", "Angle A' and N,N'-dimethyl."),
    ("Sốt 390C, bảo quản ở 40C.", "Fever of 390C; kept at 40C."),
    ("Đột biến c.390C>T, R390C.", "The variant c.390C>T, R390C."),
]


@pytest.mark.parametrize(("vi", "en"), KEPT)
def test_no_fix_makes_a_look_up_of_a_number_or_a_measurement_of_a_threshold(
    vi: str, en: str, tmp_path: Path
) -> None:
    before, after = fixed(least(STORED.format(vi=vi, en=en)), tmp_path)
    old, new = (tomllib.loads(text)["patients"][0]["history"] for text in (before, after))
    for tag in ("vi", "en"):
        assert new[tag].replace("–", "-") == old[tag].replace("–", "-")


def test_a_grain_of_english_texts_is_no_gram(tmp_path: Path) -> None:
    before, after = fixed(least(STORED.format(vi="Uống 5 gr.", en="He took 5 gr.")), tmp_path)
    (tmp_path / "case.toml").write_text(after, "utf-8")
    history = load(tmp_path).data["patients"][0]["history"]
    assert history == {"vi": "Uống 5 g.", "en": "He took 5 gr."}
    assert before != after


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Ngưỡng truyền máu là 90 g/L.", "The threshold for transfusion was 90 g/L."),
        ("Giữ Hb trên 120 g/L.", "Hb was kept above 120 g/L."),
        ("Hb < 90 g/L thì truyền.", "Blood is given where Hb is < 90 g/L."),
        ("Nếu Hb 90 g/L thì truyền.", "If Hb is 90 g/L, blood is given."),
        ("Hb mục tiêu 120 g/L.", "The target Hb was 120 g/L."),
        ("Albumin truyền 90 g/L.", "Albumin of 90 g/L was infused."),
        ("PEEP 14 cmH₂O.", "PEEP was 14 cmH₂O."),
    ],
)
def test_a_threshold_or_a_setting_is_no_stored_value_typed_again(
    vi: str, en: str, tmp_path: Path
) -> None:
    result = checked(least(STORED.format(vi=vi, en=en)), tmp_path)
    assert [f.said("en") for f in result.findings if f.name == "literal-value"] == []
