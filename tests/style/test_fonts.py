"""The fonts are the ones asked for, hold what Vietnamese needs, and survive a damaged cache."""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from casegen.style.fonts import RECIPE, Fonts, Recipe, fonts
from casegen.style.fonts.coverage import covered, lettered, missing
from casegen.style.fonts.cutting import source
from casegen.style.fonts.recipe import WEB
from casegen.style.fonts.scripts import OTHER, SCRIPTS, beyond
from casegen.system import cache as kept

CAPITALS = "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỶỸỴ"
LINE = f"{CAPITALS} ấầẩẫậ T₀₁₂₃₄₅₆₇₈₉ β µ ≥ ≤ − – × ±"
SIGNS = "→ ↑ ↓ ✓ ₫ € ≈ ½ №"
ONE_FACE = Recipe(RECIPE.cuts[4:5], repertoire=((0x41, 0x5A),))
MAKE_ONE = (
    "from casegen.style.fonts import RECIPE, Recipe, fonts;"
    "print(fonts(Recipe(RECIPE.cuts[4:5], repertoire=((0x41, 0x5A),))).folder)"
)
# One paragraph a face, printed in a process of its own, as a build would.
PRINT = """
import sys
from casegen.style.fonts import use_fonts
found = use_fonts()
import weasyprint
page = "<style>p {{ font-size: 9pt }}</style>" + "".join(
    f"<p style='font-family: \\"{{face.family}}\\"; font-weight: {{face.weight}};"
    f" font-style: {{face.style}}'>{line}</p>"
    for face in found.faces
)
weasyprint.HTML(string=page).write_pdf(sys.argv[1])
"""


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a new process, its hashes seeded anew."""
    env = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, env=env | environment, capture_output=True, text=True, check=False
    )


def output(*command: str | Path) -> str:
    """Run a poppler tool and return what it prints; skip where poppler is not installed."""
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def made() -> Fonts:
    """The faces of the user's own cache."""
    return fonts()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, made: Fonts) -> list[Path]:
    """The same page printed by two processes."""
    assert made.faces
    folder = tmp_path_factory.mktemp("printed")
    pdfs = [folder / "first.pdf", folder / "second.pdf"]
    for pdf in pdfs:
        done = run(PRINT.format(line=f"{LINE} {SIGNS}"), str(pdf))
        assert (done.returncode, done.stderr) == (0, "")
    return pdfs


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds one small face, mended by every test that damages it."""
    cache = tmp_path_factory.mktemp("sound")
    done = run(MAKE_ONE, XDG_CACHE_HOME=str(cache))
    assert done.returncode == 0, done.stderr
    return cache


@pytest.fixture
def cache(sound: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The cache of one small face, as a process would find it that has not looked yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(sound))
    monkeypatch.setattr(kept, "_now", [])
    fonts.cache_clear()
    yield sound
    fonts.cache_clear()


def test_each_face_records_the_family_weight_and_style_it_is_asked_for_by(made: Fonts) -> None:
    assert len(made.faces) == len(RECIPE.cuts) == 8
    for face in made.faces:
        font = TTFont(face.ttf)
        italic = face.style == "italic"
        families = {str(n) for n in font["name"].names if n.nameID in (1, 16)}
        assert families == {face.family}
        assert font["OS/2"].usWeightClass == face.weight
        assert bool(font["OS/2"].fsSelection & 1) is italic
        assert bool(font["head"].macStyle & 2) is italic
        assert "fvar" not in font


def test_fontconfig_sees_these_faces_and_no_other(made: Fonts) -> None:
    if shutil.which("fc-list") is None:
        pytest.skip("fc-list is not installed")
    env = os.environ | {"FONTCONFIG_FILE": str(made.config)}
    listed = subprocess.run(
        ["fc-list", ":", "file"],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    files = {line.strip().rstrip(":") for line in listed.stdout.splitlines()}
    assert files == {str(face.ttf) for face in made.faces}
    folders = re.findall("<dir>(.*)</dir>", made.config.read_text("utf-8"))
    assert folders == [str(made.folder)]


def test_every_face_holds_vietnamese_and_the_signs_of_medicine(made: Fonts) -> None:
    text = LINE + "".join(map(chr, [*range(0x1EA0, 0x1EFA), *range(0x20, 0x7F)]))
    for face in made.faces:
        held = TTFont(face.ttf).getBestCmap()
        assert [char for char in text if ord(char) not in held] == []


def test_no_character_is_missing_from_the_page_but_one_from_outside_the_repertoire_is() -> None:
    assert missing(LINE + SIGNS + "\n\t\u00ad\ufeff") == []
    assert missing(unicodedata.normalize("NFD", CAPITALS)) == []
    assert missing("a ሀ b 😀 ሀ") == ["ሀ", "😀"]


def test_coverage_is_what_all_faces_of_one_family_hold(made: Fonts) -> None:
    held: dict[str, set[int]] = {}
    for face in made.faces:
        codes = set(TTFont(face.ttf).getBestCmap())
        held[face.family] = held.get(face.family, codes) & codes
    assert made.covered == set().union(*held.values())


def test_the_table_the_checker_reads_is_what_the_fonts_hold(made: Fonts) -> None:
    assert set(map(ord, covered())) == made.covered


def test_the_table_of_other_scripts_is_what_their_fonts_hold_but_marks_set_over_letters(
    made: Fonts,
) -> None:
    codes = frozenset[int]().union(*(source(cut.source).unicodes for cut in SCRIPTS)) - made.covered
    unseen = {"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn"}
    held = [chr(code) for code in sorted(codes) if unicodedata.category(chr(code)) not in unseen]
    assert lettered("".join(map(chr, codes - set(map(ord, held))))) == []
    assert lettered("".join(held)) == held


def test_names_and_titles_of_many_languages_lack_nothing() -> None:
    assert missing("Żółć, İğdır, Şțefan, Đurđević, Þórðarson, Ærø, Œuvre, Ẽ, ʻOkina") == []
    assert missing("Случай анемии, Їжак, Ґ, Ђорђе, Қазақ") == []
    assert missing("Μία περίπτωση ἀναιμίας, ᾧ") == []
    assert missing("贫血一例报告：骨髓，貧血，サラセミアの一例、臨床血液。한국어 증례") == []
    assert missing("تقرير حالة عن فقر الدم، پژوهش؛ דוח מקרה") == []


def test_a_page_in_the_usual_letters_brings_no_more_fonts_and_another_only_its_characters() -> None:
    usual = "".join(chr(code) for first, last in WEB for code in range(first, last + 1))
    assert beyond(covered() & set(usual + LINE + SIGNS)) == ""
    rules = beyond("Ж and 贫").splitlines()
    held: dict[str, set[str]] = {}
    for rule in rules:
        (data,) = re.findall(r"url\(data:font/woff2;base64,([^)]*)\)", rule)
        (code,) = re.findall(r"unicode-range:U\+(\w+)}", rule)
        only = chr(int(code, 16))
        codes = set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
        assert set(map(ord, only)) <= codes
        held.setdefault(rule.split('"')[1], set()).add(only)
    families = {face.family for face in fonts().faces}
    assert held == {family: {"Ж"} for family in families} | {OTHER: {"贫"}}


def test_figures_can_be_set_tabular_and_lining(made: Fonts) -> None:
    for face in made.faces:
        font = TTFont(face.ttf)
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"ccmp", "locl", "onum", "pnum", "subs", "sups", "case"} <= features
        # Source Sans is tabular and lining unless told otherwise, so it has no such features.
        assert ({"tnum", "lnum"} <= features) is face.family.startswith("Source Serif 4")
        assert {"kern", "mark", "mkmk"} == {
            record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord
        }
        digits = [font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"]
        # The source italic's widths, once rounded, differ by a thousandth of an em.
        assert max(digits) - min(digits) <= 1


def test_the_css_holds_each_face_asked_for_and_nothing_outside_itself(made: Fonts) -> None:
    rules = made.css().splitlines()
    assert len(rules) == len(made.faces)
    for face, rule in zip(made.faces, rules, strict=True):
        assert f'font-family:"{face.family}";font-weight:{face.weight};' in rule
        assert f"font-style:{face.style};" in rule
        (data,) = re.findall(r"url\(data:font/woff2;base64,([^)]*)\)", rule)
        assert base64.b64decode(data) == face.woff2.read_bytes()
        assert rule.count("url(") == 1
    assert made.css([made.faces[1]]).splitlines() == [rules[1]]
    assert len(made.css()) < 480_000


def test_a_pdf_embeds_every_face_and_no_other_font(printed: list[Path]) -> None:
    rows = output("pdffonts", printed[0]).splitlines()[2:]
    names = [row.split()[0].partition("+")[2] for row in rows]
    assert len(names) == len(RECIPE.cuts)
    assert all(name.startswith(("Source-Serif-4", "Source-Sans-3")) for name in names)


def test_a_pdf_gives_back_the_text_it_was_given(printed: list[Path]) -> None:
    lines = [line for line in output("pdftotext", printed[0], "-").splitlines() if line.strip("\f")]
    assert lines == [f"{LINE} {SIGNS}"] * len(RECIPE.cuts)
    assert unicodedata.is_normalized("NFC", "".join(lines))


def test_two_processes_print_the_same_bytes(printed: list[Path]) -> None:
    first, second = printed
    assert first.read_bytes() == second.read_bytes()


def test_loading_from_the_cache_does_not_import_font_tools(made: Fonts) -> None:
    assert made.faces
    done = run(
        "import sys; from casegen.style.fonts import fonts; fonts();"
        " print('fontTools' in sys.modules)"
    )
    assert done.stdout == "False\n"


def test_fonts_chosen_after_weasyprint_is_imported_are_refused_in_one_sentence(
    made: Fonts,
) -> None:
    use = "from casegen.style.fonts import use_fonts; use_fonts();"
    late = run(f"import sys; sys.modules['weasyprint'] = sys; {use}")
    assert late.stderr.splitlines()[-1].startswith("RuntimeError: WeasyPrint was imported before")
    again = run(f"import sys; {use} sys.modules['weasyprint'] = sys; use_fonts(); print('fine')")
    assert (again.stdout, again.stderr) == ("fine\n", "")
    assert made.faces


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("victim", ["ttf/*", "woff2/*", "covers.json", "manifest.json", "*.conf"])
def test_a_damaged_file_is_found_and_made_again(victim: str) -> None:
    whole = fonts(ONE_FACE)
    (target,) = whole.config.parent.glob(victim)
    before = target.read_bytes()
    target.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    fonts.cache_clear()
    assert fonts(ONE_FACE) == whole
    assert target.read_bytes() == before


@pytest.mark.usefixtures("cache")
def test_a_stray_font_in_the_cache_is_thrown_out() -> None:
    face = fonts(ONE_FACE).faces[0]
    face.ttf.with_name("Stray.ttf").write_bytes(b"not one of ours")
    fonts.cache_clear()
    assert list(fonts(ONE_FACE).folder.iterdir()) == [face.ttf]


def test_a_sound_cache_is_left_alone(cache: Path) -> None:
    face = fonts(ONE_FACE).faces[0]
    made_at = face.ttf.stat().st_mtime_ns
    fonts.cache_clear()
    assert fonts(ONE_FACE).faces[0].ttf.stat().st_mtime_ns == made_at
    assert [path.name for path in (cache / "casegen").glob("*/")] == [face.ttf.parents[1].name]


def test_a_cache_that_was_moved_is_made_again_where_it_now_is(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(cache, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept, "_now", [])
    found = fonts(ONE_FACE)
    assert found.folder.is_relative_to(tmp_path)
    assert f"<dir>{found.folder}</dir>" in found.config.read_text("utf-8")


def test_two_processes_at_once_leave_one_sound_cache(sound: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor() as pool:
        jobs = [pool.submit(run, MAKE_ONE, XDG_CACHE_HOME=str(tmp_path)) for _ in range(2)]
    runs = [job.result() for job in jobs]
    assert [done.stderr for done in runs] == ["", ""]
    assert len({done.stdout for done in runs}) == 1
    assert len(list((tmp_path / "casegen").glob("*/"))) == 1
    (ttf,) = tmp_path.rglob("*.ttf")
    assert ttf.read_bytes() == next(sound.rglob("*.ttf")).read_bytes()


def test_a_cache_that_cannot_be_written_is_replaced_for_the_life_of_the_process(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    done = run(MAKE_ONE, XDG_CACHE_HOME=str(blocked), TMPDIR=str(tmp_path))
    assert done.stderr == ""
    assert Path(done.stdout.strip()).is_relative_to(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["blocked"]


def test_a_changed_recipe_gets_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept, "_now", [])
    letters = [Recipe(ONE_FACE.cuts, repertoire=((0x41, last),)) for last in (0x42, 0x43)]
    found = [fonts.__wrapped__(recipe) for recipe in letters]
    assert [ord("C") in each.covered for each in found] == [False, True]
    assert len({each.folder for each in found}) == len(list((tmp_path / "casegen").glob("*/"))) == 2
