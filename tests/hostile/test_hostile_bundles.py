"""A bundle from a stranger is refused in one sentence, or judged; verify never breaks on it."""

from __future__ import annotations

import io
import json
import os
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from casegen.build.bundle.manifest import digests
from casegen.build.bundle.packing import PackingError, pack, taken, unpack
from casegen.build.bundle.verify import Verdict, verify
from casegen.cli.main import main
from casegen.system import limits
from tests.support.least_case import LEAST

CASE = (LEAST / "case.toml").read_bytes()


def manifest(files: dict[str, bytes], **said: object) -> bytes:
    """A manifest that names these files as inputs."""
    told = {
        "format": 1,
        "casegen": "0",
        "python": "3",
        "libraries": {},
        "slug": "small",
        "profile": "care",
        "draft": False,
        "blind": False,
        "final": False,
        "issue": None,
        "inputs": digests(files),
        "outputs": {},
    }
    return json.dumps(told | said).encode()


def bundled(files: dict[str, bytes], **said: object) -> bytes:
    """A bundle of these inputs alone, its manifest saying so."""
    inputs = {f"inputs/{name}": data for name, data in files.items()}
    return pack({**inputs, "manifest.json": manifest(inputs, **said)})


def wrongs(found: list[Verdict], language: str = "en") -> list[str]:
    return [one.said(language) for one in found if not one.sound]


def refused(data: bytes) -> str:
    """The sentence in which an archive is refused."""
    with pytest.raises(PackingError) as raised:
        verify(data)
    return raised.value.message.format(**raised.value.values)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a", "a/b"), "“inputs/a/b” cannot be laid out as a file: File exists."),
        (("a/b", "a"), "“inputs/a/b” cannot be laid out as a file: File exists."),
        (("x" * 300,), "is no name that every system can open"),
        (("/".join(["x" * 250] * 20),), "cannot be laid out as a file: File name too long."),
        (("con.png",), "is no name that every system can open"),
        ((".hidden/a.png",), "is a hidden file"),
        (("a.png", "A.png"), "twice, in the same letters or nearly so"),
        (("\u00e9.png", "e\u0301.png"), "twice, in the same letters or nearly so"),
    ],
)
def test_inputs_that_cannot_lie_in_a_folder_are_refused(names: tuple[str, ...], said: str) -> None:
    assert said in refused(bundled({"case.toml": CASE, **dict.fromkeys(names, b"")}))


def test_a_name_cut_short_by_a_zero_is_held_to_what_is_left_of_it() -> None:
    data = bundled({"case.toml": CASE, "aXb.png": b""})
    assert data.count(b"inputs/aXb.png") == 2
    data = data.replace(b"inputs/aXb.png", b"inputs/a\0b.png")
    said = wrongs(verify(data))
    assert {"inputs/aXb.png: missing", "inputs/a: not in the manifest"} <= set(said)


def test_names_in_no_encoding_are_refused() -> None:
    data = bundled({"case.toml": CASE, "é.png": b""})
    assert refused(data.replace("é".encode(), b"\xff\xff")).startswith("This is not a whole zip")


@pytest.mark.parametrize("kind", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_packed_as_no_bundle_is_is_refused(kind: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        archive.writestr("manifest.json", manifest({}))
    assert "packed as in no bundle" in refused(packed.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = pack({f"inputs/{place}.png": bytes(10**7) for place in range(3)})
    size = struct.pack("<I", 10**7)
    bomb = bomb.replace(size, struct.pack("<I", limits.ARCHIVE_BYTES // 2))
    tracemalloc.start()
    try:
        assert refused(bomb) == "The archive is larger than 2000 files or 1000 MB."
        assert tracemalloc.get_traced_memory()[1] < 10**6
    finally:
        tracemalloc.stop()


def test_an_entry_that_holds_more_than_it_says_is_not_unpacked_beyond_that() -> None:
    data = pack({"inputs/a.png": bytes(10**8)})
    data = data.replace(struct.pack("<I", 10**8), struct.pack("<I", 10))
    tracemalloc.start()
    try:
        assert refused(data) == "This is not a whole zip file; it may be damaged."
        assert tracemalloc.get_traced_memory()[1] < 10**6
    finally:
        tracemalloc.stop()


def test_an_endless_directory_is_refused_before_it_is_read() -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *[0] * 9, *[1] + [0] * 4, 0, 0) + b"a"
    entries = entry * (20 * limits.ARCHIVE_FILES)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, len(entries), 0, 0)
    data = entries + end
    assert len(zipfile.ZipFile(io.BytesIO(data)).infolist()) == 20 * limits.ARCHIVE_FILES
    tracemalloc.start()
    try:
        assert "larger than 2000 files" in refused(data)
        assert tracemalloc.get_traced_memory()[1] < 10**6
    finally:
        tracemalloc.stop()


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with path.open("wb") as file:
        file.truncate(limits.ARCHIVE_BYTES + 1)
    tracemalloc.start()
    try:
        with pytest.raises(PackingError, match="is larger than"):
            taken(path)
        assert tracemalloc.get_traced_memory()[1] < 10**6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "given.zip"
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    done = CliRunner().invoke(main, ["--lang", "en", "verify", str(path)])
    assert (done.exit_code, done.output) == (2, f"Error: “{path}” is not a file.\n")
    twice = CliRunner().invoke(main, ["--lang", "en", "verify", str(path), str(path)])
    assert twice.output == 2 * done.output


def test_why_inputs_make_no_report_is_told_in_the_language_of_the_reader() -> None:
    text = CASE.replace(b"format = 1", b"format = 9")
    found = verify(bundled({"case.toml": text}))
    first, second = wrongs(found)[-2:]
    assert first == "The inputs make no report."
    assert second.startswith("inputs/case.toml:2:10: ")
    vietnamese = wrongs(found, "vi")[-2:]
    assert vietnamese[0] == "Dữ liệu gốc không dựng được báo cáo."
    assert vietnamese[1].startswith("inputs/case.toml:2:10: ")
    assert vietnamese[1] != second


def test_every_error_of_the_inputs_is_named() -> None:
    text = CASE.replace(b"[@lee2005]", b"[@nobody; @noone]")
    said = "\n".join(wrongs(verify(bundled({"case.toml": text}))))
    assert "nobody" in said
    assert "noone" in said


@pytest.mark.parametrize("inputs", [{}, {"case.toml": CASE}])
def test_a_bundle_that_calls_itself_blind_is_not_passed(inputs: dict[str, bytes]) -> None:
    said = wrongs(verify(bundled(inputs, blind=True)))
    assert said == ["It cannot be verified: the inputs are withheld for blind review."]


def test_a_bundle_of_a_later_format_is_told_as_such() -> None:
    assert "is of format 2" in refused(bundled({}, format=2, more=1))


def test_a_profile_that_there_is_not_is_no_way_out_of_the_folder_of_profiles() -> None:
    said = wrongs(verify(bundled({"case.toml": CASE}, profile="../../etc/passwd")))
    assert said == ["There is no profile “../../etc/passwd” here, in which it was made."]


def test_nothing_that_a_bundle_says_moves_a_cursor() -> None:
    found = verify(pack({"manifest.json": manifest({}, blind=True), "a\x1b[2Jb\u202e": b""}))
    assert [one for one in wrongs(found) if not one.isprintable()] == []
    assert any("not in the manifest" in one for one in wrongs(found))


def test_several_bundles_are_told_apart_and_the_worst_decides(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(bundled({}, blind=True))
    (tmp_path / "b.zip").write_bytes(b"")
    names = [str(tmp_path / name) for name in ("b.zip", "a.zip", "none.zip")]
    done = CliRunner().invoke(main, ["--lang", "en", "verify", "--quiet", *names])
    assert done.exit_code == 2
    first, second, third = done.output.splitlines()
    assert first == f"Error: {names[0]}: This is not a whole zip file; it may be damaged."
    assert second.startswith(f"{names[1]}: It cannot be verified")
    assert third == f"Error: {names[2]}: No such file or directory"
    assert CliRunner().invoke(main, ["verify", "--quiet", names[1]]).exit_code == 1


def test_folders_that_another_program_packed_are_passed_over() -> None:
    files = {"inputs/case.toml": CASE, "manifest.json": b"{}"}
    assert unpack(pack({**files, "inputs/": b"", "figures/": b""})) == files


def test_an_archive_of_the_limits_is_read() -> None:
    files = {f"{place}": b"" for place in range(limits.ARCHIVE_FILES)}
    assert unpack(pack(files)) == files


@pytest.mark.parametrize("name", ["figures/extra.png", "inputs/extra.png", "manifest.json"])
def test_a_bundle_that_unpacks_to_very_much_is_looked_through_piece_by_piece(
    name: str,
) -> None:
    files = dict(unpack(bundled({"case.toml": b"x"}))) | {name: bytes(2 * 10**8)}
    data = pack(files)
    del files
    tracemalloc.start()
    try:
        with suppress(PackingError):
            assert wrongs(verify(data))
        assert tracemalloc.get_traced_memory()[1] < 5 * 10**7
    finally:
        tracemalloc.stop()
