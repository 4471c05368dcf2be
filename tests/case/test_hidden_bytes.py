"""Bytes planted in a picture's file, beside the picture or within its parts, never come out."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from casegen.case.figures import ImageError, read
from casegen.case.figures.metadata import stripped
from casegen.system.limits import JPEG_SCANS
from tests.case.test_image_metadata import (
    SECRET,
    chunk,
    picture,
    pixels,
    saved,
    segment,
    with_chunks,
)

JPEG = saved("JPEG", quality=90)
PROGRESSIVE = saved("JPEG", quality=90, progressive=True)
DUMMY = [0xC8, 0xCC, 0xDC, 0xDE, 0xDF, *range(0xF0, 0xFE), 0x02, 0xBF]


def at(data: bytes, marker: int) -> int:
    """Where the first segment of a kind begins."""
    return data.index(bytes((0xFF, marker)))


def longer(data: bytes, marker: int) -> bytes:
    """A JPEG whose first segment of a kind is longer than it may be."""
    start = at(data, marker)
    (size,) = struct.unpack_from(">H", data, start + 2)
    end = start + 2 + size
    return data[:start] + segment(marker, data[start + 4 : end] + SECRET) + data[end:]


def quanta() -> bytes:
    return segment(0xDB, b"\x03" + SECRET.ljust(64, b"\1"))


JPEGS = {
    **{f"segment {one:02X}": JPEG[:2] + segment(one, SECRET) + JPEG[2:] for one in DUMMY},
    **{f"longer {one:02X}": longer(JPEG, one) for one in (0xDB, 0xC4, 0xC0, 0xDA)},
    "longer DRI": longer(JPEG[:2] + segment(0xDD, b"\0\0") + JPEG[2:], 0xDD),
    "quanta that nothing uses": JPEG[:2] + quanta() + JPEG[2:],
    "codes that nothing uses": JPEG[:2]
    + segment(0xC4, b"\x13" + bytes((0, 0, 0, 0, 0, 17, *bytes(10))) + SECRET)
    + JPEG[2:],
    "flags of Adobe's": JPEG[:2] + segment(0xEE, b"Adobe" + SECRET[:6] + b"\1" + SECRET) + JPEG[2:],
    "a second JFIF": JPEG[:2] + segment(0xE0, b"JFIF\0" + SECRET) * 2 + JPEG[2:],
    "progressive": PROGRESSIVE[:2] + segment(0xF7, SECRET) + PROGRESSIVE[2:],
}


@pytest.mark.parametrize("data", JPEGS.values(), ids=JPEGS)
def test_a_jpeg_is_written_anew_with_what_it_needs(data: bytes) -> None:
    result = stripped(data, "JPEG")
    assert SECRET[:6] not in result.data
    assert result.removed
    plain = PROGRESSIVE if b"\xff\xc2" in data else JPEG
    assert pixels(result.data) == pixels(plain)
    again = stripped(result.data, "JPEG")
    assert (again.data, again.removed) == (result.data, ())


@pytest.mark.parametrize(
    "options", [{}, {"progressive": True}, {"optimize": True}, {"subsampling": 0}]
)
def test_a_jpeg_that_hides_nothing_stays_as_it_is(options: dict[str, object]) -> None:
    data = saved("JPEG", dpi=(300, 300), **options)
    assert stripped(data, "JPEG").data == data
    assert stripped(data, "JPEG").removed == ()


def png(mode: str) -> bytes:
    out = io.BytesIO()
    picture().convert(mode).save(out, "PNG")
    return out.getvalue()


def inserted(data: bytes, *chunks: bytes) -> bytes:
    """A PNG with chunks before its pixels."""
    place = data.index(b"IDAT") - 4
    return data[:place] + b"".join(chunks) + data[place:]


def rows(data: bytes) -> bytes:
    """The compressed pixels of a PNG of one piece."""
    place = data.index(b"IDAT")
    (size,) = struct.unpack_from(">I", data, place - 4)
    return data[place + 4 : place + 4 + size]


def repacked(data: bytes, packed: bytes) -> bytes:
    place = data.index(b"IDAT") - 4
    return data[:place] + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


RGB = png("RGB")
PNGS = {
    "tRNS": inserted(RGB, chunk(b"tRNS", bytes(6) + SECRET)),
    "tRNS of grey": inserted(png("L"), chunk(b"tRNS", bytes(2) + SECRET)),
    "tRNS of RGBA": inserted(png("RGBA"), chunk(b"tRNS", SECRET)),
    "tRNS of a palette": inserted(png("P"), chunk(b"tRNS", b"\xff" * 256 + SECRET)),
    "sBIT": inserted(RGB, chunk(b"sBIT", b"\x08\x08\x08" + SECRET)),
    "gAMA": inserted(RGB, chunk(b"gAMA", struct.pack(">I", 45_455) + SECRET)),
    "cHRM": inserted(RGB, chunk(b"cHRM", struct.pack(">8I", *[30_000] * 8) + SECRET)),
    "sRGB": inserted(RGB, chunk(b"sRGB", b"\0" + SECRET)),
    "pHYs": inserted(RGB, chunk(b"pHYs", struct.pack(">IIB", 11_811, 11_811, 1) + SECRET)),
    "cICP": inserted(RGB, chunk(b"cICP", b"\x01\x0d\0\1" + SECRET)),
    "PLTE of RGB": inserted(RGB, chunk(b"PLTE", SECRET.ljust(18, b"\0"))),
    "bKGD": inserted(RGB, chunk(b"bKGD", SECRET)),
    "hIST": inserted(RGB, chunk(b"hIST", SECRET + b"\0")),
    "a second gAMA": inserted(RGB, chunk(b"gAMA", b"\0\0\xb1\x8f"), chunk(b"gAMA", SECRET[:4] * 9)),
    "after the pixels": repacked(RGB, rows(RGB) + SECRET),
    "more rows": repacked(RGB, zlib.compress(zlib.decompress(rows(RGB)) + SECRET * 9, 0)),
}


@pytest.mark.filterwarnings("ignore:Palette images")
@pytest.mark.parametrize("data", PNGS.values(), ids=PNGS)
def test_a_png_is_written_anew_with_what_it_needs(data: bytes, tmp_path: Path) -> None:
    result = stripped(data, "PNG")
    assert SECRET[:6] not in result.data
    assert SECRET[:6] not in zlib.decompress(rows(result.data))
    assert pixels(result.data) == pixels(data)
    assert stripped(result.data, "PNG").data == result.data
    (tmp_path / "a.png").write_bytes(data)
    assert read(tmp_path, "a.png").data == result.data


def test_colours_that_a_palette_does_not_need_are_left_out(tmp_path: Path) -> None:
    image = Image.new("P", (9, 9))
    image.putpalette(bytes(6) + SECRET.ljust(30, b"x"))
    image.putpixel((0, 0), 1)
    image.save(tmp_path / "a.png")
    assert SECRET[:6] in (tmp_path / "a.png").read_bytes()
    made = read(tmp_path, "a.png")
    assert SECRET[:6] not in made.data
    assert pixels(made.data) == pixels((tmp_path / "a.png").read_bytes())


def with_tag(profile: bytes, name: bytes, data: bytes) -> bytes:
    """A profile with one tag more, not called sRGB."""
    (count,) = struct.unpack_from(">I", profile, 128)
    table = profile[132 : 132 + 12 * count]
    moved = b"".join(
        name + struct.pack(">II", start + 12, size)
        for name, start, size in struct.iter_unpack(">4sII", table)
    )
    rest = profile[132 + 12 * count :].replace(
        "sRGB".encode("utf-16-be"), "aRGB".encode("utf-16-be")
    )
    entry = struct.pack(">4sII", name, len(profile) + 12, len(data))
    whole = profile[:128] + struct.pack(">I", count + 1) + moved + entry + rest + data
    return struct.pack(">I", len(whole)) + whole[4:]


upright = sys.modules["casegen.case.figures.metadata.upright"]
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
MFT1 = b"mft1" + bytes(4) + bytes((3, 3, 2, 0)) + bytes(36) + bytes(768 + 24 + 768)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("name", "data"),
    [(b"A2B0", SECRET), (b"A2B0", MFT1 + SECRET), (b"B2A0", SECRET), (b"vued", SECRET)],
)
def test_a_profile_keeps_what_its_colours_need(kind: str, name: bytes, data: bytes) -> None:
    result = stripped(saved(kind, icc_profile=with_tag(SRGB, name, data)), kind)
    with Image.open(io.BytesIO(result.data)) as image:
        assert SECRET[:6] not in image.info["icc_profile"]
        ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_bytes_planted_anywhere_never_come_out(data: st.DataObject) -> None:
    """Wherever a chunk or segment is made longer, or put in, what is published lacks it."""
    if data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(MARKS) - 1))
        kind = data.draw(st.integers(0xC0, 0xFE).filter(lambda one: one not in REAL))
        planted = JPEG[: MARKS[place]] + segment(kind, SECRET) + JPEG[MARKS[place] :]
        form = "JPEG"
    else:
        name = data.draw(st.sampled_from([b"tRNS", b"gAMA", b"sBIT", b"abCd", b"tEXt", b"pHYs"]))
        size = data.draw(st.integers(0, 40))
        planted = with_chunks(chunk(name, bytes(size) + SECRET * 9))
        form = "PNG"
    try:
        clean = stripped(planted, form).data
    except (ValueError, OSError):
        return
    assert SECRET not in clean


REAL = {0xC0, 0xC1, 0xC2, 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, *range(0xD0, 0xD8)}


def marks() -> list[int]:
    """Where the segments of the JPEG begin."""
    found, place = [], 2
    while JPEG[place + 1] != 0xDA:
        found.append(place)
        place += 2 + int.from_bytes(JPEG[place + 2 : place + 4])
    return [*found, place]


MARKS = marks()


def scans(count: int) -> bytes:
    """A progressive picture with empty scans more."""
    place = PROGRESSIVE.rindex(b"\xff\xda")
    size = int.from_bytes(PROGRESSIVE[place + 2 : place + 4])
    empty = PROGRESSIVE[place : place + 2 + size]
    return PROGRESSIVE[:-2] + empty * count + PROGRESSIVE[-2:]


def test_a_picture_told_in_many_scans_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(scans(2))
    assert read(tmp_path, "a.jpg").width
    (tmp_path / "a.jpg").write_bytes(scans(2_000))
    with pytest.raises(ImageError) as caught:
        read(tmp_path, "a.jpg")
    assert caught.value.values == {"file": "a.jpg", "limit": str(JPEG_SCANS)}


@pytest.mark.filterwarnings("error")
def test_a_picture_of_many_pixels_is_one_finding_and_no_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("L", (9_000, 7_000)).save(tmp_path / "a.jpg")
    with pytest.raises(ImageError):
        read(tmp_path, "a.jpg")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_large_picture_turned_strip_by_strip_is_the_one_turned_whole(
    mode: str, subsampling: int, orientation: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    noise = Image.effect_noise((301, 413), 90)
    slope = Image.linear_gradient("L").resize((301, 413))
    Image.merge("RGB", [noise, slope, noise]).convert(mode).save(
        out, "JPEG", quality=88, subsampling=subsampling
    )
    whole = upright.upright(out.getvalue(), orientation)
    monkeypatch.setattr(upright, "LARGE", 1)
    stripwise = upright.upright(out.getvalue(), orientation)
    with Image.open(io.BytesIO(whole)) as one, Image.open(io.BytesIO(stripwise)) as other:
        assert one.size == other.size
        assert one.tobytes() == other.tobytes()


def test_a_large_picture_is_never_held_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each strip is a small part of the picture, whichever way it is turned."""
    monkeypatch.setattr(upright, "LARGE", 1)
    seen: list[tuple[int, int]] = []
    out = io.BytesIO()
    Image.new("RGB", (600, 4_000)).save(out, "JPEG")
    with Image.open(io.BytesIO(out.getvalue())) as image:
        for turn in Image.Transpose:
            seen += [strip.size for strip in upright.strips(image, turn)]
    assert len(seen) > 100
    assert max(wide * high for wide, high in seen) <= upright.STRIP * 4_000
