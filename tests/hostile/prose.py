"""Attacks by the prose: markup, templates, links, and texts made to be read slowly."""

from __future__ import annotations

from tests.hostile import Desk, harmless, refused
from tests.support.least_case import least


@harmless("<script>alert(1)</script>")
def script_in_a_text(desk: Desk) -> None:
    desk.say("Thiếu máu <script>alert(1)</script>.")


@harmless("<img src=x onerror=alert(1)>")
def handler_in_a_title(desk: Desk) -> None:
    desk.say("Thiếu máu <img src=x onerror=alert(1)>: báo cáo ca lâm sàng", "title")


@harmless("</title></style></script><script>alert(1)</script>")
def markup_that_closes_the_head(desk: Desk) -> None:
    desk.say("A </title></style></script><script>alert(1)</script>", "short_title")


@harmless('"><script>alert(1)</script>')
def markup_that_closes_an_attribute(desk: Desk) -> None:
    data = least()
    data["authors"][0]["family"] = '"><script>alert(1)</script>'
    desk.write(data)


@harmless("javascript:alert(1)")
def link_that_runs_a_script(desk: Desk) -> None:
    desk.say("Xem [đây](javascript:alert(1)) và <javascript:alert(1)>.")


@harmless("data:text/html")
def link_that_holds_a_page(desk: Desk) -> None:
    desk.say("Xem [đây](data:text/html,<script>alert(1)</script>).")


@harmless("file:///etc/passwd")
def link_to_a_file(desk: Desk) -> None:
    desk.say("Xem [đây](file:///etc/passwd) và ![ảnh](file:///etc/passwd).")


@harmless("JaVaScRiPt:alert(1)")
def link_that_hides_its_scheme(desk: Desk) -> None:
    desk.say("Xem [đây](JaVaScRiPt:alert(1)) và [đây](&#106;avascript:alert(1)).")


@harmless("!ảnh")
def picture_from_the_network(desk: Desk) -> None:
    desk.say("Xem ![ảnh](http://localhost:9/a.png).")


@refused("fact-undefined")
def expression_in_braces(desk: Desk) -> None:
    desk.say("{{ ''.__class__.__mro__[1].__subclasses__() }}")


@refused("fact-undefined")
def attribute_in_braces(desk: Desk) -> None:
    desk.say("{{ p1.__class__.__init__.__globals__ }}")


@harmless("{% include '/etc/passwd' %}")
def template_in_a_text(desk: Desk) -> None:
    desk.say("Thiếu máu {% include '/etc/passwd' %} {# a #}.")


@harmless("{0.imag}", "{x}", "%(a)s", "${HOME}", "$(id)", "`id`")
def format_string_in_a_text(desk: Desk) -> None:
    desk.say("Thiếu máu {0.imag} {x} {} %(a)s ${HOME} $(id) \\`id\\`.")


@refused("wrong-type")
def format_string_in_a_value(desk: Desk) -> None:
    data = least()
    data["patients"][0]["sex"] = "{0.__class__}{missing}"
    desk.write(data)


@harmless("&xxe;")
def entity_in_a_text(desk: Desk) -> None:
    desk.say("Thiếu máu &xxe; <!ENTITY xxe SYSTEM 'file:///etc/passwd'>.")


@harmless("@import url(http://localhost:9)")
def style_in_a_text(desk: Desk) -> None:
    desk.say("</style><style>@import url(http://localhost:9);</style>")


@harmless("=cmd|' /C calc'!A0")
def formula_in_a_cell(desk: Desk) -> None:
    words = {"vi": "Bảng", "en": "Table"}
    columns = [{"heading": words}]
    table = {"id": "t", "title": words, "columns": columns, "rows": [["=cmd|' /C calc'!A0"]]}
    says = {"vi": "Thiếu máu (@tab:t).", "en": "Anemia (@tab:t)."}
    desk.write(least() | {"tables": [table], "introduction": says})


@refused("control-character")
def escape_sequence_in_a_text(desk: Desk) -> None:
    desk.say("Thiếu máu \x1b]0;a\x07 \x1b[2J.")


@refused("control-character")
def text_turned_round(desk: Desk) -> None:
    desk.say("Thiếu máu \u202egnp.exe.")


@harmless("::error::")
def command_of_ci_in_a_text(desk: Desk) -> None:
    desk.say("::error::a\n\n::set-env name=PATH::/tmp\n\n##[error]a  b")


@refused("citation-undefined", "citation-malformed")
def citation_of_a_path(desk: Desk) -> None:
    desk.say("Thiếu máu [@../../outside/secret] [@__class__].")


@harmless()
def ten_thousand_brackets(desk: Desk) -> None:
    desk.say("[" * 10_000 + "a" + "]" * 10_000)


@harmless()
def ten_thousand_links_that_open(desk: Desk) -> None:
    desk.say("[a](" * 5_000)


@harmless()
def ten_thousand_stars(desk: Desk) -> None:
    desk.say("*a **b " * 5_000)


@harmless()
def ten_thousand_backticks(desk: Desk) -> None:
    desk.say(" ".join("`" * n for n in range(1, 300)))


@harmless()
def ten_thousand_angles(desk: Desk) -> None:
    desk.say("<a" * 20_000)


@harmless()
def ten_thousand_ampersands(desk: Desk) -> None:
    desk.say("&amp" * 10_000)


@harmless()
def ten_thousand_citations_that_open(desk: Desk) -> None:
    desk.say("[@" * 10_000)


@harmless()
def ten_thousand_braces(desk: Desk) -> None:
    desk.say("{{ " * 10_000)


@refused("nested-too-deeply")
def quotes_a_thousand_deep(desk: Desk) -> None:
    desk.say(">" * 1_000 + " a")


@refused("nested-too-deeply")
def lists_a_thousand_deep(desk: Desk) -> None:
    desk.say("- " * 1_000 + "a")


@refused("nested-too-deeply")
def lists_moved_in_a_hundred_deep(desk: Desk) -> None:
    desk.say("\n".join("  " * n + "- a" for n in range(100)))


@refused("limit-exceeded")
def text_of_a_hundred_kilobytes(desk: Desk) -> None:
    desk.say("a" * 100_000)


@refused("limit-exceeded")
def text_of_forty_thousand_lines(desk: Desk) -> None:
    desk.say("a\n" * 20_000)


@harmless()
def word_of_fifty_kilobytes(desk: Desk) -> None:
    desk.say("a" * 50_000)


@harmless()
def number_of_five_thousand_digits(desk: Desk) -> None:
    desk.say("1" * 5_000)


@harmless()
def ranges_of_ten_thousand_numbers(desk: Desk) -> None:
    desk.say("1–" * 10_000)


@harmless("doi:10.1000/'><script>")
def markup_in_a_doi(desk: Desk) -> None:
    data = least()
    data["references"][0] |= {"DOI": "10.1000/'><script>", "URL": "javascript:alert(1)"}
    desk.write(data)
