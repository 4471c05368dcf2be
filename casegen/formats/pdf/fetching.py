"""Fetching: WeasyPrint gets what it is given, and nothing else from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Protocol

from casegen.formats.pdf.embedding import SCHEME
from casegen.formats.pdf.natives import by_file_name

with by_file_name():
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class Given(Protocol):
    """What stands at an address."""

    @property
    def data(self) -> bytes:
        """Its bytes."""

    @property
    def media_type(self) -> str:
        """What they are."""


class Own(URLFetcher):  # type: ignore[misc]
    """Hands over a document's own images and typefaces, and refuses every other address."""

    def __init__(self, given: Mapping[str, Given]) -> None:
        super().__init__(allowed_protocols=(SCHEME,))
        self.given = given

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401, ARG002
        """What stands at an address; raises FatalURLFetchingError where nothing does."""
        if url not in self.given:
            msg = f"nothing is fetched: {url[:80]}"
            raise FatalURLFetchingError(msg)
        found = self.given[url]
        return URLFetcherResponse(url, BytesIO(found.data), {"Content-Type": found.media_type})
