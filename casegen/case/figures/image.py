"""Image: a picture of a case, read and cleaned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """A figure file's bytes with its media type and size in pixels.

    The bytes hold the picture alone: `removed` names the kinds of metadata that the file in the
    case's folder, whose SHA-256 is `digest`, has beside it. `raster` is a drawing's picture for
    what cannot show drawings.
    """

    name: str
    media_type: str
    width: int
    height: int
    data: bytes
    removed: tuple[str, ...] = ()
    digest: str = ""
    raster: Image | None = None

    @property
    def vector(self) -> bool:
        """Whether it is drawn anew at every size."""
        return self.media_type == "image/svg+xml"
