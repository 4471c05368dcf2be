"""The tests' own tools find fault where there is fault, and none where there is none."""

from pathlib import Path

import pytest

from casegen.style.fonts import use_fonts
from tests.support import need as needed
from tests.support.browser import axe_violations, page_at, screenshot
from tests.support.need import need
from tests.support.validators import (
    nu_html_errors,
    pdf_fonts,
    pdf_pages_png,
    pdf_text,
    pdf_ua_errors,
)

PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Ca bệnh</title></head>
<body><main><h1>Ca bệnh</h1><p>Tủy sống bị chèn ép.</p></main></body></html>
"""


def written(folder: Path, html: str) -> Path:
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    return path


def printed(folder: Path, variant: str | None) -> Path:
    use_fonts()
    from weasyprint import HTML

    path = folder / "page.pdf"
    HTML(string=PAGE).write_pdf(path, pdf_variant=variant)
    return path


def test_nu_passes_a_valid_page(tmp_path: Path) -> None:
    assert nu_html_errors([written(tmp_path, PAGE)]) == []


def test_nu_names_the_line_of_a_stray_end_tag(tmp_path: Path) -> None:
    errors = nu_html_errors([written(tmp_path, PAGE.replace("</p>", "</p></b>"))])
    assert [error.split(":")[:2] for error in errors] == [["page.html", "3"]]
    assert "Stray end tag" in errors[0]


def test_a_page_that_does_not_exist_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"absent\.html"):
        nu_html_errors([written(tmp_path, PAGE), tmp_path / "absent.html"])


def test_no_page_at_all_does_not_count_as_valid() -> None:
    with pytest.raises(AssertionError, match="no page to check"):
        nu_html_errors([])


def test_axe_passes_an_accessible_page(tmp_path: Path) -> None:
    with page_at(800) as (page, _):
        page.goto(written(tmp_path, PAGE).as_uri())
        assert axe_violations(page) == []


def test_axe_names_a_page_without_a_language(tmp_path: Path) -> None:
    with page_at(800) as (page, _):
        page.goto(written(tmp_path, PAGE.replace(' lang="vi"', "")).as_uri())
        violations = axe_violations(page)
    assert [violation.split(":")[0] for violation in violations] == ["html-has-lang"]


def test_a_page_with_everything_inside_asks_for_nothing(tmp_path: Path) -> None:
    picture = '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    with page_at(800) as (page, asked):
        page.goto(written(tmp_path, PAGE.replace("</p>", f"{picture}</p>")).as_uri())
    assert asked == []


def test_every_address_that_a_page_asks_for_is_recorded_and_only_files_are_answered(
    tmp_path: Path,
) -> None:
    style = tmp_path / "style.css"
    style.write_text("p { color: rgb(1, 2, 3) }", encoding="utf-8")
    parts = (
        '<link rel="stylesheet" href="style.css"><img alt="" src="https://example.org/a.png">'
        '<script>new WebSocket("wss://example.org/b")</script>'
    )
    with page_at(800) as (page, asked):
        page.goto(written(tmp_path, PAGE.replace("</main>", f"{parts}</main>")).as_uri())
        color = page.locator("p").evaluate("p => getComputedStyle(p).color")
        loaded = page.locator("img").evaluate("img => img.naturalWidth")
    assert sorted(asked) == [style.as_uri(), "https://example.org/a.png", "wss://example.org/b"]
    assert (color, loaded) == ("rgb(1, 2, 3)", 0)


def test_a_page_is_shown_at_the_width_asked_for() -> None:
    with page_at(360) as (page, _):
        assert page.evaluate("() => window.innerWidth") == 360


def test_a_screenshot_is_as_wide_as_asked_and_as_long_as_the_page(tmp_path: Path) -> None:
    tall = PAGE.replace("<p>", '<p style="height: 2000px">')
    picture = tmp_path / "page.png"
    screenshot(written(tmp_path, tall), picture, 500)
    width, height = png_size(picture)
    assert (width, height > 2000) == (500, True)


def test_outloud_passes_a_tagged_pdf(tmp_path: Path) -> None:
    assert pdf_ua_errors(printed(tmp_path, "pdf/ua-1")) == []


def test_outloud_fails_an_untagged_pdf(tmp_path: Path) -> None:
    errors = pdf_ua_errors(printed(tmp_path, None))
    assert any("StructTreeRoot" in error for error in errors)


def test_outloud_fails_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"no PDF")
    assert pdf_ua_errors(path) != []


def test_the_text_of_a_pdf_keeps_vietnamese_letters(tmp_path: Path) -> None:
    assert "Tủy sống bị chèn ép." in pdf_text(printed(tmp_path, "pdf/ua-1"))


def test_the_fonts_of_a_pdf_are_named_without_subset_tags(tmp_path: Path) -> None:
    fonts = pdf_fonts(printed(tmp_path, None))
    assert fonts
    assert all("+" not in name and embedded for name, embedded in fonts.items())


def test_a_font_that_is_not_embedded_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_with_a_font_of_the_viewer())
    assert pdf_fonts(path) == {"Helvetica": False}


def test_each_page_of_a_pdf_becomes_a_picture_at_the_resolution_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    pages = '<p style="break-after: page">1</p><p>2</p><style>@page { size: 4in 2in }</style>'
    use_fonts()
    from weasyprint import HTML

    HTML(string=pages).write_pdf(path)
    pictures = pdf_pages_png(path, tmp_path, 50)
    assert [png_size(picture) for picture in pictures] == [(200, 100), (200, 100)]


def test_a_missing_program_skips_a_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(needed.MUST, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-program is not on this machine"):
        need("no-such-program")


def test_a_missing_program_fails_a_test_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(needed.MUST, "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-program is not on this machine"):
        need("no-such-program")


def test_a_missing_file_fails_a_test_in_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(needed.MUST, "true")
    with pytest.raises(pytest.fail.Exception, match=r"absent\.jar is not on this machine"):
        needed.need_file(tmp_path / "absent.jar")


def png_size(path: Path) -> tuple[int, int]:
    header = path.read_bytes()[16:24]
    return int.from_bytes(header[:4]), int.from_bytes(header[4:])


def pdf_with_a_font_of_the_viewer() -> bytes:
    return b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99]
  /Resources <</Font <</F 4 0 R>>>>>> endobj
4 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
"""
