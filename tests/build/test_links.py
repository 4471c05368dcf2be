"""What is delivered points to nothing that is not delivered with it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from casegen.build.bundle.packing import pack, unpack
from casegen.build.links import Astray, astray
from casegen.formats.each.docx import docx
from casegen.formats.each.html import html
from casegen.formats.render import beside
from casegen.formats.whole.jats_xml import jats_xml
from tests.support.editions import SLUGS, printed
from tests.support.outputs import CASES, built, casegen, reports

PAGE = (
    '<p id="a"><a href="{0}">x</a></p><img src="f.png" alt=""><label for="a">y</label>'
    "<style>p {{ background: url(f.png) }}</style>"
)
ARTICLE = (
    '<article xmlns:xlink="http://www.w3.org/1999/xlink"><fig id="f1">'
    '<graphic xlink:href="{0}"/></fig><xref rid="{1}"/></article>'
)


@pytest.mark.parametrize(
    "target",
    [
        "#a",
        "",
        "b.html#b",
        "sub/../b.html",
        "https://x.org/y",
        "mailto:a@b.c",
        "data:,x",
        "f.png",
        "%66.png",
    ],
)
def test_a_page_may_point_to_what_is_there(target: str) -> None:
    files = {"a.html": PAGE.format(target).encode(), "b.html": b'<p id="b">', "f.png": b""}
    assert list(astray(files)) == []


@pytest.mark.parametrize(
    "target",
    [
        "#b",
        "b.html#a",
        "c.html",
        "../a.html",
        "/f.png",
        "file:///f.png",
        "javascript:x",
        "//x.org/f",
        "http://[",
    ],
)
def test_a_page_that_points_to_what_is_not_there_is_told(target: str) -> None:
    files = {"a.html": PAGE.format(target).encode(), "b.html": b'<p id="b">', "f.png": b""}
    assert list(astray(files)) == [Astray("a.html", target)]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="g.png">',
        '<p aria-labelledby="z">',
        '<style>p { background: url("g.png") }</style>',
        '<img srcset="f.png 1x, g.png 2x">',
        '<meta name="citation_pdf_url" content="g.pdf">',
        '<a href="http://[">x</a>',
    ],
)
def test_every_way_in_which_a_page_points_is_seen(markup: str) -> None:
    assert len(list(astray({"a.html": markup.encode(), "f.png": b""}))) == 1


def test_an_article_s_graphics_and_links_are_held_to_what_is_there() -> None:
    good = {"a.jats.xml": ARTICLE.format("f.png", "f1").encode(), "f.png": b""}
    assert list(astray(good)) == []
    bad = {"a.jats.xml": ARTICLE.format("g.png", "f2").encode(), "f.png": b""}
    assert [one.target for one in astray(bad)] == ["g.png", "#f2"]


def test_a_reference_has_an_id_of_its_own() -> None:
    assert list(astray({"a.csl.json": json.dumps([{"id": "a"}, {"id": "b"}]).encode()})) == []
    twice = json.dumps([{"id": "a"}, {"id": "a"}, {}]).encode()
    assert [one.target for one in astray({"a.csl.json": twice})] == ["a", ""]


@pytest.mark.parametrize(
    ("name", "old", "new", "target"),
    [
        (
            "word/_rels/document.xml.rels",
            b'Target="styles.xml"',
            b'Target="style.xml"',
            "style.xml",
        ),
        ("word/document.xml", b'w:anchor="', b'w:anchor="gone-', "gone-"),
        ("word/document.xml", b'r:embed="', b'r:embed="x', "x"),
        ("[Content_Types].xml", b"/word/styles.xml", b"/word/none.xml", "none.xml"),
    ],
)
def test_a_word_file_whose_parts_do_not_hold_together_is_told(
    name: str, old: bytes, new: bytes, target: str
) -> None:
    slug = SLUGS[0]
    document = next(iter(printed(slug).documents.values()))
    whole = docx(document)
    assert list(astray({"a.docx": whole})) == []
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(made, "w") as written:
        for row in source.namelist():
            data = source.read(row)
            assert row != name or old in data
            written.writestr(row, data.replace(old, new, 1) if row == name else data)
    told = [one.target for one in astray({"a.docx": made.getvalue()})]
    assert any(one.removeprefix("word/").startswith(target) for one in told), told


def test_everything_built_points_to_what_was_built() -> None:
    folder = built()
    for slug in SLUGS:
        files = {path.name: path.read_bytes() for path in (folder / slug).iterdir()}
        assert len(files) > 2
        assert list(astray(files)) == []


def test_the_figures_of_an_article_lie_beside_it(tmp_path: Path) -> None:
    slug = SLUGS[0]
    done = casegen("build", CASES / slug, "--format", "jats.xml", "--out", tmp_path)
    assert done.returncode == 0, done.stdout
    files = {path.name: path.read_bytes() for path in (tmp_path / slug).iterdir()}
    figures = beside(printed(slug), "", "jats.xml")
    assert figures
    assert files == {f"{slug}.jats.xml": jats_xml(printed(slug)), **figures}
    assert list(astray(files)) == []
    again = casegen("build", CASES / slug, "--format", "jats.xml", "--out", tmp_path, "--why")
    assert "1 fresh" in again.stdout + again.stderr
    name = next(iter(figures))
    (tmp_path / slug / name).unlink()
    told = casegen("build", CASES / slug, "--format", "jats.xml", "--out", tmp_path, "--why")
    assert name in told.stdout + told.stderr
    assert (tmp_path / slug / name).read_bytes() == figures[name]
    stale = casegen("clean", "--stale", "--out", tmp_path)
    assert stale.returncode == 0, stale.stdout + stale.stderr
    assert (tmp_path / slug / name).is_file()
    casegen("clean", "--out", tmp_path)
    assert not (tmp_path / slug).exists()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("bundle")
    done = casegen("bundle", CASES / SLUGS[0], "--out", folder)
    assert done.returncode == 0, done.stdout
    return (folder / SLUGS[0] / f"{SLUGS[0]}.zip").read_bytes()


def test_a_bundle_holds_all_that_it_points_to(bundle: bytes) -> None:
    files = dict(unpack(bundle))
    assert {f"{SLUGS[0]}.jats.xml", *beside(printed(SLUGS[0]), "", "jats.xml")} <= files.keys()
    assert list(astray(files)) == []


def test_verify_names_what_a_bundle_points_to_and_lacks(bundle: bytes, tmp_path: Path) -> None:
    files = dict(unpack(bundle))
    gone = next(iter(beside(printed(SLUGS[0]), "", "jats.xml")))
    note = json.loads(files["manifest.json"])
    del files[gone], note["outputs"][gone]
    files["manifest.json"] = json.dumps(note).encode()
    (tmp_path / "a.zip").write_bytes(pack(files))
    done = casegen("verify", "a.zip", cwd=tmp_path)
    assert done.returncode == 1
    assert f"{SLUGS[0]}.jats.xml: points to “{gone}”, which is not there" in done.stdout


def test_pages_and_articles_of_every_report_stand_alone() -> None:
    for report in reports():
        assert html(report.document)
