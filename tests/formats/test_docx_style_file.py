"""A journal's own Word file gives its styles, header and logo, and nothing that could do harm."""

import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.shared import Mm, Pt
from PIL import Image as Pillow

from casegen.build.environment import survey
from casegen.case.figures.image import Image
from casegen.cli.main import main
from casegen.document.tree import Document, Figure
from casegen.formats.docx import safety
from casegen.formats.docx.error import WordError
from casegen.formats.each.docx import docx as written
from casegen.messages import tell
from casegen.system.data import PROFILES
from tests.support.least_case import LEAST
from tests.support.outputs import CASES, reports
from tests.support.word_files import (
    disorder,
    found,
    opened,
    page_passages,
    parts,
    printed,
    texts,
    tree,
)

HEADER = "Tạp chí Y học Lâm sàng"
REPORT = next(report for report in reports() if str(report) == "emh-thalassemia.vi")
MACROS = b"vba"
Change = Callable[[dict[str, bytes]], Mapping[str, bytes]]


def picture(mode: str = "RGB", form: str = "PNG", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's
    """A small image file."""
    out = io.BytesIO()
    Pillow.new(mode, (40, 20)).save(out, form, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def journal() -> bytes:
    """A journal's file as an editor would make it in Word."""
    file = docx.Document()
    file.styles["Heading 1"].font.size = Pt(15)
    file.styles["Normal"].font.name = "Arial"
    own = file.styles.add_style("JoCM Caption", WD_STYLE_TYPE.PARAGRAPH)
    own.font.italic = True
    section = file.sections[0]
    section.page_width, section.left_margin = Mm(200), Mm(31)
    section.header.paragraphs[0].text = HEADER
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()))
    file.add_paragraph("Instructions to authors, not to be printed.")
    file.core_properties.author = "An editor of the journal"
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def changed(data: bytes, change: Change) -> bytes:
    """A file with its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts(data)).items():
            archive.writestr(name, content)
    return out.getvalue()


def put(name: str, old: bytes, new: bytes) -> Change:
    """A change of one part's bytes."""

    def change(held: dict[str, bytes]) -> Mapping[str, bytes]:
        assert old in held[name], name
        return held | {name: held[name].replace(old, new, 1)}

    return change


@pytest.fixture
def styled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Document]:
    """A function that gives a document whose profile names a file with these bytes."""
    monkeypatch.setattr("casegen.formats.docx.looks.PROFILES", tmp_path)

    def document(data: bytes, **styles: str) -> Document:
        (tmp_path / "journal.docx").write_bytes(data)
        whole = REPORT.document
        word = whole.profile.word.model_copy(
            update={"style_file": "journal.docx", "styles": styles}
        )
        return replace(whole, profile=whole.profile.model_copy(update={"word": word}))

    return document


def refusal(document: Document, language: str = "en") -> str:
    """What is said of a document that cannot be written."""
    with pytest.raises(WordError) as caught:
        written(document)
    assert caught.value.values["file"] == "journal.docx"
    assert caught.value.keys == ()
    vietnamese = tell(caught.value.message, caught.value.values, "vi")
    assert vietnamese != tell(caught.value.message, caught.value.values, "en")
    return tell(caught.value.message, caught.value.values, language)


def test_the_journal_s_styles_header_logo_and_page_are_taken_over(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    document = styled(journal)
    data = written(document)
    file = opened(data)
    assert file.styles["Heading 1"].font.size == Pt(15)
    assert file.styles["Normal"].font.name == "Arial"
    section = file.sections[0]
    assert section.page_width == pytest.approx(Mm(200), abs=700)
    assert section.left_margin == pytest.approx(Mm(31), abs=700)
    assert section.header.paragraphs[0].text == HEADER
    (logo,) = section.header.part.related_parts.values()
    assert logo.blob == picture()
    assert "Trang 1/1" in section.footer.paragraphs[0].text
    assert printed(file) == page_passages(document)
    assert disorder_but_of_the_journal(data) == []


def disorder_but_of_the_journal(data: bytes) -> list[str]:
    """What stands wrong in the parts casegen writes."""
    given = ("word/styles.xml", "word/header", "word/theme", "word/numbering.xml: lvl")
    return [fault for fault in disorder(data) if not fault.startswith(given)]


def test_nothing_else_of_the_journal_s_file_is_taken_over(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    held = parts(written(styled(journal)))
    assert not [name for name in held if "custom" in name.lower() or "thumbnail" in name]
    whole = b"".join(held.values())
    assert b"Instructions to authors" not in whole
    assert b"An editor" not in whole
    assert b"python-docx" not in whole


def test_the_report_s_language_is_that_of_the_journal_s_styles(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    sheet = tree(written(styled(journal)), "word/styles.xml")
    assert texts(sheet, "//w:rPrDefault/w:rPr/w:lang/@w:val") == ["vi-VN"]


def test_the_journal_s_printer_is_not_asked_for(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    printing = put(
        "word/document.xml", b"</w:sectPr>", b'<w:printerSettings r:id="rId77"/></w:sectPr>'
    )
    root = tree(written(styled(changed(journal, printing))))
    assert found(root, "//w:printerSettings") == []


def test_a_changed_style_file_makes_what_was_built_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casegen.build.environment.PACKAGE", tmp_path)
    digests = set()
    for content in (b"one", b"other"):
        (tmp_path / "journal.docx").write_bytes(content)
        digests.add(survey()["environment"])
    assert len(digests) == 2


def test_the_same_file_gives_the_same_bytes(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    assert written(styled(journal)) == written(styled(journal))


def test_headings_are_counted_once_where_the_journal_s_style_counts_too(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    counting = changed(
        journal,
        put("word/styles.xml", b'<w:outlineLvl w:val="0"/>',
            b'<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'),
    )  # fmt: skip
    root = tree(written(styled(counting)))
    headings = found(root, "//w:p[w:pPr/w:pStyle/@w:val='Heading1']")
    numbers = [texts(heading, "w:pPr/w:numPr/w:numId/@w:val") for heading in headings]
    assert all(len(own) == 1 for own in numbers)
    assert sum(own != ["0"] for own in numbers) == 4


def test_a_profile_may_say_what_the_journal_calls_a_style(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    root = tree(written(styled(journal, Caption="JoCM Caption")))
    assert found(root, "//w:p[w:pPr/w:pStyle/@w:val='JoCMCaption'][.//w:instrText]")
    assert not found(root, "//w:p[w:pPr/w:pStyle/@w:val='Caption']")
    assert "“JoCM Title”" in refusal(styled(journal, Title="JoCM Title"))


def test_styles_are_found_by_name_whatever_their_ids_are(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    def renamed(held: dict[str, bytes]) -> Mapping[str, bytes]:
        styles = held["word/styles.xml"].replace(b'"Heading1"', b'"u1"')
        return held | {"word/styles.xml": styles}

    vietnamese = changed(journal, renamed)
    root = tree(written(styled(vietnamese)))
    assert len(found(root, "//w:p[w:pPr/w:pStyle/@w:val='u1']")) > 5


def test_a_journal_s_own_names_for_what_is_default_are_kept(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    def renamed(held: dict[str, bytes]) -> Mapping[str, bytes]:
        styles = held["word/styles.xml"]
        for old, new in ((b'"Normal"', b'"Binhthng"'), (b'"TableNormal"', b'"Bangthng"'),
                         (b'"QuoteChar"', b'"Authors"')):  # fmt: skip
            assert old in styles
            styles = styles.replace(b"w:styleId=" + old, b"w:styleId=" + new)
            styles = styles.replace(b"w:basedOn w:val=" + old, b"w:basedOn w:val=" + new)
        return held | {"word/styles.xml": styles}

    data = written(styled(changed(journal, renamed)))
    sheet = tree(data, "word/styles.xml")
    ids = texts(sheet, "//w:style/@w:styleId")
    assert len(ids) == len(set(ids))
    own = ("TableText", "Notice", "AuthorsOfReport", "ReportTable")
    based = {
        base
        for ident in own
        for base in texts(sheet, f"//w:style[@w:styleId='{ident}']/w:basedOn/@w:val")
    }
    assert based == {"Binhthng", "Bangthng"}
    used = set(texts(tree(data), "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= set(ids)
    assert {"Binhthng", "AuthorsOfReport"} <= used


@pytest.mark.parametrize("name", ["Title", "heading 1", "caption"])
def test_a_style_that_is_not_there_is_named(
    journal: bytes, styled: Callable[..., Document], name: str
) -> None:
    with_out = changed(
        journal,
        lambda held: held | {"word/styles.xml": without_style(held["word/styles.xml"], name)},
    )
    sentence = refusal(styled(with_out))
    shown = name[:1].upper() + name[1:]
    assert sentence == (f"The style file “journal.docx” has no style “{shown}”; define it in Word.")


def without_style(content: bytes, name: str) -> bytes:
    from lxml import etree

    root = etree.fromstring(content)
    gone = found(root, f"//w:style[translate(w:name/@w:val, 'TH', 'th') = '{name.lower()}']")
    assert gone
    for style in gone:
        root.remove(style)
    return etree.tostring(root)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _data: b"",
        lambda _data: b"not a Word file",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"PK\x01\x02", b"PK\x01\x03"),
        lambda _data: picture(),
        lambda data: changed(data, lambda held: {"a.txt": held["word/document.xml"]}),
        lambda data: changed(data, put("word/styles.xml", b"</w:style>", b"</w:stile>")),
        lambda data: changed(data, put("[Content_Types].xml", b"document.main", b"template.main")),
        lambda data: changed(data, put("_rels/.rels", b"word/document.xml", b"word/gone.xml")),
    ],
    ids=["empty", "text", "half", "directory", "picture", "other", "xml", "template", "target"],
)
def test_a_file_that_is_broken_or_none_of_word_s_is_refused(
    journal: bytes, styled: Callable[..., Document], spoil: Callable[[bytes], bytes]
) -> None:
    assert "damaged or not a Word file" in refusal(styled(spoil(journal)))


def test_a_file_that_is_not_there_is_named(
    journal: bytes, styled: Callable[..., Document], tmp_path: Path
) -> None:
    document = styled(journal)
    (tmp_path / "journal.docx").unlink()
    assert refusal(document) == "There is no style file “journal.docx” beside the profiles."


def test_a_file_that_unpacks_to_very_much_is_refused_before_it_is_unpacked(
    journal: bytes, styled: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = changed(journal, lambda held: held | {"word/media/x.png": bytes(safety.MAX_BYTES)})
    assert len(bomb) < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert "unpacks to more than 40 MB" in refusal(styled(bomb))


def test_a_file_of_too_many_parts_is_refused(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    crowd = {f"word/media/{number}.png": b"" for number in range(safety.MAX_ENTRIES)}
    assert "1000 parts" in refusal(styled(changed(journal, lambda held: held | crowd)))


def test_macros_are_refused(journal: bytes, styled: Callable[..., Document]) -> None:
    macros = changed(journal, lambda held: held | {"word/vbaProject.bin": MACROS})
    assert "holds macros" in refusal(styled(macros))


def linked(kind: str, target: str) -> Change:
    """A change that has the header lead outside the file."""
    relation = (
        f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="External"/>'
    ).encode()
    return put("word/_rels/header1.xml.rels", b"</Relationships>", relation + b"</Relationships>")


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (RT.IMAGE, "https://x.org/tracker.png"),
        (RT.HYPERLINK, "file://server/share"),
        (RT.OLE_OBJECT, "https://x.org/object"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
         "https://x.org/evil.dotm"),
    ],
)  # fmt: skip
def test_what_leads_outside_the_file_is_refused(
    journal: bytes, styled: Callable[..., Document], kind: str, target: str
) -> None:
    assert "outside itself" in refusal(styled(changed(journal, linked(kind, target))))


def test_the_journal_s_web_address_in_its_header_stays(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    data = written(styled(changed(journal, linked(RT.HYPERLINK, "https://jocm.vn/"))))
    assert b"https://jocm.vn/" in parts(data)["word/_rels/header1.xml.rels"]


def test_a_template_that_word_attached_is_left_behind(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

    def attached(held: dict[str, bytes]) -> Mapping[str, bytes]:
        relation = (
            '<?xml version="1.0"?><Relationships xmlns='
            '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
            f' Type="{kind}" Target="file:///C:/Users/editor/Normal.dotm"'
            ' TargetMode="External"/></Relationships>'
        ).encode()
        return held | {"word/_rels/settings.xml.rels": relation}

    data = written(styled(changed(journal, attached)))
    assert b"Normal.dotm" not in b"".join(parts(data).values())


@pytest.mark.parametrize("code", ["DDEAUTO c:\\\\x", ' INCLUDEPICTURE "https://x.org/a.png" \\d'])
def test_fields_that_reach_outside_are_refused(
    journal: bytes, styled: Callable[..., Document], code: str
) -> None:
    name = code.split(maxsplit=1)[0]
    half = len(name) // 2 + 1
    split = "".join(
        f"<w:r><w:instrText>{part.replace(chr(34), '&quot;')}</w:instrText></w:r>"
        for part in (code[:half], code[half:])
    )
    field = put("word/header1.xml", b"</w:p>", split.encode() + b"</w:p>")
    assert f"a field {name}" in refusal(styled(changed(journal, field)))


def test_entities_are_neither_read_nor_passed_on(
    journal: bytes, styled: Callable[..., Document]
) -> None:
    declared = put("word/header1.xml", b"<w:hdr", b'<!DOCTYPE x [<!ENTITY y "z">]><w:hdr')
    assert "damaged" in refusal(styled(changed(journal, declared)))


def with_image(data: bytes, media_type: str, size: tuple[int, int] = (40, 20)) -> Document:
    """The report with its first figure's first image replaced."""
    whole = REPORT.document
    image = Image("figures/mri.jpg", media_type, *size, data)
    section = whole.sections[1].sections[0]
    blocks = tuple(
        replace(block, panels=(replace(block.panels[0], image=image), *block.panels[1:]))
        if isinstance(block, Figure)
        else block
        for block in section.blocks
    )
    patients = (replace(section, blocks=blocks), *whole.sections[1].sections[1:])
    cases = replace(whole.sections[1], sections=patients)
    return replace(whole, sections=(whole.sections[0], cases, *whole.sections[2:]))


def shown(whole: bytes) -> Pillow.Image:
    """The one picture of a Word file."""
    (name,) = [one for one in parts(whole) if "media/figure1" in one]
    with Pillow.open(io.BytesIO(parts(whole)[name])) as image:
        image.load()
        return image.copy()


def test_a_picture_in_printing_colours_is_shown_in_those_of_a_screen() -> None:
    image = shown(written(with_image(picture("CMYK", "JPEG"), "image/jpeg")))
    assert (image.mode, image.size) == ("RGB", (40, 20))


def test_a_drawing_is_drawn_for_word_as_sharp_as_print_and_always_the_same() -> None:
    text = '<text x="1" y="8" font-size="6">mµ</text>'
    data = SVG.replace(b"<path", text.encode() + b"<path").replace(b'9 9">', b'18 9">')
    first = written(with_image(data, "image/svg+xml"))
    root = tree(first)
    inches = int(texts(root, "//wp:extent/@cx")[0]) / 914_400
    image = shown(first)
    assert image.mode == "RGB"
    assert abs(image.width / inches - 300) < 5
    assert image.convert("L").getextrema() == (0, 255)
    assert first == written(with_image(data, "image/svg+xml"))


DRAWN = """
[patients.imaging]
vi = "Biểu đồ (@fig:curve)."
en = "Course (@fig:curve)."
[[figures]]
id = "curve"
file = "curve.svg"
schematic = true
burned_in_checked = true
title = { vi = "Diễn biến", en = "Course" }
alt = { vi = "Một đường.", en = "One line." }
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>'


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A case whose figure is a drawing."""
    folder = shutil.copytree(LEAST, tmp_path / "drawn")
    case = (LEAST / "case.toml").read_text("utf-8")
    place = case.index("[patients.diagnosis]")
    imaging, figure = DRAWN.split("[[figures]]")
    whole = f"{case[:place]}{imaging}{case[place:]}\n[[figures]]{figure}"
    (folder / "case.toml").write_text(whole, "utf-8")
    (folder / "curve.svg").write_bytes(SVG)
    return folder


def made(folder: Path, *more: str) -> tuple[int, str]:
    arguments = ["build", "-f", "docx", "-o", str(folder.parent / "out"), *more, str(folder)]
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


def test_a_drawing_without_a_picture_beside_it_is_drawn(drawn: Path) -> None:
    assert made(drawn)[0] == 0
    out = drawn.parent / "out" / "drawn" / "drawn.vi.docx"
    with zipfile.ZipFile(out) as whole:
        media = [name for name in whole.namelist() if name.startswith("word/media/")]
    assert [Path(name).suffix for name in media] == [".png"]


def test_the_picture_beside_a_drawing_is_shown_in_word_and_its_change_is_seen(drawn: Path) -> None:
    shutil.copyfile(LEAST / "dot.png", drawn / "curve.png")
    assert made(drawn)[0] == 0
    out = drawn.parent / "out" / "drawn" / "drawn.vi.docx"
    with zipfile.ZipFile(out) as whole:
        media = [name for name in whole.namelist() if name.startswith("word/media/")]
    assert [Path(name).suffix for name in media] == [".png"]
    assert made(drawn, "-q")[0] == 0
    Pillow.new("RGB", (40, 30), "red").save(drawn / "curve.png")
    assert made(drawn, "-q")[0] == 1


def test_a_file_beside_a_drawing_that_is_no_picture_is_told(
    drawn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    (drawn / "curve.png").write_text("words")
    status, output = made(drawn)
    assert status == 1
    assert "“curve.png” is not an image" in output


@pytest.mark.parametrize("mode", ["I;16", "L", "LA", "P", "1", "RGBA"])
def test_images_of_every_depth_are_stored_as_they_are(mode: str) -> None:
    data = picture(mode)
    assert data in parts(written(with_image(data, "image/png"))).values()


@pytest.mark.parametrize("size", [(1, 60_000_000), (60_000_000, 1)])
def test_a_picture_of_any_shape_fits_the_page(size: tuple[int, int]) -> None:
    root = tree(written(with_image(picture(), "image/png", size)))
    across, down = (int(texts(root, f"//wp:extent/@{side}")[0]) for side in ("cx", "cy"))
    assert 0 < across < Mm(170)
    assert 0 < down < Mm(200)


@pytest.fixture
def profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of profiles with one more, whose file is not there."""
    folder = shutil.copytree(PROFILES, tmp_path / "profiles")
    own = 'title = { vi = "Nhà", en = "House" }\nextends = "source-article"\n'
    (folder / "house.toml").write_text(f'{own}[word]\nstyle_file = "journal.docx"\n', "utf-8")
    for module in (
        "casegen.style.profile_files",
        "casegen.system.data",
        "casegen.formats.docx.looks",
    ):
        monkeypatch.setattr(f"{module}.PROFILES", folder)
    return folder


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is no style file “journal.docx”"),
        ("vi", "Không có tệp Word mẫu “journal.docx”"),
    ],
)
@pytest.mark.usefixtures("profiles")
def test_a_person_is_told_in_one_line_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    arguments = ["build", "-f", "docx", "-f", "html", "-p", "house", "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(main, [*arguments, str(CASES / "emh-thalassemia")])
    assert done.exit_code == 1
    (line,) = [line for line in done.output.splitlines() if " error " in line]
    assert "case.toml:1:1: error X901 word-fault" in line
    assert sentence in line
    assert list((tmp_path / "out").rglob("*.*")) == []


@pytest.mark.parametrize("name", ["../x.docx", "/x.docx", "a\\b.docx", "x.dotm"])
def test_a_profile_names_a_file_beside_it_and_no_other(name: str) -> None:
    from pydantic import ValidationError

    from casegen.style.profile import Word

    with pytest.raises(ValidationError):
        Word(typeface="Arial", type_pt=12, line_spacing=1, style_file=name, styles={})
