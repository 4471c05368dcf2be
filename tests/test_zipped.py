"""A zip file is unpacked within limits, whatever it says of itself."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from casegen.limits import ZIP_BYTES, ZIP_ENTRIES
from casegen.zipped import ZipError, members


def packed(*parts: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, data in parts:
            archive.writestr(name, data)
    return file.getvalue()


def test_what_it_holds_is_given_by_name() -> None:
    assert members(packed(("a", b"1"), ("b/c", b"2"))) == {"a": b"1", "b/c": b"2"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\3\4",
        packed(("a", b"1"))[:-30],
        packed(("a", b"1"), ("a", b"2")),
        packed(*((str(n), b"") for n in range(ZIP_ENTRIES + 1))),
        packed(("a", bytes(ZIP_BYTES)), ("b", b"1")),
        packed(("a", b"1" * 1000)).replace(b"\xe8\x03\0\0", b"\x01\0\0\0"),
    ],
    ids=range(7),
)
def test_a_bomb_and_a_damaged_one_are_refused(data: bytes) -> None:
    with pytest.raises(ZipError):
        members(data)
