"""A report that retells another says where that is, and where it parts from it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from casegen.build.pipeline import edition
from casegen.document.tree import Link
from casegen.document.walk import figures, plain
from casegen.formats.whole.cff import cff
from tests.support.editions import printed
from tests.support.least_case import checked, least
from tests.support.outputs import Report, reports

SLUG = "emh-thalassemia"
OWN = [report for report in reports() if report.slug == SLUG]
SOURCE = """
[source]
authors = "An"
title = "Hai ca bệnh"
container_title = "Tạp chí"
issued = 2024
{0}
language = "vi"
vi = "Ghi chú."
en = "A note."
"""


def notice(more: str, folder: Path) -> dict[str, tuple[str, list[str]]]:
    """What is printed of a source in each language, and the addresses it links to."""
    done = edition(checked(least(SOURCE.format(more)), folder), "least")
    told = {}
    for tag, document in done.documents.items():
        (said,) = (one for one in document.notices if "2024" in plain(one))
        told[tag] = plain(said), [node.url for node in said if isinstance(node, Link)]
    return told


def test_a_source_is_printed_with_its_doi_and_its_address(tmp_path: Path) -> None:
    more = 'DOI = "10.1234/a.b"\nURL = "https://x.org/a"'
    for said, links in notice(more, tmp_path).values():
        assert links == ["https://doi.org/10.1234/a.b", "https://x.org/a"]
        assert "Tạp chí; 2024. https://doi.org/10.1234/a.b. https://x.org/a." in said


def test_a_source_without_either_is_printed_without(tmp_path: Path) -> None:
    for said, links in notice("", tmp_path).values():
        assert links == []
        assert "2024. " in said


def test_an_unconfirmed_year_is_marked(tmp_path: Path) -> None:
    told = notice('unconfirmed = ["issued"]', tmp_path)
    assert "2024 (năm chưa xác nhận)" in told["vi"][0]
    assert "2024 (year not confirmed)" in told["en"][0]


@pytest.mark.parametrize("report", OWN, ids=str)
def test_a_report_says_where_its_facts_are_and_how_far_the_year_is_known(report: Report) -> None:
    text = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(report.pdf.read_bytes())).pages
    )
    assert "10.52322/jocmbmh.123.01" in re.sub(r"\s", "", text)
    assert "vjol.info.vn" in re.sub(r"\s", "", text)
    said = " ".join(map(plain, report.document.notices))
    assert ("năm chưa xác nhận" if report.language == "vi" else "year not confirmed") in said


def test_a_citation_file_states_no_year_that_is_not_confirmed() -> None:
    assert "2024" not in cff(printed(SLUG)).decode().partition("references:")[2]


@pytest.mark.parametrize("report", OWN, ids=str)
def test_the_captions_of_the_shipped_case_tell_where_they_part_from_the_source(
    report: Report,
) -> None:
    first, second, *_others = figures(report.document)
    note = {"vi": "Lưu ý: ", "en": "Note: "}[report.language]
    falls = {"vi": "giảm trên T2W", "en": "hypointense on T2W"}[report.language]
    assert note in plain(first.legend)
    assert note in plain(second.legend)
    assert falls in plain(second.legend).partition(note)[0]
    sequences = [plain(panel.caption)[:3] for panel in second.panels]
    assert sequences[:2] == ["T1W", "T1W"]
