"""LaTeX in what reference managers export is read as the letters and signs that it stands for."""

from __future__ import annotations

import itertools
import unicodedata

import pytest

from casegen.case.references.exchange.accents import MARKS
from casegen.case.references.exchange.latex import address, from_latex
from casegen.case.references.exchange.text import lettered, plain

TONES = {"'": "\u0301", "`": "\u0300", "h": "\u0309", "~": "\u0303", "d": "\u0323"}
FORMS = {"^": "aeoAEO", "u": "aA"}
HORNS = {"\\ohorn": "ơ", "\\OHORN": "Ơ", "\\uhorn": "ư", "\\UHORN": "Ư"}
STACKED = [
    (tone, f"\\{form}", letter, unicodedata.normalize("NFC", letter + MARKS[form] + TONES[tone]))
    for tone, (form, letters) in itertools.product(TONES, FORMS.items())
    for letter in letters
]
SPELLINGS = {
    "Zotero": "{{\\{tone}{{{form}{gap}{letter}}}}}",
    "Better BibTeX": "{{\\{tone}{form}{gap}{letter}}}",
    "Mendeley": "{{\\{tone}{{{form}{{{letter}}}}}}}",
    "JabRef": "\\{tone}{{{form}{gap}{letter}}}",
    "no inner braces": "{{\\{tone}{form}{{{letter}}}}}",
    "bare": "\\{tone} {form}{gap}{letter}",
    "the other way round": "{{{form}{{\\{tone}{space}{letter}}}}}",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_vietnamese_letter_of_two_marks_is_read_however_it_is_spelt(spelling: str) -> None:
    read = {}
    for tone, form, letter, wanted in STACKED:
        gap = " " if form[-1].isalpha() else ""
        space = " " if tone.isalpha() else ""
        text = SPELLINGS[spelling].format(tone=tone, form=form, gap=gap, space=space, letter=letter)
        read[f"x{text}y"] = (plain(from_latex(f"x{text}y")[0]), f"x{wanted}y")
    assert len(read) == 40
    assert [text for text, (said, wanted) in read.items() if said != wanted] == []


@pytest.mark.parametrize(
    "form", ["{{\\{tone}{name}}}", "{{\\{tone}{{{name}}}}}", "\\{tone}{name}{{}}"]
)
def test_a_letter_with_a_horn_takes_every_tone(form: str) -> None:
    for tone, (name, letter) in itertools.product(TONES, HORNS.items()):
        wanted = unicodedata.normalize("NFC", letter + TONES[tone])
        assert plain(from_latex(form.format(tone=tone, name=name))[0]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"Ng{\h{\i}}", "Nghỉ".replace("h", "")),
        (r"{\h\i}", "ỉ"),
        (r"\~{\i}", "ĩ"),
        (r"ti\'{\ecircumflex}ng", "tiếng"),
        (r"\DJ{}{\`\abreve}ng", "Đằng"),
        (r"a\\'b", "a 'b"),
        (r"Na$^+$/K$^+$-ATPase", "Na⁺/K⁺-ATPase"),
        (r"37$^{\circ}$C, 38$^\circ$C, 39\textdegree{}C, 40\textcelsius", "37°C, 38°C, 39°C, 40°C"),
        (r"\mbox{GM-CSF} and \textmd{x}", "GM-CSF and x"),
        (r"IL-$\alpha_1$, {\textbeta}-thal, \textOmega, $\upbeta$", "IL-α₁, β-thal, Ω, β"),
        (r"$\mathrm{^{18}F}$-FDG, Ca$^{2+}$, \ce{SO4^2-}, \ce{NH4+}", "¹⁸F-FDG, Ca²⁺, SO₄²⁻, NH₄⁺"),
        (r"\href{https://x.org/a_b}{text}, \foreignlanguage{german}{Herz}", "text, Herz"),
        (r"\texorpdfstring{$\beta$}{beta}", "beta"),
        (r"\enquote{a} \copyright\ b", "“a” © b"),
        (r"\verb|x_1|, \title{t}, \author{a}, \date{d}, \label{l}", "x_1, t, a, d, l"),
        (r"\citetext{c} \citenum{n}", "c n"),
        (r"$\frac{1}{2}$ and $10^{-9}$", "1/2 and 10⁻⁹"),
        (r"costs \$5 and \$6", "costs $5 and $6"),
        (r"$p<0.05$ at 5\%", "p<0.05 at 5%"),
    ],
)
def test_what_latex_says_is_read_and_nothing_is_left_unsaid(text: str, wanted: str) -> None:
    said, unknown = from_latex(text)
    assert (plain(said), unknown) == (wanted, [])


@pytest.mark.parametrize("command", ["footnote", "foo", "input", "frac", "includegraphics"])
def test_a_command_whose_text_cannot_be_shown_is_named(command: str) -> None:
    assert f"\\{command}" in from_latex(f"\\{command}{{x}}")[1]


def test_no_known_command_of_one_argument_hides_it() -> None:
    from pylatexenc import latexwalker

    usual = latexwalker.get_default_latex_context_db().iter_macro_specs()
    names = [spec.macroname for spec in usual if spec.args_parser.argspec == "{"]
    hidden = []
    for name in names:
        said, unknown = from_latex(f"\\{name}{{Xyz}}")
        letters = unicodedata.normalize("NFKD", said)
        if not {"X", "y", "z"} <= set(letters) and not unknown:
            hidden.append(name)
    assert hidden == []


def test_what_no_sign_of_unicode_raises_stays_raised_by_its_tag() -> None:
    said = from_latex(r"T\textsubscript{max} and $x^{qz}$")[0]
    assert lettered(said) == "T<sub>max</sub> and x<sup>qz</sup>"
    assert plain(said) == "Tmax and xqz"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            r"10.1002/(SICI)1097{\textless}1661::AID{\textgreater}3.0",
            "10.1002/(SICI)1097<1661::AID>3.0",
        ),
        (r"https://x.org/a\_b?c=1\&d=\%20", "https://x.org/a_b?c=1&d=%20"),
        (r"\url{https://x.org/{\textasciitilde}me}", "https://x.org/~me"),
    ],
)
def test_an_address_is_read_as_it_is_meant(text: str, wanted: str) -> None:
    assert address(text) == wanted
