"""Attacks by figures: bombs, pictures that are none, and drawings that act or fetch."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.hostile import KEPT, Desk, harmless, refused
from tests.support.least_case import LEAST

PNG = b"\x89PNG\r\n\x1a\n"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="100" height="100">'
)


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, rows: bytes, *more: bytes) -> bytes:
    """A grey PNG file that says it is so large."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(rows, 9))
    return PNG + head + b"".join(more) + body + chunk(b"IEND", b"")


@refused("figure-file")
def picture_of_a_billion_pixels(desk: Desk) -> None:
    desk.draw(png(40_000, 40_000, b"\0" * 1_000_000), "sent.png")


@refused("figure-file")
def picture_of_two_billion_by_two_billion(desk: Desk) -> None:
    desk.draw(png(2**31 - 1, 2**31 - 1, b"\0"), "sent.png")


@refused("figure-file")
def picture_of_no_pixels(desk: Desk) -> None:
    desk.draw(png(0, 0, b""), "sent.png")


@refused("figure-file")
def picture_whose_words_unpack_to_a_hundred_megabytes(desk: Desk) -> None:
    words = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 100_000_000, 9))
    desk.draw(png(8, 8, b"\0" * 72, words), "sent.png")


@refused("figure-file")
def picture_cut_off(desk: Desk) -> None:
    desk.draw((LEAST / "scan.png").read_bytes()[:200], "sent.png")


@refused("figure-file")
def picture_whose_chunk_claims_four_gigabytes(desk: Desk) -> None:
    data = PNG + struct.pack(">I", 2**32 - 1) + b"IHDR" + b"\0" * 100
    desk.draw(data, "sent.png")


@refused("figure-file")
def page_that_claims_to_be_a_picture(desk: Desk) -> None:
    desk.draw("<html><script>alert(1)</script></html>", "sent.png")


@refused("figure-file")
def postscript_that_claims_to_be_a_picture(desk: Desk) -> None:
    desk.draw(
        "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n", "sent.png"
    )


@refused("figure-file")
def film_that_claims_to_be_a_picture(desk: Desk) -> None:
    frames = [Image.new("L", (8, 8), shade) for shade in range(200)]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    desk.draw(file.getvalue(), "sent.png")


@refused("figure-file")
def tiff_that_leads_back_into_itself(desk: Desk) -> None:
    entry = struct.pack("<HHII", 256, 4, 1, 8)
    desk.draw(b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 8), "sent.png")


@harmless()
def picture_that_is_a_page_too(desk: Desk) -> None:
    data = (LEAST / "scan.png").read_bytes() + b"<script>alert(1)</script>"
    desk.draw(data, "sent.png")


def drawing(inside: str, head: str = HEAD) -> str:
    """A drawing that holds something."""
    return f"{head}{inside}</svg>"


@refused("figure-file")
def drawing_with_a_script(desk: Desk) -> None:
    desk.draw(drawing("<script>alert(1)</script>"))


@refused("figure-file")
def drawing_with_a_handler(desk: Desk) -> None:
    desk.draw(drawing('<rect onload="alert(1)"/>'))


@refused("figure-file")
def drawing_with_a_page_inside(desk: Desk) -> None:
    desk.draw(
        drawing('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')
    )


@refused("figure-file")
def drawing_that_shows_a_file(desk: Desk) -> None:
    desk.draw(drawing(f'<image xlink:href="file://{desk.outside}/secret.png"/>'))


@refused("figure-file")
def drawing_that_uses_another(desk: Desk) -> None:
    desk.draw(drawing(f'<use xlink:href="{desk.outside}/secret.svg#a"/>'))


@refused("figure-file")
def drawing_that_fetches(desk: Desk) -> None:
    desk.draw(drawing('<rect fill="url(http://localhost:9/a#b)"/>'))


@refused("figure-file")
def drawing_whose_style_fetches(desk: Desk) -> None:
    desk.draw(drawing("<style>@import 'http://localhost:9/a.css';</style>"))


@refused("figure-file")
def drawing_with_an_entity_for_a_file(desk: Desk) -> None:
    entity = f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file://{desk.outside}/secret.svg">]>'
    desk.draw(entity + drawing("<text>&a;</text>"))


@refused("figure-file")
def drawing_of_a_billion_laughs(desk: Desk) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    desk.draw(f'<!DOCTYPE svg [<!ENTITY l0 "lol">{laughs}]>' + drawing("<text>&l9;</text>"))


@refused("figure-file")
def drawing_of_a_billion_laughs_in_an_attribute(desk: Desk) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    desk.draw(f'<!DOCTYPE svg [<!ENTITY l0 "1">{laughs}]>' + drawing('<rect width="&l9;"/>'))


@refused("figure-file")
def drawing_of_a_billion_uses(desk: Desk) -> None:
    uses = "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
    desk.draw(drawing(f'<rect id="g0"/>{uses}'))


@refused("figure-file")
def drawing_that_leads_back_into_itself(desk: Desk) -> None:
    desk.draw(drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))


@refused("figure-file")
def drawing_nested_a_thousand_deep(desk: Desk) -> None:
    desk.draw(drawing("<g>" * 1_000 + "</g>" * 1_000))


@refused("figure-file")
def drawing_of_a_hundred_thousand_elements(desk: Desk) -> None:
    desk.draw(drawing("<rect/>" * 100_000))


@refused("figure-file")
def drawing_of_ten_megabytes(desk: Desk) -> None:
    desk.draw(drawing(" " * 10_000_000))


@refused("figure-file")
def drawing_of_no_size(desk: Desk) -> None:
    desk.draw(drawing("", HEAD.replace("100", "1e999")))


@refused("figure-file")
def drawing_in_another_encoding(desk: Desk) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + drawing("<script/>")
    desk.draw(text.encode("utf-16"))


@refused("figure-file")
def drawing_packed_with_gzip(desk: Desk) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    desk.draw(packer.compress(b" " * 50_000_000) + packer.flush(), "sent.svgz")


@harmless()
def drawing_that_animates_nothing(desk: Desk) -> None:
    notes = f"<metadata>{KEPT[:3]}<x xmlns='a'>b</x></metadata><title>a</title><!-- b -->"
    desk.draw(drawing(notes + '<rect width="50" height="50" style="fill:#123;-x:1"/>'))


@refused("figure-file")
def drawing_of_numbers_without_end(desk: Desk) -> None:
    desk.draw(drawing('<path d="M 1e999 -1e999 L nan inf"/><rect width="1e308" x="-1e308"/>'))
