"""Attacks by the case file's TOML: too much, too deep, too long, or no text at all."""

from __future__ import annotations

from tests.hostile import Desk, harmless, refused
from tests.support.least_case import least, written


@refused("too-large")
def file_of_ten_megabytes(desk: Desk) -> None:
    desk.write("#" * 10_000_000)


@refused("limit-exceeded", "toml-syntax", "unknown-key")
def ten_thousand_tables(desk: Desk) -> None:
    desk.write(written(least()) + "".join(f"[t{n}]\n" for n in range(10_000)))


@refused("limit-exceeded")
def ten_thousand_figures(desk: Desk) -> None:
    desk.write(least() | {"figures": [{"id": f"f{n}", "file": "scan.png"} for n in range(10_000)]})


@refused("limit-exceeded")
def ten_thousand_references(desk: Desk) -> None:
    one = least()["references"][0]
    desk.write(least() | {"references": [one | {"id": f"r{n}"} for n in range(1_200)]})


@refused("limit-exceeded")
def two_hundred_patients(desk: Desk) -> None:
    one = least()["patients"][0]
    desk.write(least() | {"patients": [one | {"id": f"p{n}"} for n in range(200)]})


@refused("limit-exceeded")
def ten_thousand_observations(desk: Desk) -> None:
    data = least()
    data["patients"][0]["observations"] = [{"at": "admission"}] * 10_000
    desk.write(data)


@refused("limit-exceeded")
def ten_thousand_cells(desk: Desk) -> None:
    row = [["a"] * 3] * 20_000
    desk.write(least() | {"tables": [{"id": "t", "rows": row}]})


@refused("toml-syntax")
def brackets_nested_a_hundred_thousand_deep(desk: Desk) -> None:
    desk.write("a = " + "[" * 100_000)


@refused("toml-syntax")
def tables_nested_five_hundred_deep(desk: Desk) -> None:
    desk.write("a = " + "{ a = " * 500 + "1" + " }" * 500)


@refused("toml-syntax")
def key_of_ten_thousand_parts(desk: Desk) -> None:
    desk.write("a." * 10_000 + "a = 1")


@refused("toml-syntax")
def key_of_ten_thousand_parts_in_each_line(desk: Desk) -> None:
    desk.write("\n".join("a." * 60 + f"a{n} = 1" for n in range(3_500)) + "\n[")


@refused("toml-syntax")
def number_of_a_hundred_thousand_digits(desk: Desk) -> None:
    desk.write("a = " + "9" * 100_000)


@refused("limit-exceeded", "wrong-type", "unknown-key")
def line_of_a_hundred_kilobytes(desk: Desk) -> None:
    desk.write(least() | {"a" * 50_000: "b" * 50_000})


@refused("toml-syntax")
def accents_by_the_hundred_thousand(desk: Desk) -> None:
    desk.say("e" + "\u0301" * 100_000)


@refused("not-utf8")
def bytes_of_no_text(desk: Desk) -> None:
    desk.write(bytes(range(256)) * 100)


@refused("not-utf8")
def text_in_utf_16(desk: Desk) -> None:
    desk.write(written(least()).encode("utf-16"))


@refused("not-utf8")
def half_of_a_pair(desk: Desk) -> None:
    desk.write(written(least()).encode() + b"# \xed\xa0\x80")


@refused("toml-syntax")
def text_that_never_ends(desk: Desk) -> None:
    desk.write('a = """' + '\\"' * 200_000)


@refused("limit-exceeded")
def keys_by_the_ten_thousand(desk: Desk) -> None:
    desk.write(least() | {f"k{n}": 1 for n in range(10_000)})


@refused("bad-profile", "wrong-type")
def profile_from_outside(desk: Desk) -> None:
    desk.write(least() | {"profile": "../../outside/secret"})


@refused("language-unknown", "wrong-type")
def language_from_outside(desk: Desk) -> None:
    desk.write(least() | {"languages": ["../../outside", "vi"]})


@refused("wrong-type")
def name_that_is_a_path(desk: Desk) -> None:
    data = least()
    data["references"][0]["id"] = "../../outside/secret"
    desk.write(data)


@refused("wrong-type")
def name_that_is_a_dunder(desk: Desk) -> None:
    data = least()
    data["discussion"][0]["topic"] = "__class__"
    desk.write(data)


@refused("unknown-key")
def keys_that_python_knows(desk: Desk) -> None:
    desk.write(least() | {"__class__": 1, "model_config": {"extra": "allow"}, "__init__": {}})


@harmless()
def ten_thousand_comments(desk: Desk) -> None:
    desk.write("# a\n" * 100_000 + written(least()))
