"""What is printed is whole: nothing lies outside its page, and nothing written is missing."""

from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest

from casegen.build.pipeline import edition, fault
from casegen.check.examine import examined
from casegen.document.spread import SMALLEST, Spread
from casegen.formats.each import pdf as format_pdf
from casegen.formats.each.pdf import pdf
from casegen.formats.pdf.cut_error import CutError
from casegen.formats.pdf.guard import follow
from casegen.formats.pdf.laid import laid
from casegen.formats.pdf.pictured import Pictured
from casegen.formats.pdf.source import Words
from tests.support.outputs import ROOT
from tests.support.stress import (
    PROFILES,
    RATIOS,
    WORDS,
    figure,
    hard,
    languages,
    observed,
    table,
    worded,
)

TIMES = (3, 11, 24, 40)
COLUMNS = (2, 9, 16, 40)


def spreads(folder: Path, toml: str, profile: str | None = None) -> list[Spread]:
    """Print a case in both languages, which fails where anything is cut; how its tables lie."""
    found = []
    for document, made in languages(hard(folder, toml, profile=profile)):
        assert pdf(document, made).startswith(b"%PDF")
        lying = laid(document)
        found += [one for name, one in lying.items() if isinstance(one, Spread)]
    return found


@pytest.mark.parametrize("times", TIMES)
def test_a_table_of_observations_of_any_length_lies_whole_on_its_pages(
    times: int, tmp_path: Path
) -> None:
    found = spreads(tmp_path, observed(times))
    assert len(found) == 2
    for one in found:
        assert one.size >= SMALLEST
        assert one.turned or len(one.parts) == 1
        assert all(part.columns[:2] == (0, 1) for part in one.parts)
        shown = {place for part in one.parts for place in part.columns}
        assert shown == set(range(times + 2))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_wide_table_gets_smaller_type_then_a_turned_page_then_parts(
    profile: str, tmp_path: Path
) -> None:
    ways = []
    for columns in COLUMNS:
        *_others, last = spreads(tmp_path, table(columns), profile)
        ways.append((last.turned, len(last.parts) > 1))
        repeated = [part.columns[0] for part in last.parts]
        assert set(repeated) == {0}
    assert ways == sorted(ways)
    assert ways[0] == (False, False)
    assert ways[-1] == (True, True)


def test_a_table_that_says_it_is_wide_gets_a_turned_page(tmp_path: Path) -> None:
    *_others, last = spreads(tmp_path, table(4, extra="wide = true"))
    assert last.turned
    assert len(last.parts) == 1


def test_the_parts_of_a_table_say_that_they_go_on(tmp_path: Path) -> None:
    for document, made in languages(hard(tmp_path, table(40))):
        page = format_pdf.sheets(document, made)[0]
        parts = page.count('class="continued"')
        assert parts >= 1
        word = {"vi": "(tiếp theo)", "en": "(continued)"}[document.language.tag]
        assert page.count(word) == parts


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_picture_of_any_shape_lies_on_a_page_with_its_caption(
    ratio: float, tmp_path: Path
) -> None:
    for document, made in languages(hard(tmp_path, figure(), ratio)):
        assert pdf(document, made).startswith(b"%PDF")


@pytest.mark.parametrize(("panels", "columns"), [(2, 2), (7, 3), (26, 1), (12, 4)])
def test_panels_of_any_number_lie_on_their_pages(panels: int, columns: int, tmp_path: Path) -> None:
    for document, made in languages(hard(tmp_path, figure(panels, columns), 0.3)):
        assert pdf(document, made).startswith(b"%PDF")


def test_a_figure_with_a_legend_of_pages_is_printed_whole(tmp_path: Path) -> None:
    long = figure(legend="Mọi điều về hình này. " * 400)
    for document, made in languages(hard(tmp_path, long, 0.2)):
        (one,) = (size for size in laid(document).values() if isinstance(size, Pictured))
        assert one.long
        assert pdf(document, made).startswith(b"%PDF")


@pytest.mark.parametrize("length", WORDS)
def test_a_word_of_any_length_breaks_where_it_must(length: int, tmp_path: Path) -> None:
    spreads(tmp_path, worded(length))


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        (".tabular table { width: 250mm; table-layout: auto; }", "outside page 1"),
        (".introduction p { margin-left: 150mm; width: 90mm; }", "outside page"),
        (".introduction p { width: 4mm; }", "break a word"),
        (".introduction p { display: none; }", "missing"),
        (".tabular td { text-indent: 20mm; }", "too narrow"),
    ],
)
def test_what_print_would_cut_is_told_at_its_place(
    style: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = format_pdf.paper
    monkeypatch.setattr(format_pdf, "paper", lambda document: paper(document) + style)
    document, made = next(languages(hard(tmp_path, observed(9))))
    with pytest.raises(CutError) as caught:
        pdf(document, made)
    found = fault(caught.value, str(tmp_path / "case.toml"))
    assert found is not None
    assert found.code == "X907"
    assert kind in found.said("en")
    assert found.place.line > 1


@pytest.mark.parametrize(
    ("source", "text", "whole"),
    [
        ("Straße và", "STRASSE", True),
        ("so\u00adma\u00adtic", "soma\u2010", True),
        ("T4–T7", "T–T", False),
    ],
)
def test_a_text_is_found_as_it_is_printed(source: str, text: str, whole: bool) -> None:  # noqa: FBT001
    assert follow(Words(source, ""), text) is whole


def test_there_is_a_gap_between_figures_and_the_words_beside_them(tmp_path: Path) -> None:
    toml = table(3).replace('"107–112"', '"463/461"').replace('"1,234.5"', '"463/461"')
    toml = toml.replace("numeric = true }]", "numeric = false }]").replace('"—"', '"Bán hợp tử"')
    for document, made in languages(hard(tmp_path, toml)):
        path = tmp_path / "gap.pdf"
        path.write_bytes(pdf(document, made))
        with pymupdf.open(path) as file:  # type: ignore[no-untyped-call]
            lines = [list(page.get_text("words")) for page in file]
        for found in lines:
            for one, other in pairwise(sorted(found, key=lambda word: (round(word[3]), word[0]))):
                if abs(one[3] - other[3]) < 1 and "463/461" in one[4]:
                    assert other[0] - one[2] > 4


def test_no_prose_stands_on_a_turned_page_nor_between_two(tmp_path: Path) -> None:
    wide = table(40) + "\n" + table(30, rows=20).replace('"big"', '"other"')
    prose = (
        "[[patients]]\n"
        "laboratory = { vi = '@tab:labs-p1 và @tab:big.', en = '@tab:labs-p1, @tab:big.' }\n"
        "diagnosis = { vi = 'Thiếu máu (@tab:other).', en = 'Anemia (@tab:other).' }\n"
    )
    for document, made in languages(hard(tmp_path, prose + wide)):
        with pymupdf.open(stream=pdf(document, made)) as file:  # type: ignore[no-untyped-call]
            turned = [page.rect.width > page.rect.height for page in file]
            texts = [page.get_text() for page in file]
        pages = [at for at, lies in enumerate(turned) if lies]
        assert pages == list(range(pages[0], pages[-1] + 1))
        assert len(pages) > 1
        ending = {"vi": "Truyền máu có ích.", "en": "Transfusion helped."}[document.language.tag]
        eased = {"vi": "Người bệnh đỡ mệt.", "en": "The fatigue eased."}[document.language.tag]
        (before,) = (at for at, text in enumerate(texts) if eased in text)
        (after,) = (at for at, text in enumerate(texts) if ending in text)
        assert before < pages[0] <= pages[-1] < after


def test_what_follows_a_page_break_stands_at_the_top_of_its_page() -> None:
    whole, findings = examined(ROOT / "cases" / "kawasaki-ivig")
    assert whole is not None, findings
    for document, made in languages(edition(whole, "kawasaki-ivig")):
        with pymupdf.open(stream=pdf(document, made)) as file:  # type: ignore[no-untyped-call]
            tops = [min(block[1] for block in page.get_text("blocks")[1:]) for page in file]
        assert len(tops) > 2
        assert max(tops[1:]) - min(tops[1:]) < 4
