"""The table of analytes, and the units it is written in."""

from __future__ import annotations

import re

import pytest

from casegen.case.analytes import FOLDER, GROUPS, analyte, analytes
from casegen.case.units import converted, unit
from casegen.reading.quantities import quantities
from casegen.reading.symbols import spellings
from casegen.style.language import language
from casegen.system.data import languages

each = pytest.mark.parametrize("name", analytes())


def test_there_are_many_analytes_in_groups_of_which_each_language_knows_the_names() -> None:
    assert len(analytes()) > 300
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(GROUPS)
    for tag in languages():
        assert set(language(tag).words["analyte_group"]) == set(GROUPS)


@each
def test_a_loinc_code_has_the_check_digit_of_its_number(name: str) -> None:
    code = analyte(name).loinc
    if code is None:
        return
    number, check = code.split("-")
    doubled = [int(one) * (2 - place % 2) for place, one in enumerate(reversed(number))]
    assert (sum(map(int, "".join(map(str, doubled)))) + int(check)) % 10 == 0


def test_no_loinc_code_stands_twice() -> None:
    codes = [one.loinc for one in analytes().values() if one.loinc]
    assert len(codes) == len(set(codes)) > 100


@each
def test_an_analyte_has_a_name_and_a_unit_in_every_language(name: str) -> None:
    for tag in languages():
        assert language(tag).word("analyte", name)
        assert not re.search(r"[\[\]*{}]", language(tag).unit(analyte(name).unit))


@each
def test_the_units_of_an_analyte_are_ucum(name: str) -> None:
    row = analyte(name)
    used = [row.unit, *row.conversions, *(code for s in row.slips for code in (s.typed, s.meant))]
    assert [code for code in used if unit(code) is None] == []


@each
def test_a_factor_agrees_with_the_units_where_these_alone_decide(name: str) -> None:
    row = analyte(name)
    for code, factor in row.conversions.items():
        alone = converted(1, code, row.unit)
        assert alone is None or alone == pytest.approx(factor, rel=1e-3)


@each
def test_the_reference_lies_within_the_limits(name: str) -> None:
    row = analyte(name)
    for low, high in row.reference.values():
        assert row.limits is not None
        assert row.limits[0] <= low < high <= row.limits[1]


@each
def test_a_usual_value_is_not_taken_for_a_slip(name: str) -> None:
    row = analyte(name)
    assert [row.meant(low, high, row.unit) for low, high in row.reference.values()] in (
        [],
        [None],
        [None] * 2,
    )


@each
def test_what_is_unconfirmed_is_a_key_of_the_row(name: str) -> None:
    row = analyte(name)
    assert all(getattr(row, key) for key in row.unconfirmed)


def test_an_analyte_the_table_lacks_is_a_plain_number() -> None:
    assert (analyte("lad-diameter").unit, analyte("lad-diameter").limits) == ("1", None)


@pytest.mark.parametrize(
    ("value", "code", "to", "result"),
    [
        (9, "g/dL", "g/L", 90),
        (3.85, "10*6/uL", "10*12/L", 3.85),
        (98.6, "[degF]", "Cel", 37),
        (37, "Cel", "[degF]", 98.6),
        (16, "kPa", "mm[Hg]", 120.01),
        (1, "ukat/L", "U/L", 60),
        (2, "wk", "d", 14),
        (90, "mg.kg-1", "mg/kg", 90),
    ],
)
def test_units_of_one_kind_are_converted(value: float, code: str, to: str, result: float) -> None:
    assert converted(value, code, to) == pytest.approx(result, rel=1e-3)


@pytest.mark.parametrize(
    "code", ["T/L", "G/L", "g//L", "g/", "/", "", ".g", "UI/L", " g", "g" * 99]
)
def test_what_is_no_ucum_code_is_refused(code: str) -> None:
    assert unit(code) is None


def test_units_of_different_kinds_are_not_converted() -> None:
    assert converted(1, "mg/dL", "umol/L") is None


# What stands for several units.
NOT_CONVERTED = {"?"}


@pytest.mark.parametrize("tag", languages())
def test_every_spelling_leads_to_a_ucum_code(tag: str) -> None:
    known = spellings(tag).exact
    assert len(known) > 100
    assert {code for code in known.values() if unit(code) is None} == NOT_CONVERTED


@pytest.mark.parametrize(
    ("text", "tag", "low", "high", "code"),
    [
        ("90 - 92 g/dl", "vi", 90, 92, "g/dL"),
        ("3,85 – 3,91 G/l", "vi", 3.85, 3.91, "10*9/L"),
        ("từ 8 đến 10 cm", "vi", 8, 10, "cm"),
        ("3.85 to 3.91 ×10¹²/L", "en", 3.85, 3.91, "10*12/L"),
        ("40 UI/L", "vi", 40, 40, "U/L"),
        ("20% of them", "en", 20, 20, "%"),
        ("80 lần/phút", "vi", 80, 80, "/min"),
        ("3 mmol", "en", 3, 3, "mmol"),
        ("15 mg/kg/giờ", "vi", 15, 15, "mg/kg/h"),
        ("2 g/24 giờ", "vi", 2, 2, "g/d"),
        ("5 µg/kg/minute", "en", 5, 5, "ug/kg/min"),
        ("3 tablets/day", "en", 3, 3, None),
    ],
)
def test_a_quantity_is_read_as_its_language_writes_it(
    text: str, tag: str, low: float, high: float, code: str | None
) -> None:
    found = [(float(q.low), float(q.high), q.unit) for q in quantities(text, language(tag))]
    assert found == [(low, high, code)]


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("10^9/l", "G/L", "×10⁹/L"),
        ("10*12/l", "T/L", "×10¹²/L"),
        ("mg/dl", "mg/dL", "mg/dL"),
        ("mmol/l", "mmol/L", "mmol/L"),
        ("[iU]/kg", "UI/kg", "IU/kg"),
        ("ug/kg/min", "µg/kg/phút", "µg/kg/min"),
        ("mol/mol", "mol/mol", "mol/mol"),
    ],
)
def test_a_unit_in_ucums_other_spelling_or_of_listed_parts_is_printed_as_readers_write_it(
    code: str, vi: str, en: str
) -> None:
    assert (language("vi").unit(code), language("en").unit(code)) == (vi, en)


@pytest.mark.parametrize(
    ("analyte_id", "value", "printed"),
    [("inr", 3.6, "3,6"), ("inr", 1.0, "1,0"), ("inr", 1.25, "1,25"), ("weight", 56, "56")],
)
def test_no_digit_is_printed_that_was_not_measured(
    analyte_id: str, value: float, printed: str
) -> None:
    assert language("vi").number(value, analyte(analyte_id).decimals) == printed
