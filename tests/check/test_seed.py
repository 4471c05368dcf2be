"""The source article's form: kept as data, found in print, missed where a case leaves it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

from casegen.case.finding import Finding
from casegen.check.check import Checked
from casegen.check.examine import examined
from casegen.check.seed import Form, Seed, differences, fingerprint, held, mentions, seed
from casegen.style.profile import Profile
from tests.support.outputs import CASES, ROOT, Report, casegen
from tests.support.printed_form import read_text
from tests.support.validators import pdf_text

SEED = ROOT / "seeds" / "emh-thalassemia.toml"
CASE = CASES / "emh-thalassemia"
VI, EN = Report(CASE.name, "vi"), Report(CASE.name, "en")
BLOCKS = {"p", "h1", "h2", "h3", "li", "td", "th", "caption", "figcaption", "div", "table", "ul"}


def article() -> Seed:
    return seed(SEED)


def flowing(element: etree._Element, *, upper: bool) -> str:
    """The text of an element, its blocks apart, its headings in the style sheet's capitals."""
    text = element.text or ""
    for child in element.iterchildren(tag=etree.Element):
        text += flowing(child, upper=upper) + (child.tail or "")
    if element.tag in BLOCKS:
        text = "\n\n" + re.sub(r"\s*\n\s*", "\n\n", text) + "\n\n"
    parent = element.getparent()
    abstract = parent is not None and parent.get("class") == "abstract"
    capital = element.tag in {"h1", "h2"} or (element.tag == "h3" and abstract)
    return text.upper() if upper and capital else text


@cache
def html_text(report: Report) -> str:
    page = html.document_fromstring(report.text)
    (body,), (text,) = page.findall(".//body"), page.findall(".//main")
    return flowing(text, upper=body.get("class") == "case-upper")


@cache
def paper_text(report: Report) -> str:
    return pdf_text(report.pdf)


each_medium = pytest.mark.parametrize("text_of", [html_text, paper_text], ids=["html", "pdf"])
TextOf = Callable[[Report], str]


def names(form: Form) -> list[str]:
    return [difference.name for difference in differences(article(), form)]


# The seed


def test_the_seed_holds_23_clusters_that_cite_47_numbers() -> None:
    clusters = article().clusters
    assert (len(clusters), sum(len(cluster.numbers) for cluster in clusters)) == (23, 47)
    sections = [cluster.section for cluster in clusters]
    assert sections == ["introduction"] * 8 + ["discussion"] * 15


def test_the_seed_spells_each_cluster_as_the_numbers_it_means() -> None:
    model = article()
    text = "1. ĐẶT VẤN ĐỀ\n" + " ".join(cluster.literal for cluster in model.clusters)
    read = read_text(text, model).clusters
    assert [c.numbers for c in read] == [c.numbers for c in model.clusters]
    assert [c.literal for c in read] == [c.literal for c in model.clusters]


def test_the_seed_cites_every_reference_in_the_order_it_says() -> None:
    model = article()
    cited = dict.fromkeys(number for cluster in model.clusters for number in cluster.numbers)
    assert tuple(cited) == model.references.first_cited == (6, 1, 4, 10, 2, 3, 5, 8, 9, 7)
    assert sorted(cited) == list(range(1, model.references.count + 1))


def test_the_seed_calls_figures_1_3a_2_3b_and_has_their_panels() -> None:
    model = article()
    assert [callout.text for callout in model.callouts] == ["1", "3A", "2", "3B"]
    assert ["".join(figure.panels) for figure in model.figures] == ["ABC", "ABCD", "AB"]


def test_the_seed_numbers_the_four_parts_of_the_body_alone() -> None:
    numbered = [f"{part.number} {part.heading}" for part in article().parts if part.number]
    assert numbered == ["1. ĐẶT VẤN ĐỀ", "2. CA LÂM SÀNG", "3. BÀN LUẬN", "4. KẾT LUẬN"]


# The report in print


@each_medium
def test_the_printed_report_has_the_form_of_the_article(text_of: TextOf) -> None:
    form = read_text(text_of(VI), article())
    assert list(differences(article(), form)) == []
    assert form.parts == article().parts


@each_medium
def test_every_cluster_is_printed_with_its_numbers_in_both_languages(text_of: TextOf) -> None:
    expected = [(cluster.section, cluster.numbers) for cluster in article().clusters]
    for report in (VI, EN):
        form = read_text(text_of(report), fingerprint(report.document))
        assert [(cluster.section, cluster.numbers) for cluster in form.clusters] == expected
        assert list(mentions(article(), form)) == []


@each_medium
@pytest.mark.parametrize("report", [VI, EN], ids=str)
def test_what_is_printed_is_what_was_composed(text_of: TextOf, report: Report) -> None:
    composed = fingerprint(report.document)
    read = read_text(text_of(report), composed)
    for field in ("clusters", "callouts", "figures", "keywords", "case", "caption_delimiter"):
        assert getattr(read, field) == getattr(composed, field), field


@each_medium
def test_the_other_language_s_title_stands_after_the_references(text_of: TextOf) -> None:
    text = " ".join(text_of(VI).split())
    title = VI.document.others[0].plain_title.upper()
    references, printed = text.index(" TÀI LIỆU THAM KHẢO "), text.index(title)
    assert references < printed < text.index(" Keywords: ")


@each_medium
def test_a_number_in_parentheses_is_no_citation(text_of: TextOf) -> None:
    text = " ".join(text_of(VI).split())
    discussion = text[text.index("3. BÀN LUẬN") : text.index("4. KẾT LUẬN")]
    references = text[text.index("TÀI LIỆU THAM KHẢO") :]
    assert "(1)" in discussion
    assert "(2)" in discussion
    assert all(issue in references for issue in ("34(10)", "85(3)", "10(1)", "92(3)"))
    read = read_text(text_of(VI), article()).clusters
    assert [c.section for c in read].count("discussion") == 15
    assert all(c.literal.startswith("[") for c in read)


@each_medium
@pytest.mark.parametrize(
    ("printed", "instead", "name"),
    [
        (r"\[2,5\]", "(2,5)", "form-clusters"),
        (r"\[6–8\]", "[6,8]", "form-clusters"),
        (r"\(Hình\s3A\)", "", "form-callouts"),
        (r"\(Hình\s3A\)", "(Hình 3)", "form-callouts"),
        (r"3\. BÀN LUẬN", "BÀN LUẬN", "form-headings"),
        (r"4\. KẾT LUẬN", "4. Kết luận", "form-headings"),
        (r"4\. KẾT LUẬN", "4. TÓM LẠI", "form-parts"),
        (r"Bệnh nhân 2:", "", "form-headings"),
        (r"Hình\s1: ", "Hình 1. ", "form-figures"),
        (r"; C\sMặt phẳng ngang\.", ".", "form-figures"),
        (r"; thiếu máu mạn tính", "", "form-keywords"),
        (r"10\. Chiam", "Chiam", "form-references"),
    ],
)
def test_a_change_of_the_print_is_seen(
    text_of: TextOf, printed: str, instead: str, name: str
) -> None:
    text, count = re.subn(printed, instead, text_of(VI), count=1)
    assert count == 1
    assert name in names(read_text(text, article()))


def test_running_heads_and_folios_are_not_read() -> None:
    pages = [
        f"TÊN BÀI\n\n{line}\n\nTrang {n}/3\n" for n, line in enumerate(("[1,", "2]", "[3]"), 1)
    ]
    text = "1. ĐẶT VẤN ĐỀ\n" + "\f".join(pages)
    assert [c.numbers for c in read_text("\f" + text, article()).clusters] == [(1, 2), (3,)]


# The case against the seed


@cache
def whole() -> Checked:
    checked, findings = examined(CASE)
    assert checked is not None, findings
    return checked


def profiled(**changes: object) -> Checked:
    """The case under a changed profile."""
    profile = whole().profile
    assert profile is not None
    data = profile.model_dump()
    changed = Profile.model_validate({**data, **changes})
    return replace(whole(), profile=changed, documents={})


def found(folder: Path, old: str, new: str) -> Finding:
    """The one finding for the case with a piece of its file changed, in a folder of its own."""
    case = folder / CASE.name
    shutil.copytree(CASE, case)
    text = (case / "case.toml").read_text("utf-8")
    assert text.count(old) == 1
    (case / "case.toml").write_text(text.replace(old, new), "utf-8")
    checked, findings = examined(case)
    assert checked is not None, findings
    (only,) = held(checked, SEED)
    return only


def pointed(finding: Finding) -> str:
    """The characters of the file at a finding's place, which is in one line."""
    place = finding.place
    assert place.line == place.end_line
    line = Path(place.path).read_text("utf-8").split("\n")[place.line - 1]
    return line[place.column - 1 : place.end_column - 1]


def said(finding: Finding) -> tuple[str, str]:
    return finding.name, finding.said("en")


def test_the_case_has_the_form_of_the_article() -> None:
    assert list(held(whole(), SEED)) == []


def test_a_cluster_lost_is_told_at_the_one_before_it(tmp_path: Path) -> None:
    finding = found(tmp_path, "đổi [@peker2003].", "đổi.")
    message = "After this, the seed has cluster 14, [5]; here it is missing."
    assert said(finding) == ("form-clusters", message)
    assert (pointed(finding), finding.language) == ("[@seddighi2010]", "vi")


def test_a_cluster_that_cites_less_is_told_where_it_stands(tmp_path: Path) -> None:
    finding = found(
        tmp_path, "thiếu máu di truyền [@lee2005; @peker2003]", "thiếu máu di truyền [@lee2005]"
    )
    message = "This cluster is [2]; in the seed, cluster 6 is [2, 5]."
    assert said(finding) == ("form-clusters", message)
    assert pointed(finding) == "[@lee2005]"


def test_a_cluster_too_many_is_told_where_it_stands(tmp_path: Path) -> None:
    old = "Blood was transfused before surgery."
    finding = found(tmp_path, old, f"{old} [@yang2020]")
    assert said(finding) == ("form-clusters", "The seed has no cluster [4] here.")
    assert (pointed(finding), finding.language) == ("[@yang2020]", "en")


def test_a_callout_lost_is_told_at_the_one_before_it(tmp_path: Path) -> None:
    finding = found(tmp_path, "không thấy dấu hiệu ác tính (@fig:histology{A})", "không ác tính")
    message = "The seed calls figure 3A here; this text does not."
    assert said(finding) == ("form-callouts", message)
    assert pointed(finding) == "@fig:mri-p1{A,B}"


def test_a_figure_called_too_early_is_told_where_it_is_called(tmp_path: Path) -> None:
    old = "Người bệnh được truyền máu trước mổ."
    finding = found(tmp_path, old, f"{old} (@fig:mri-p2{{D}})")
    message = "Figures are first called in the order 1, 2, 3; in the seed it is 1, 3, 2."
    assert said(finding) == ("form-callouts", message)
    assert pointed(finding) == "@fig:mri-p2{D}"


def test_a_keyword_too_many_is_told_at_the_keyword(tmp_path: Path) -> None:
    old = 'mesh = "Anemia"\n'
    finding = found(tmp_path, old, f'{old}\n[[keywords]]\nvi = "phẫu thuật"\nen = "surgery"\n')
    assert said(finding) == ("form-keywords", "There are 4 keywords; the seed has 3.")
    lines = Path(finding.place.path).read_text("utf-8").split("\n")
    assert lines[finding.place.line - 1 : finding.place.line + 1] == [
        "[[keywords]]",
        'vi = "phẫu thuật"',
    ]


def test_parts_in_another_order_are_told_once_at_the_profile() -> None:
    profile = whole().profile
    assert profile is not None
    swapped = {"discussion": "conclusion", "conclusion": "discussion"}
    parts = tuple(swapped.get(part, part) for part in profile.order.parts)
    (finding,) = held(profiled(order={"parts": parts}), SEED)
    assert (finding.name, finding.severity) == ("form-parts", "error")
    assert "BÀN LUẬN · KẾT LUẬN" in finding.said("en")
    assert pointed(finding) == '"source-article"'


def test_a_part_that_is_not_printed_is_told() -> None:
    profile = whole().profile
    assert profile is not None
    parts = tuple(part for part in profile.order.parts if part != "references")
    (finding,) = held(profiled(order={"parts": parts}), SEED)
    message = "The part “TÀI LIỆU THAM KHẢO” is missing; the seed has it."
    assert said(finding) == ("form-parts", message)


def test_another_word_in_a_heading_is_told_at_the_profile() -> None:
    (finding,) = held(profiled(heading={"vi": {"introduction": "Mở đầu"}}), SEED)
    message = "The part is headed “1. MỞ ĐẦU”; in the seed it is “1. ĐẶT VẤN ĐỀ”."
    assert said(finding) == ("form-headings", message)
    assert pointed(finding) == '"source-article"'


def test_references_in_another_order_are_one_difference_not_23() -> None:
    profile = whole().profile
    assert profile is not None
    changed = {**profile.citations.model_dump(), "order": "appearance"}
    (finding,) = held(profiled(citations=changed), SEED)
    message = "References are in the order “appearance”; in the seed it is “listed”."
    assert said(finding) == ("form-references", message)


@pytest.mark.parametrize(
    ("old", "new", "name", "place"),
    [
        ('heading = "BÀN LUẬN"', 'heading = "THẢO LUẬN"', "form-headings", '"source-article"'),
        ('"Bệnh nhân 2:"', '"Bệnh nhân 2."', "form-headings", '"source-article"'),
        (
            'caption_delimiter = ": "',
            'caption_delimiter = ". "',
            "form-figures",
            '"source-article"',
        ),
        ("count = 10", "count = 11", "form-references", "references"),
        (
            'number = 3\npanels = ["A", "B"]',
            'number = 3\npanels = ["A"]',
            "form-figures",
            "figures",
        ),
        ('language = "vi"', 'language = "fr"', "form-language", '["vi", "en"]'),
    ],
)
def test_a_seed_of_another_form_is_told_apart(
    tmp_path: Path, old: str, new: str, name: str, place: str
) -> None:
    path = changed_seed(tmp_path, old, new)
    (finding,) = held(whole(), path)
    assert (finding.name, finding.code[:2]) == (name, "J9")
    assert place in pointed(finding)


# A broken seed


def changed_seed(folder: Path, old: str, new: str) -> Path:
    text = SEED.read_text("utf-8")
    assert text.count(old) == 1
    path = folder / "seed.toml"
    path.write_text(text.replace(old, new), "utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "points", "message"),
    [
        ("count = 10", "count =", "count =", ""),
        ("count = 10", "cuont = 10", "cuont", "did you mean “count”?"),
        ("count = 10", 'count = "10"', '"10"', "“count” must be a whole number without quotes."),
        ("count = 10", "count = [10]", "[10]", "“count” must be a whole number without quotes."),
        ('language = "vi"', "", "", "“language” is missing here; add it."),
        ("numbers = [1, 4, 10]", "numbers = [1, 0, 10]", "0", "“numbers” must be at least 1."),
    ],
)
def test_a_broken_seed_is_one_finding_with_its_place(
    tmp_path: Path, old: str, new: str, points: str, message: str
) -> None:
    path = changed_seed(tmp_path, old, new)
    (finding,) = held(whole(), path)
    assert (finding.code, finding.place.path) == ("S000", path.as_posix())
    assert message in finding.said("en")
    line = path.read_text("utf-8").split("\n")[finding.place.line - 1]
    assert points in line
    assert line[finding.place.column - 1 :].startswith(points) or not message


@pytest.mark.parametrize("name", ["none.toml", ""])
def test_a_seed_that_is_no_file_is_one_finding(tmp_path: Path, name: str) -> None:
    (finding,) = held(whole(), tmp_path / name)
    assert (finding.code, finding.place.line) == ("S000", 1)


def test_the_command_line_tells_a_broken_seed_and_stops_with_2(tmp_path: Path) -> None:
    path = changed_seed(tmp_path, 'role = "title"', 'role = "titel"')
    done = casegen("check", "--against", path, CASE)
    line = SEED.read_text("utf-8").split("\n").index('role = "title"') + 1
    assert (done.returncode, done.stderr) == (2, "")
    assert f"{path}:{line}:8: error S000 seed-malformed" in done.stdout


def test_the_command_line_finds_no_difference_in_the_case() -> None:
    done = casegen("check", "--against", SEED, CASE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "form-" not in done.stdout
