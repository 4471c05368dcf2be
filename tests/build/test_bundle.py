"""A bundle holds all a journal takes in, and verify names whatever in it was changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from casegen import __version__
from casegen.build.bundle.packing import pack, unpack
from casegen.formats.render import suffixes, whole_suffixes
from casegen.system.limits import ARCHIVE_BYTES, ARCHIVE_FILES, FOLDER_BYTES
from tests.support.least_case import LEAST
from tests.support.outputs import casegen

NOISE = """
[[figures]]
id = "a"
file = "a.png"
schematic = true
title = { vi = "Nhiễu", en = "Noise" }
alt = { vi = "Nhiễu màu.", en = "Coloured noise." }

[[discussion]]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    shutil.copytree(LEAST, folder / "cases" / "small")
    done = casegen("bundle", "small", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "build/small/small.zip\n"), done.stderr
    return folder


@pytest.fixture(scope="module")
def data(folder: Path) -> bytes:
    return (folder / "build" / "small" / "small.zip").read_bytes()


def verified(folder: Path, data: bytes) -> tuple[int, str]:
    """What verify says of a bundle, but for the files that are the same."""
    (folder / "given.zip").write_bytes(data)
    done = casegen("verify", "given.zip", "--quiet", cwd=folder)
    return done.returncode, done.stdout + done.stderr


def test_a_bundle_holds_every_format_in_every_language(data: bytes) -> None:
    files = dict(unpack(data))
    wanted = {f"small.{tag}.{suffix}" for tag in ("vi", "en") for suffix in suffixes()}
    wanted = {name for name in wanted if ".checklist." not in name}
    wanted |= {f"small.{suffix}" for suffix in whole_suffixes() if suffix != "cff"}
    assert wanted - files.keys() == set()
    assert {"check.vi.txt", "check.en.txt", "check.json", "inputs/case.toml"} <= files.keys()


def test_the_manifest_names_every_file_but_itself(data: bytes) -> None:
    files = dict(unpack(data))
    manifest = json.loads(files["manifest.json"])
    assert {*manifest["inputs"], *manifest["outputs"], "manifest.json"} == files.keys()
    assert {"weasyprint", "jinja2"} <= manifest["libraries"].keys()


def test_a_bundle_made_twice_is_the_same(folder: Path, data: bytes) -> None:
    done = casegen("bundle", "cases/small", "-o", "again", cwd=folder)
    assert done.returncode == 0
    assert (folder / "again" / "small" / "small.zip").read_bytes() == data


def test_a_bundle_just_made_is_what_its_inputs_make(folder: Path, data: bytes) -> None:
    assert verified(folder, data) == (0, "")
    said = casegen("verify", "given.zip", cwd=folder).stdout.splitlines()
    assert said[0] == "CITATION.cff: same"
    assert (
        said[-1] == f"The bundle is sound: its {len(unpack(data))} files are what its inputs make."
    )


@pytest.mark.parametrize("name", ["small.vi.html", "inputs/case.toml", "small.en.pdf"])
def test_a_changed_byte_is_named(folder: Path, data: bytes, name: str) -> None:
    files = dict(unpack(data))
    place = files[name].index(b"\n") + 1
    changed = files[name][:place] + b" " + files[name][place + 1 :]
    status, said = verified(folder, pack(files | {name: changed}))
    assert status == 1
    assert f"{name}: not the file that the manifest names" in said
    if not name.startswith("inputs/"):
        assert f"{name}: differs from what these inputs make, from byte {place} on" in said


def test_an_output_that_was_changed_with_its_manifest_is_named(folder: Path, data: bytes) -> None:
    files = dict(unpack(data))
    files["small.vi.html"] += b"<!-- more -->"
    from casegen.build.bundle.manifest import digests

    manifest = json.loads(files["manifest.json"])
    manifest["outputs"] |= digests({"small.vi.html": files["small.vi.html"]})
    files["manifest.json"] = json.dumps(manifest).encode()
    status, said = verified(folder, pack(files))
    assert status == 1
    assert "small.vi.html: differs from what these inputs make, from byte" in said


def test_a_bundle_of_another_version_says_what_may_make_the_difference(
    folder: Path, data: bytes
) -> None:
    files = dict(unpack(data))
    manifest = json.loads(files["manifest.json"]) | {"casegen": "0.0.9"}
    (folder / "older.zip").write_bytes(
        pack(files | {"manifest.json": json.dumps(manifest).encode()})
    )
    done = casegen("verify", "older.zip", cwd=folder)
    assert done.returncode == 1
    assert f"made with casegen 0.0.9, compared with {__version__}\n" in done.stdout
    assert "small.vi.html: same\n" in done.stdout
    last = "It was made with other versions than these; what differs may come of that.\n"
    assert done.stdout.endswith(last)


def test_files_that_were_added_or_taken_away_are_named(folder: Path, data: bytes) -> None:
    files = dict(unpack(data))
    del files["small.en.html"]
    status, said = verified(folder, pack({**files, "extra.txt": b"x"}))
    assert status == 1
    assert "small.en.html: missing" in said
    assert "extra.txt: not in the manifest" in said


def test_an_archive_packed_anew_is_noticed(folder: Path, data: bytes) -> None:
    status, said = verified(folder, data + b"x" * 10)
    assert (status, said.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "not a whole zip file"),
        (pack({"a.txt": b""}), "it is no bundle"),
        (pack({"manifest.json": b"{}"}), "“manifest.json” cannot be read"),
        (pack({"../a.txt": b"", "manifest.json": b"{}"}), "the name “../a.txt”"),
        (pack({str(n): b"" for n in range(ARCHIVE_FILES + 1)}), "larger than 2000 files"),
    ],
)
def test_what_is_no_bundle_is_refused_in_one_sentence(folder: Path, data: bytes, said: str) -> None:
    status, output = verified(folder, data)
    assert (status, output.count("\n")) == (2, 1)
    assert said in output


def test_no_case_is_too_large_for_its_bundle_to_be_verified(folder: Path, data: bytes) -> None:
    shutil.copytree(LEAST, folder / "cases" / "noisy")
    file = folder / "cases" / "noisy" / "case.toml"
    text = file.read_text("utf-8").replace("was pale.", "was pale (@fig:a).")
    text = text.replace("Da xanh.", "Da xanh (@fig:a).").replace("[[discussion]]", NOISE, 1)
    file.write_text(text, "utf-8")
    picture = file.with_name("a.png")
    Image.merge("RGB", [Image.effect_noise((300, 300), 100) for _band in "RGB"]).save(picture)
    done = casegen("bundle", "noisy", cwd=folder)
    assert done.returncode == 0, done.stdout
    noisy = (folder / "build" / "noisy" / "noisy.zip").read_bytes()
    plain, whole = (sum(map(len, unpack(one).values())) for one in (data, noisy))
    times = (whole - plain) / picture.stat().st_size
    assert times > 8
    assert whole + times * FOLDER_BYTES < ARCHIVE_BYTES


def test_a_bundle_that_is_not_there_is_told(folder: Path) -> None:
    done = casegen("verify", "nowhere.zip", cwd=folder)
    assert done.returncode == 2
    assert "nowhere.zip" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_case_with_errors_gives_no_bundle(folder: Path) -> None:
    shutil.copytree(LEAST, folder / "cases" / "broken")
    file = folder / "cases" / "broken" / "case.toml"
    file.write_text(file.read_text("utf-8").replace("format = 1", "format = 9"), "utf-8")
    done = casegen("bundle", "broken", cwd=folder)
    assert done.returncode == 1
    assert "format-version" in done.stdout
    assert not (folder / "build" / "broken").exists()
