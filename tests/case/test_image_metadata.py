"""Images: what is published is the picture alone, and the picture is the author's to the pixel."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from casegen.build.pipeline import edition
from casegen.case.figures import ImageError, read
from casegen.case.figures.metadata import stripped
from casegen.check.examine import examined
from casegen.formats.render import render, suffixes, whole_suffixes
from casegen.style.fonts import use_fonts
from tests.support.least_case import checked, least

SECRET = b"Nguyen-Thi-Secret"
JPEG_SIZE = (48, 32)
PIXELS = bytes(x * 3 + y * 2 + c * 10 for y in range(32) for x in range(48) for c in (0, 1, 2))


def picture() -> Image.Image:
    """A small picture in colours."""
    return Image.frombytes("RGB", JPEG_SIZE, PIXELS)


def saved(form: str, **options: object) -> bytes:
    """A picture as Pillow saves it."""
    out = io.BytesIO()
    picture().save(out, form, **options)
    return out.getvalue()


def pixels(data: bytes) -> bytes:
    """The pixels of an image file, decoded."""
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


def exif(orientation: int = 1) -> bytes:
    """EXIF with everything a telephone writes."""
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F], block[0x0110] = "Maker", "Model"
    block[0x0132] = "2024:03:12 10:00:00"
    block[0x013B] = SECRET.decode()
    block.get_ifd(0x8769).update(
        {
            0x9003: "2024:03:12 10:00:00",
            0xA431: SECRET.decode(),
            0xA430: SECRET.decode(),
            0x927C: b"notes " + SECRET,
            0x9286: b"ASCII\0\0\0" + SECRET,
        }
    )
    block.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 12.0), 3: "E", 4: (105.0, 50.0, 30.0)})
    return block.tobytes()


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_segments(*segments: bytes) -> bytes:
    """A JPEG with segments of our own after its start."""
    plain = saved("JPEG", quality=90)
    return plain[:2] + b"".join(segments) + plain[2:]


def with_chunks(*chunks: bytes, after: bytes = b"") -> bytes:
    """A PNG with chunks of our own after its head."""
    plain = saved("PNG")
    return plain[:33] + b"".join(chunks) + plain[33:] + after


def ifd1() -> bytes:
    """EXIF with a small copy of the picture, as cameras write it."""
    small = saved("JPEG", quality=10) + SECRET
    first = struct.pack("<HI", 0, 14)
    second = struct.pack("<H", 2) + struct.pack("<HHII", 0x0201, 4, 1, 44)
    second += struct.pack("<HHII", 0x0202, 4, 1, len(small)) + struct.pack("<I", 0)
    return b"Exif\0\0II*\0" + struct.pack("<I", 8) + first + second + small


def several() -> bytes:
    """Two pictures in one file, as telephones with two lenses write them."""
    out = io.BytesIO()
    picture().save(out, "MPO", save_all=True, append_images=[picture().rotate(180)])
    return out.getvalue()


def profile(name: bytes = b"") -> bytes:
    """Pillow's sRGB profile, or a copy of it under another name."""
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if not name:
        return whole
    old = "sRGB built-in".encode("utf-16-be")
    new = name.decode().ljust(13)[:13].encode("utf-16-be")
    assert old in whole
    return whole.replace(old, new)


XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x1a\x1c\x02\x50\0\x11" + SECRET
HEXED = b"\nexif\n      20\n" + (b"Exif\0\0" + SECRET).hex().encode() + b"\n"
FILES = {
    "jpeg exif": (saved("JPEG", exif=exif()), {"gps", "time", "serial", "owner", "maker-notes"}),
    "jpeg thumbnail": (with_segments(segment(0xE1, ifd1())), {"thumbnail"}),
    "jpeg xmp": (with_segments(segment(0xE1, XMP)), {"xmp"}),
    "jpeg iptc": (with_segments(segment(0xED, IPTC)), {"iptc"}),
    "jpeg comment": (with_segments(segment(0xFE, b"BN " + SECRET)), {"comment"}),
    "jpeg patient": (with_segments(segment(0xFE, b"PatientName " + SECRET)), {"patient"}),
    "jpeg maker": (with_segments(segment(0xE5, b"Ricoh " + SECRET)), {"other"}),
    "jpeg further picture": (several(), {"frames", "trailing"}),
    "jpeg trailing": (saved("JPEG") + SECRET, {"trailing"}),
    "jpeg progressive": (saved("JPEG", progressive=True, exif=exif()), {"gps"}),
    "jpeg jfif thumbnail": (
        with_segments(
            segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1" + SECRET[:3]), segment(0xFE, SECRET)
        ),
        {"thumbnail"},
    ),
    "jpeg profile": (saved("JPEG", icc_profile=profile(SECRET)), {"profile"}),
    "png text": (with_chunks(chunk(b"tEXt", b"Author\0" + SECRET)), {"text"}),
    "png packed text": (
        with_chunks(chunk(b"zTXt", b"Patient\0\0" + zlib.compress(SECRET))),
        {"text", "patient"},
    ),
    "png international text": (
        with_chunks(
            chunk(b"iTXt", b"Title\0\1\0vi\0\0" + zlib.compress(b"B\xe1\xbb\x87nh nh\xc3\xa2n"))
        ),
        {"text", "patient"},
    ),
    "png xmp": (with_chunks(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET)), {"xmp"}),
    "png raw exif": (with_chunks(chunk(b"tEXt", b"Raw profile type exif\0" + HEXED)), {"camera"}),
    "png exif": (with_chunks(chunk(b"eXIf", exif()[6:])), {"gps", "time", "serial"}),
    "png time": (with_chunks(chunk(b"tIME", struct.pack(">H5B", 2024, 3, 12, 10, 0, 0))), {"time"}),
    "png unknown": (with_chunks(chunk(b"vnDr", SECRET)), {"other"}),
    "png frames": (with_chunks(chunk(b"acTL", struct.pack(">II", 1, 0))), {"frames"}),
    "png trailing": (with_chunks(after=SECRET), {"trailing"}),
    "png profile": (saved("PNG", icc_profile=profile(SECRET)), {"profile"}),
}
each_file = pytest.mark.parametrize(("data", "kinds"), FILES.values(), ids=FILES)


def form(data: bytes) -> str:
    return "PNG" if data.startswith(b"\x89PNG") else "JPEG"


@each_file
def test_what_is_beside_the_picture_is_named_and_gone(data: bytes, kinds: set[str]) -> None:
    result = stripped(data, form(data))
    assert kinds <= set(result.removed)
    for secret in (SECRET, SECRET.decode().encode("utf-16-be")[:20], b"2024:03", b"GPS", b"Model"):
        assert secret not in result.data
    with Image.open(io.BytesIO(result.data)) as image:
        assert not image.getexif()
        assert {"comment", "exif", "photoshop", "mp", "xmp"} & set(image.info) == set()
        assert not getattr(image, "text", {})


@each_file
def test_the_pixels_are_the_files_own(data: bytes, kinds: set[str]) -> None:
    assert pixels(stripped(data, form(data)).data) == pixels(data)
    assert kinds


@each_file
def test_what_is_read_is_the_picture_alone(data: bytes, kinds: set[str], tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    image = read(tmp_path, "a")
    assert kinds <= set(image.removed)
    assert SECRET not in image.data


@each_file
def test_stripping_twice_changes_nothing_and_finds_nothing(data: bytes, kinds: set[str]) -> None:
    once = stripped(data, form(data))
    twice = stripped(once.data, form(data))
    assert twice.data == once.data
    assert set(twice.removed) <= {"profile"} & kinds
    assert stripped(data, form(data)) == once


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {"dpi": (300, 300)}),
        ("PNG", {"icc_profile": profile()}),
        ("JPEG", {"dpi": (300, 300), "quality": 90}),
        ("JPEG", {"icc_profile": profile()}),
    ],
)
def test_a_picture_alone_is_published_without_a_word(kind: str, options: dict[str, object]) -> None:
    data = saved(kind, **options)
    result = stripped(data, kind)
    assert result.removed == ()
    assert pixels(result.data) == pixels(data)
    if "dpi" in options:
        assert result.data == data
    else:
        assert b"sRGB built-in" not in result.data.replace(b"\0", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_profile_that_is_not_srgb_keeps_its_colours_and_no_name(kind: str) -> None:
    result = stripped(saved(kind, icc_profile=profile(SECRET)), kind)
    with Image.open(io.BytesIO(result.data)) as image:
        kept = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
    before = ImageCms.ImageCmsProfile(io.BytesIO(profile(SECRET)))
    assert kept.profile.red_primary == before.profile.red_primary
    assert kept.profile.media_white_point == before.profile.media_white_point
    assert kept.profile.profile_description == "RGB"
    turns = [
        ImageCms.buildTransform(p, ImageCms.createProfile("LAB"), "RGB", "LAB")
        for p in (kept, before)
    ]
    colours = [ImageCms.applyTransform(picture(), turn) for turn in turns]
    assert colours[0].tobytes() == colours[1].tobytes()  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_picture_that_lies_on_its_side_is_turned(kind: str, orientation: int) -> None:
    from PIL import ImageOps

    data = saved(kind, exif=exif(orientation), **({"quality": 95} if kind == "JPEG" else {}))
    result = stripped(data, kind)
    assert "orientation" in result.removed
    assert result.turned == (orientation >= 5)
    with Image.open(io.BytesIO(data)) as image, Image.open(io.BytesIO(result.data)) as clean:
        upright = ImageOps.exif_transpose(image).convert("RGB")
        assert clean.size == upright.size
        assert not clean.getexif()
        pairs = zip(clean.convert("RGB").tobytes(), upright.tobytes(), strict=True)
        mean = sum(abs(a - b) for a, b in pairs) / len(PIXELS)
        assert mean <= (0 if kind == "PNG" else 2)


def test_the_size_of_a_turned_picture_is_its_size_as_printed(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved("JPEG", exif=exif(6)))
    image = read(tmp_path, "a.jpg")
    assert (image.width, image.height) == JPEG_SIZE[::-1]


def test_a_telephone_file_of_several_pictures_gives_its_first(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(several())
    image = read(tmp_path, "a.jpg")
    assert (image.media_type, image.width, image.height) == ("image/jpeg", *JPEG_SIZE)
    with Image.open(io.BytesIO(image.data)) as first:
        assert first.format == "JPEG"


FIGURE = """
[introduction]
vi = "Thiếu máu là bệnh thường gặp (@fig:photo)."
en = "Anemia is a common disease (@fig:photo)."
[[figures]]
id = "photo"
title = { vi = "Ảnh", en = "Photograph" }
alt = { vi = "Ảnh", en = "Picture" }
file = "photo.jpg"
burned_in_checked = true
"""


def test_every_format_gets_the_picture_alone(tmp_path: Path) -> None:
    photo = with_segments(segment(0xFE, SECRET), exif_segment())
    (tmp_path / "photo.jpg").write_bytes(photo)
    result = checked(least(FIGURE), tmp_path)
    names = {finding.name for finding in result.findings if finding.severity == "error"}
    assert names == set()
    assert {"gps", "comment"} <= set(result.images["photo.jpg"].removed)
    whole = edition(result, "photo")
    assert whole.files["photo.jpg"] == result.images["photo.jpg"].data
    jobs = [("en", suffix) for suffix in suffixes()] + [("", suffix) for suffix in whole_suffixes()]
    assert len(jobs) >= 2
    for language, suffix in jobs:
        output = render(whole, language, suffix)
        assert SECRET not in output
        assert photo[:200] not in output


def exif_segment() -> bytes:
    return segment(0xE1, exif())


def test_each_kind_is_a_finding_that_names_the_kind_and_not_its_value(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(with_segments(segment(0xFE, SECRET), exif_segment()))
    result = checked(least(FIGURE), tmp_path)
    found = [finding for finding in result.findings if finding.name == "image-metadata"]
    assert len(found) >= 6
    for language in ("vi", "en"):
        said = " ".join(finding.said(language) for finding in found)
        assert "GPS" in said
        assert SECRET.decode() not in said
        assert "2024" not in said
    lines = {(finding.place.line, finding.severity) for finding in found}
    assert len(lines) == 1


def test_a_picture_nobody_looked_through_is_an_error_and_a_drawing_is_none(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(saved("JPEG"))
    unseen = FIGURE.replace("burned_in_checked = true", "")
    for toml, expected in ((unseen, ["burned-in-unchecked"]), (unseen + "schematic = true", [])):
        names = [f.name for f in checked(least(toml), tmp_path).findings if f.code[0] == "P"]
        assert names == expected


def dicom() -> bytes:
    return bytes(128) + b"DICM" + b"\x10\0\x10\0PN" + struct.pack("<H", len(SECRET)) + SECRET


@pytest.mark.parametrize("name", ["scan.dcm", "scan.png"])
def test_a_dicom_file_is_refused_with_the_way_out(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(dicom())
    with pytest.raises(ImageError) as caught:
        read(tmp_path, name)
    assert "DICOM" in caught.value.message
    assert "PNG" in caught.value.message
    (tmp_path / "case.toml").write_text("", "utf-8")
    assert examined(tmp_path)[1]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_damaged_file_is_refused_or_published_without_a_traceback(kind: str) -> None:
    whole = saved(kind, exif=exif(), icc_profile=profile(SECRET))
    refused = 0
    for cut in range(0, len(whole), 37):
        for data in (whole[:cut], whole[:cut] + b"\xff\xff\xff\xff" + whole[cut + 4 :]):
            try:
                assert isinstance(stripped(data, kind).data, bytes)
            except (ValueError, OSError):
                refused += 1
    assert refused


@pytest.mark.parametrize("adobe", [True, False])
@pytest.mark.parametrize("orientation", [3, 6, 7])
def test_a_picture_for_a_printing_press_is_turned_in_its_own_four_colours(
    orientation: int, *, adobe: bool, tmp_path: Path
) -> None:
    from PIL import ImageOps

    four = Image.merge("CMYK", [*picture().split(), picture().split()[0].rotate(180)])
    out = io.BytesIO()
    four.save(out, "JPEG", exif=exif(orientation), quality=95)
    mark = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    assert out.getvalue().count(mark) == 1
    data = out.getvalue() if adobe else out.getvalue().replace(mark, b"")
    (tmp_path / "four.jpg").write_bytes(data)
    image = read(tmp_path, "four.jpg")
    assert (b"Adobe" in image.data) == adobe
    with Image.open(io.BytesIO(data)) as lying, Image.open(io.BytesIO(image.data)) as clean:
        upright = ImageOps.exif_transpose(lying)
        assert (clean.mode, clean.size) == ("CMYK", upright.size)
        assert clean.size == (image.width, image.height)
        pairs = zip(clean.tobytes(), upright.tobytes(), strict=True)
        assert max(abs(one - other) for one, other in pairs) <= 6


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_file_cut_short_is_never_published(kind: str, orientation: int, tmp_path: Path) -> None:
    use_fonts()
    import casegen.formats.pdf.layout  # noqa: F401 - it loads WeasyPrint, which lets files be cut short

    whole = saved(kind, exif=exif(orientation))
    for cut in range(len(whole) - 300, len(whole)):
        (tmp_path / "a.jpg").write_bytes(whole[:cut])
        with pytest.raises(ImageError):
            read(tmp_path, "a.jpg")
    (tmp_path / "a.jpg").write_bytes(whole)
    assert read(tmp_path, "a.jpg").data


def test_a_picture_that_cannot_be_turned_because_its_pixels_are_ruined_is_refused(
    tmp_path: Path,
) -> None:
    head, _mark, _rest = saved("PNG", exif=exif(6)).partition(b"IDAT")
    ruin = chunk(b"IDAT", zlib.compress(b"\x09" * 40))
    (tmp_path / "a.png").write_bytes(head[:-4] + ruin + chunk(b"IEND", b""))
    with pytest.raises(ImageError):
        read(tmp_path, "a.png")


def test_text_in_a_png_that_unpacks_to_gigabytes_costs_nothing() -> None:
    bomb = zlib.compress(bytes(50_000_000), 9)
    result = stripped(with_chunks(chunk(b"zTXt", b"Comment\0\0" + bomb)), "PNG")
    assert result.removed == ("text",)


def test_pillow_writes_the_metadata_that_these_tests_take_out() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    assert SECRET in saved("PNG", pnginfo=info)
    with Image.open(io.BytesIO(saved("JPEG", exif=exif()))) as image:
        assert image.getexif().get_ifd(0x8825)
