"""UCUM codes: which are read, and how each language prints them, part by part."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casegen.case.units import converted, unit
from casegen.case.units.atoms import atoms
from casegen.style.language import language
from casegen.system.data import languages
from tests.support.least_case import checked, least

PRINTED = [
    ("um", "3 µm", "3 µm"),
    ("cm2", "3 cm²", "3 cm²"),
    ("mg/m2", "3 mg/m²", "3 mg/m²"),
    ("L/min/m2", "3 L/phút/m²", "3 L/min/m²"),
    ("10*6/L", "3 ×10⁶/L", "3 ×10⁶/L"),
    ("10*9/L", "3 G/L", "3 ×10⁹/L"),
    ("10*3.{copies}/mL", "3 ×10³ bản sao/mL", "3 ×10³ copies/mL"),
    ("m[IU]/mL", "3 mUI/mL", "3 mIU/mL"),
    ("[CFU]/mL", "3 CFU/mL", "3 CFU/mL"),
    ("mL/min/{1.73_m2}", "3 mL/phút/1,73 m²", "3 mL/min/1.73 m²"),
    ("g/d", "3 g/ngày", "3 g/day"),
    ("ug/kg/min", "3 µg/kg/phút", "3 µg/kg/min"),
    ("mg/(kg.d)", "3 mg/kg/ngày", "3 mg/kg/day"),
    ("mg.kg-1.d-1", "3 mg/kg/ngày", "3 mg/kg/day"),
    ("mg/wk", "3 mg/tuần", "3 mg/week"),
    ("mo", "3 tháng", "3 months"),
    ("wk", "3 tuần", "3 weeks"),
    ("a", "3 năm", "3 years"),
    ("ms", "3 ms", "3 ms"),
    ("m/s", "3 m/s", "3 m/s"),
    ("cm[H2O]", "3 cmH₂O", "3 cmH₂O"),
    ("mL/cm[H2O]", "3 mL/cmH₂O", "3 mL/cmH₂O"),
    ("dyn.s/cm5", "3 dyn·s/cm⁵", "3 dyn·s/cm⁵"),
    ("[diop]", "3 D", "3 D"),
    ("deg", "3°", "3°"),
    ("Cel", "3 °C", "3 °C"),
    ("dB", "3 dB", "3 dB"),
    ("kcal/d", "3 kcal/ngày", "3 kcal/day"),
    ("[pH]", "3", "3"),
    ("{beats}/min", "3 nhịp/phút", "3 beats/min"),
    ("/min", "3 lần/phút", "3/min"),
    ("/uL", "3/µL", "3/µL"),
    ("/10*6{cells}", "3/10⁶ tế bào", "3/10⁶ cells"),
    ("mg/g{creat}", "3 mg/g creatinin", "3 mg/g creatinine"),
    ("%", "3%", "3%"),
]
ACCEPTED = tuple(
    """
    cm[H2O] mL/cm[H2O] [diop] deg dB J mV W kcal/d [pH] mg/(kg.d) m[IU]/mL [CFU]/mL 10*6/L wk mo
    a 10^9/l [in_i] [lb_av] ug/kg/h U/(kg.h) mmol/(L.h) 10*-3 /[HPF] [hnsf'U] [drp]/min MBq mSv
    mT mL/min/{1.73_m2} {score} 1 B[SPL] pmol/(min.mg) umol/kg/min mg/24.h g/(8.h) Ohm nkat/L
    """.split()  # noqa: SIM905 - a row is read more easily so
)
REFUSED = tuple(
    """
    T/L G/L g//L g/ / .g UI/L (g mg) mg/(kg mg/kg) mg..kg xx mmHg cmH2O mEq/L mg/ngày m2g 5g{
    mL/min/1.73 g{a}{b} ((((((((g))))))))
    """.split()  # noqa: SIM905 - as above
)


@pytest.mark.parametrize(("code", "vi", "en"), PRINTED)
def test_a_unit_is_printed_as_its_language_writes_it(code: str, vi: str, en: str) -> None:
    said = {"vi": vi, "en": en}
    for tag, wanted in said.items():
        assert language(tag).quantity("3", code, 3).replace("\u00a0", " ") == wanted


def test_one_of_a_time_is_singular_in_english() -> None:
    said = [language("en").quantity("1", code, 1) for code in ("mo", "wk", "a", "d", "h")]
    assert [one.replace("\u00a0", " ") for one in said] == [
        "1 month",
        "1 week",
        "1 year",
        "1 day",
        "1 hour",
    ]


@pytest.mark.parametrize("tag", languages())
def test_no_unit_is_printed_in_the_spelling_of_its_code(tag: str) -> None:
    alone = [code for code, atom in atoms().items() if not atom.alone and code != "10*"]
    codes = [f"m{code}/{code}2" for code in alone if atoms()[code].metric]
    codes += [f"{code}/kg" for code in alone] + [f"mg/{code}" for code in alone]
    told = {code: language(tag).unit(code) for code in codes}
    assert len(told) > 200
    assert {code: said for code, said in told.items() if re.search(r"[\[\]{}*_']|\d", said)} == {}


@pytest.mark.parametrize("code", ACCEPTED)
def test_a_code_that_medicine_uses_is_read(code: str) -> None:
    assert unit(code) is not None


@pytest.mark.parametrize("code", [*REFUSED, "", " g", "g" * 99])
def test_what_ucum_does_not_have_is_no_code(code: str) -> None:
    assert unit(code) is None
    assert language("vi").unit(code) == code


@pytest.mark.parametrize(
    ("value", "code", "to", "result"),
    [
        (10, "cm[H2O]", "mm[Hg]", 7.356),
        (1, "kcal", "kJ", 4.184),
        (6, "mg/(kg.d)", "mg/kg/d", 6),
        (180, "deg", "rad", 3.1416),
        (1, "[wood'U]", "dyn.s/cm5", 80),
        (70, "[in_i]", "cm", 177.8),
        (1, "Ci", "GBq", 37),
        (5, "J", "W.s", 5),
    ],
)
def test_units_of_one_kind_are_converted(value: float, code: str, to: str, result: float) -> None:
    assert converted(value, code, to) == pytest.approx(result, rel=1e-3)


@pytest.mark.parametrize(
    ("code", "to"), [("[iU]/L", "U/L"), ("[CFU]/mL", "[iU]/mL"), ("[pH]", "mol/L"), ("T", "1")]
)
def test_what_only_a_method_defines_is_converted_to_nothing_else(code: str, to: str) -> None:
    assert converted(1, code, to) is None


OWN = """
analytes = [{{ id = "own-value", name = {{ vi = "PEEP", en = "PEEP" }} }}]
[[patients]]
observations = [
    {{ analyte = "own-value", at = "admission", value = 8, unit = "{0}" }},
    {{ analyte = "own-value", at = "discharge", value = 5, unit = "{0}" }},
]
"""


@pytest.mark.parametrize("code", ACCEPTED)
def test_a_value_may_be_stored_in_any_code(code: str, tmp_path: Path) -> None:
    found = checked(least(OWN.format(code)), tmp_path).findings
    assert [one.said("en") for one in found if one.name == "unit-unknown"] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cmH2O", "cm[H2O]"),
        ("mmHg", "mm[Hg]"),
        ("G/L", "10*9/L"),
        ("mg/ngày", "mg/d"),
        ("µg/kg/phút", "ug/kg/min"),
        ("g/day", "g/d"),
        ("°C", "Cel"),
        ("mEq/L", "meq/L"),
        ("nhịp/phút", "/min"),
        ("mL/min/1.73m2", "mL/min/{1.73_m2}"),
    ],
)
def test_a_unit_that_is_none_is_told_once_with_the_code_that_was_meant(
    typed: str, meant: str, tmp_path: Path
) -> None:
    found = checked(least(OWN.format(typed)), tmp_path).findings
    told = [one.said("en") for one in found if one.name == "unit-unknown"]
    assert told == [
        f"“{typed}” is not a UCUM unit, here and 1 more time(s); write “{meant}”, for example."
    ]
