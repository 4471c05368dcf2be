"""What identifies a person is found in comments, in names of files, and in drawings too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casegen.case.figures.svg import texts
from casegen.case.load import load
from casegen.check.check import check
from casegen.check.identifiers import identifying
from casegen.check.options import Options
from casegen.check.rules.privacy.figure_identifying import named
from tests.support.least_case import LEAST, least, written

IDENTIFYING = {
    "CCCD 001085012345": "001085012345",
    "mẹ: 0912 345 678": "0912 345 678",
    "Trần Thị Hoa, mã BN 2400567812": "Trần Thị Hoa",
    "the patient, Le Van Tam, was seen": "Le Van Tam",
    "bệnh nhân vào viện ngày 12/03/2024": "ngày 12/03/2024",
    "người bệnh ở xã Tân Lập": "xã Tân Lập",
}
HARMLESS = (
    "Ask Lan whether 3,85 is right.",
    "2024-05-06: đã đối chiếu với bệnh án.",
    "hỏi lại anh Tuấn; bản 10.0.19.1",
    "Hoàng An viết đoạn này.",
    "TODO: phường hay xã? xem lại",
)


def found(comment: str, folder: Path) -> list[tuple[int, int, str]]:
    """The line, the column and the words of what is found in a comment."""
    text = f"# head\n{written(least())}{'publish.comments = true'} # {comment}\n"
    (folder / "case.toml").write_text(text, "utf-8")
    places = [
        finding.place
        for finding in check(load(folder)).findings
        if finding.name == "comment-identifying"
    ]
    lines = text.split("\n")
    return [
        (one.line, one.column, lines[one.line - 1][one.column - 1 : one.end_column - 1])
        for one in places
    ]


@pytest.mark.parametrize(("comment", "words"), IDENTIFYING.items())
def test_a_comment_that_identifies_is_found_at_its_place(
    comment: str, words: str, tmp_path: Path
) -> None:
    told = found(comment, tmp_path)
    assert words in [text for _line, _column, text in told]
    assert {line for line, _column, _text in told} == {len(written(least()).split("\n")) + 1}


@pytest.mark.parametrize("comment", HARMLESS)
def test_a_note_among_authors_is_left_in_peace(comment: str, tmp_path: Path) -> None:
    assert found(comment, tmp_path) == []


def test_it_guards_the_patient_and_can_be_ignored_by_no_waiver(tmp_path: Path) -> None:
    text = written(least("waive.comment-identifying = 'mine'")) + "# CCCD 001085012345\n"
    (tmp_path / "case.toml").write_text(text, "utf-8")
    names = {finding.name for finding in check(load(tmp_path)).findings}
    assert {"comment-identifying", "waiver-refused"} <= names
    chosen = check(load(tmp_path), Options(select=("citation-order",))).findings
    assert "comment-identifying" not in {finding.name for finding in chosen}


@pytest.mark.parametrize(
    "name",
    [
        "nguyen-thi-hoa", "Tran Van Nam.png", "mri_0912345678.png", "001085012345-xray.jpg",
        "le-minh-tuan-1.png", "BN Nguyễn Văn An.png",
    ],
)  # fmt: skip
def test_a_name_or_a_number_in_a_file_name_is_found(name: str) -> None:
    assert named(name)


@pytest.mark.parametrize(
    "name",
    [
        "do-thi-huyet-sac-to.png", "tran-dich-mang-phoi.png", "nguyen-phat-1.png", "le-fort-1.png",
        "ho-so-benh-an.png", "cao-huyet-ap.png", "phan-ung-da.png", "vo-lach.png", "mri-p1-a.png",
        "emh-thalassemia", "truong-hop-1", "luong-mau-mat.svg", "histology-p2.png", "day-21",
    ],
)  # fmt: skip
def test_a_file_named_after_what_it_shows_is_left_in_peace(name: str) -> None:
    assert not named(name)


def slugged(slug: str, tmp_path: Path) -> list[str]:
    """The names of what is found in the least case in a folder of this name."""
    (tmp_path / slug).mkdir()
    (tmp_path / slug / "case.toml").write_text((LEAST / "case.toml").read_text("utf-8"), "utf-8")
    return [finding.name for finding in check(load(tmp_path / slug)).findings]


def test_a_folder_named_after_a_patient_is_found(tmp_path: Path) -> None:
    assert slugged("nguyen-thi-hoa", tmp_path) == ["figure-identifying"]
    assert slugged("iron-deficiency", tmp_path) == []


def drawn(text: str) -> str:
    """What a drawing with a text says."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg'><text x='1'>{text}</text></svg>"
    return " ".join(texts(svg.encode()))


def test_a_text_in_a_drawing_is_read() -> None:
    assert identifying(drawn("BN <tspan>Trần Thị Hoa</tspan>"))
    assert not identifying(drawn("T4&#x2013;T7, 12 mm"))


def test_a_drawing_that_identifies_is_found_at_its_figure(tmp_path: Path) -> None:
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'>"
        "<text x='9' y='9'>CCCD 001085012345</text></svg>"
    )
    label = {"vi": "Hình", "en": "Figure"}
    figure: dict[str, Any] = {"id": "a", "file": "a.svg", "title": label, "alt": label}
    says = {"vi": "Thiếu máu (@fig:a).", "en": "Anemia (@fig:a)."}
    data = least() | {"figures": [figure | {"schematic": True}], "introduction": says}
    (tmp_path / "case.toml").write_text(written(data), "utf-8")
    (tmp_path / "a.svg").write_text(svg, "utf-8")
    names = [finding.name for finding in check(load(tmp_path)).findings]
    assert "figure-identifying" in names
