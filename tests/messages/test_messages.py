"""Every message of the code has its Vietnamese, and a reader of Vietnamese is told it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from gettext import NullTranslations
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from casegen.check.codes import codes
from casegen.check.pages import translatable
from casegen.cli.console import spoken
from casegen.cli.main import helped, main
from casegen.messages import CATALOGUES, REASONS, catalogue, reader, tell

ROOT = Path(__file__).parents[2]
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


# The pages of the rules are translated paragraph by paragraph, and so is the help of commands.
PAGES = {text for code in codes() for text in translatable(code)}
PAGES |= {text for command in helped() for text in spoken.translatable(command)}


@pytest.fixture(scope="module")
def extracted() -> set[str]:
    found = extract_from_dir(ROOT / "casegen", keywords={"_": None})
    said = {str(message) for _file, _line, message, _comments, _context in found}
    return said | PAGES


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


@pytest.mark.parametrize("name", ["casegen", "messages"])
def test_what_the_program_reads_was_compiled_from_the_catalogue(name: str) -> None:
    with PO.with_name(f"{name}.po").open("rb") as source:
        written = {several(m.id): several(m.string) for m in read_po(source) if m.id}
    with PO.with_name(f"{name}.mo").open("rb") as compiled:
        read = {several(m.id): several(m.string) for m in read_mo(compiled) if m.id}
    assert read == written, "`make messages` compiles it"


def test_the_words_of_click_that_are_translated_are_those_it_says() -> None:
    said = {
        message for _file, _line, message, *_rest in extract_from_dir(Path(click.__file__).parent)
    }
    with PO.with_name("messages.po").open("rb") as source:
        known = [message for message in read_po(source) if message.id]
    for message in known:
        assert message.id in said
        blanks = {name for text in several(message.id) for name in placeholders(text)}
        assert all(placeholders(text) <= blanks for text in several(message.string))


def several(text: object) -> tuple[str, ...]:
    """A message's text, or its singular and plural."""
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


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
    assert type(catalogue(language)) is NullTranslations
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


def called(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What the command line says under these variables."""
    return subprocess.run(
        [sys.executable, "-m", "casegen", *arguments],
        check=False,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        env=environment(PYTHONUTF8="1", **variables),
    )


# Ways to ask for what there is not, which click itself refuses.
ASKED: tuple[list[str], ...] = (
    *([], ["build", "--jbos", "2"], ["build", "--why=x"], ["build", "-j"], ["build", "-j", "x"]),
    *(["build", "-j", "0"], ["explain", "a", "b"], ["check", "-f", "pdf", "a"], ["new"]),
    *(["verify"], ["schema", "a"]),
)
ENGLISH = re.compile(
    r"\b(?:Usage|Options:|Commands|Error|Try|No such|Missing|Invalid|Show|Only|Print|Make|default"
    r"|not one of|not in|the|is)\b"
)


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_what_click_refuses_is_told_in_vietnamese(asked: list[str]) -> None:
    done = called(*asked, LANGUAGE="vi")
    said = done.stdout + done.stderr
    assert said.startswith(("Cách dùng: ", "Lỗi: "))
    assert ENGLISH.findall(said) == []


@pytest.mark.parametrize("name", ["", *main.list_commands(click.Context(main))])
def test_every_command_explains_itself_in_vietnamese(name: str) -> None:
    arguments = [name, "--help"] if name else ["--help"]
    by_locale = called(*arguments, LANG="vi_VN.UTF-8")
    assert by_locale.stdout == called("--lang", "vi", *arguments, LANG="C").stdout
    assert by_locale.stdout.startswith("Cách dùng: ")
    english = {"Usage", "Options", "Commands", "Show", "Print", "Only", "Work", "default"}
    assert english & set(by_locale.stdout.replace(":", " ").split()) == set()
    assert called(*arguments, LANG="C").stdout.startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["biuld"], "Lỗi: Không có lệnh “biuld”; có phải là “build” không?"),
        (["kiểm"], "Lỗi: Không có lệnh “kiểm”; hiện có: accept, build,"),
        (["build", "--formta", "pdf"], "Không có tùy chọn '--formta'. Có phải là '--format'"),
        (["new"], "Lỗi: Còn thiếu '[SLUG]'."),
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
    done = called(*arguments, LANG=lang)
    assert sentence in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def test_the_systems_reasons_are_its_own_words() -> None:
    known = {os.strerror(number) for number in range(1, 200)}
    assert set(REASONS) <= known
    said = tell("“{path}” cannot be written: {reason}.", {"path": "x", "reason": REASONS[1]}, "vi")
    assert said == "Không ghi được “x”: không có quyền truy cập."


def test_a_language_asked_for_is_spoken_no_longer_than_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    done = CliRunner().invoke(main, ["--lang", "vi", "build", "--help"])
    assert done.output.startswith("Cách dùng: ")
    assert os.environ["LANGUAGE"] == "en"
