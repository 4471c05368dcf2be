"""Shape: the slips of a first case, and what each of them is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from casegen.case.finding import Finding
from casegen.messages import tell
from tests.support.least_case import FIGURES, checked, least

OBSERVATIONS = "[[patients]]\nobservations = [{{ analyte = 'hemoglobin', at = '{}', value = {} }}]"
REFERENCE = "[[references]]\nid = '{}'\ntype = 'book'\ntitle = 'Book'\nissued = {}"


def told(findings: tuple[Finding, ...], code: str) -> list[str]:
    return [tell(one.message, dict(one.values), "en") for one in findings if one.code == code]


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        (OBSERVATIONS.format("admission", "'38,9'"), "its decimal mark a point: 38.9."),
        (OBSERVATIONS.format("admission", "'38.9'"), "“value” must be a number without quotes."),
        (
            OBSERVATIONS.format("day_4", 90),
            "“day_4” is not how “at” is written; write it as “day-4”.",
        ),
        (REFERENCE.format("Trung2010", 2010), "write it as “trung2010”."),
        (REFERENCE.format("đặng-2010", 2010), "write it as “dang-2010”."),
        (
            REFERENCE.format("lee", "{ date-parts = [[2010, 3]] }"),
            "“issued” must be a year as 2024,",
        ),
        (REFERENCE.format("lee", "'tháng 3'"), "“issued” must be a year as 2024,"),
        ("[[affiliations]]\ncountry = 'Việt Nam'", "write it as “VN”."),
        ("[[authors]]\nemail = 'an at example.org'", "write it as “an@example.org”."),
        ("[[authors]]\norcid = '1825'", "write it as “0000-0002-1825-0097”."),
    ],
)
def test_a_value_of_the_wrong_kind_is_answered_with_one_of_the_right_kind(
    toml: str, sentence: str, tmp_path: Path
) -> None:
    (message,) = told(checked(least(toml), tmp_path).findings, "S003")
    assert message.endswith(sentence) or sentence in message


@pytest.mark.parametrize(("typed", "meant"), [("vn", "vi"), ("us", "en"), ("vie", "vi")])
def test_a_language_that_there_is_not_is_told_once_with_the_one_meant(
    typed: str, meant: str, tmp_path: Path
) -> None:
    findings = checked(least(f"languages = ['{typed}', 'en']"), tmp_path).findings
    assert told(findings, "S008") == [
        f"There are no templates for “{typed}”; did you mean “{meant}”?"
    ]
    assert told(findings, "S004") == []


def test_a_panel_of_a_figure_without_panels_is_answered_with_its_callout(tmp_path: Path) -> None:
    figure = (
        "[[figures]]\nid = 'scan'\nfile = 'dot.png'\nburned_in_checked = true\nschematic = true\n"
        "title = { vi = 'Phim', en = 'Film' }\nalt = { vi = 'Chấm.', en = 'Dot.' }\n"
        "[introduction]\nvi = 'Xem @fig:scan{A}.'\nen = 'See @fig:scan{A}.'"
    )
    findings = checked(least(figure), tmp_path).findings
    assert FIGURES
    assert told(findings, "F002") == 2 * ["“scan” is not divided into panels; write @fig:scan."]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "AVIF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"8BPS\0\1", "Photoshop"),
    ],
)
def test_a_picture_of_a_telephone_or_a_scanner_is_called_what_it_is(
    start: bytes, kind: str, tmp_path: Path
) -> None:
    from casegen.case.figures import ImageError, read

    (tmp_path / "leg.heic").write_bytes(start + bytes(64))
    with pytest.raises(ImageError) as caught:
        read(tmp_path, "leg.heic")
    assert tell(caught.value.message, caught.value.values, "en") == (
        f"“leg.heic” is a {kind} file; save it as PNG or JPEG."
    )


def test_a_date_in_one_language_is_told_once(tmp_path: Path) -> None:
    told_in = "[introduction]\nvi = 'Khám ngày 12/03/1997.'\nen = 'Seen.'"
    assert len(told(checked(least(told_in), tmp_path).findings, "L004")) == 1
