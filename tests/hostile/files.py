"""Attacks by the folder: files that lead elsewhere, that are none, or that never end."""

from __future__ import annotations

import os
import shutil
import unicodedata

from tests.hostile import KEPT, Desk, refused
from tests.support.least_case import LEAST


@refused("figure-file")
def figure_outside_by_dots(desk: Desk) -> None:
    desk.show("../../outside/secret.png")


@refused("figure-file")
def figure_outside_by_dots_within(desk: Desk) -> None:
    (desk.folder / "a").mkdir()
    desk.show("a/../../../outside/secret.png")


@refused("figure-file")
def figure_outside_by_absolute_path(desk: Desk) -> None:
    desk.show(str(desk.outside / "secret.png"))


@refused("figure-file")
def figure_outside_by_file_url(desk: Desk) -> None:
    desk.show(f"file://{desk.outside}/secret.png")


@refused("figure-file")
def figure_from_the_network(desk: Desk) -> None:
    desk.show("http://localhost:9/secret.png")


@refused("figure-file")
def figure_from_a_windows_share(desk: Desk) -> None:
    desk.show("\\\\localhost\\share\\secret.png")


@refused("figure-file")
def figure_outside_by_link(desk: Desk) -> None:
    (desk.folder / "sent.png").symlink_to(desk.outside / "secret.png")
    desk.show("sent.png")


@refused("figure-file")
def figure_outside_by_linked_folder(desk: Desk) -> None:
    (desk.folder / "figures").symlink_to(desk.outside)
    desk.show("figures/secret.png")


@refused("figure-file")
def figure_outside_by_hard_link(desk: Desk) -> None:
    (desk.folder / "sent.png").hardlink_to(desk.outside / "secret.png")
    desk.show("sent.png")


@refused("figure-file")
def figure_that_is_a_link_to_itself(desk: Desk) -> None:
    (desk.folder / "sent.png").symlink_to("sent.png")
    desk.show("sent.png")


@refused("figure-file")
def figure_that_is_a_pipe(desk: Desk) -> None:
    os.mkfifo(desk.folder / "sent.png")
    desk.show("sent.png")


@refused("figure-file")
def figure_that_is_a_folder(desk: Desk) -> None:
    (desk.folder / "sent.png").mkdir()
    desk.show("sent.png")


@refused("figure-file")
def figure_that_is_endless(desk: Desk) -> None:
    (desk.folder / "sent.png").symlink_to("/dev/zero")
    desk.show("sent.png")


@refused("figure-file")
def figure_of_a_terabyte(desk: Desk) -> None:
    with (desk.folder / "sent.png").open("wb") as file:
        file.truncate(10**12)
    desk.show("sent.png")


@refused("figure-file")
def figure_with_a_zero_byte_in_its_name(desk: Desk) -> None:
    desk.show("scan.png\0../../outside/secret.png")


@refused("figure-file")
def figure_named_as_a_device(desk: Desk) -> None:
    desk.show("con.png")


@refused("figure-file")
def figure_in_a_stream_of_a_file(desk: Desk) -> None:
    desk.show("scan.png:secret")


@refused("figure-file")
def figure_from_the_repository_s_own_folder(desk: Desk) -> None:
    (desk.folder / ".git").mkdir()
    (desk.folder / ".git" / "config").write_text(KEPT, "utf-8")
    desk.show(".git/config")


@refused("figure-file")
def figure_in_other_capitals(desk: Desk) -> None:
    desk.show("SCAN.PNG")


@refused("figure-file")
def figures_that_differ_in_capitals(desk: Desk) -> None:
    shutil.copy(desk.folder / "scan.png", desk.folder / "Scan.png")
    desk.show("scan.png")


@refused("figure-file")
def figures_that_differ_in_how_accents_are_stored(desk: Desk) -> None:
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "ảnh.png")
        shutil.copy(desk.folder / "scan.png", desk.folder / name)
    desk.show("ảnh.png")


@refused("crowded")
def folder_of_twenty_thousand_files(desk: Desk) -> None:
    for number in range(20_000):
        (desk.folder / f"{number}.txt").touch()
    desk.show("scan.png")


@refused("figure-file")
def name_of_a_hundred_kilobytes(desk: Desk) -> None:
    desk.show("a" * 49_000 + ".png")


@refused("figure-file")
def path_of_ten_thousand_folders(desk: Desk) -> None:
    desk.show("a/" * 10_000 + "a.png")


@refused("linked")
def case_file_that_is_a_link(desk: Desk) -> None:
    (desk.folder / "case.toml").unlink()
    (desk.folder / "case.toml").symlink_to(desk.outside / "secret.toml")


@refused("hard-linked")
def case_file_that_is_a_hard_link(desk: Desk) -> None:
    (desk.folder / "case.toml").unlink()
    (desk.folder / "case.toml").hardlink_to(desk.outside / "secret.toml")


@refused("linked")
def case_folder_that_is_a_link(desk: Desk) -> None:
    shutil.rmtree(desk.folder)
    desk.folder.symlink_to(desk.outside)


@refused("linked")
def case_file_that_is_endless(desk: Desk) -> None:
    (desk.folder / "case.toml").unlink()
    (desk.folder / "case.toml").symlink_to("/dev/zero")


@refused("not-a-file", "There is no case")
def case_file_that_is_a_pipe(desk: Desk) -> None:
    (desk.folder / "case.toml").unlink()
    os.mkfifo(desk.folder / "case.toml")


@refused("too-large")
def case_file_of_a_terabyte(desk: Desk) -> None:
    with (desk.folder / "case.toml").open("wb") as file:
        file.truncate(10**12)


@refused("cannot be the name", slug="-rf")
def folder_named_as_a_switch(desk: Desk) -> None:
    desk.write((LEAST / "case.toml").read_text("utf-8"))


@refused("cannot be the name", slug="a\n::error::b")
def folder_named_as_a_command_of_ci(desk: Desk) -> None:
    desk.write((LEAST / "case.toml").read_text("utf-8"))


@refused("cannot be the name", slug="\x1b]0;a\x07\x1b[2J")
def folder_named_as_an_escape_sequence(desk: Desk) -> None:
    desk.write((LEAST / "case.toml").read_text("utf-8"))
