"""A drawing is written anew with only what draws; what could act, fetch or hide is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import etree

from casegen.build.pipeline import edition
from casegen.case.figures import ImageError, read
from casegen.case.figures.svg import SvgError, cleaned
from casegen.check.examine import examined
from casegen.formats.each.html import html
from casegen.style.fonts import use_fonts
from casegen.system import limits
from tests.support.growth import linear
from tests.support.least_case import checked, least

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = f'<svg {SVG} width="40mm" height="20mm" viewBox="0 0 400 200">'

# What drawing programs write: a style sheet, an editor's notes, parts drawn again, a gradient.
CHART = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Made with a drawing program by someone on a host -->
{HEAD.replace("<svg ", '<svg xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" ')}
<title>Bs. Nguyễn Văn An</title>
<metadata><author>someone</author></metadata>
<style type="text/css">
* {{ stroke-linejoin: round }} .bar {{ fill: #7d1f33 }} #axis, line {{ stroke: black }}
</style>
<defs>
<linearGradient id="shade"><stop offset="0" stop-color="#fff"/><stop offset="1"/></linearGradient>
<clipPath id="frame"><rect width="400" height="200"/></clipPath>
<path id="tick" d="M0 0v-6"/>
</defs>
<g inkscape:label="chart" clip-path="url(#frame)" style="stroke-width: 2; fill: url('#shade')">
<rect class="bar" x="20" y="40" width="60" height="120"/>
<rect x="120" y="80" width="60" height="80"/>
<line id="axis" x1="10" y1="160" x2="390" y2="160"/>
<use xlink:href="#tick" x="50" y="160" style="stroke: #000"/>
</g>
<a xlink:href="https://example.org">
<text x="20" y="185" font-size="20">Hb <tspan font-weight="bold">90</tspan> g/L</text>
</a>
</svg>""".encode()


def drawn(inside: str, head: str = HEAD) -> bytes:
    return f"{head}{inside}</svg>".encode()


# A pattern whose tile is painted with the pattern.
TILED = """<pattern id="a" width="9" height="9"><use href="#b"/></pattern>
<rect id="b" width="9" height="9" fill="url(#a)"/>"""


def refusal(data: bytes) -> SvgError:
    with pytest.raises(SvgError) as caught:
        cleaned(data)
    assert caught.value.message.format(file="a.svg", **caught.value.values)
    return caught.value


def test_a_drawing_keeps_what_draws() -> None:
    data, width, height = cleaned(CHART)
    root = etree.fromstring(data)
    names = [etree.QName(one).localname for one in root.iter()]
    assert (width, height) == (151, 76)
    assert names.count("rect") == 3
    assert {"linearGradient", "stop", "clipPath", "path", "use", "text", "tspan"} <= set(names)
    assert "".join(map(str, root.itertext())) == "Hb 90 g/L"
    bar = next(one for one in root.iter() if one.get("x") == "20" and one.get("height"))
    assert (bar.get("fill"), bar.get("stroke-linejoin")) == ("#7d1f33", "round")
    by_name = {etree.QName(one).localname: one for one in root.iter()}
    assert by_name["line"].get("stroke") == "#000000"
    assert by_name["use"].get("href") == f"#{by_name['path'].get('id')}"
    (framed,) = [one for one in root.iter() if one.get("clip-path")]
    assert framed.get("fill") == f"url(#{by_name['linearGradient'].get('id')})"
    assert framed.get("clip-path") == f"url(#{by_name['clipPath'].get('id')})"


def test_a_drawing_loses_all_that_does_not_draw() -> None:
    data, _width, _height = cleaned(CHART)
    text = data.decode()
    for word in ("Nguyễn", "someone", "host", "inkscape", "DOCTYPE", "<?", "class", "example.org"):
        assert word not in text
    assert set(re.findall(r'https?://[^"]*', text)) == {"http://www.w3.org/2000/svg"}


def test_a_clean_drawing_is_cleaned_to_itself() -> None:
    data = cleaned(CHART)[0]
    assert cleaned(data)[0] == data


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<rect onclick="alert(1)"/>', "onclick"),
        ('<rect ONLOAD="alert(1)"/>', "ONLOAD"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="file:///"/>', "<iframe>"),
        (
            '<image href="http://example.org/a.png"/>',
            "<image href=“http://example.org/a.png”>",
        ),
        ('<image xlink:href="file:///etc/passwd"/>', "<image href=“file:///etc/passwd”>"),
        ('<use href="other.svg#a"/>', "href=“other.svg#a”"),
        ('<use xlink:href="data:image/svg+xml,a#b"/>', "href=“data:image/svg+xml,a#b”"),
        ('<linearGradient href="http://example.org/#a"/>', "href=“http://example.org/#a”"),
        ('<rect fill="url(http://example.org/a)"/>', "fill=“url(http://example.org/a)”"),
        ('<rect fill="url(file:///etc/passwd#a)"/>', "fill=“url(file:///etc/passwd#a)”"),
        ('<rect fill="u\\72l(//a)"/>', "fill=“u\\72l(//a)”"),
        ('<rect style="fill: url(//example.org)"/>', "fill=“url(//example.org)”"),
        ('<rect style="background: url(//example.org)"/>', "background=“url(//example.org)”"),
        ('<rect style="fill: expression(1)"/>', "fill=“expression(1)”"),
        ('<rect style="width: attr(x)"/>', "width=“attr(x)”"),
        ("<style>@import 'http://example.org';</style>", "@import"),
        ("<style>rect { fill: url(//a) }</style><rect/>", "fill=“url(//a)”"),
        ("<style>g:not(.a) rect { fill: red }</style>", "g:not(.a) rect {"),
        ('<animate attributeName="href" to="javascript:alert(1)"/>', "<animate>"),
        ('<set attributeName="onload"/>', "<set>"),
        ('<filter id="a"/>', "<filter>"),
        ("<SCRIPT/>", "<SCRIPT>"),
        ("<handler/>", "<handler>"),
        ('<g id="a"><use href="#a"/></g>', "href=“#a”"),
        (f"<g>{TILED}</g>", "href=“#b”"),
    ],
)
def test_what_could_act_or_fetch_is_refused_and_named(inside: str, what: str) -> None:
    assert refusal(drawn(inside)).values == {"what": what}


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "start",
    [
        f"<!DOCTYPE svg [{BOMB}]>",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!-- --><!DOCTYPE svg [<!ENTITY % a SYSTEM "http://example.org/"> %a;]>',
        '<!doctype svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg PUBLIC "a>b" "c" [<!ENTITY a "b">]>',
    ],
)
def test_a_drawing_that_declares_entities_is_refused(start: str) -> None:
    assert refusal(f"{start}{HEAD}<text>&e8;</text></svg>".encode()).message


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<svg/>",
        b"<html><svg/></html>",
        HEAD.encode(),
        drawn("<g>"),
        drawn("&nbsp;"),
        drawn("<rect x='1' x='2'/>"),
        drawn("<text>\x07</text>"),
        drawn("").decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="utf-7"?>' + drawn("\xff").decode("utf-8").encode("latin-1"),
        drawn("<g>" * 300 + "</g>" * 300),
        drawn("", HEAD.replace("40mm", "0").replace("0 0 400 200", "")),
        drawn("", f'<svg {SVG} width="100%" height="100%">'),
        drawn("", f'<svg {SVG} width="1e400" height="1">'),
        drawn("", f'<svg {SVG} width="inf" height="nan" viewBox="0 0 nan inf">'),
        drawn("", f'<svg {SVG} viewBox="0 0 999999999 1">'),
    ],
)
def test_what_is_no_sound_drawing_is_refused(data: bytes) -> None:
    assert refusal(data).message


LACE = '<g id="g0"><rect width="9" height="9"/></g>' + "".join(
    f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 12)
)

MARKED = (
    f'<marker id="m"><path d="{"M0 0" * 2000}"/></marker>'
    f'<path d="{"h1" * 2000}" marker-mid="url(#m)"/>'
)


@pytest.mark.parametrize(
    "inside",
    [
        LACE,
        LACE.replace('href="#g', 'mask="url(#g').replace('"/>', ')"/>'),
        "<g/>" * (limits.SVG_ELEMENTS + 1),
        "<g>" * (limits.SVG_DEPTH + 2) + "</g>" * (limits.SVG_DEPTH + 2),
        "".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(2000)),
        MARKED,
        f'<path d="{"h1" * limits.SVG_STEPS}"/>',
        "<style>" + ".a{fill:red}" * (limits.SVG_STYLES + 1) + "</style>",
        f'<rect style="fill:{"(" * 50_000}"/>',
        f'<rect style="fill:{"(" * 5_000}{")" * 5_000}"/>',
        f"<style>{'{' * 20_000}</style>",
        f'<rect style="stroke-width:{"9" * 5_000}"/>',
        f"<style>rect {{stroke-width: {'9' * 5_000}}}</style>",
        "<g>" + " " * limits.SVG_BYTES + "</g>",
    ],
    ids=range(14),
)
def test_a_drawing_that_draws_too_much_is_refused(inside: str) -> None:
    assert refusal(drawn(inside)).message


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="{}"/>|0',
        '<path d="{}"/>| ',
        '<text font-family="{}">a</text>|a',
        '<rect fill="{}"/>|url(',
        '<rect fill="{}"/>|url(#a) ',
        '<g viewBox="{}"/>|0 ',
    ],
)
def test_a_long_value_is_read_in_linear_time(inside: str) -> None:
    around, piece = inside.split("|")

    def prepare(size: int) -> Callable[[], object]:
        long = HEAD.replace("0 0 400 200", "0" + " " * size)
        value = around.format(piece * (size // len(piece)))
        drawings = [drawn(value), drawn(value, long)]
        return lambda: judged(*drawings)

    assert linear(prepare, 200_000)


def judged(*drawings: bytes) -> None:
    for data in drawings:
        with suppress(SvgError):
            cleaned(data)


def figured(folder: Path, drawing: bytes) -> str:
    """The least case's page in English with a drawing as its figure, or the first finding."""
    (folder / "chart.svg").write_bytes(drawing)
    figure = {"id": "chart", "file": "chart.svg", "schematic": True}
    figure |= {"title": {"vi": "Biểu đồ", "en": "Chart"}, "alt": {"vi": "Cột", "en": "Bars"}}
    data = least() | {"figures": [figure]}
    words = data["introduction"]
    data["introduction"] = {tag: text[:-1] + " (@fig:chart)." for tag, text in words.items()}
    result = checked(data, folder)
    errors = [finding for finding in result.findings if finding.severity == "error"]
    if errors:
        return errors[0].said("en")
    return html(edition(result, "case").documents["en"]).decode()


def test_a_drawing_is_printed_as_an_image_and_never_in_the_page(tmp_path: Path) -> None:
    page = figured(tmp_path, cleaned(CHART)[0])
    assert page.count("data:image/svg+xml;base64,") == 1
    assert "<rect" not in page
    assert examined(tmp_path)[1] == ()


@pytest.mark.parametrize(
    ("inside", "kinds"),
    [
        ("<rect id='a' xml:space='preserve'/><use xlink:href='#a'/>", ()),
        ("<!-- drawn on a Tuesday -->", ("comment",)),
        ("<g><title>Bars</title><desc>Four of them</desc></g>", ("text",)),
        ("<text>Hb <title>Họ tên: An</title></text>", ("patient", "text")),
        ("<metadata><creator>someone</creator></metadata>", ("editor",)),
        ("<metadata><a:by xmlns:a='b:'>an@example.org</a:by></metadata>", ("editor", "patient")),
        ("<g xmlns:i='http://www.inkscape.org' i:export='/home/an/a.png'/>", ("editor",)),
        ("<i:view xmlns:i='http://www.inkscape.org'/>", ("editor",)),
        ("<g data-name='Layer of a patient'/>", ("editor", "patient")),
        ("<?drawn by='someone'?>", ("editor",)),
    ],
)
def test_what_is_left_out_of_a_drawing_is_named(
    inside: str, kinds: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "a.svg").write_bytes(drawn(inside))
    assert read(tmp_path, "a.svg").removed == kinds
    (tmp_path / "a.svg").write_bytes(read(tmp_path, "a.svg").data)
    assert read(tmp_path, "a.svg").removed == ()


def test_what_stands_before_and_after_a_drawing_is_named_too(tmp_path: Path) -> None:
    for data in (b"<!-- a -->" + drawn(""), drawn("") + b"<!-- a -->"):
        (tmp_path / "a.svg").write_bytes(data)
        assert read(tmp_path, "a.svg").removed == ("comment",)


def test_a_drawing_program_that_leaves_its_notes_is_a_warning(tmp_path: Path) -> None:
    assert figured(tmp_path, CHART).startswith("<!")
    found = examined(tmp_path)[1]
    assert {(one.name, one.severity) for one in found} == {("image-metadata", "warning")}
    assert "the program it was drawn with" in " ".join(one.said("en") for one in found)


def test_a_drawing_that_is_refused_is_a_finding_with_its_name(tmp_path: Path) -> None:
    assert figured(tmp_path, drawn("<script/>")) == (
        "“chart.svg” holds <script>, which a printed drawing cannot have; save it as plain SVG "
        "or as PNG."
    )


def test_the_printed_page_draws_the_drawing(tmp_path: Path) -> None:
    use_fonts()
    from casegen.formats.pdf.archive import Archive
    from casegen.formats.pdf.layout import lay_out
    from casegen.formats.pdf.xmp import Record

    (tmp_path / "chart.svg").write_bytes(CHART)
    image = read(tmp_path, "chart.svg")
    head = '<html lang="en"><title>a</title><meta name="generator" content="casegen">'
    page = f'{head}<p><img alt="a" src="figure:a"></p>'
    archive = Archive(Record({"en": "a"}, {}, [], []), ())
    with_it = lay_out(page, "", {"figure:a": image}, archive)
    without = lay_out(page.replace("<img", "<p><i").replace("src", "id"), "", {}, archive)
    assert with_it.startswith(b"%PDF")
    assert len(with_it) > len(without)


def test_a_picture_that_only_claims_to_be_a_drawing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"<svg onload='alert(1)'>")
    with pytest.raises(ImageError):
        read(tmp_path, "a.png")
