"""An issue, a draft and a blind report are printed as asked, and the author's file stays alone."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from base64 import b64decode
from html import unescape
from pathlib import Path
from unicodedata import normalize

import pytest
from lxml import etree, html
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader
from pypdf.generic import StreamObject

from casegen.build.bundle.packing import unpack
from casegen.reading.people.byline.bare import bare
from tests.support.least_case import LEAST
from tests.support.outputs import casegen

ISSUE = """
journal = { vi = "Tạp chí Y học Lâm sàng", en = "Journal of Clinical Medicine" }
year = 2026
volume = "140"
number = "2"
first_page = "10"
last_page = "18"
DOI = "10.1234/jocm.2026.140"
issn_print = "1859-3593"
received = 2026-01-05
accepted = 2026-03-01
licence = "CC-BY-NC-4.0"
"""
AUTHOR = "Nguyễn Thị Bạch Tuyết"
HOSPITAL = "Khoa Huyết học, Bệnh viện Thanh Nhàn Đỏ"
# Each is somewhere in the case; accents and capitals do not count.
TELLING = (
    AUTHOR,
    "Bạch Tuyết Nguyễn",
    "Tuyết Nguyễn",
    "Nguyễn TBT",
    "B. T. Nguyễn",
    "NTBT",
    "NguyenThiBachTuyet",
    "Bác sĩ Tuyết",
    "tuyet.nguyen79@thanhnhando.vn",
    "tuyet.nguyen79",
    "thanhnhando.vn",
    "0000-0002-1825-0097",
    "Thanh Nhàn Đỏ",
    "Red Peace Hospital",
    "Lúa Vàng",
    "Rice.",
    "108.02-2019.34",
    "Barley",
    "tuyet2019",
    "Cơn đau của tuyết",
)
CITED = """
[[references]]
id = "tuyet2019"
type = "article-journal"
title = "Cơn đau của tuyết"
author = [{ family = "Nguyen", given = "TBT" }, { family = "Lee", given = "A" }]
container-title = "Journal of Barley"
issued = 2019
volume = 1
page = "3-4"
DOI = "10.1234/tuyet2019"
"""
SHOWN = f"""
[[tables]]
id = "read"
title = {{ vi = "Người đọc phim", en = "Readers of the films" }}
columns = [
  {{ heading = {{ vi = "Phim", en = "Film" }} }},
  {{ heading = {{ vi = "Người đọc", en = "Reader" }} }},
]
rows = [["MRI", "Nguyen TBT"], ["CT", {{ vi = "Bác sĩ Tuyết", en = "NguyenThiBachTuyet" }}]]

[[figures]]
id = "film"
file = "{AUTHOR}.png"
title = {{ vi = "Phim của Bạch Tuyết Nguyễn", en = "Film, courtesy of Tuyet Nguyen" }}
alt = {{ vi = "Phim.", en = "Film read by B. T. Nguyen." }}
schematic = true
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that names its author wherever an author can."""
    folder = tmp_path_factory.mktemp("manner")
    shutil.copytree(LEAST, folder / "cases" / "small")
    file = folder / "cases" / "small" / "case.toml"
    text = file.read_text("utf-8")
    for old, new in {
        'family = "Hoàng"': 'family = "Nguyễn"\nmiddle = "Thị"',
        'given = "An"': 'given = "Bạch Tuyết"\norcid = "0000-0002-1825-0097"',
        "Da xanh.": "Da xanh (@fig:film, @tab:read), như đã báo cáo [@tuyet2019].",
        "The skin was pale.": "The skin was pale (@fig:film, @tab:read), as reported [@tuyet2019].",
        'vi = "Không có."\nen = "None."\n\n[comp': 'vi = "Lúa Vàng, 108.02-2019.34."\n'
        'en = "Rice."\n\n[comp',
        "an@example.org": "tuyet.nguyen79@thanhnhando.vn",
        'vi = "Bệnh viện", en = "Hospital"': f'vi = "{HOSPITAL}", en = "Red Peace Hospital"',
        '[competing_interests]\nvi = "Không có."\nen = "None."': "[competing_interests]\n"
        f'vi = "Không có, theo {AUTHOR}, Bệnh viện Thanh Nhàn Đỏ."\n'
        f'en = "None, said {AUTHOR} of RED PEACE HOSPITAL; NTBT and NGUYEN TBT signed '
        '(tuyet.nguyen79, www.thanhnhando.vn, grant 108.02-2019.34)."',
    }.items():
        assert old in text
        text = text.replace(old, new)
    text = text.replace("[[discussion]]", f"{SHOWN}\n[[discussion]]", 1) + CITED
    file.write_text(text, "utf-8")
    signed = PngInfo()
    signed.add_text("Author", AUTHOR)
    Image.new("RGB", (600, 400)).save(file.with_name(f"{AUTHOR}.png"), pnginfo=signed)
    (folder / "issue.toml").write_text(ISSUE, "utf-8")
    return folder


def printed(folder: Path, name: str, *arguments: str) -> dict[str, bytes]:
    """Every file of a bundle printed so, by its name."""
    done = casegen("bundle", "small", "-o", name, *arguments, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(unpack((folder / name / "small" / "small.zip").read_bytes()))


def readable(data: bytes) -> str:
    """All that a file tells, whatever it is packed in, without accents and capitals."""
    return bare(normalize("NFC", unpacked(data))).casefold()


def unpacked(data: bytes) -> str:
    """All that a file holds as text."""
    if data.startswith(b"PK"):
        return "\n".join(name + unpacked(inner) for name, inner in unpack(data).items())
    if not data.startswith(b"%PDF"):
        within = re.findall(rb"base64,([A-Za-z0-9+/=]+)", data)
        rest = re.sub(rb"base64,[A-Za-z0-9+/=]+", b"", data).decode("utf-8", "replace")
        return "\n".join([unescape(rest), *map(unpacked, map(b64decode, within))])
    reader = PdfReader(io.BytesIO(data))
    objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    streams = [item.get_data() for item in objects if isinstance(item, StreamObject)]
    pages = [page.extract_text() for page in reader.pages]
    return "\n".join([*pages, str(reader.metadata), *map(str, objects), *map(unpacked, streams)])


@pytest.fixture(scope="module")
def plain(folder: Path) -> dict[str, bytes]:
    return printed(folder, "plain")


@pytest.fixture(scope="module")
def blind(folder: Path) -> dict[str, bytes]:
    return printed(folder, "blind", "--blind")


@pytest.mark.parametrize("name", TELLING)
def test_a_blind_report_tells_nothing_of_who_wrote_it(
    name: str, plain: dict[str, bytes], blind: dict[str, bytes]
) -> None:
    name = bare(name).casefold()
    assert any(name in told for told in map(readable, plain.values()))
    for file, data in blind.items():
        assert name not in bare(file).casefold()
        assert name not in readable(data), file


def test_a_blind_report_says_where_words_were_left_out(blind: dict[str, bytes]) -> None:
    assert "theo [lược bỏ để bình duyệt kín], [lược bỏ" in blind["small.vi.html"].decode()
    assert "said [withheld for blind review] of [withheld" in blind["small.en.html"].decode()


def test_a_blind_bundle_has_neither_inputs_nor_what_was_found_in_them(
    plain: dict[str, bytes], blind: dict[str, bytes]
) -> None:
    assert {"inputs/case.toml", "check.vi.txt", "check.json"} <= plain.keys()
    assert [name for name in blind if name.startswith(("inputs/", "check."))] == []


def test_a_blind_bundle_cannot_be_verified(folder: Path, blind: dict[str, bytes]) -> None:
    assert "manifest.json" in blind
    done = casegen("verify", "--quiet", "blind/small/small.zip", cwd=folder)
    said = "It cannot be verified: the inputs are withheld for blind review.\n"
    assert (done.returncode, done.stdout) == (1, said)


def test_a_blind_report_of_a_folder_named_for_its_author_is_refused(folder: Path) -> None:
    own = folder / "cases" / "nguyen-bach-tuyet"
    shutil.copytree(folder / "cases" / "small", own)
    done = casegen("build", own.name, "-f", "html", "-o", "named", "--blind", cwd=folder)
    shutil.rmtree(own)
    assert done.returncode == 1
    said = f"cases/{own.name}/case.toml:1:1: error X906 author-named The name of the case’s folder"
    assert said in done.stdout
    assert not (folder / "named").exists()


def test_a_draft_is_marked_and_its_paragraphs_are_numbered(folder: Path) -> None:
    files = printed(folder, "draft", "--draft")
    assert 'data-draft="BẢN NHÁP"' in files["small.vi.html"].decode()
    pages = PdfReader(io.BytesIO(files["small.en.pdf"])).pages
    assert all("DRAFT" in page.extract_text() for page in pages)
    assert any(re.search(r"Blood was transfused\.\s*\d", page.extract_text()) for page in pages)


def test_a_draft_in_word_is_marked_and_its_lines_are_numbered(
    folder: Path, plain: dict[str, bytes]
) -> None:
    word = unpack(printed(folder, "draft-word", "--draft")["small.vi.docx"])
    assert 'string="BẢN NHÁP"' in word["word/header-default.xml"].decode()
    assert "lnNumType" in word["word/document.xml"].decode()
    assert "lnNumType" not in unpack(plain["small.vi.docx"])["word/document.xml"].decode()


def test_a_report_that_is_no_draft_is_not_marked(plain: dict[str, bytes]) -> None:
    assert 'data-draft="' not in plain["small.vi.html"].decode()
    assert "BẢN NHÁP" not in readable(plain["small.vi.pdf"])


def test_an_issue_is_printed_in_each_language(folder: Path) -> None:
    files = printed(folder, "issue", "--issue", "issue.toml")
    vi, en = (files[f"small.{tag}.html"].decode().replace("\xa0", " ") for tag in ("vi", "en"))
    assert "Tạp chí Y học Lâm sàng, 2026, tập 140, số 2, tr." in vi
    assert "Nhận bài: ngày 5 tháng 1 năm 2026 · Chấp nhận đăng: ngày 1 tháng 3 năm 2026" in vi
    assert "Journal of Clinical Medicine, 2026, vol. 140, no. 2, pp." in en
    (licence,) = re.findall(
        r'<a href="https://creativecommons.org/licenses/by-nc/4.0/">(.*?)</a>', en
    )
    assert re.sub("<.*?>|\u2060", "", licence).replace("\u2011", "-") == "CC BY-NC 4.0"
    for name, value in {"volume": "140", "issue": "2", "firstpage": "10", "lastpage": "18"}.items():
        assert f'<meta name="citation_{name}" content="{value}">' in en
    assert "10.1234/jocm.2026.140" in readable(files["small.vi.pdf"])


def test_an_issue_s_pages_are_counted_and_headed_as_the_journal_s(folder: Path) -> None:
    files = printed(folder, "paged", "--issue", "issue.toml")
    for tag, head in (
        ("vi", "Tạp chí Y học Lâm sàng, 2026, tập 140, số 2"),
        ("en", "Journal of Clinical Medicine, 2026, vol. 140, no. 2"),
    ):
        pages = [
            page.extract_text() for page in PdfReader(io.BytesIO(files[f"small.{tag}.pdf"])).pages
        ]
        assert len(pages) > 1
        for number, text in enumerate(pages, 10):
            rows = text.split("\n")
            assert str(number) in rows
            assert not [row for row in rows if re.match("(Trang|Page) ", row)]
        assert all(head in normalize("NFC", text) for text in pages[1:])
        with zipfile.ZipFile(io.BytesIO(files[f"small.{tag}.docx"])) as archive:
            document = archive.read("word/document.xml").decode()
            heads = archive.read("word/header-default.xml").decode()
            feet = archive.read("word/footer-default.xml").decode()
        assert '<w:pgNumType w:start="10"/>' in document
        assert head in heads
        assert "NUMPAGES" not in feet


def test_an_issue_in_two_languages_is_told_in_each_page_s_own(folder: Path) -> None:
    files = printed(folder, "told", "--issue", "issue.toml")
    names = {"vi": "Tạp chí Y học Lâm sàng", "en": "Journal of Clinical Medicine"}
    for tag, name in names.items():
        page = html.document_fromstring(files[f"small.{tag}.html"])
        assert page.xpath("//meta[@name='citation_journal_title']/@content") == [name]
        record = json.loads(str(page.xpath("string(//script[@type='application/ld+json'])")))
        assert record["datePublished"] == "2026"
        assert record["@id"] == "https://doi.org/10.1234/jocm.2026.140"
        assert (record["pageStart"], record["pageEnd"]) == ("10", "18")
        assert record["license"] == "https://creativecommons.org/licenses/by-nc/4.0/"
        number = record["isPartOf"]
        assert (number["issueNumber"], number["isPartOf"]["volumeNumber"]) == ("2", "140")
        assert number["isPartOf"]["isPartOf"]["name"] == name
    assert 'journal: "Tạp chí Y học Lâm sàng"' in files["CITATION.cff"].decode()


def test_the_language_of_record_names_the_journal_wherever_it_stands_in_the_issue_file(
    folder: Path,
) -> None:
    own = 'journal = { vi = "Tạp chí Y học Lâm sàng", en = "Journal of Clinical Medicine" }'
    turned = 'journal = { en = "Journal of Clinical Medicine", vi = "Tạp chí Y học Lâm sàng" }'
    (folder / "turned.toml").write_text(ISSUE.replace(own, turned), "utf-8")
    files = printed(folder, "turned", "--issue", "turned.toml")
    assert 'journal: "Tạp chí Y học Lâm sàng"' in files["CITATION.cff"].decode()
    assert "<journal-title>Tạp chí Y học Lâm sàng<" in files["small.jats.xml"].decode()
    assert 'journal_title" content="Tạp chí Y học Lâm sàng"' in files["small.vi.html"].decode()


def test_an_issue_s_address_makes_the_links_of_its_pages_whole(folder: Path) -> None:
    (folder / "web.toml").write_text(f'{ISSUE}address = "https://jocm.vn/2026/2/"\n', "utf-8")
    files = printed(folder, "web", "--issue", "web.toml")
    page = html.document_fromstring(files["small.vi.html"])
    web = "https://jocm.vn/2026/2/small"
    assert page.xpath("//meta[@name='citation_pdf_url']/@content") == [f"{web}.vi.pdf"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{web}.vi.html"]
    links = {link.get("hreflang"): link.get("href") for link in page.iter("link")}
    del links[None]
    assert links == {"vi": f"{web}.vi.html", "en": f"{web}.en.html"}


def test_an_issue_is_told_to_indexers(folder: Path) -> None:
    files = printed(folder, "indexed", "--issue", "issue.toml")
    article = etree.fromstring(files["small.jats.xml"])
    meta = {
        "journal-title": "Tạp chí Y học Lâm sàng",
        "issn": "1859-3593",
        "article-id[@pub-id-type='doi']": "10.1234/jocm.2026.140",
        "article-meta/volume": "140",
        "article-meta/issue": "2",
        "article-meta/fpage": "10",
        "date[@date-type='received']/month": "01",
    }
    assert {path: article.findtext(f".//{path}") for path in meta} == meta
    assert "creativecommons.org/licenses/by-nc/4.0/" in files["small.jats.xml"].decode()
    assert 'doi: "10.1234/jocm.2026.140"' in files["CITATION.cff"].decode()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2026-01-05", "2026-13-05", "issue.toml:10:16: error S000 toml-syntax No such date"),
        ("2026-01-05", '"5/1/2026"', "issue.toml:10:12: error S003 wrong-type “received” must be"),
        ("2026-03-01", "2025-03-01", "issue.toml:11:12: error S998 issue-dates “accepted” is"),
        ("volume", "volum", "issue.toml:4:1: error S002 unknown-key There is no key “volum” here"),
        ("year = 2026", "", "issue.toml:1:1: error S001 missing-field “year” is missing here"),
    ],
)
def test_a_wrong_issue_file_is_told_with_its_place(
    folder: Path, old: str, new: str, said: str
) -> None:
    (folder / "wrong").mkdir(exist_ok=True)
    (folder / "wrong" / "issue.toml").write_text(ISSUE.replace(old, new), "utf-8")
    done = casegen("bundle", "small", "-o", "none", "--issue", "wrong/issue.toml", cwd=folder)
    assert done.returncode == 2
    assert said in done.stdout
    assert not (folder / "none").exists()


def test_a_build_in_another_manner_is_not_fresh(folder: Path) -> None:
    vi = ("build", "small", "-l", "vi", "-f", "html", "-o", "fresh")
    assert casegen(*vi, cwd=folder).returncode == 0
    assert casegen(*vi, "-q", cwd=folder).returncode == 0
    assert casegen(*vi, "-q", "--blind", cwd=folder).returncode == 1
    assert casegen(*vi, "-q", "--issue", "issue.toml", cwd=folder).returncode == 1
