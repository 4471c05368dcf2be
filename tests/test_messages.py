"""Every message of the code has its Vietnamese, and a reader of Vietnamese is told it."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from casegen.cli import main
from casegen.console.spoken import helps
from casegen.message import CATALOGUES, REASONS, catalogue, reader, tell
from casegen.rule import rules
from casegen.rulepage import translatable

ROOT = Path(__file__).parents[1]
PO = CATALOGUES / "vi" / "LC_MESSAGES" / "casegen.po"
LANGUAGE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
# One message of each way a module says it: at once, from a constant, from a table of causes.
SAID = (
    "There is no such file.",
    "“{value}” does not fit under “{key}”.",
    "The key “{key}” is defined twice; keep one of the two.",
)


@pytest.fixture(scope="module")
def po() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def translations(po: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in po if message.id}


# The pages of the rules are translated paragraph by paragraph.
PAGES = {text for rule in rules() for text in translatable(rule)}

CONTEXT = click.Context(main)
COMMANDS = [main.get_command(CONTEXT, name) for name in main.list_commands(CONTEXT)]
HELPS = {text for one in (main, *COMMANDS) if one for text in helps(one)}


@pytest.fixture(scope="module")
def extracted() -> set[str]:
    found = extract_from_dir(ROOT / "casegen", keywords={"_": None})
    said = {str(message) for _file, _line, message, _comments, _context in found}
    return said | PAGES | HELPS


def placeholders(template: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(template) if name}


def environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in LANGUAGE_VARIABLES}
    return kept | variables


def checked(path: Path, **variables: str) -> str:
    """Return what checking a path prints under these variables."""
    done = subprocess.run(
        [sys.executable, "-m", "casegen", "check", path],
        check=False,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(PYTHONUTF8="1", **variables),
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("message", SAID)
def test_a_message_is_found_in_the_code_however_it_is_said(
    extracted: set[str], message: str
) -> None:
    assert message in extracted


def test_the_catalogue_holds_the_messages_of_the_code_and_no_other(
    extracted: set[str], translations: dict[str, str]
) -> None:
    assert sorted(extracted - translations.keys()) == [], "`make messages` brings them in"
    assert sorted(translations.keys() - extracted) == [], "`make messages` takes them out"


def test_every_message_has_its_vietnamese(translations: dict[str, str]) -> None:
    same = [english for english, vietnamese in translations.items() if english == vietnamese]
    assert [english for english, vietnamese in translations.items() if not vietnamese] == []
    assert same == []


def test_no_translation_is_obsolete_or_in_doubt(po: Catalog) -> None:
    assert list(po.obsolete) == []
    assert [message.id for message in po if message.id and message.fuzzy] == []


def test_the_vietnamese_has_the_blanks_of_the_english(translations: dict[str, str]) -> None:
    assert {
        english: placeholders(vietnamese)
        for english, vietnamese in translations.items()
        if placeholders(vietnamese) != placeholders(english)
    } == {}


def test_the_vietnamese_can_be_told_with_every_blank_filled(extracted: set[str]) -> None:
    for message in extracted - PAGES:
        told = tell(message, dict.fromkeys(placeholders(message), "⟨x⟩"), "vi")
        assert ("⟨x⟩" in told) == bool(placeholders(message))


def test_the_vietnamese_is_composed_and_without_stray_spaces(
    translations: dict[str, str],
) -> None:
    for vietnamese in translations.values():
        assert unicodedata.is_normalized("NFC", vietnamese)
        lines = vietnamese.split("\n\n")
        assert [" ".join(line.split()) for line in lines] == lines


def test_straight_quotes_stand_only_where_toml_wants_them(translations: dict[str, str]) -> None:
    for english, vietnamese in translations.items():
        wanted = {english.count('"')} | ({0} if english in PAGES else set())
        assert vietnamese.count('"') in wanted


def test_the_catalogue_names_no_date_and_no_person() -> None:
    head = PO.read_text("utf-8").partition("\n\n")[0]
    fields = {line.split(":")[0] for line in head.splitlines() if "\\n" in line}
    assert fields == {
        '"Language',
        '"Plural-Forms',
        '"MIME-Version',
        '"Content-Type',
        '"Content-Transfer-Encoding',
    }


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN@dict"}, "vi"),
        ({"LC_MESSAGES": "vi_VN", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANGUAGE": "vi"}, "vi"),
        ({"LC_ALL": "vi_VN", "LANGUAGE": ""}, "vi"),
        ({"LANGUAGE": "fr:vi:en"}, "vi"),
        ({"LANGUAGE": "en:vi"}, "en"),
        ({"LANGUAGE": "../vi"}, "en"),
        ({"LANG": "v" * 5000}, "en"),
    ],
)
def test_the_reader_is_known_by_the_first_variable_that_is_set(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert reader() == language


@pytest.mark.parametrize("language", ["en", "de", "..", "", "v" * 5000])
def test_a_language_without_a_catalogue_is_told_english(language: str) -> None:
    assert catalogue(language) == {}
    assert tell("There is no such file.", {}, language) == "There is no such file."


@pytest.fixture
def bad_case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text("format = 1\nformat = 2\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi_VN.UTF-8", "Mục “format” được ghi hai lần; hãy giữ lại một.\n"),
        ("C", "The key “format” is defined twice; keep one of the two.\n"),
    ],
)
def test_a_finding_is_told_in_the_language_of_the_locale(
    bad_case: Path, language: str, sentence: str
) -> None:
    assert checked(bad_case, LANG=language).endswith(f" {sentence}")


def helped(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What the command line says under these variables."""
    return subprocess.run(
        [sys.executable, "-m", "casegen", *arguments],
        check=False,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(PYTHONUTF8="1", **variables),
    )


def by_id(words: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Translations by their message; where there is a plural, both are one."""
    return {forms(one.id): forms(one.string) for one in words if one.id}


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text),)


def test_the_words_of_clicks_catalogue_are_compiled_as_they_stand() -> None:
    folder = CATALOGUES / "vi" / "LC_MESSAGES"
    with (folder / "click.po").open("rb") as source, (folder / "click.mo").open("rb") as compiled:
        words, there = by_id(read_po(source, "vi")), by_id(read_mo(compiled))
    assert len(words) > 20
    assert there == words, "`make messages` compiles it"


@pytest.mark.parametrize("name", ["", *main.list_commands(CONTEXT)])
def test_every_command_explains_itself_in_vietnamese(name: str) -> None:
    arguments = [name, "--help"] if name else ["--help"]
    by_locale = helped(*arguments, LANG="vi_VN.UTF-8")
    assert by_locale.stdout == helped("--lang", "vi", *arguments, LANG="C").stdout
    assert by_locale.stdout.startswith("Cách dùng: ")
    english = {"Usage", "Options", "Commands", "Show", "Print", "Only", "Work", "default"}
    assert english & set(by_locale.stdout.replace(":", " ").split()) == set()
    assert helped(*arguments, LANG="C").stdout.startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["biuld"], "Lỗi: Không có lệnh “biuld”; có phải là “build” không?"),
        (["kiểm"], "Lỗi: Không có lệnh “kiểm”; hiện có: accept, build,"),
        (["build", "--formta", "pdf"], "Không có tùy chọn '--formta'. Có phải là '--format'"),
        (["new"], "Lỗi: Thiếu 'SLUG'."),
        (["build", "-C", "nowhere"], "Lỗi: nowhere: không có tệp hoặc thư mục này"),
        (["verify", "nothing.zip"], "Lỗi: nothing.zip: không có tệp hoặc thư mục này"),
        (["--lang", "xx", "check"], "There are no messages in “xx”; there are: en, vi."),
        (["explain", "citation-undefind"], "có phải là “citation-undefined” không?"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_the_readers_language(
    arguments: list[str], sentence: str
) -> None:
    lang = "C" if "--lang" in arguments else "vi_VN.UTF-8"
    done = helped(*arguments, LANG=lang)
    assert sentence in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def test_the_systems_reasons_are_its_own_words() -> None:
    known = {os.strerror(number) for number in range(1, 200)}
    assert set(REASONS) <= known
    told = tell("“{path}” cannot be written: {reason}.", {"path": "x", "reason": REASONS[1]}, "vi")
    assert told == "Không ghi được “x”: không có quyền truy cập."
