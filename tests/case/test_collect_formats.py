"""What other programs hand in comes in whole: author lists, inheritance, dates, kinds, variants."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from casegen.case.references.exchange.collecting import collect
from casegen.case.references.exchange.dates import day
from casegen.case.references.exchange.entry import CollectError, Wanted
from casegen.case.references.exchange.expression import valued
from casegen.case.references.exchange.inherit import Family
from casegen.cli.main import main
from casegen.system.limits import MOST, REFERENCE_CHARACTERS
from tests.support.least_case import LEAST

HEAD = (LEAST / "case.toml").read_text("utf-8").partition("[[references]]")[0]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder with the least case, without its references."""
    (tmp_path / "case.toml").write_text(HEAD, "utf-8")
    return tmp_path


def taken(folder: Path, name: str, content: str, **options: bool) -> dict[str, dict[str, Any]]:
    """The references that a case has after it took those of a file, by id."""
    (folder / name).write_text(content, "utf-8")
    collect(folder, [folder / name], **options)
    found = tomllib.loads((folder / "case.toml").read_text("utf-8")).get("references", [])
    return {item.pop("id"): item for item in found}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "collect", *map(str, arguments)])


def article(rest: str, kind: str = "article") -> str:
    return f"@{kind}{{k, title = {{Anemia}}, {rest}}}\n"


def of_bib(case: Path, rest: str, kind: str = "article") -> dict[str, Any]:
    return taken(case, "a.bib", article(rest, kind))["k"]


def people(found: dict[str, Any]) -> list[str]:
    """Family names with given names behind a comma; bodies as they are."""
    return [
        name.get("literal") or ", ".join(filter(None, (name["family"], name.get("given"))))
        for name in found.get("author", [])
    ]


SMITHS = ["Smith, J.", "Jones, K.", "Brown, L."]


@pytest.mark.parametrize(
    ("author", "wanted", "sure"),
    [
        ("Smith, J., Jones, K., Brown, L.", SMITHS, False),
        ("Smith, J., Jones, K., and Brown, L.", SMITHS, False),
        ("Smith, J. and Jones, K. and Brown, L.", SMITHS, True),
        ("Smith, J.; Jones, K.; Brown, L.", SMITHS, True),
        ("Smith J; Jones K; Brown", ["Smith, J", "Jones, K", "Brown"], True),
        ("Smith JA, Jones K", ["Smith, JA", "Jones, K"], False),
        ("Smith, J & Jones, K", ["Smith, J", "Jones, K"], True),
        (r"Smith, J \& Jones, K", ["Smith, J", "Jones, K"], True),
        ("Smith JA and Jones K", ["Smith, JA", "Jones, K"], True),
        ("Smith, J and et al.", ["Smith, J"], False),
        ("Smith, J., et al.", ["Smith, J."], False),
        ("Smith, J and others", ["Smith, J"], False),
        ("Nguyễn, V A và cộng sự", ["Nguyễn, V A"], False),
        ("John Smith, Karl Jones, Lee Brown", ["Smith, John", "Jones, Karl", "Brown, Lee"], False),
        ("Nguyễn Văn An và Trần Thị Bình", ["Nguyễn, Văn An", "Trần, Thị Bình"], True),
        ("King, Jr., M. L.", ["King, M. L."], True),
        ("{Barnes & Noble; Sons}", ["Barnes & Noble; Sons"], True),
        ("{Bộ Giáo dục và Đào tạo}", ["Bộ Giáo dục và Đào tạo"], True),
        ("Smith, J, Jones", ["Smith, Jones"], False),
    ],
)
def test_a_list_of_authors_is_parted_or_marked(
    author: str, wanted: list[str], *, sure: bool, case: Path
) -> None:
    found = of_bib(case, f"author = {{{author}}}, year = 2020")
    assert people(found) == wanted
    assert ("author" not in found.get("unconfirmed", [])) is sure


def test_a_list_of_authors_in_one_line_of_ris_or_json_is_parted(case: Path) -> None:
    line = "TY  - JOUR\nTI  - Iron\nAU  - Smith JA; Jones, Karl\nPY  - 2001\nER  - \n"
    item = {"id": "z", "type": "book", "title": "Cell", "author": [{"literal": "Lee A; Kim BC"}]}
    found = taken(case, "a.ris", line) | taken(case, "b.json", json.dumps([item]))
    assert people(found["smith2001"]) == ["Smith, JA", "Jones, Karl"]
    assert people(found["z"]) == ["Lee, A", "Kim, BC"]


@pytest.mark.parametrize("language", ["langid = vietnamese", "language = {vi}", "langid = {vie}"])
def test_a_vietnamese_name_without_a_comma_begins_with_the_family(
    language: str, case: Path
) -> None:
    names = "Đỗ Trung Quân and Nguyễn An and Bế Văn Đàn and John Smith"
    found = of_bib(case, f"author = {{{names}}}, {language}")
    assert people(found) == ["Đỗ, Trung Quân", "Nguyễn, An", "Bế, Văn Đàn", "Smith, John"]


def test_a_name_that_can_only_be_vietnamese_needs_no_language(case: Path) -> None:
    found = of_bib(case, "author = {Nguyễn Văn An and Van Berg and Quân Đỗ}")
    assert people(found) == ["Nguyễn, Văn An", "Berg, Van", "Đỗ, Quân"]


INHERITING = """
@incollection{child, author = {Sari, Hashem}, title = {Lebanon}, pages = {2--7}, crossref = {Whole}}
@xdata{yhoc, publisher = {Y học}, address = {Hà Nội}}
@book{whole, editor = {Salamon, L}, title = {Civil Society}, year = 2004, doi = {10.1000/1},
  xdata = {yhoc}}
@article{note, author = {Lee, A}, title = {Iron}, crossref = {number}, pages = {3}}
@periodical{number, title = {Journal of Blood}, volume = {4}, number = {2}, year = {2001}}
@book{loop, title = {Loop}, crossref = {loop}, xdata = {loop, none}}
@inbook{orphan, title = {Orphan}, crossref = {none}}
"""


def test_what_an_entry_inherits_is_its_own(case: Path) -> None:
    found = taken(case, "a.bib", INHERITING)
    chapter = found["child"]
    assert chapter["title"] == "Lebanon"
    assert chapter["container-title"] == "Civil Society"
    assert chapter["editor"] == [{"family": "Salamon", "given": "L"}]
    assert (chapter["issued"], chapter["publisher"]) == (2004, "Y học")
    assert chapter["publisher-place"] == "Hà Nội"
    assert "DOI" not in chapter
    assert "container-title" not in found["whole"]
    assert found["whole"]["publisher"] == "Y học"
    article = found["note"]
    assert article["container-title"] == "Journal of Blood"
    assert (article["volume"], article["issue"], article["issued"]) == (4, 2, 2001)
    assert {"loop", "orphan"} <= found.keys()
    assert "yhoc" not in found


def test_what_names_no_entry_is_named_as_left_out(case: Path) -> None:
    (case / "a.bib").write_text(INHERITING, "utf-8")
    assert "crossref (" in run(case, case / "a.bib").stderr


def test_a_family_of_many_takes_as_many_steps_as_it_has_members() -> None:
    class Counted(dict[str, tuple[str, dict[str, str]]]):
        steps = 0

        def __getitem__(self, key: str) -> tuple[str, dict[str, str]]:
            self.steps += 1
            return super().__getitem__(key)

    def steps(count: int) -> int:
        chain = Counted(
            (f"k{n}", ("book", {"xdata": f"k{n + 1}, k{(n * 7) % count}", "crossref": f"k{n + 1}"}))
            for n in range(count)
        )
        family = Family(chain)
        for key in chain:
            family.inherited(key)
        return chain.steps

    assert steps(400) < 5 * steps(100)


RIS_FORMS = {
    "bare ER": "TY  - JOUR\nTI  - One\nER\n\nTY  - JOUR\nTI  - Two\nER\n",
    "no space behind the dash": "TY  -JOUR\nTI  -One\nER  -\nTY  -JOUR\nTI  - Two\nER  -\n",
    "one space": "TY - JOUR\nTI - One\nER -\nTY - JOUR\nTI - Two\nER - \n",
    "no-break spaces": "TY\u00a0\u00a0- JOUR\nTI\u00a0\u00a0- One\nER\nTY  - JOUR\nTI  - Two\nER",
    "tabs": "TY\t-\tJOUR\nTI\t-\tOne\nER\t-\nTY  - JOUR\nTI  - Two\nER  - \n",
    "glued": "TY-JOUR\nTI  - One\nER-\nTY  - JOUR\nTI  - Two\nER  -\n\n\n",
}


@pytest.mark.parametrize("form", RIS_FORMS)
def test_ris_is_read_however_its_lines_are_spaced(form: str, case: Path) -> None:
    found = taken(case, "a.ris", RIS_FORMS[form])
    assert [item["title"] for item in found.values()] == ["One", "Two"]


def test_a_line_that_only_looks_like_a_tag_goes_on(case: Path) -> None:
    content = "TY  - JOUR\nTI  - A role of\nT4-cells and IL\nIL-6 levels\nER  - \n"
    (found,) = taken(case, "a.ris", content).values()
    assert found["title"] == "A role of T4-cells and IL IL-6 levels"


NBIB = """
PMID- 24034244
OWN - NLM
DP  - 2013 Sep-Oct
TI  - [A study of iron in
      children of the highlands.]
PG  - 1194-205
LID - 10.1016/j.cell.2013.08.053 [doi]
FAU - Nguyen, Van An
AU  - Nguyen VA
CN  - Blood Study Group
LA  - vie
PT  - Journal Article
TT  - Nghiên cứu sắt ở trẻ em vùng cao.
TA  - Lancet
JT  - Lancet (London, England)
VI  - 154
IP  - 6

PMID- 9
TI  - Iron in the blood.
LID - e0123 [pii]
AU  - Lee A
AU  - Kim BC
DP  - 2020 Spring
TA  - PLoS One
JT  - PloS one
"""


def test_pubmed_s_own_format_is_read(case: Path) -> None:
    first, second = taken(case, "pubmed.nbib", NBIB).values()
    assert first == {
        "type": "article-journal",
        "title": "Nghiên cứu sắt ở trẻ em vùng cao",
        "author": [{"family": "Nguyen", "given": "Van An"}, {"literal": "Blood Study Group"}],
        "issued": "2013-09/2013-10",
        "container-title": "Lancet",
        "container-title-short": "Lancet",
        "volume": 154,
        "issue": 6,
        "page": "1194–205",
        "language": "vi",
        "DOI": "10.1016/j.cell.2013.08.053",
        "PMID": "24034244",
    }
    assert people(second) == ["Lee, A", "Kim, BC"]
    assert (second["issued"], second["page"], second["PMID"]) == ("2020-21", "e0123", "9")


def test_a_file_of_pubmed_without_its_first_line_is_refused(case: Path) -> None:
    (case / "a.nbib").write_text("TI  - Iron\n", "utf-8")
    result = run(case, case / "a.nbib")
    assert (result.exit_code, "a.nbib:1:" in result.stderr) == (2, True)


KINDS = [
    ("a.bib", "@misc{k, title={T}, howpublished={medRxiv}, year=2020}", "article"),
    ("a.bib", "@misc{k, title={T}, eprint={2001.1}, eprinttype={arxiv}, year=2020}", "article"),
    ("a.bib", "@article{k, title={T}, journal={arXiv preprint arXiv:2001.1}}", "article"),
    ("a.bib", "@unpublished{k, title={T}}", "article"),
    ("a.bib", "@manual{k, title={T}, organization={Bộ Y tế}}", "report"),
    ("a.bib", "@misc{k, title={T}, howpublished={Bộ Y tế}}", "report"),
    ("a.bib", "@dataset{k, title={T}, publisher={Zenodo}, version={2}}", "dataset"),
    ("a.bib", "@misc{k, title={T}, type={Dataset}, doi={10.5281/zenodo.1}}", "dataset"),
    ("a.bib", "@software{k, title={T}}", "software"),
    ("a.bib", "@legislation{k, title={T}, number={15/2023/QH15}}", "legislation"),
    ("a.bib", "@article{k, title={T}, entrysubtype={newspaper}}", "article-newspaper"),
    ("a.bib", "@article{k, title={T}, entrysubtype={magazine}}", "article-magazine"),
    ("a.bib", "@proceedings{k, title={T}}", "book"),
    ("a.ris", "TY  - PREPRINT\nID  - k\nTI  - T\nER  -", "article"),
    ("a.ris", "TY  - UNPB\nID  - k\nTI  - T\nER  -", "article"),
    ("a.ris", "TY  - STAT\nID  - k\nTI  - T\nER  -", "legislation"),
    ("a.ris", "TY  - LEGAL\nID  - k\nTI  - T\nER  -", "legislation"),
    ("a.ris", "TY  - DATA\nID  - k\nTI  - T\nER  -", "dataset"),
    ("a.ris", "TY  - COMP\nID  - k\nTI  - T\nER  -", "software"),
    ("a.ris", "TY  - NEWS\nID  - k\nTI  - T\nER  -", "article-newspaper"),
    ("a.ris", "TY  - MGZN\nID  - k\nTI  - T\nER  -", "article-magazine"),
    ("a.json", '[{"id": "k", "type": "article", "title": "T"}]', "article"),
    ("a.json", '[{"id": "k", "type": "legislation", "title": "T"}]', "legislation"),
    ("a.json", '[{"id": "k", "type": "dataset", "title": "T"}]', "dataset"),
    ("a.json", '[{"id": "k", "type": "journal-article", "title": ["T"]}]', "article-journal"),
    ("a.json", '[{"id": "k", "type": "posted-content", "title": ["T"]}]', "article"),
    ("a.json", '{"id": "k", "type": "book-chapter", "title": ["T"]}', "chapter"),
    ("a.nbib", "PMID- 1\nTI  - T.\nAU  - K A\nPT  - Preprint\n", "article"),
]


@pytest.mark.parametrize(("name", "content", "kind"), KINDS)
def test_every_kind_has_its_name_in_a_case(name: str, content: str, kind: str, case: Path) -> None:
    (found,) = taken(case, name, content).values()
    assert (found["type"], found["title"]) == (kind, "T")


CROSSREF: dict[str, Any] = {
    "status": "ok",
    "message": {
        "type": "journal-article",
        "title": ["Iron and <i>E. coli</i>"],
        "subtitle": ["A report"],
        "container-title": ["Journal of Blood"],
        "short-container-title": ["J Blood"],
        "author": [{"family": "Lee", "given": "A", "sequence": "first"}, {"name": "WHO Group"}],
        "issued": {"date-parts": [[2020, 5]]},
        "published-print": {"date-parts": [[2021]]},
        "volume": "3",
        "article-number": "e12",
        "DOI": "10.1000/xyz",
        "URL": "http://dx.doi.org/10.1000/xyz",
        "ISSN": ["1234-5678"],
    },
}


def test_crossref_s_own_json_is_read(case: Path) -> None:
    (found,) = taken(case, "c.json", json.dumps(CROSSREF)).values()
    assert found == {
        "type": "article-journal",
        "title": "Iron and E. coli: A report",
        "author": [{"family": "Lee", "given": "A"}, {"literal": "WHO Group"}],
        "issued": "2020-05",
        "container-title": "Journal of Blood",
        "container-title-short": "J Blood",
        "volume": 3,
        "page": "e12",
        "DOI": "10.1000/xyz",
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.bib", "@article{k, title={T}, year={in press}}"),
        ("a.bib", "@article{k, title={T}, pubstate={inpress}, year=2026}"),
        ("a.bib", "@article{k, title={T}, note={In press}}"),
        ("a.ris", "TY  - INPR\nID  - k\nTI  - T\nER  -"),
        ("a.ris", "TY  - JOUR\nID  - k\nTI  - T\nPY  - in press\nER  -"),
        ("a.json", '[{"id": "k", "type": "article-journal", "title": "T", "status": "In press"}]'),
    ],
)
def test_a_work_in_press_says_so(name: str, content: str, case: Path) -> None:
    assert taken(case, name, content)["k"]["status"] == "in press"


@pytest.mark.parametrize(
    ("published", "wanted"),
    [
        (r"Available at \url{https://x.org/a\_b}", "https://x.org/a_b"),
        (r"\url{https://x.org/a}", "https://x.org/a"),
        (r"Online: https://x.org/a.", "https://x.org/a"),
        (r"\nolinkurl{https://x.org/{\textasciitilde}me}", "https://x.org/~me"),
    ],
)
def test_an_address_is_taken_out_of_howpublished(published: str, wanted: str, case: Path) -> None:
    found = of_bib(case, f"howpublished = {{{published}}}", "misc")
    assert (found["type"], found["URL"]) == ("webpage", wanted)


def test_one_of_two_addresses_is_taken_and_the_other_named(case: Path) -> None:
    (case / "a.bib").write_text(article("url = {https://a.b/x https://c.d/y}"), "utf-8")
    result = run(case, case / "a.bib")
    assert "url (1)" in result.stderr
    assert 'URL = "https://a.b/x"' in (case / "case.toml").read_text("utf-8")


def test_a_name_that_no_string_defines_is_told(case: Path) -> None:
    (case / "a.bib").write_text(article("journal = jama, month = jan, year = 2020"), "utf-8")
    result = run(case, case / "a.bib")
    assert "a.bib:1: Nothing says what “jama” stands for in journal of “k”." in result.stderr
    text = (case / "case.toml").read_text("utf-8")
    assert 'unconfirmed = ["container-title"]' in text
    assert 'issued = "2020-01"' in text


@pytest.mark.parametrize(
    ("journal", "wanted"),
    [
        ("ASAIO journal (American Society for Artificial Organs : 1992)", "ASAIO journal"),
        ("Lancet (London, England)", "Lancet"),
        ("BMJ (Clinical research ed.)", "BMJ"),
        ("Chinese medical journal (English ed.)", "Chinese medical journal (English ed.)"),
    ],
)
def test_a_journal_is_named_without_its_qualifier(journal: str, wanted: str, case: Path) -> None:
    assert of_bib(case, f"journal = {{{journal}}}")["container-title"] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2nd", 2),
        ("Second", 2),
        ("Fourth edition", 4),
        ("3rd ed.", 3),
        ("Tái bản lần thứ hai", 2),
        ("Ấn bản 5", 5),
        ("2nd, revised", "2nd, revised"),
    ],
)
def test_an_edition_is_its_number(text: str, wanted: int | str, case: Path) -> None:
    assert of_bib(case, f"edition = {{{text}}}", "book")["edition"] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2007", 2007),
        ("2007-03-09", "2007-03-09"),
        ("2013 Sep 12", "2013-09-12"),
        ("2003 Jan-Feb", "2003-01/2003-02"),
        ("2003 Jan–Feb", "2003-01/2003-02"),
        ("Jan/Feb 2003", "2003-01/2003-02"),
        ("2013 Sep 28-Oct 3", "2013-09-28/2013-10-03"),
        ("2013 Dec-2014 Jan", "2013-12/2014-01"),
        ("Spring 2003", "2003-21"),
        ("2003 Winter", "2003-24"),
        ("2003--2004", "2003/2004"),
        ("2003-01/2003-02", "2003-01/2003-02"),
        ("12 September 2013", "2013-09-12"),
        ("2010/05/12/Epub", "2010-05-12"),
        ("2013-02-30", None),
        ("soon", None),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text: str, wanted: int | str | None) -> None:
    assert day(text) == wanted


@pytest.mark.parametrize(
    ("month", "wanted"),
    [
        ("jan # {--} # feb", "2003-01/2003-02"),
        ("{Jan-Feb}", "2003-01/2003-02"),
        ("{Spring}", "2003-21"),
        ("{3}", "2003-03"),
    ],
)
def test_months_and_seasons_of_bibtex_are_read(month: str, wanted: str, case: Path) -> None:
    assert of_bib(case, f"year = 2003, month = {month}")["issued"] == wanted


LIBRARY = "".join(
    f"@article{{lee{n}, title = {{Title {n} of \\'{{\\^e}}}}, year = 2001}}\n" for n in range(1_200)
)


def test_a_library_that_is_too_large_is_told_before_an_entry_is_read(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from casegen.case.references.exchange import bib_fields

    def unread(_text: str) -> tuple[str, list[str]]:
        raise AssertionError("LaTeX was read")

    monkeypatch.setattr(bib_fields, "from_latex", unread)
    (case / "a.bib").write_text(LIBRARY, "utf-8")
    result = run(case, case / "a.bib")
    assert result.exit_code == 2
    assert "holds 1,200 references" in result.stderr
    assert "--cited" in result.stderr
    for suffix, start in ((".ris", "TY  - JOUR\n"), (".nbib", "PMID- 1\n")):
        with pytest.raises(CollectError, match="holds"):
            Wanted().told(start.count("\n") * (MOST["references",] + 1), f"a{suffix}")


def test_only_what_a_case_cites_is_taken_on_demand(case: Path) -> None:
    (case / "case.toml").write_text(
        HEAD.replace("[@lee2005]", "[@lee7; @lee-12]").replace("healthy.", "healthy [@kim2003].")
    )
    kim = "@article{Kim:03, title = {Iron}, author = {Kim, A}, year = 2003}\n"
    lee = LIBRARY.replace("{lee12,", "{Lee_12,")
    found = taken(case, "a.bib", lee + kim, cited=True)
    assert list(found) == ["lee7", "lee-12", "kim2003"]
    assert found["lee7"]["title"] == "Title 7 of ế"


LONG = "x" * (REFERENCE_CHARACTERS + 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.bib", article(f"publisher = {{{LONG}}}, author = {{{LONG}, A}}")),
        ("a.ris", f"TY  - JOUR\nID  - k\nTI  - Anemia\nPB  - {LONG}\nAU  - {LONG}, A\nER  -"),
        (
            "a.json",
            json.dumps(
                [{"id": "k", "type": "book", "title": "Anemia", "publisher": LONG,
                  "author": [{"family": LONG}]}]
            ),
        ),
    ],
)  # fmt: skip
def test_a_field_longer_than_any_that_is_printed_is_named_as_left_out(
    name: str, content: str, case: Path
) -> None:
    (case / name).write_text(content, "utf-8")
    result = run(case, case / name)
    assert result.exit_code == 0
    assert "publisher" in result.stderr or "PB" in result.stderr
    assert LONG not in (case / "case.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.bib", article("x = 1").replace("Anemia", "<sub>&amp;" * 150_000)),
        ("a.json", json.dumps([{"id": "k", "type": "book", "title": "<sup>&" * 250_000}])),
        ("a.ris", "TY  - JOUR\nTI  - " + "word\n" * 300_000 + "ER  -\n"),
        ("a.nbib", "PMID- 1\nTI  - " + "word\n      " * 150_000 + "\n"),
    ],
)
def test_a_title_of_a_megabyte_is_left_out_and_named(name: str, content: str, case: Path) -> None:
    (case / name).write_text(content, "utf-8")
    result = run(case, case / name)
    assert (result.exit_code, "too long to be one" in result.stderr) == (1, True)


def test_what_is_joined_has_an_end_and_a_plain_text_none() -> None:
    strings = {"a": "x" * 30_000}
    assert valued("a", strings) == ("x" * 30_000, [])
    assert len(valued("{" + "x" * 90_000 + "}", {})[0]) == 90_000
    with pytest.raises(ValueError, match="a # a"):
        valued("a # a", strings)
