"""A drawing surface in millimetres, supersampled, saved as a small palette PNG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from curves import Path2, Point
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageFont

DPI = 600
OVERSAMPLING = 3
# Lobules are shaded on a reduced mask: a blur needs no more detail than this.
SHADE_REDUCTION = 8
# Steps of 255 in one channel, too few for the eye to tell.
NEAR = 4
FONT = files("fontpkg_source_sans_3") / "files" / "SourceSans3[wght].ttf"


class Canvas:
    """A page of `size` pixels spanning `span` millimetres across, origin in mm at `origin`."""

    def __init__(self, size: tuple[int, int], span: float, origin: Point, paper: str) -> None:
        self.size = size
        self.scale = size[0] * OVERSAMPLING / span
        self.origin = origin
        pixels = (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING)
        self.image = Image.new("RGB", pixels, paper)
        self.pen = ImageDraw.Draw(self.image)
        self.inks = {paper}

    def _pixels(self, points: Path2) -> list[Point]:
        ox, oy = self.origin
        return [((x + ox) * self.scale, (y + oy) * self.scale) for x, y in points]

    def fill(self, points: Path2, colour: str) -> None:
        """Fill a closed path with one colour."""
        self.inks.add(colour)
        self.pen.polygon(self._pixels(points), fill=colour)

    def stroke(self, points: Path2, colour: str, width: float, *, closed: bool = True) -> None:
        """Draw a path `width` mm thick, with round joints and ends."""
        self.inks.add(colour)
        path = self._pixels(points)
        if closed:
            path += path[:2]
        self.pen.line(path, fill=colour, width=max(1, round(width * self.scale)), joint="curve")
        if not closed:
            for x, y in (path[0], path[-1]):
                self.pen.circle((x, y), width * self.scale / 2, fill=colour)

    def shape(self, points: Path2, colour: str, outline: str, width: float) -> None:
        """Fill a closed path and draw its outline."""
        self.fill(points, colour)
        self.stroke(points, outline, width)

    def union(self, paths: Sequence[Path2], colour: str, outline: str, width: float) -> None:
        """Fill overlapping paths as one shape: only the outer outline is seen."""
        for path in paths:
            self.stroke(path, outline, 2 * width)
        for path in paths:
            self.fill(path, colour)

    def shade(self, points: Path2, edge: str, core: str, depth: float) -> None:
        """Fill a closed path from `edge` to `core`, reached about `depth` mm inside."""
        self.inks |= {edge, core}
        path = self._pixels(points)
        left, top = (math.floor(min(p[axis] for p in path)) for axis in (0, 1))
        width = math.ceil(max(p[0] for p in path)) - left + 1
        height = math.ceil(max(p[1] for p in path)) - top + 1
        local = [(x - left, y - top) for x, y in path]
        mask = Image.new("L", (width, height), 0)
        ImageDraw.Draw(mask).polygon(local, fill=255)
        glow = self._glow(local, (width, height), depth)
        self.image.paste(edge, (left, top), mask)
        self.image.paste(core, (left, top), ImageChops.multiply(mask, glow))

    def _glow(self, path: Path2, size: tuple[int, int], depth: float) -> Image.Image:
        # A margin of zeros round the reduced mask lets the blur fall off at every edge.
        margin, reduction = 4, SHADE_REDUCTION
        small = (size[0] // reduction + 1 + 2 * margin, size[1] // reduction + 1 + 2 * margin)
        mask = Image.new("L", small, 0)
        reduced = [(x / reduction + margin, y / reduction + margin) for x, y in path]
        ImageDraw.Draw(mask).polygon(reduced, fill=255)
        blurred = mask.filter(ImageFilter.GaussianBlur(depth * self.scale / reduction))
        rising = blurred.point([max(0, min(255, round((v - 128) * 2.1))) for v in range(256)])
        full = rising.resize((small[0] * reduction, small[1] * reduction), Image.Resampling.BICUBIC)
        corner = margin * reduction
        return full.crop((corner, corner, corner + size[0], corner + size[1]))

    def label(self, text: str, at: Point, height: float, colour: str) -> None:
        """Write a vertebral label, centred at `at`, in type `height` mm high."""
        font = ImageFont.truetype(
            str(FONT), round(height * self.scale), layout_engine=ImageFont.Layout.BASIC
        )
        font.set_variation_by_axes([600])
        self.pen.text(self._pixels([at])[0], text, font=font, fill=colour, anchor="mm")

    def save(self, path: Path, colours: int = 64) -> None:
        """Write the page as a palette PNG at 600 px per inch, with no other metadata."""
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        palette = self._palette(small, colours)
        small = small.quantize(palette=palette, dither=Image.Dither.NONE)
        small.save(path, "PNG", optimize=True, dpi=(DPI, DPI))

    def _palette(self, page: Image.Image, colours: int) -> Image.Image:
        # Swatches beside the page keep the colours of small parts, such as the cord.
        inks = sorted(self.inks)
        width, height = page.width // 4, page.height // 4
        sample = Image.new("RGB", (width + 32, height))
        sample.paste(page.resize((width, height), Image.Resampling.NEAREST), (0, 0))
        for i, ink in enumerate(inks):
            span = (i * height // len(inks), (i + 1) * height // len(inks))
            sample.paste(ink, (width, span[0], width + 32, span[1]))
        found = sample.quantize(colours, Image.Quantize.MEDIANCUT)
        found.putpalette(_snapped(found.getpalette() or [], inks))
        return found


def _snapped(flat: list[int], inks: Sequence[str]) -> list[int]:
    """Move every palette entry that all but equals an ink onto that ink."""
    exact = [ImageColor.getrgb(ink)[:3] for ink in inks]
    snapped: list[int] = []
    for i in range(0, len(flat), 3):
        entry = tuple(flat[i : i + 3])
        nearest = min(exact, key=lambda ink: _gap(ink, entry))
        snapped += nearest if _gap(nearest, entry) <= NEAR else entry
    return snapped


def _gap(first: Sequence[int], second: Sequence[int]) -> int:
    return max(abs(a - b) for a, b in zip(first, second, strict=True))
