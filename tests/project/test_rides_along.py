"""Nothing rides along: who built a report, where and when is in no output of any format."""

from __future__ import annotations

import io
import os
import re
import struct
import subprocess
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from zipfile import BadZipFile, ZipFile

import pypdf
import pytest
from PIL import Image
from platformdirs import user_cache_path, user_state_path

from casegen.formats.render import suffixes, whole_suffixes
from tests.support.least_case import CASES
from tests.support.outputs import ROOT, SECONDS

USER, HOST, HOME, FOLDER = "zqusernamezq", "zqhostnamezq", "zqhomefolderzq", "zqworkfolderzq"
MARKERS = (USER, HOST, HOME, FOLDER)
EVERY = tuple(dict.fromkeys((*suffixes(), *whole_suffixes())))
DEPTH = 4
EMBEDDED = re.compile(rb";base64,([A-Za-z0-9+/]+)")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


@cache
def built() -> tuple[Path, datetime]:
    """Every case in every format, built by someone and somewhere that can be told from afar."""
    home = Path(mkdtemp()) / HOME
    work = home / FOLDER
    (work / "cases").mkdir(parents=True)
    started = datetime.now(UTC)
    for case in CASES:
        folder = work / "cases" / case.name
        copytree(case, folder)
        # A case that names today itself, as for a page that was read today, names another day.
        written = (folder / "case.toml").read_bytes()
        (folder / "case.toml").write_bytes(times(started).sub(b"2020-01-01", written))
    for name, text in {
        ".gitconfig": f"[user]\n name = {USER}\n email = {USER}@{HOST}\n",
        ".hgrc": f"[ui]\nusername = {USER}\n",
    }.items():
        (home / name).write_text(text, "utf-8")
    (home / "tmp").mkdir()
    told = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "LNAME", "GIT_AUTHOR_NAME", "EMAIL"), USER)
    told |= dict.fromkeys(("HOSTNAME", "HOST", "COMPUTERNAME"), HOST)
    told |= {"HOME": str(home), "PWD": str(work), "TMPDIR": str(home / "tmp"), "TZ": "Asia/Tokyo"}
    # With the cache its key, or all that is kept there would be made anew, and for others again.
    told |= {"XDG_CACHE_HOME": str(user_cache_path()), "XDG_STATE_HOME": str(user_state_path())}
    told |= {"PYTHONPATH": str(ROOT)}
    formats = [argument for suffix in EVERY for argument in ("-f", suffix)]
    done = subprocess.run(
        [sys.executable, "-m", "casegen", "build", "-o", "out", *formats],
        check=False,
        capture_output=True,
        cwd=work,
        encoding="utf-8",
        env={key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | told,
        timeout=2 * SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.fullmatch(r"\d+ made, 0 fresh in “out”\.\n", done.stderr), done.stderr
    return work / "out", started


def outputs() -> list[Path]:
    """Every file that a build leaves, its own notes included."""
    return sorted(path for path in built()[0].rglob("*") if path.is_file())


def layers(data: bytes, depth: int = DEPTH) -> Iterator[bytes]:
    """The bytes of a file, and of all that is packed within it."""
    yield data
    if not depth:
        return
    if data.startswith(b"PK"):
        try:
            with ZipFile(io.BytesIO(data)) as packed:
                for entry in packed.infolist():
                    stamp = "-".join(map(str, entry.date_time))
                    yield f"{entry.filename} {stamp}".encode() + entry.extra + entry.comment
                    yield from layers(packed.read(entry), depth - 1)
        except BadZipFile:
            return
    elif data.startswith(b"%PDF"):
        for match in STREAM.finditer(data):
            try:
                yield from layers(zlib.decompressobj().decompress(match[1]), depth - 1)
            except zlib.error:
                continue
        with pypdf.PdfReader(io.BytesIO(data)) as reader:
            yield str(reader.metadata).encode()
            yield (reader.xmp_metadata.stream.get_data() if reader.xmp_metadata else b"")
            yield from (content for files in reader.attachments.values() for content in files)
    elif data.startswith((b"\x89PNG", b"\xff\xd8")):
        yield from (repr(value).encode() for value in Image.open(io.BytesIO(data)).info.values())
    else:
        for match in EMBEDDED.finditer(data):
            yield from layers(b64decode(match[1] + b"=" * (-len(match[1]) % 4)), depth - 1)


def told(data: bytes) -> list[str]:
    """The markers that stand in data, as any program would write them."""
    lower = data.lower()
    wide = lower.replace(b"\0", b"")
    return [word for word in MARKERS if word.encode() in lower or word.encode() in wide]


def times(started: datetime) -> re.Pattern[bytes]:
    """The pattern of the day of the build, however it is written, in any time zone."""
    days = {started + timedelta(hours=hours) for hours in (-14, 0, 14)}
    forms = (
        "%Y-%m-%d",
        "%Y%m%d",
        "%d/%m/%Y",
        "%m/%d/%Y",
        "%-d %B %Y",
        "%B %-d, %Y",
        "%a, %d %b %Y",
        "%-d tháng %-m năm %Y",
        "%Y-%-m-%-d-",
    )
    written = {day.strftime(form) for day in days for form in forms}
    return re.compile("|".join(map(re.escape, sorted(written))).encode())


def test_there_are_outputs_of_every_format() -> None:
    names = [path.name for path in outputs()]
    for suffix in EVERY:
        assert sum(name.endswith(f".{suffix}") for name in names) >= len(CASES)


@pytest.mark.parametrize("suffix", [*EVERY, "json"])
def test_no_output_tells_who_built_it_or_where(suffix: str) -> None:
    found = {
        path.name: words
        for path in outputs()
        if path.name.endswith(f".{suffix}")
        for layer in layers(path.read_bytes())
        if (words := told(layer) + told(path.name.encode()))
    }
    assert found == {}


@pytest.mark.parametrize("suffix", [*EVERY, "json"])
def test_no_output_tells_when_it_was_built(suffix: str) -> None:
    pattern = times(built()[1])
    found = {
        path.name: match[0]
        for path in outputs()
        if path.name.endswith(f".{suffix}")
        for layer in layers(path.read_bytes())
        if (match := pattern.search(layer))
    }
    assert found == {}


def stored(name: str, content: bytes) -> bytes:
    """A zip with one file."""
    out = io.BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr(name, content)
    return out.getvalue()


def pdf(content: bytes) -> bytes:
    """A PDF with a compressed stream."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(9, 9)
    writer.add_metadata({"/Author": content.decode()})
    writer.add_attachment("a.txt", content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def png(content: bytes) -> bytes:
    """A PNG with a compressed text."""
    body = b"Comment\0\0" + zlib.compress(content)
    out = io.BytesIO()
    Image.new("L", (1, 1)).save(out, "PNG")
    crc = struct.pack(">I", zlib.crc32(b"zTXt" + body))
    data = out.getvalue()
    return data[:33] + struct.pack(">I", len(body)) + b"zTXt" + body + crc + data[33:]


@pytest.mark.parametrize(
    "data",
    [
        USER.encode(),
        USER.upper().encode("utf-16-le"),
        stored("a.xml", USER.encode()),
        stored(f"{USER}.xml", b""),
        stored("a.zip", stored("b.xml", USER.encode())),
        pdf(USER.encode()),
        stored("a.png", png(USER.encode())),
        b"src=data:image/png;base64," + b64encode(png(USER.encode())),
    ],
    ids=[
        "plain",
        "wide",
        "zip",
        "name in a zip",
        "zip in a zip",
        "pdf",
        "png in a zip",
        "data address",
    ],
)
def test_the_search_sees_a_marker_wherever_it_hides(data: bytes) -> None:
    assert any(told(layer) for layer in layers(data))


def test_the_search_sees_the_day_of_the_build() -> None:
    now = datetime.now(UTC)
    pattern = times(now)
    for form in ("D:%Y%m%d120000Z", "%Y-%m-%dT12:00:00Z", "%a, %d %b %Y 12:00"):
        assert pattern.search(now.strftime(form).encode())
    assert any(map(pattern.search, layers(stored("a.txt", b""))))
    assert not any(map(pattern.search, layers(b"D:19700101000000Z 2020-01-01")))
