"""Prose: what becomes a citation, a callout or a fact, what stays text, and where each stands."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casegen.reading.prose import Token, additions, parse
from casegen.reading.prose.commonmark import commonmark
from casegen.reading.prose.plain import plain
from tests.support.growth import linear

TRAPS = [
    "(1) mổ lấy u, (2) xạ trị",
    "34(10):44-47",
    "[1](https://example.org/paper)",
    "[1][ref]",
    r"\[@lee2005]",
    r"\[1,4]",
    r"\@fig:mri",
    r"\{{ p1.age }}",
    "an@fig-tree.org",
    "[1,a]",
    "[1234]",
    "[]",
    "@tab:",
    "@fig:Mri",
    "{{ p1.age }",
    "{{ p1.\nage }}",
]
CITATIONS = {
    "[@lee2005]": (("lee2005",), ()),
    "[@lee2005; @yang2020]": (("lee2005", "yang2020"), ()),
    "[@lee2005;yang2020]": (("lee2005", "yang2020"), ()),
    "[@lee 2005]": ((), ()),
    "[@]": ((), ()),
    "[6]": ((), (6,)),
    "[1,4,10]": ((), (1, 4, 10)),
    "[6, 7]": ((), (6, 7)),
    "[2-6]": ((), (2, 3, 4, 5, 6)),
    "[2–4, 8]": ((), (2, 3, 4, 8)),
    "[6-2]": ((), (6, 2)),
}
CALLOUTS = {
    "@fig:mri-p1": ("fig", "mri-p1", ()),
    "@tab:labs-p1": ("tab", "labs-p1", ()),
    "@fig:mri-p1{A}": ("fig", "mri-p1", ("A",)),
    "@fig:mri-p1{A,B}": ("fig", "mri-p1", ("A", "B")),
    "@fig:mri-p1{ A–C, E }": ("fig", "mri-p1", ("A", "B", "C", "E")),
}
NESTED = [
    "{}",
    "trước **{}** sau",
    "*một {} hai*",
    "- {}",
    "- a\n  - b\n    - {} c\n",
    "1. a\n2. {}\n   {}",
    "> {}\n> {}",
    "> - a {}\n>   b {}\n>\n> c {}",
    "a\n{}\n   {}\n\n\n{}",
    "- a\n\n  {}\n\n  > {}\n",
    "> a\n{}",
    "\t{}",
    "[xem {} này](https://example.org)",
]
TOKENS = ["[@lee2005; @yang2020]", "[1,4,10]", "@fig:mri-p1{A,B}", "@tab:labs-p1", "{{ p1.age }}"]


def only(text: str) -> Token:
    (token,) = additions(text)
    return token


def kinds(text: str) -> set[str]:
    """The types of all tokens within a text's blocks."""
    return {child.type for token in parse(text) for child in token.children}


def at_its_place(text: str, token: Token) -> bool:
    return text[token.meta["start"] : token.meta["end"]] == token.content


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_an_addition_stays_text(text: str) -> None:
    assert list(additions(text)) == []


@pytest.mark.parametrize(("text", "meant"), CITATIONS.items())
def test_a_citation_is_read_by_key_or_by_number(
    text: str, meant: tuple[tuple[str, ...], tuple[int, ...]]
) -> None:
    token = only(f"Đã rõ {text}.")
    assert (token.type, token.content) == ("citation", text)
    assert (token.meta["keys"], token.meta["numbers"]) == meant


@pytest.mark.parametrize(("text", "meant"), CALLOUTS.items())
def test_a_callout_names_its_figure_and_panels(
    text: str, meant: tuple[str, str, tuple[str, ...]]
) -> None:
    token = only(f"Xem ({text}).")
    assert (token.type, token.content) == ("crossref", text)
    assert (token.meta["kind"], token.meta["target"], token.meta["panels"]) == meant


def test_a_callout_ends_before_the_full_stop_of_its_sentence() -> None:
    assert only("Xem @fig:mri-p1. Rồi").content == "@fig:mri-p1"


@pytest.mark.parametrize("path", ["p1.age", "p1.hemoglobin.admission", "7 * 6", "__class__", ""])
def test_a_fact_is_a_path_whatever_it_says(path: str) -> None:
    for text in (f"Tuổi {{{{ {path} }}}}.", f"Tuổi {{{{{path}}}}}."):
        token = only(text)
        assert (token.type, token.meta["path"]) == ("fact", path)


@pytest.mark.parametrize("form", NESTED)
@pytest.mark.parametrize("token", TOKENS)
def test_offsets_give_back_a_token_wherever_it_is_nested(form: str, token: str) -> None:
    text = f"Ấy là 😀 {token}.\n\n" + form.replace("{}", token)
    found = list(additions(text))
    assert [item.content for item in found] == [token] * text.count(token)
    assert all(at_its_place(text, item) for item in found)
    assert [item.meta["start"] for item in found] == sorted({i.meta["start"] for i in found})


# X002 refuses control characters, a carriage return among them; spaces stand in the pieces.
letters = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=8)
pieces = st.lists(
    st.sampled_from([*TOKENS, "\n", "\n\n", "> ", "- ", "1. ", "  ", "    ", "\t", "**", "*", "\\"])
    | letters,
    max_size=24,
).map("".join)


@settings(max_examples=400)
@given(pieces)
def test_offsets_give_back_a_token_in_any_text(text: str) -> None:
    for token in additions(text):
        assert at_its_place(text, token)


def test_offsets_give_back_a_token_below_a_line_of_no_break_spaces() -> None:
    text = "\u00a0\n[@lee2005]"
    assert at_its_place(text, only(text))


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\r\r", "\n\r"])
def test_offsets_are_those_of_the_text_however_its_lines_end(end: str) -> None:
    text = end.join(("a", "> b [1,2]", "*c* @fig:mri", "d", ""))
    found = additions(text)
    assert [item.content for item in found] == ["[1,2]", "@fig:mri"]
    assert all(at_its_place(text, item) for item in found)
    paragraphs = [token.meta for token in parse(text) if token.type == "paragraph_open"]
    assert text[paragraphs[0]["start"] : paragraphs[0]["end"]] == "a"


@settings(max_examples=200)
@given(
    st.sampled_from(["", "- ", "> ", "1. ", "> - ", "- > "]),
    st.text(st.characters(categories=["L", "Nd", "Zs"]), max_size=20),
    st.sampled_from(TOKENS),
)
def test_a_token_between_words_is_always_found(opening: str, words: str, token: str) -> None:
    text = f"{opening}a{words} {token} {words}"
    assert token in [item.content for item in additions(text)]


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a <b>c</b>", "<!-- -->", "<img src=x onerror=y>", "&lt;b>"],
)
def test_raw_html_stays_text(text: str) -> None:
    assert kinds(text) <= {"text", "text_special"}
    shown = "".join(child.content for token in parse(text) for child in token.children)
    assert shown == text.replace("&lt;", "<")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil",
        "x",
    ],
)
def test_a_link_to_anything_but_the_web_or_mail_stays_text(url: str) -> None:
    assert "link_open" not in kinds(f"[a]({url}) <{url}> [b](<{url}>)")


@pytest.mark.parametrize("url", ["https://example.org/a", "http://example.org", "mailto:a@b.vn"])
def test_a_link_to_the_web_or_mail_is_a_link(url: str) -> None:
    assert "link_open" in kinds(f"[a]({url})")


def test_no_image_heading_table_or_code_is_made() -> None:
    text = "![a](https://example.org/x.png)\n\n# b\n\n|a|\n|-|\n|b|\n\n`c`\n\n    d\n"
    assert {token.type for token in parse(text)} <= {"paragraph_open", "inline", "paragraph_close"}
    assert not kinds(text) & {"image", "code_inline"}


@pytest.mark.parametrize("text", ["[", "[@", "[1,", "{{", "@fig:", "*", "> ", "- ", "](", "[["])
def test_time_grows_with_the_number_of_brackets_and_no_faster(text: str) -> None:
    assert linear(lambda size: partial(parse, text * size), 2_500)


MARKS = ["[", "]", "(", "@", "{{", "}", "1. ", "- ", "> ", "*", "`", "#", "|", "!", "~", "\\"]
SPACES = [" ", "\n", "\n\n", "\u00a0", "\u2028", "\x0b", "https://a.vn", "&amp;", "<b>"]
PIECES = [*TOKENS, *TRAPS, *MARKS, *SPACES, "a", "b ", " é"]


@settings(max_examples=1500)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text()))
def test_what_is_read_without_the_parser_is_what_the_parser_reads(text: str) -> None:
    tokens = plain(text)
    if tokens is not None:
        assert tokens == commonmark(text)


@pytest.mark.parametrize(
    "text", ["Một câu [1,2].", "Xem (@fig:mri{A}).\n\nTuổi {{ p1.age }}\nnăm."]
)
def test_plain_paragraphs_need_no_parser(text: str) -> None:
    assert plain(text)


@pytest.mark.parametrize("text", ["*Một*", "- một", "1) một", "[a](b)", "  một", "a  \nb", "&amp;"])
def test_a_text_with_marks_is_left_to_the_parser(text: str) -> None:
    assert plain(text) is None
