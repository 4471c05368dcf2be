"""Drawings are priced before they are drawn, and each that is taken prints in every format."""

from __future__ import annotations

import random

import pytest

from casegen.case.figures.image import Image
from casegen.case.figures.svg import MEDIA_TYPE, SvgError, cleaned
from casegen.formats.drawn import drawn
from casegen.style.fonts import use_fonts
from casegen.system import limits

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">'


told: list[str] = []


def taken(inside: str) -> Image | None:
    """A drawing that check takes, None for one that it refuses in a sentence."""
    try:
        data, width, height = cleaned(f"{HEAD}{inside}</svg>".encode())
    except SvgError as error:
        told.append(error.message.format(file="a.svg", **error.values))
        return None
    return Image("a.svg", MEDIA_TYPE, width, height, data)


def gradient(kind: str, said: str) -> str:
    stops = '<stop offset="0"/><stop offset="1" stop-color="red"/>'
    return f'<{kind} id="a" {said}>{stops}</{kind}><rect fill="url(#a)" width="90" height="90"/>'


OWN = 'gradientUnits="userSpaceOnUse"'
BOMBS = {
    "a gradient of a hair": gradient(
        "linearGradient", f'spreadMethod="repeat" {OWN} x1="0" x2="0.00001"'
    ),
    "a gradient of little more": gradient(
        "linearGradient", f'spreadMethod="repeat" {OWN} x1="0" x2="0.001"'
    ),
    "a radial gradient of a hair": gradient(
        "radialGradient", f'spreadMethod="reflect" {OWN} cx="9" cy="9" r="0.0001"'
    ),
    "a gradient drawn together": gradient(
        "linearGradient", 'spreadMethod="reflect" gradientTransform="scale(0.00001)"'
    ),
    "a gradient far away": gradient(
        "linearGradient", f'spreadMethod="repeat" {OWN} x1="900000000" x2="900000001"'
    ),
    "a gradient of stops that touch": '<linearGradient id="a" spreadMethod="repeat">'
    '<stop offset="0.5"/><stop offset="0.5000001"/></linearGradient>'
    '<rect fill="url(#a)" width="90" height="90"/>',
    "a long text": f"<text y='9'>{'a' * 400_000}</text>",
    "many positions": f"<text y='9' x='{'1 ' * 200_000}'>a</text>",
    "a text drawn again": f"<text id='t' y='9'>{'a' * 2_000}</text>" + "<use href='#t'/>" * 30,
    "many shadows": "".join(f"<path id='p{n}' d='M0 0h9v9z'/>" for n in range(9_000))
    + "".join(f"<use href='#p{n}' x='9'/>" for n in range(9_000)),
    "dashes of a hair": '<path d="M0 0h90" stroke="red" stroke-dasharray="0.00001"/>',
    "dashes from above": '<g stroke="red" stroke-dasharray="0.00001"><path d="M0 0h90"/></g>',
    "tiles of a hair": '<pattern id="a" width="0.001" height="0.001" patternUnits="userSpaceOnUse">'
    '<path d="M0 0h9v9z"/></pattern><rect fill="url(#a)" width="90" height="90"/>',
    "a tile as large as a town": '<pattern id="a" width="90000" height="90000" '
    'patternUnits="userSpaceOnUse"><path d="M0 0h9v9z"/></pattern>'
    '<rect fill="url(#a)" width="90" height="90"/>',
    "paint upon paint": "<rect width='100' height='100'/>" * 2_000,
    "layers upon layers": "<g opacity='.5'>" * 20 + "<path d='M0 0h9v9z'/>" + "</g>" * 20,
    "markers upon markers": '<marker id="m" markerWidth="3" markerHeight="3"><path id="q" '
    'd="M0 0h9v9z"/>'
    + "<use href='#q'/>" * 300
    + f'</marker><path d="M0 0{"h1" * 900}" stroke="red" marker-mid="url(#m)"/>',
}


@pytest.mark.parametrize("inside", BOMBS.values(), ids=BOMBS)
def test_what_would_take_long_to_draw_is_refused_before_it_is_drawn(inside: str) -> None:
    assert taken(inside) is None


FAIR = {
    "a gradient": gradient("linearGradient", 'x2="1"'),
    "stripes": gradient("linearGradient", f'spreadMethod="repeat" {OWN} x2="9"'),
    "rings": gradient("radialGradient", f'spreadMethod="reflect" {OWN} cx="50" cy="50" r="9"'),
    "dots": "".join(f"<circle cx='{n % 97}' cy='{n % 89}' r='.7'/>" for n in range(8_000)),
    "marks of one kind": "<path id='p' d='M0 0h1v1z'/>" + "<use href='#p' x='9'/>" * 8_000,
    "hatching": '<pattern id="a" width="3" height="3" patternUnits="userSpaceOnUse">'
    '<path d="M0 0h3" stroke="red"/></pattern><rect fill="url(#a)" width="90" height="90"/>',
    "dashes": '<path d="M0 0h90" stroke="red" stroke-dasharray="3 1"/>',
    "a legend": "".join(f"<text y='{n}'>{'Ghép tế bào gốc ' * 5}</text>" for n in range(100)),
}


@pytest.mark.parametrize("inside", FAIR.values(), ids=FAIR)
def test_what_programs_draw_is_within_the_limits(inside: str) -> None:
    assert taken(inside)


def test_how_much_is_drawn_again_counts_as_often_as_it_is_drawn() -> None:
    line = f'<path id="p" d="M0 0{"h1" * 900}"/>'
    few, many = (line + '<use href="#p"/>' * times for times in (50, limits.SVG_STEPS // 900))
    assert taken(few)
    assert taken(many) is None


# What stands at the edge of what SVG says, where renderers fail.
ODD = {
    "a marker of no width": '<marker id="m" markerWidth="0"><path d="M0 0h9v9z"/></marker>'
    '<path d="M0 0h9v9" stroke="red" marker-end="url(#m)"/>',
    "a marker of no box": '<marker id="m" viewBox="0 0 0 9"><path d="M0 0h9v9z"/></marker>'
    '<path d="M0 0h9v9" stroke="red" marker-end="url(#m)"/>',
    "a marker at a point": '<marker id="m" orient="auto"><path d="M0 0h9v9z"/></marker>'
    '<path d="M5 5" stroke="red" marker-start="url(#m)" marker-end="url(#m)"/>',
    "a gradient of no length": gradient("linearGradient", f'spreadMethod="repeat" {OWN} x2="0"'),
    "a gradient of no radius": gradient("radialGradient", 'spreadMethod="repeat" r="0"'),
    "a focus outside": gradient("radialGradient", 'spreadMethod="repeat" fx="5" r="0.1"'),
    "a gradient of one stop": '<linearGradient id="a"><stop offset="0"/></linearGradient>'
    '<rect fill="url(#a)" width="9" height="9"/>',
    "a gradient of no stops": '<linearGradient id="a"/><rect fill="url(#a)" width="9" height="9"/>',
    "a pattern of no width": '<pattern id="a" width="0" height="9"><path d="M0 0h9v9z"/></pattern>'
    '<rect fill="url(#a)" width="9" height="9"/>',
    "a flat shape with a gradient": '<linearGradient id="a"><stop/><stop offset="1"/>'
    '</linearGradient><path d="M0 0h9" fill="url(#a)" stroke="url(#a)"/>',
    "an empty drawing": "",
    "an arc of no radius": '<path d="M0 0A0 0 0 0 1 9 9"/>',
    "an arc to where it began": '<path d="M9 9A5 5 0 0 1 9 9" stroke="red"/>',
    "a text of no width": '<text y="9" textLength="9" lengthAdjust="spacingAndGlyphs">&#x200b;'
    "</text>",
    "a nested drawing of no size": '<svg width="0" height="0"><rect width="9" height="9"/></svg>',
    "a drawing within one": '<svg x="9" viewBox="0 0 1 0"><rect width="9" height="9"/></svg>',
    "a symbol of no box": '<symbol id="s" viewBox="0 0 0 0"><path d="M0 0h9v9z"/></symbol>'
    '<use href="#s" width="9" height="9"/>',
    "an empty clip": '<clipPath id="c"/><rect width="9" height="9" clip-path="url(#c)"/>',
    "an empty mask": '<mask id="c"/><rect width="9" height="9" mask="url(#c)"/>',
    "a group seen through": '<g opacity="0.5"/><g opacity=".5"><text y="9">a</text></g>',
    "a skew of a right angle": '<rect width="9" height="9" transform="skewX(90)"/>',
    "its own colour": '<g color="currentcolor" fill="currentcolor"><path d="M0 0h9v9z"/></g>',
    "the colour of nothing": '<rect width="9" height="9" fill="context-fill" stroke="red"/>',
}


def printed(image: Image) -> bytes:
    """A drawing on a page, as PDF."""
    use_fonts()
    from casegen.formats.pdf.archive import Archive
    from casegen.formats.pdf.layout import lay_out
    from casegen.formats.pdf.xmp import Record

    number = f"figure:{abs(hash(image.data))}"
    head = '<html lang="en"><title>a</title><meta name="generator" content="casegen">'
    page = f'{head}<p><img style="width: 60mm" alt="a" src="{number}"></p>'
    return lay_out(page, "", {number: image}, Archive(Record({"en": "a"}, {}, [], []), ()))


@pytest.mark.parametrize("inside", ODD.values(), ids=ODD)
def test_what_is_odd_is_refused_or_prints_in_every_format(inside: str) -> None:
    image = taken(inside)
    if image:
        assert printed(image)
        assert drawn(image, 60).data


NUMBERS = ("0", "1e-9", "9", "50", "100%", "1e4", "0.5", "3em", "33.3", "8pt")
WRONG = ("-1", "nan", "", "1 2", "auto", "1e99", "9 em")
SHAPES = ("rect", "circle", "ellipse", "line", "path", "polygon", "text", "use", "svg", "g")
PATHS = ("M0 0h9v9z", "M5 5", "M0 0A5 0 0 1 1 9 9", "m1 1c1 2 3 4 5 6s1 1 9 9t3 3", "M0 0", "L9 9")
PAINTS = (
    "none",
    "red",
    "url(#a)",
    "url(#b)",
    "url(#p)",
    "url(#x) blue",
    "currentColor",
    "#12345678",
)
LENGTHS = ("x", "y", "width", "height", "r", "rx", "ry", "cx", "cy", "x1", "x2", "y1", "y2", "dx")
STYLES = ("stroke-width", "stroke-dasharray", "font-size", "opacity", "stroke-miterlimit")


def any_number(rng: random.Random) -> str:
    """A length, seldom one that is none."""
    return rng.choice(WRONG if rng.random() < 0.01 else NUMBERS)


def any_element(rng: random.Random, depth: int) -> str:
    """An element of odd attributes, with others in it."""
    name = rng.choice(SHAPES)
    said = [f'{key}="{any_number(rng)}"' for key in rng.sample(LENGTHS, 5)]
    said += [f'{key}="{any_number(rng)}"' for key in rng.sample(STYLES, 2)]
    said += [f'{key}="{rng.choice(PAINTS)}"' for key in ("fill", "stroke")]
    said += [f'd="{rng.choice(PATHS)}"', 'points="0,0 9,9 9,0"', f'href="#{rng.choice("sgx")}"']
    if rng.random() < 0.3:
        said.append(
            f'{rng.choice(("marker-end", "mask", "clip-path"))}="url(#{rng.choice("mkc")})"'
        )
    if rng.random() < 0.3:
        said.append(f'transform="{rng.choice(("scale(0)", "rotate(30)", "scale(-2 1)"))}"')
    within = "".join(any_element(rng, depth + 1) for _n in range(rng.randrange(3 - depth)))
    return f"<{name} {' '.join(said)}>{'Chữ' if name == 'text' else within}</{name}>"


def any_defs(rng: random.Random) -> str:
    """Gradients, a pattern, a marker, a mask and a clip of odd attributes."""
    spread = rng.choice(("pad", "repeat", "reflect"))
    units = rng.choice(("userSpaceOnUse", "objectBoundingBox"))
    odd = [rng.choice(("0", "1", "9", "50%", "0.3")) for _n in range(8)]
    stops = "".join(f'<stop offset="{rng.random():.2f}"/>' for _n in range(rng.randrange(4)))
    return f"""<defs><linearGradient id="a" spreadMethod="{spread}" gradientUnits="{units}"
    x1="{odd[0]}" x2="{odd[1]}">{stops}</linearGradient>
    <radialGradient id="b" href="#a" r="{odd[2]}" fx="{odd[3]}"/>
    <pattern id="p" width="{odd[4]}" height="{odd[5]}" patternUnits="{units}">
    <path d="M0 0h9v9z"/></pattern><g id="g"><path d="M0 0h9v9z"/></g>
    <symbol id="s" viewBox="0 0 {odd[6]} 9"><path d="M0 0h9v9z"/></symbol>
    <marker id="m" markerWidth="{odd[7]}" orient="auto"><path d="M0 0h9v9z"/></marker>
    <mask id="k"><rect width="9" height="9" fill="#fff"/></mask>
    <clipPath id="c"><circle r="9"/></clipPath></defs>"""


@pytest.mark.parametrize("seed", range(6))
def test_every_drawing_that_is_taken_prints_in_every_format(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret
    count = 0
    for _n in range(60):
        inside = "".join(any_element(rng, 0) for _m in range(rng.randrange(1, 4)))
        image = taken(any_defs(rng) + inside)
        if image:
            count += 1
            assert drawn(image, 60).data
            if count <= 6:
                assert printed(image)
    assert count > 10
