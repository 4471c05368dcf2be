"""What a build calls fresh, and for what reasons it makes a file again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from casegen.build import job
from casegen.build.build import build
from casegen.build.how import How
from casegen.build.ledger import Ledger
from casegen.build.pipeline import edition
from casegen.build.result import Rendering, Result
from casegen.build.state import FILE, FOLDER, State, header
from casegen.build.target import Target, targets_of
from casegen.check.check import Checked
from casegen.document.publication import Edition
from casegen.style.options import Manner
from casegen.system.fingerprint import absent, look
from tests.support.least_case import LEAST

Change = Callable[[Path], None]


@pytest.fixture
def targets(tmp_path: Path) -> list[Target]:
    folder = tmp_path / "small"
    shutil.copytree(LEAST, folder)
    return targets_of(folder, [("vi", "html"), ("en", "html")], None, tmp_path / "build")


@pytest.fixture
def built(targets: list[Target]) -> list[Target]:
    (outcome,) = build(targets)
    assert outcome.made == [target.path for target in targets]
    return targets


def reasons(targets: list[Target]) -> list[list[str]]:
    """Why each target would be made today, as a new process would find."""
    ledger = Ledger(targets[0].out)
    return [
        [one.message.format(**one.values) for one in ledger.reasons(target)] for target in targets
    ]


def log(targets: list[Target]) -> Path:
    return targets[0].out / FOLDER / FILE


def environment_with(targets: list[Target], name: str, value: str) -> None:
    """Rewrite the state as though the files had been made with another part of the environment."""
    state = State(targets[0].out)
    (parts,) = state.environments.values()
    state.environments = {"before": parts | {name: value}}
    for record in state.records.values():
        for making in record.makings:
            making.environment = "before"
    state.compact()


def test_a_target_never_made_is_stale_for_that_reason(targets: list[Target]) -> None:
    assert reasons(targets) == [["it was never made"]] * 2


def test_a_target_just_made_is_fresh(built: list[Target]) -> None:
    assert reasons(built) == [[], []]


def test_a_touched_file_is_read_and_found_unchanged(built: list[Target]) -> None:
    os.utime(built[0].folder / "case.toml")
    os.utime(built[0].path)
    assert reasons(built) == [[], []]


def test_a_file_changed_within_one_tick_of_the_clock_is_seen(built: list[Target]) -> None:
    file = built[0].folder / "case.toml"
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Transfusion", b"transfusion"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert reasons(built) == [[f"{file.as_posix()} changed"]] * 2


def test_a_case_edited_while_it_is_built_is_stale_afterwards(
    targets: list[Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited_meanwhile(checked: Checked, slug: str, manner: Manner) -> Edition:
        file = checked.source.path
        file.write_text(file.read_text("utf-8") + "\n# later\n", "utf-8")
        return edition(checked, slug, manner)

    monkeypatch.setattr(job, "edition", edited_meanwhile)
    (outcome,) = build(targets)
    assert outcome.made
    assert all(reasons(targets))


@pytest.mark.parametrize(
    ("name", "value", "told", "stale"),
    [
        ("templates/vi/language.toml", "old", "templates/vi/language.toml changed", [True, True]),
        ("templates/en/language.toml", "old", "templates/en/language.toml changed", [True, True]),
        ("templates/fr/language.toml", "old", "", [False, False]),
        ("casegen/style/profiles/source-article.toml", "old",
         "casegen/style/profiles/source-article.toml changed", [True, True]),
        ("casegen/style/profiles/vjrnm.toml", "old", "", [False, False]),
        ("templates/page/base.css", "old", "templates/page/base.css changed", [True, True]),
        ("casegen/compose/gone.py", "old", "casegen/compose/gone.py is gone", [True, True]),
        ("library weasyprint", "69.0", "library weasyprint 69.0 → 70.0", [True, True]),
        ("library numpy", "1.0", "library numpy 1.0 → –", [True, True]),
    ],
)  # fmt: skip
def test_a_change_of_the_environment_concerns_what_depends_on_it(
    built: list[Target], name: str, value: str, told: str, stale: list[bool]
) -> None:
    environment_with(built, name, value)
    assert reasons(built) == [[told] if one else [] for one in stale]


def test_another_profile_is_a_reason(built: list[Target]) -> None:
    other = [
        Target(one.folder, one.language, one.suffix, "source-article", one.out) for one in built
    ]
    assert reasons(other) == [["--profile is “source-article” and was “”"]] * 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda path: path.unlink(), "it was deleted"),
        (lambda path: path.write_text("mine", "utf-8"), "it was edited"),
    ],
)
def test_an_output_that_is_not_as_it_was_made_is_made_again(
    built: list[Target], change: Change, told: str
) -> None:
    change(built[1].path)
    assert reasons(built) == [[], [told]]


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "no text": lambda data: b"\xff\xfe\x00" + data,
    "another version": lambda data: data.replace(header(), b'{"casegen-state": 9}'),
    "cut short": lambda data: data[: len(data) - 40],
    "deep": lambda data: data.splitlines()[0] + b"\n" + b"[" * 100_000 + b"\n",
    "wrong types": lambda data: data.replace(b'"targets":{', b'"targets":[],"x":{'),
    "a making there is not": lambda data: data.replace(b'"making":0', b'"making":7'),
    "a name that leads out": lambda data: data.replace(b'"small.vi.html":', b'"../../vi.html":'),
    "an input that leads out": lambda data: data.replace(b'{"case.toml":"', b'{"/dev/zero":"'),
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_state_that_is_spoiled_is_passed_over_and_made_anew(
    built: list[Target], spoil: Callable[[bytes], bytes]
) -> None:
    before = log(built).read_bytes()
    after = spoil(before)
    assert after != before
    log(built).write_bytes(after)
    assert reasons(built) == [["it was never made"]] * 2
    (outcome,) = build(built)
    assert (len(outcome.made), outcome.failed) == (2, False)
    assert reasons(built) == [[], []]


def test_what_a_cut_line_was_about_is_made_again_and_the_rest_is_kept(built: list[Target]) -> None:
    other = built[0].folder.with_name("other")
    shutil.copytree(LEAST, other)
    both = [*built, *targets_of(other, [("vi", "html")], None, built[0].out)]
    assert [len(outcome.made) for outcome in build(both)] == [0, 1]
    log(both).write_bytes(log(both).read_bytes()[:-30])
    assert [bool(one) for one in reasons(both)] == [False, False, True]
    assert [len(outcome.made) for outcome in build(both)] == [0, 1]
    assert reasons(both) == [[], [], []]


def test_the_state_does_not_grow_with_the_number_of_builds(built: list[Target]) -> None:
    size = log(built).stat().st_size
    state = State(built[0].out)
    for _each in range(300):
        state.note(state.records["small"])
    assert log(built).stat().st_size < 150 * size
    assert reasons(built) == [[], []]


def test_always_makes_what_is_fresh_with_the_same_bytes(built: list[Target]) -> None:
    before = [target.path.read_bytes() for target in built]
    (outcome,) = build(built, How(always=True))
    assert len(outcome.made) == 2
    assert [target.path.read_bytes() for target in built] == before


def test_nothing_is_read_through_a_link_to_know_what_changed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words", "utf-8")
    (tmp_path / "link").symlink_to("file")
    assert look(tmp_path / "file")[0] != ""
    assert look(tmp_path / "link") == absent()
    assert look(tmp_path / "link", follow=True)[0] == look(tmp_path / "file")[0]


def test_what_casegen_can_neither_read_nor_have_made_is_not_read_to_know_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "casegen.system.fingerprint.file_digest", lambda *_given: pytest.fail("it was read")
    )
    with (tmp_path / "file").open("wb") as file:
        file.truncate(10**12)
    assert look(tmp_path / "file")[:2] == ("?", 10**12)


@pytest.mark.parametrize("name", ["lock", "state.jsonl"])
def test_no_note_of_a_build_is_written_through_a_link(
    built: list[Target], tmp_path: Path, name: str
) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(log(built).read_bytes())
    log(built).with_name(name).unlink(missing_ok=True)
    log(built).with_name(name).symlink_to(mine)
    built[0].path.unlink()
    before = mine.read_bytes()
    list(build(built))
    assert mine.read_bytes() == before
    assert reasons(built) == [[], []]


def test_no_lock_is_made_in_a_linked_folder(targets: list[Target], tmp_path: Path) -> None:
    mine = tmp_path / "elsewhere" / "lock"
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    targets[0].out.mkdir()
    (targets[0].out / ".casegen").symlink_to(mine.parent)
    (outcome,) = build(targets)
    assert outcome.error is not None
    assert [path.read_text("utf-8") for path in mine.parent.iterdir()] == ["mine"]


def test_nothing_is_written_through_a_linked_output_folder(
    targets: list[Target], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    targets[0].out.mkdir()
    (targets[0].out / "small").symlink_to(tmp_path / "elsewhere")
    (outcome,) = build(targets)
    assert outcome.failed
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_case_of_which_one_file_cannot_be_rendered_gives_none_of_its_files() -> None:
    made = Result(renderings=[Rendering(b"%PDF")])
    failed = job.failure(targets_of(LEAST, [("vi", "pdf")], None, Path("build"))[0], "X901", "x")
    for parts in ([made, failed], [failed, made]):
        whole = job.joined(Result(places=[0, 1]), parts)
        assert whole.renderings == []
        assert whole.failed
    assert len(job.joined(Result(), [made, made]).renderings) == 2
