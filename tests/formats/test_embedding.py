"""A figure goes into a PDF as its author made it, and looks there as it does everywhere."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL import ImageCms, ImageDraw
from pypdf import PdfReader

from casegen.case.figures.image import Image
from casegen.formats.pdf.archive import Archive
from casegen.formats.pdf.layout_error import LayoutError
from casegen.formats.pdf.xmp import Record
from casegen.style.fonts import use_fonts
from tests.support.validators import pdf_pages_png

SIZE = (40, 30)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RECORD = Record({"en": "A picture"}, {"en": "What it shows."}, ("An author",), ("word",))
TITLE = "<!DOCTYPE html><html lang=en><title>A picture</title><meta name=generator content=casegen>"
STYLE = "@page { size: 80px 80px; margin: 10px } img { display: block; width: 40px }"


def quarters(mode: str = "RGB") -> Pillow.Image:
    """Red, green, blue and yellow, by which one sees how a picture was turned."""
    image = Pillow.new("RGB", SIZE, "red")
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 0, 39, 14), fill="green")
    draw.rectangle((0, 15, 19, 29), fill="blue")
    draw.rectangle((20, 15, 39, 29), fill="yellow")
    if mode == "P":
        return image.quantize(4)
    return image.convert(mode, dither=Pillow.Dither.NONE)


def saved(image: Pillow.Image, kind: str, **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    file = io.BytesIO()
    image.save(file, format=kind, **options)
    return file.getvalue()


def printed(data: bytes, folder: Path) -> Path:
    """Print one figure on a page of its own."""
    use_fonts()
    from casegen.formats.pdf.layout import lay_out

    kind = "PNG" if data.startswith(b"\x89PNG") else "JPEG"
    image = Image(f"figure.{kind}", f"image/{kind.lower()}", *SIZE, data)
    page = f"{TITLE}<img src='figure:{zlib.crc32(data)}' alt='Four quarters'>"
    path = folder / "page.pdf"
    images = {f"figure:{zlib.crc32(data)}": image}
    path.write_bytes(lay_out(page, STYLE, images, Archive(RECORD, ())))
    return path


def embedded(path: Path) -> Any:  # noqa: ANN401 - any PDF object
    """The image on the page."""
    resources: Any = PdfReader(path).pages[0]["/Resources"]
    (image,) = resources["/XObject"].values()
    return image.get_object()


def corners(image: Pillow.Image) -> list[tuple[int, ...]]:
    """The colours of the four quarters."""
    width, height = image.size
    shown = image.convert("RGB")
    places = [(x, y) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return [tuple(int(part) for part in shown.getpixel(place)) for place in places]  # type: ignore[union-attr]


def seen(path: Path, folder: Path, size: tuple[int, int]) -> list[tuple[int, ...]]:
    """The colours of the four quarters of the picture on the printed page."""
    (png,) = pdf_pages_png(path, folder, 96)
    with Pillow.open(png) as page:
        return corners(page.crop((10, 10, 10 + size[0], 10 + size[1])))


def alike(one: list[tuple[int, ...]], other: list[tuple[int, ...]], within: int = 4) -> bool:
    pairs = zip(one, other, strict=True)
    return all(abs(a - b) <= within for p, q in pairs for a, b in zip(p, q, strict=True))


PICTURES: dict[str, Callable[[], bytes]] = {
    "RGB": lambda: saved(quarters(), "PNG"),
    "of a palette": lambda: saved(quarters("P"), "PNG", bits=8),
    "of four colours": lambda: saved(quarters("P"), "PNG", bits=2),
    "grey": lambda: saved(quarters("L"), "PNG"),
    "black and white": lambda: saved(quarters("1"), "PNG"),
    "16 bits deep": lambda: saved(Pillow.new("I;16", SIZE, 40000), "PNG"),
    "measured": lambda: saved(quarters(), "PNG", icc_profile=SRGB),
    "a measured palette": lambda: saved(quarters("P"), "PNG", icc_profile=SRGB),
    "JPEG": lambda: saved(quarters(), "JPEG", quality=95),
    "progressive": lambda: saved(quarters(), "JPEG", quality=95, progressive=True),
    "grey JPEG": lambda: saved(quarters("L"), "JPEG", quality=95),
    "measured JPEG": lambda: saved(quarters(), "JPEG", quality=95, icc_profile=SRGB),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_figure_is_embedded_with_its_own_bytes_and_looks_as_it_does(
    name: str, tmp_path: Path
) -> None:
    data = PICTURES[name]()
    path = printed(data, tmp_path)
    image = embedded(path)
    assert image._data in data  # noqa: SLF001 - the bytes as they are in the file
    assert len(image._data) > 20  # noqa: SLF001
    with Pillow.open(io.BytesIO(data)) as opened:
        expected = corners(opened.point(lambda v: v / 256).convert("L") if "16" in name else opened)
    assert alike(seen(path, tmp_path, SIZE), expected), name
    space = image["/ColorSpace"]
    assert ("/ICCBased" in str(space)) == ("measured" in name)


def glass() -> bytes:
    image = quarters("RGBA")
    image.putalpha(0)
    return saved(image, "PNG")


REDRAWN: dict[str, tuple[Callable[[], bytes], list[tuple[int, ...]]]] = {
    "transparent": (glass, [(255, 255, 255)] * 4),
    "in CMYK": (
        lambda: saved(quarters("CMYK"), "JPEG", quality=95),
        corners(quarters()),
    ),
    "with a profile of other colours": (
        lambda: saved(quarters("L"), "PNG", icc_profile=SRGB),
        corners(quarters("L")),
    ),
    "with a broken profile": (
        lambda: saved(quarters(), "PNG", icc_profile=SRGB[:200]),
        corners(quarters()),
    ),
}


@pytest.mark.parametrize("name", REDRAWN)
def test_what_an_archive_cannot_hold_is_redrawn_in_its_own_colours(
    name: str, tmp_path: Path
) -> None:
    make, expected = REDRAWN[name]
    path = printed(make(), tmp_path)
    image = embedded(path)
    assert image["/ColorSpace"] in {"/DeviceRGB", "/DeviceGray"}
    assert "/SMask" not in image
    assert alike(seen(path, tmp_path, SIZE), expected, 6)


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda rows: rows[:-1], id="a row too few"),
        pytest.param(lambda rows: [*rows, rows[0]], id="a row too many"),
        pytest.param(lambda rows: [b"\x09" + rows[0][1:], *rows[1:]], id="an unknown filter"),
    ],
)
def test_pixels_that_are_not_whole_never_go_in_unseen(
    harm: Callable[[list[bytes]], list[bytes]], tmp_path: Path
) -> None:
    stride = SIZE[0] * 3 + 1
    raw = b"\0" * stride * SIZE[1]
    rows = harm([raw[at : at + stride] for at in range(0, len(raw), stride)])
    whole = saved(quarters(), "PNG")
    head, _mark, _rest = whole.partition(b"IDAT")
    body = b"IDAT" + zlib.compress(b"".join(rows))
    chunk = (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)
    data = head[:-4] + chunk + whole[-12:]
    try:
        image = embedded(printed(data, tmp_path))
    except LayoutError as error:
        assert "figure.PNG" in str(error)  # noqa: PT017 - either answer is right
    else:
        assert len(image.get_data()) == SIZE[0] * SIZE[1] * 3
        assert image._data not in data  # noqa: SLF001
