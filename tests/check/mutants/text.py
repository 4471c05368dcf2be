"""Faults of typing: letters, spaces, marks, numbers, units and words."""

from __future__ import annotations

import re
from unicodedata import normalize

from tests.check.mutants.draft import Draft, Table

INJECTORS = Table()


def everything(match: re.Match[str]) -> str:
    """The text of a match in decomposed form."""
    return normalize("NFD", match[0])


@INJECTORS("missing-glyph")
def type_a_letter_no_font_has(draft: Draft) -> None:
    draft.swap(r"(?<=\w{3}) (?=\w{3})", f" {draft.one(['ሀ', '😀', 'ก'])} ")


@INJECTORS("control-character")
def type_a_control_character(draft: Draft) -> None:
    draft.swap(r"(?<=\w{3}) (?=\w{3})", draft.one(["\x07 ", "\x1b ", " \x7f"]))


@INJECTORS("control-character")
def copy_a_soft_hyphen_from_a_page(draft: Draft) -> None:
    draft.swap(r"(?<=\w{3})(?=\w{3})", draft.one(["\u00ad", "\u200c", "\u2060"]))


@INJECTORS("markup-left")
def leave_markup_of_another_format(draft: Draft) -> None:
    left = ["$x$", "`x`", "<b>x</b>", "10^9/L", "~5", "H_2O", "[^1]", "![x](a.png)"]
    draft.swap(r"(?<=[a-z]{3}) (?=[a-z]{3})", f" {draft.one(left)} ")


@INJECTORS("not-nfc")
def decompose_a_word(draft: Draft) -> None:
    draft.swap(r"\w*[àáảãạầấẩẫậềếểễệồốổỗộ]\w*", everything, tag="vi")


@INJECTORS("legacy-encoding")
def type_in_an_old_encoding(draft: Draft) -> None:
    old, new = draft.one([("ư", "ƣ"), ("bệnh", "bÖnh"), ("ạ", "¹"), ("máu", "m¸u"), ("tủy", "tñy")])
    draft.swap(rf"\w*{old}\w*", lambda match: match[0].replace(old, new), tag="vi")


@INJECTORS("confusable-letter")
def borrow_a_letter(draft: Draft) -> None:
    found, old, new = draft.one(
        [(r"\bĐ\w+", "Đ", "Ð"), (r"\b\w+o\w+", "o", "о"), (r"\b\w+a\w+", "a", "а")]
    )
    draft.swap(
        rf"(?<![@{{.\w-]){found}(?![\w.-]*[ \]]*\}})", lambda match: match[0].replace(old, new, 1)
    )


@INJECTORS("tone-placement-mixed")
def move_a_tone(draft: Draft) -> None:
    moved = {"óa": "oá", "òa": "oà", "ỏe": "oẻ", "ủy": "uỷ", "ọa": "oạ", "úy": "uý", "ùy": "uỳ"}
    draft.swap(
        "|".join(rf"(?<=[bcdđghklmnrstvx]){old}(?!\w)" for old in moved),
        lambda m: moved[m[0]],
        tag="vi",
    )


@INJECTORS("range-dash-mixed")
def type_a_range_with_a_hyphen(draft: Draft) -> None:
    draft.swap(r"(?<![\w.])(\d+)–(\d+)(?= )", draft.one([r"\1-\2", r"\1 - \2", r"\1 – \2"]))


@INJECTORS("unit-spacing")
def close_a_unit_up(draft: Draft) -> None:
    draft.swap(r"(?<=\d) (?=(?:cm|cGy|g/L|mg/L|Gy)\b)", "")


@INJECTORS("unit-spacing")
def part_a_percent_sign(draft: Draft) -> None:
    draft.swap(r"(?<=\d)%", " %")


@INJECTORS("unit-spacing")
def part_a_unit(draft: Draft) -> None:
    draft.swap(r"(?<=\d (?:mg|mL))/(?=(?:kg|L|dL|day|ngày|giờ|h)\b)", " /")


@INJECTORS("unit-symbol")
def misspell_a_unit(draft: Draft) -> None:
    wrong = {"g/L": "g/l", "g/dL": "g/dl", "mg/L": "mg/l", "cm": "CM"}
    draft.swap(r"(?<=\d )(?:g/L|g/dL|mg/L|cm)\b", lambda match: wrong[match[0]])


@INJECTORS("decimal-mark")
def take_the_other_decimal_mark(draft: Draft) -> None:
    other = {",": ".", ".": ","}
    draft.swap(r"(?<=\d)[.,](?=\d(?!\d\d))", lambda match: other[match[0]])


@INJECTORS("decimal-mark")
def add_a_decimal_of_the_other_language(draft: Draft) -> None:
    draft.add("Lách to 6.4 cm.", "The spleen measured 6.4 cm.", "examination")


@INJECTORS("ambiguous-number")
def type_a_number_of_two_readings(draft: Draft) -> None:
    draft.add("Tiểu cầu là 1.125.", "The platelets were very high.", "laboratory")


@INJECTORS("subscript-digit")
def lower_the_digit_of_a_level(draft: Draft) -> None:
    draft.add(
        "Cảm giác giảm từ mức T₅.", "Sensation was reduced below T₅.", "examination", "imaging"
    )


@INJECTORS("doubled-space")
def double_a_space(draft: Draft) -> None:
    draft.swap(r"(?<=\w) (?=\w)", "  ")


@INJECTORS("straight-quotes")
def quote_with_straight_marks(draft: Draft) -> None:
    marks = {"“": '"', "”": '"', "’": "'"}
    draft.swap(r"[“”’]", lambda match: marks[match[0]])


@INJECTORS("spelling-term")
def misspell_a_term(draft: Draft) -> None:
    wrong = {
        "chẩn đoán": "chuẩn đoán",
        "thalassemia": "thalasemia",
        "điều trị": "điều trí",
        "phẫu thuật": "phẩu thuật",
        "extramedullary": "extramedulary",
        "hematopoiesis": "hematopoesis",
        "bổ sung": "bổ xung",
        "triệu chứng": "triệu trứng",
    }
    draft.swap("|".join(wrong), lambda match: wrong[match[0]])


@INJECTORS("term-drift")
def call_one_thing_by_two_names(draft: Draft) -> None:
    other = {
        "người bệnh": "bệnh nhân",
        "mạn tính": "mãn tính",
        "tỷ lệ": "tỉ lệ",
        "vắc xin": "vaccine",
    }
    draft.swap(
        "|".join(rf"(?<![\w.]){old}(?![\w.])" for old in other),
        lambda match: other[match[0]],
        tag="vi",
    )


@INJECTORS("term-drift")
def mix_two_ways_of_spelling(draft: Draft) -> None:
    other = {
        "anemia": "anaemia",
        "hemoglobin": "haemoglobin",
        "leukemia": "leukaemia",
        "hemolysis": "haemolysis",
        "radiotherapy": "radiation therapy",
    }
    found = "|".join(rf"(?<![\w.]){old}(?![\w.])" for old in other)
    draft.swap(found, lambda match: other[match[0]], tag="en")


@INJECTORS("mid-sentence-break")
def cut_a_sentence_in_two(draft: Draft) -> None:
    draft.swap(r"(?<=[a-z]{3}) (?=[a-z]{2,4} [a-z])", "\n\n")


@INJECTORS("superscript-lost")
def lose_a_raised_figure(draft: Draft) -> None:
    lost = ["12 x 109/L", "3 x 105 copies/mL", "4.1012/L", "10*5", "5 cm2"]
    draft.swap(r"(?<=[a-z]{3}) (?=[a-z]{3})", f" {draft.one(lost)} ")
