"""What belongs together stays on one line, and only that."""

import pytest

from casegen.document.tree import Subscript, Text
from casegen.document.unbroken import glued, stretches
from casegen.formats.html.inlines import inlines
from tests.support.laid_out import lines

SPACE = "\u00a0"


def kept(text: str) -> list[str]:
    return [piece for kind, piece in stretches(text) if kind in {"amount", "word"}]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("hemoglobin (10 g/dL).", [f"10{SPACE}g/dL"]),
        ("at 50 mg/kg/day,", [f"50{SPACE}mg/kg/day"]),
        ("a PaO2/FiO2 of 200", ["PaO2/FiO2"]),
        ("the variant c.167delC is", ["c.167delC"]),
        ("on 2 g/day and", [f"2{SPACE}g/day"]),
        ("p.(Pro56Leufs*8)", ["p.(Pro56Leufs*8"]),
        ("t(9;22)(q34;q11)", ["t(9;22)(q34;q11"]),
        ("z-scores of 2.3–4.5", ["z-scores", "2.3–4.5"]),
        ("SARS-CoV-2 and IL-6", ["SARS-CoV-2", "IL-6"]),
        ("4 × 10⁹/L", [f"4{SPACE}×{SPACE}10⁹/L"]),
        ("graft-versus-host, 28-month, a - b", []),
        ("transfusion-dependent thalassemia", []),
        ("https://doi.org/10.1/a-b", []),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, whole: list[str]) -> None:
    assert kept(typed) == whole
    assert "".join(piece for _kind, piece in stretches(typed)).replace(SPACE, " ") == typed


@pytest.mark.parametrize(
    "typed",
    ["(10 g/dL)", "50 mg/kg/day", "PaO2/FiO2", "c.167delC", "2 g/day", "3,85–3,91", "z-scores"],
)
def test_no_window_is_so_narrow_that_print_breaks_it(typed: str) -> None:
    made = inlines((Text(f"a b c {typed} d e"),), {})
    for width in range(20, 160, 9):
        shown = [line.replace(SPACE, " ") for line in lines(f"<p>{made}</p>", width)]
        assert any(typed in line for line in shown), shown


def test_the_space_before_what_belongs_together_is_outside() -> None:
    made = inlines((Text("and coronary z-scores of"),), {})
    assert made == 'and coronary<span> <span class="word">z-scores</span></span> of'
    assert lines(f"<p>{made}</p>", 120)[0] == "and coronary"


def test_lowered_figures_stay_with_their_word() -> None:
    four, seven = Subscript((Text("4"),)), Subscript((Text("7"),))
    made = inlines((Text("at T"), four, Text("–T"), seven, Text(" behind")), {})
    held = '<span class="word">T<sub>4</sub>–T<sub>7</sub></span>'
    assert made == f"at<span> {held}</span> behind"


@pytest.mark.parametrize("text", ["<w:fldSimple/>", "a / b", "- x", "", "–", "Jean Paul"])
def test_nothing_is_put_where_nothing_belongs_together(text: str) -> None:
    assert glued(text) == text
