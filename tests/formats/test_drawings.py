"""Drawings as programs write them: what draws is taken, what is not seen is left out."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from casegen.case.figures import ImageError, read
from casegen.case.figures.svg import SvgError, cleaned, texts
from casegen.formats.drawn import drawn, plain
from casegen.style.fonts import use_fonts

ZOO = Path(__file__).parents[1] / "data" / "drawings"
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = f'<svg {SVG} width="200" height="100">'
# Each program's drawing, with what it says to a reader.
SAID = {
    "biorender": ("Tế bào CD34+",),
    "drawio": ("Nhập viện",),
    "graphpad": ("Trước", "Sau", "PEEP (cmH2O)", "10"),
    "inkscape": ("Ferritin 103 µg/L",),
    "matplotlib": ("Thời gian (tháng)", "LIC (mg Fe/g)"),
    "powerpoint": ("Ghép tế bào gốc",),
    "svglite": ("Ngày sau truyền máu", "Hb (g/L)", "90"),
}
each = pytest.mark.parametrize("program", sorted(SAID))


def clean(inside: str, head: str = HEAD) -> etree._Element:
    return etree.fromstring(cleaned(f"{head}{inside}</svg>".encode())[0])


def named(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{http://www.w3.org/2000/svg}}{name}"))


def dark(data: bytes) -> int:
    """How many pixels of a picture are not white."""
    with Image.open(io.BytesIO(data)) as image:
        return sum(image.convert("L").point(lambda one: one < 200).histogram()[1:])


def test_every_drawing_of_the_zoo_is_looked_at() -> None:
    assert {one.stem for one in ZOO.glob("*.svg")} == SAID.keys()


@each
def test_the_drawing_of_every_program_is_taken_and_says_what_it_shows(program: str) -> None:
    image = read(ZOO, f"{program}.svg")
    assert texts(image.data) == SAID[program]
    assert dark(drawn(image, 400).data) > 400
    again = cleaned(image.data, lambda data: ("image/png", data))[0]
    assert again == image.data


@each
def test_of_every_program_only_what_draws_is_kept(program: str) -> None:
    text = read(ZOO, f"{program}.svg").data.decode()
    for word in ("class", "data-", "Trần", "Nguyen", "Lê Thị", "Phạm", "mxfile", "2025", "/home"):
        assert word not in text
    assert set(re.findall(r' id="([^"]*)"', text)) <= {f"i{number}" for number in range(1, 20)}


@each
def test_the_pdf_of_every_program_shows_its_drawing(program: str) -> None:
    use_fonts()
    from casegen.formats.pdf.archive import Archive
    from casegen.formats.pdf.layout import lay_out
    from casegen.formats.pdf.xmp import Record

    address = f"figure:{program}"
    head = '<html lang="en"><title>a</title><meta name="generator" content="casegen">'
    page = f'{head}<p><img style="width: 60mm" alt="a" src="{address}"></p>'
    image = read(ZOO, f"{program}.svg")
    assert lay_out(page, "", {address: image}, Archive(Record({"en": "a"}, {}, [], []), ()))


@pytest.mark.parametrize(
    "colour", ["#1e4e79", "#2e75b6", "#0E2841", "#5e35b1", "#1b9e77", "#8e24aa", "#4e342e"]
)
def test_a_colour_is_no_number(colour: str) -> None:
    for said in (f'fill="{colour}"', f'style="fill:{colour}"', f'class="a" id="a"><!--{colour}-->'):
        rect = f"<style>.a{{fill:{colour}}}</style><rect width='9' height='9' {said}"
        (made,) = named(clean(rect + ("</rect>" if said.endswith(">") else "/>")), "rect")
        assert made.get("fill") == colour.lower()


@pytest.mark.parametrize("name", ["path1e10", "a1234567890", "Inf-1", "nan_layer", "m3537c1e71b"])
def test_an_id_is_no_number(name: str) -> None:
    root = clean(f'<path id="{name}" d="M0 0h9v9z"/><use xlink:href="#{name}" x="20"/>')
    assert [one.get("href") for one in named(root, "use")] == ["#i1"]


@pytest.mark.parametrize(
    ("sheet", "stroke"),
    [
        (".plot line { stroke: red }", "#ff0000"),
        (".plot > line { stroke: red }", "#ff0000"),
        ("line.a { stroke: red }", "#ff0000"),
        ("g line.b { stroke: red }", "#0000ff"),
        ("line { stroke: red !important }", "#ff0000"),
        ("@media print { line { stroke: red } }", "#ff0000"),
        ("@media (prefers-color-scheme: dark) { line { stroke: red } }", "#0000ff"),
        ("@font-face { font-family: A; src: url(a) } line { stroke: red }", "#ff0000"),
        (":root { --ink: red } line { stroke: var(--ink) }", "#ff0000"),
        ("line { stroke: var(--none, red) }", "#ff0000"),
        ("line { stroke: light-dark(red, blue) }", "#ff0000"),
        ("line:hover { stroke: red }", "#0000ff"),
        ("line { stroke: nonsense }", "#0000ff"),
    ],
)
def test_a_style_sheet_is_read_as_browsers_read_it(sheet: str, stroke: str) -> None:
    line = '<line class="a" x2="9" y2="9" stroke="blue"/>'
    root = clean(f'<style>{sheet}</style><g class="plot">{line}</g>')
    assert [one.get("stroke") for one in named(root, "line")] == [stroke]


HIDDEN = {
    "display": '<text x="9" y="9" display="none">SECRET</text>',
    "display of a group": '<g style="display:none"><text x="9" y="9">SECRET</text></g>',
    "visibility": '<text x="9" y="9" visibility="hidden">SECRET</text>',
    "visibility from above": '<g visibility="hidden"><text x="9" y="9">SECRET</text></g>',
    "opacity": '<text x="9" y="9" opacity="0">SECRET</text>',
    "opacity of a group": '<g opacity="0%"><text x="9" y="9">SECRET</text></g>',
    "opacity of the fill": '<text x="9" y="9" fill-opacity="0">SECRET</text>',
    "no fill": '<text x="9" y="9" style="fill:none">SECRET</text>',
    "no size": '<text x="9" y="9" font-size="0">SECRET</text>',
    "squeezed": '<text x="9" y="9" transform="scale(0)">SECRET</text>',
    "above the page": '<text x="9" y="-200">SECRET</text>',
    "beside the page": '<text x="900" y="20">SECRET</text>',
    "moved off the page": '<g transform="translate(0 900)"><text x="9" y="9">SECRET</text></g>',
    "never used": '<defs><text id="a" x="9" y="9">SECRET</text></defs>',
    "a symbol never used": '<symbol id="a"><text x="9" y="9">SECRET</text></symbol>',
    "a part of a text": '<text x="9" y="9">a<tspan display="none">SECRET</tspan>b</text>',
    "a comment": "<!-- SECRET -->",
    "a title": "<title>SECRET</title>",
    "a description": "<desc>SECRET</desc>",
    "metadata": "<metadata>SECRET</metadata>",
    "an id": '<rect id="SECRET" width="9" height="9"/>',
    "a class": '<rect class="SECRET" width="9" height="9"/>',
    "data": '<rect data-name="SECRET" width="9" height="9"/>',
    "a font": '<text x="9" y="9" font-family="SECRET">a</text>',
    "a used id": '<path id="SECRET" d="M0 0h9v9z"/><use xlink:href="#SECRET" x="9"/>',
    "an unknown property": '<rect style="-x-note: SECRET" width="9" height="9"/>',
    "a label": '<rect aria-label="SECRET" width="9" height="9"/>',
}


@pytest.mark.parametrize("inside", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_seen_is_left_out(inside: str) -> None:
    data = cleaned(f'{HEAD}<rect width="1" height="1"/>{inside}</svg>'.encode())[0]
    assert b"SECRET" not in data
    assert "SECRET" not in " ".join(texts(data))


SHOWN = {
    "usual": '<text x="9" y="9">SHOWN</text>',
    "shown again": '<g visibility="hidden"><text y="9" visibility="visible">SHOWN</text></g>',
    "outlined": '<text x="9" y="9" fill="none" stroke="red">SHOWN</text>',
    "used": '<defs><text id="a" y="9">SHOWN</text></defs><use href="#a"/>',
    "coloured where it is used": '<g fill="none"><text id="a" y="9">SHOWN</text></g>'
    '<use href="#a" fill="red"/>',
    "turned": '<text transform="rotate(-90)" x="-90" y="20">SHOWN</text>',
    "ends on the page": '<text x="210" y="20" text-anchor="end">SHOWN</text>',
    "moved back": '<g transform="translate(-900)"><text x="909" y="9">SHOWN</text></g>',
}


@pytest.mark.parametrize("inside", SHOWN.values(), ids=SHOWN)
def test_what_is_seen_is_kept_and_can_be_read(inside: str) -> None:
    data = cleaned(f"{HEAD}{inside}</svg>".encode())[0]
    assert texts(data) == ("SHOWN",)


def test_letters_of_their_own_are_read_as_one_word() -> None:
    letters = "".join(f'<text x="{9 * n}" y="9">{letter}</text>' for n, letter in enumerate("Minh"))
    assert texts(cleaned(f"{HEAD}{letters}</svg>".encode())[0]) == ("Minh",)


def test_a_superscript_stands_above_and_what_follows_does_not() -> None:
    root = clean('<text y="50" font-size="20">10<tspan baseline-shift="super">5</tspan>/mL</text>')
    shifts = [(one.text, one.get("dy")) for one in named(root, "tspan")]
    assert shifts == [("5", "-5.28"), ("/mL", "5.28")]


def test_the_size_in_the_short_form_of_a_font_is_kept() -> None:
    (text,) = named(
        clean("<text y='9' style=\"font: italic 700 12px 'DejaVu Sans'\">a</text>"), "text"
    )
    assert (text.get("font-size"), text.get("font-weight"), text.get("font-style")) == (
        "12",
        "700",
        "italic",
    )


CUT = """<switch><foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">
Ghép tế bào gốc đồng loài</div></foreignObject><text x="9" y="9">Ghép tế b…</text></switch>"""


def test_a_text_that_only_browsers_show_whole_is_refused_in_one_sentence() -> None:
    with pytest.raises(SvgError) as caught:
        clean(CUT)
    assert caught.value.values == {"what": "Ghép tế bào gốc đồng loài"}


def picture(**options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(out, "JPEG", **options)
    return out.getvalue()


def test_a_picture_within_a_drawing_is_published_alone(tmp_path: Path) -> None:
    address = b64encode(picture(comment=b"SECRET")).decode()
    image = f'<image href="data:image/jpeg;base64,{address}" width="80" height="60"/>'
    (tmp_path / "a.svg").write_text(f"{HEAD}{image}</svg>", "utf-8")
    made = read(tmp_path, "a.svg")
    assert b64encode(b"SECRET")[:6] not in made.data
    assert "comment" in made.removed
    assert dark(drawn(made, 200).data) > 4_000


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/gif;base64,R0lGODlh",
        "data:text/html,<script>",
        "data:image/png;base64,AAAA",
        "data:image/png;base64,!",
        "file:///etc/passwd",
    ],
)
def test_a_picture_that_is_none_is_refused(address: str, tmp_path: Path) -> None:
    image = f'<image href="{address.replace("<", "&lt;")}" width="80" height="60"/>'
    (tmp_path / "a.svg").write_text(f"{HEAD}{image}</svg>", "utf-8")
    with pytest.raises(ImageError):
        read(tmp_path, "a.svg")


def test_what_programs_of_pdf_draw_otherwise_is_printed_as_a_picture() -> None:
    line = '<path id="p" d="M0 50h90" stroke="red"/>'
    along = cleaned(f'{HEAD}{line}<text><textPath href="#p">a</textPath></text></svg>'.encode())[0]
    assert not plain(along)
    assert plain(cleaned(f"{HEAD}{line}</svg>".encode())[0])
