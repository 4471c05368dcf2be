"""References come out of reference managers into the case file, which keeps every byte it had."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from casegen.case.model.reference import Reference
from casegen.case.references.exchange.collecting import collect
from casegen.cli.main import main
from casegen.document.publication import Edition
from casegen.formats.whole.bib import LANGUAGES, bib
from casegen.formats.whole.csl_json import csl_json
from casegen.formats.whole.ris import ris
from casegen.system.limits import EXPORT_BYTES
from tests.support.editions import SLUGS, printed
from tests.support.least_case import LEAST, checked

TEXT = (LEAST / "case.toml").read_text("utf-8")
HEAD = TEXT.partition("[[references]]")[0]

ZOTERO_BIB = r"""
@article{vu_mot_2022,
	title = {M{\d{\^o}}t s{\'{\^o}} y{\'{\^e}}u t{\'{\^o}} \dj{\'{\^e}}n kh{\'a}ng {IVIG}
		{\h{o}} tr{\h{e}} m{\'{\u{a}}}c: 5\% \&
		{\textless}i{\textgreater}in vivo{\textless}/i{\textgreater}},
	volume = {12},
	issn = {0868-3891},
	shorttitle = {M{\d{\^o}}t s{\'{\^o}}},
	url = {https://tcnhikhoa.vn/a{\_}b?x=1\&y=2},
	doi = {10.52724/tcnk_v1},
	abstract = {Long text, with "quotes" and {braces}.},
	language = {vi},
	number = {3},
	urldate = {2024-05-06},
	journal = {T{\d{a}}p ch{\'i} Nhi khoa},
	author = {V{\~u}, Th{\d i} Duy{\^e}n and Nguy{\~{\^e}}n, H{\uhorn}{\ohorn}ng},
	month = apr,
	year = {2022},
	note = {PMID: 17419864},
	keywords = {Kawasaki},
	pages = {44--47},
	file = {Full Text:/home/me/a.pdf:application/pdf},
}

@misc{noauthor_timing_2023,
	title = {Timing and spacing of immunobiologics},
	url = {https://www.cdc.gov/vaccines/timing.html},
	author = {{Centers for Disease Control and Prevention}},
	year = {2023},
	urldate = {2024-01-02},
}
"""
MENDELEY_BIB = r"""@book{Weatherall2001,
address = {Oxford},
author = {Weatherall, D. J. and Clegg, J. B.},
edition = {4},
isbn = {9780865426498},
publisher = {Blackwell Science},
title = {{The thalassaemia syndromes}},
year = {2001}
}
@incollection{Taher2013,
author = {Taher, Ali and {de Ferranti}, Sarah and von Berg, Jr, Karl},
booktitle = {{Guidelines for the management of NTDT}},
chapter = {11},
editor = {Weatherall, David},
publisher = {Thalassaemia International Federation},
pages = {12--19},
title = {{Extramedullary hematopoiesis}},
year = {2013}
}
@phdthesis{Tran1999,
author = {Tr{\`{\^{a}}}n, V{\u{a}}n An},
school = {Tr{\uhorn}{\`{\ohorn}}ng \DJ{\d{a}}i h{\d{o}}c Y H{\`{a}} N{\d{\^{o}}}i},
title = {{Thi{\'{\^{e}}}u m{\'{a}}u}},
type = {Lu{\d{\^a}}n {\'{a}}n ti{\'{\^{e}}}n s{\~{\i}}},
year = {1999}
}
@techreport{WHO2023,
author = {{World Health Organization}},
institution = {World Health Organization},
number = {TR-1},
title = {{Guideline on haemoglobin cut-offs}},
year = {2023}
}
"""
ENDNOTE_RIS = """TY  - JOUR
AU  - Seddighi, Amir Saied
AU  - van den Berg, A.
AU  - Ministry of Health, Hanoi,
PY  - 2010
DA  - 2010/09/29
DO  - 10.1186/1752-1947-4-319
DP  - NLM
AN  - 20920186
C2  - PMC2955055
IS  - 1
J2  - J Med Case Rep
KW  - Anemia
LA  - eng
M3  - Case report
N1  - Seddighi, A S
SN  - 1752-1947
SP  - 319
EP  - 321
ST  - Extramedullary
TI  - Extramedullary &amp; cord compression in
      a patient: T<sub>4</sub> and <i>E. coli</i>
T2  - Journal of Medical Case Reports
UR  - https://doi.org/10.1186/1752-1947-4-319
VL  - 4
ID  - 23
ER  -

TY  - RPRT
AU  - World Health Organization
CY  - Geneva
PB  - WHO
PY  - 2021///
TI  - Guideline for malaria
UR  - https://www.who.int/malaria
ER  -
"""
ZOTERO_JSON: list[dict[str, Any]] = [
    {"id": "http://zotero.org/users/1/items/AB", "type": "article-journal",
     "abstract": "x", "container-title": "Circulation", "DOI": "https://doi.org/10.1161/abc.5",
     "ISSN": "0009-7322", "issue": "22", "journalAbbreviation": "Circ", "page": "2606-2612",
     "title": "Risk of <i>Kawasaki</i> disease &lt; 1 year", "volume": "113",
     "note": "PMID: 16735679\nPMCID: PMC123",
     "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
                {"family": "Humboldt", "given": "A", "dropping-particle": "von"},
                {"literal": "Bộ Y tế"}],
     "issued": {"date-parts": [["2006", 6, "6"]]}, "accessed": {"raw": "2024-05-06"}},
    {"id": "page", "type": "webpage", "title": "Sốt", "URL": "https://a.vn/x", "language": "vi-VN",
     "issued": {"date-parts": [[2020]]}},
]  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder with the least case, without its references."""
    (tmp_path / "case.toml").write_text(HEAD, "utf-8")
    return tmp_path


def exported(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def listed(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "case.toml").read_bytes().decode("utf-8-sig")
    found: list[dict[str, Any]] = tomllib.loads(text).get("references", [])
    return found


def taken(folder: Path, name: str, content: str | bytes) -> dict[str, dict[str, Any]]:
    """The references that a case without any has from one file, by id."""
    collect(folder, [exported(folder, name, content)])
    return {item.pop("id"): item for item in listed(folder)}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "collect", *map(str, arguments)])


def article(title: str = "Anemia", rest: str = "year = 2005") -> str:
    return f"@article{{k, title = {{{title}}}, {rest}}}\n"


def test_zotero_s_bibtex_is_read(case: Path) -> None:
    found = taken(case, "z.bib", ZOTERO_BIB)
    assert found == {
        "vu2022": {
            "type": "article-journal",
            "title": "Một số yếu tố đến kháng IVIG ỏ trẻ mắc: 5% & in vivo",
            "author": [
                {"family": "Vũ", "given": "Thị Duyên"},
                {"family": "Nguyễn", "given": "Hương"},
            ],
            "issued": "2022-04",
            "accessed": "2024-05-06",
            "container-title": "Tạp chí Nhi khoa",
            "volume": 12,
            "issue": 3,
            "page": "44–47",
            "language": "vi",
            "DOI": "10.52724/tcnk_v1",
            "PMID": "17419864",
            "URL": "https://tcnhikhoa.vn/a_b?x=1&y=2",
        },
        "cfdcap2023": {
            "type": "webpage",
            "title": "Timing and spacing of immunobiologics",
            "author": [{"literal": "Centers for Disease Control and Prevention"}],
            "issued": 2023,
            "accessed": "2024-01-02",
            "URL": "https://www.cdc.gov/vaccines/timing.html",
        },
    }


def test_mendeley_s_bibtex_is_read(case: Path) -> None:
    found = taken(case, "m.bib", MENDELEY_BIB)
    assert list(found) == ["weatherall2001", "taher2013", "tran1999", "who2023"]
    assert found["weatherall2001"] == {
        "type": "book",
        "title": "The thalassaemia syndromes",
        "author": [
            {"family": "Weatherall", "given": "D. J."},
            {"family": "Clegg", "given": "J. B."},
        ],
        "issued": 2001,
        "edition": 4,
        "publisher": "Blackwell Science",
        "publisher-place": "Oxford",
        "ISBN": "9780865426498",
    }
    chapter = found["taher2013"]
    assert chapter["author"][1:] == [
        {"family": "de Ferranti", "given": "Sarah"},
        {"family": "Berg", "given": "Karl", "suffix": "Jr", "non-dropping-particle": "von"},
    ]
    assert chapter["container-title"] == "Guidelines for the management of NTDT"
    assert (chapter["chapter-number"], chapter["page"]) == (11, "12–19")
    assert chapter["editor"] == [{"family": "Weatherall", "given": "David"}]
    thesis = found["tran1999"]
    assert (thesis["type"], thesis["title"]) == ("thesis", "Thiếu máu")
    assert thesis["publisher"] == "Trường Đại học Y Hà Nội"
    assert thesis["genre"] == "Luận án tiến sĩ"
    assert thesis["author"] == [{"family": "Trần", "given": "Văn An"}]
    assert found["who2023"]["author"] == [{"literal": "World Health Organization"}]
    assert found["who2023"]["number"] == "TR-1"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_endnote_s_ris_is_read_whatever_ends_its_lines(case: Path, end: str) -> None:
    content = "\ufeff" + ENDNOTE_RIS.replace("\n", end)
    found = taken(case, "e.ris", content)
    assert found == {
        "seddighi2010": {
            "type": "article-journal",
            "title": "Extramedullary & cord compression in a patient: T₄ and E. coli",
            "author": [
                {"family": "Seddighi", "given": "Amir Saied"},
                {"family": "Berg", "given": "A.", "non-dropping-particle": "van den"},
                {"literal": "Ministry of Health, Hanoi"},
            ],
            "issued": "2010-09-29",
            "container-title": "Journal of Medical Case Reports",
            "container-title-short": "J Med Case Rep",
            "volume": 4,
            "issue": 1,
            "page": "319–321",
            "language": "en",
            "DOI": "10.1186/1752-1947-4-319",
            "PMID": "20920186",
            "PMCID": "PMC2955055",
        },
        "who2021": {
            "type": "report",
            "title": "Guideline for malaria",
            "author": [{"literal": "World Health Organization"}],
            "issued": 2021,
            "publisher": "WHO",
            "publisher-place": "Geneva",
            "URL": "https://www.who.int/malaria",
        },
    }


def test_zotero_s_csl_json_is_read(case: Path) -> None:
    found = taken(case, "z.json", json.dumps(ZOTERO_JSON))
    assert found == {
        "gogh2006": {
            "type": "article-journal",
            "title": "Risk of Kawasaki disease < 1 year",
            "author": [
                {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
                {"family": "Humboldt", "given": "A von"},
                {"literal": "Bộ Y tế"},
            ],
            "issued": "2006-06-06",
            "accessed": "2024-05-06",
            "container-title": "Circulation",
            "container-title-short": "Circ",
            "volume": 113,
            "issue": 22,
            "page": "2606–2612",
            "DOI": "10.1161/abc.5",
            "PMID": "16735679",
            "PMCID": "PMC123",
        },
        "page": {
            "type": "webpage",
            "title": "Sốt",
            "issued": 2020,
            "language": "vi-VN",
            "URL": "https://a.vn/x",
        },
    }


EXPORTS: dict[str, Callable[[Edition], bytes]] = {"bib": bib, "ris": ris, "csl.json": csl_json}


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("suffix", EXPORTS)
def test_what_casegen_exports_comes_back_the_same(slug: str, suffix: str, case: Path) -> None:
    edition = printed(slug)
    own = {item.id: item.csl() for item in edition.case.references}
    found = taken(case, f"own.{suffix}", EXPORTS[suffix](edition))
    cited = [entry.key for entry in next(iter(edition.documents.values())).references]
    assert list(found) == cited
    for key, fields in found.items():
        fields.pop("unconfirmed", None)
        text = json.dumps({"id": key, **fields})
        wanted = own[key]
        if suffix == "bib" and wanted.get("language") not in LANGUAGES:
            wanted.pop("language", None)
        assert Reference.model_validate_json(text).csl() == wanted


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("z.bib", ZOTERO_BIB),
        ("m.bib", MENDELEY_BIB),
        ("e.ris", ENDNOTE_RIS),
        ("z.json", json.dumps(ZOTERO_JSON)),
    ],
)
def test_a_collected_case_has_no_findings_about_references(
    name: str, content: str, case: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    taken(case, name, content)
    text = (case / "case.toml").read_text("utf-8")
    found = checked(text, tmp_path_factory.mktemp("checked")).findings
    assert [finding for finding in found if finding.code[:1] in "RS"] == []


def test_tables_go_behind_the_last_reference_and_no_other_byte_changes(tmp_path: Path) -> None:
    own = TEXT.rstrip("\n") + "  # p. 2 is blank\n"
    rest = "\n# On the next table.\n[extra]\nkey = 1  # stays\n"
    (tmp_path / "case.toml").write_text(own + rest, "utf-8")
    collect(tmp_path, [exported(tmp_path, "a.bib", article("Other"))])
    text = (tmp_path / "case.toml").read_text("utf-8")
    assert text.startswith(own + "\n[[references]]\n")
    assert text.endswith(rest)
    added = text.removeprefix(own).removesuffix(rest)
    assert tomllib.loads(added) == {"references": [listed(tmp_path)[1]]}
    assert added.count("\n\n") == 0


@pytest.mark.parametrize(
    "tail",
    [
        'author = [\n  { family = "Lee" }, # one\n]\n# last\n',
        '[[references.author]]\nfamily = "Lee"\n\n[[references.author]]\nfamily = "Vũ"',
        'publisher = """\na\n\nb"""\n\n[waive]\n"figure-order" = "x"\n',
        "",
    ],
)
def test_a_last_reference_of_any_form_stays_whole(tail: str, tmp_path: Path) -> None:
    own = f'{HEAD}[[references]]\nid = "k"\ntype = "book"\ntitle = "T"\n{tail}'
    (tmp_path / "case.toml").write_text(own, "utf-8")
    before = tomllib.loads(own)
    collect(tmp_path, [exported(tmp_path, "a.bib", article("Other"))])
    text = (tmp_path / "case.toml").read_text("utf-8")
    start = text.rindex("\n[[references]]")
    after = tomllib.loads(text)
    assert after.pop("references")[:-1] == before.pop("references")
    assert after == before
    assert own.startswith(text[:start].rstrip("\n"))


def test_line_ends_and_the_byte_order_mark_of_the_case_stay(tmp_path: Path) -> None:
    own = ("\ufeff" + TEXT.replace("\n", "\r\n")).encode()
    path = exported(tmp_path, "case.toml", own)
    collect(tmp_path, [exported(tmp_path, "a.bib", article("Other"))])
    content = path.read_bytes()
    assert content.startswith(own)
    assert content.count(b"\n") == content.count(b"\r\n") > own.count(b"\r\n")
    assert len(listed(tmp_path)) == 2


def test_a_work_that_is_there_is_not_added_again(tmp_path: Path) -> None:
    own = TEXT + 'DOI = "10.1000/ABC"\nPMID = 123\n'
    path = exported(tmp_path, "case.toml", own)
    entries = [
        article("Other", "doi = {https://doi.org/10.1000/abc}, volume = 77"),
        article("Another", "note = {PMID: 123}"),
        article("ANEMIA.", "year = 2005"),
    ]
    result = run(tmp_path, exported(tmp_path, "a.bib", "".join(entries)))
    assert (result.exit_code, result.output) == (0, "Already there: 3.\n")
    assert path.read_text("utf-8") == own
    contradicted = article("Anemia", "year = 2005, volume = 9")
    assert run(tmp_path, exported(tmp_path, "b.bib", contradicted)).exit_code == 0
    assert len(listed(tmp_path)) == 2


def test_a_second_time_adds_nothing(case: Path) -> None:
    file = exported(case, "z.bib", ZOTERO_BIB)
    assert run(case, file).stdout.startswith("vu2022  [@vu2022]\ncfdcap2023  [@cfdcap2023]\n")
    text = (case / "case.toml").read_bytes()
    assert "Already there: 2." in run(case, file).output
    assert (case / "case.toml").read_bytes() == text


def test_an_id_is_given_once(case: Path) -> None:
    (case / "case.toml").write_text(TEXT, "utf-8")
    named = "author = {Lee, A}, year = 2005"
    entries = [article(f"Title {number}", named) for number in range(30)]
    good = article("Own key", named).replace("{k,", "{lee-own,")
    (case / "a.bib").write_text("".join([good, *entries]).replace("{k,", "{K_1,"), "utf-8")
    collect(case, [case / "a.bib"])
    ids = [item["id"] for item in listed(case)]
    assert ids[:4] == ["lee2005", "lee-own", "lee2005b", "lee2005c"]
    assert (
        ids[-4:] == ["lee2005z", "lee2005-27", "lee2005-28", "lee2005-29"] or ids[26] == "lee2005z"
    )
    assert len(set(ids)) == len(ids) == 32
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) for name in ids)


@pytest.mark.parametrize(
    ("author", "wanted"),
    [
        ("{\\DJ}{\\u a}ng, H", "dang2005"),
        ("{World Health Organization}", "who2005"),
        ("{CDC}", "cdc2005"),
        ("Иванов, И", "anemia2005"),
        ("van den Berg, A", "berg2005"),
    ],
)
def test_an_id_is_the_first_author_and_the_year(author: str, wanted: str, case: Path) -> None:
    entry = article("Anemia", f"author = {{{author}}}, year = 2005").replace("{k,", "{K,")
    assert list(taken(case, "a.bib", entry)) == [wanted]


def test_a_dry_run_prints_the_tables_and_changes_nothing(case: Path) -> None:
    file = exported(case, "z.bib", ZOTERO_BIB)
    before = (case / "case.toml").read_bytes()
    result = run("-n", case, file)
    assert result.exit_code == 0
    assert (case / "case.toml").read_bytes() == before
    collect(case, [file])
    assert tomllib.loads(result.stdout)["references"] == listed(case)


def test_what_is_left_out_is_named(case: Path) -> None:
    content = "@patent{p1, title = {A}}\n@article{k2, year = 2001}\n" + article(
        "B", r"abstract = {x}, year = {soon}, publisher = {\foo{Y}}"
    )
    result = run(case, exported(case, "a.bib", content))
    assert result.stdout == "k  [@k]\n"
    told = result.stderr
    assert "a.bib:1: “p1” is left out: “@patent” is no kind of work that a case lists." in told
    assert "a.bib:2: “k2” is left out: it has no title." in told
    assert "\\foo (1), abstract (1), year (1)" in told
    assert listed(case)[0] == {
        "id": "k", "type": "article-journal", "title": "B", "publisher": "Y",
    }  # fmt: skip


def test_a_number_of_pubmed_is_taken_only_where_it_is_one(case: Path) -> None:
    body = "TY  - JOUR\nTI  - {}\n{}ER  - \n"
    rows = [
        ("Embase one", "AN  - 20920186\nDB  - Embase\n"),
        ("Science one", "AN  - WOS:000123\n"),
        ("Unnamed", "AN  - 20920187\n"),
        ("Noted", "N1  - PMID: 20920188\n"),
    ]
    content = "".join(body.format(*row) for row in rows)
    found = list(taken(case, "a.ris", content).values())
    assert [item.get("PMID") for item in found] == [None, None, "20920187", "20920188"]
    assert [item.get("unconfirmed") for item in found] == [None, None, ["PMID"], None]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "a.bib",
            f"{article()}\n@article{{k, title = {{A}}\n\n@book{{b, title = {{B}}}}\n",
            "a.bib:3:",
        ),
        ("a.bib", f"{article()}@article{{k, title {{A}}}}\n", "a.bib:2:"),
        ("a.bib", "@article lee2005, title = {A}}\n", "a.bib:1:"),
        ("a.bib", "@article{k, title = {A", "a.bib:1:"),
        ("a.bib", "@article{k, title = {A} {B}}", "a.bib:1:"),
        ("a.ris", "TI  - A\nER  - \n", "a.ris:1:"),
        ("a.ris", "no RIS at all\n", "a.ris:1:"),
        ("a.ris", "TY  - JOUR\nTI  - A\nTY  - JOUR\n", "a.ris:3:"),
        ("a.ris", "TY  - JOUR\nTI  - A\n", "a.ris:1:"),
        ("a.json", '[{"type": "book",\n}]', "a.json:2:"),
        ("a.json", '[{"type": "book", "title": "A"}, \n {"name": 1}]', "a.json:2: This is JSON"),
        ("a.json", "[\n1]", "a.json:2: This is JSON"),
        ("a.json", "[] 1", "a.json:1: This is not"),
        ("a.json", "[{}}", "a.json:1: This is not"),
        ("a.json", "[NaN]", "a.json:1: This is not"),
        ("a.json", '"text"', "a.json:1: This is JSON"),
        ("a.json", "[" * 100_000, "a.json:1:"),
        ("a.json", '[{"type": "book", "volume": ' + "9" * 10_000 + "}]", "a.json:1:"),
        ("a.bib", b"@article{k, title = {M\xe9}}", "not UTF-8"),
        ("a.ris", "TY  - JOUR".encode("utf-16"), "not UTF-8"),
        ("a.bib", b"@article{k, title = {A\0}}", "not UTF-8"),
        ("a.docx", "x", ".bib, .ris, .nbib or .json"),
        ("a.bib", b" " * (EXPORT_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    name: str, content: str | bytes, told: str, case: Path
) -> None:
    good = exported(case, "good.bib", article("Good"))
    result = run(case, good, exported(case, name, content))
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert (case / "case.toml").read_text("utf-8") == HEAD


def test_what_is_no_file_or_no_case_is_refused(case: Path) -> None:
    good = exported(case, "good.bib", article())
    (case / "folder.bib").mkdir()
    for arguments in ([case, case / "none.bib"], [case, case / "folder.bib"], [case / "no", good]):
        assert run(*arguments).exit_code == 2
    (case / "case.toml").write_text("format = ", "utf-8")
    assert run(case, good).exit_code == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('references = [{ id = "a" }] # not [[references]]\n', "in one list"),
        ("references = []\n", "in one list"),
        ("references = 3\n", "has errors"),
        ("references = [3]\n", "has errors"),
        ("references = {}\n", "has errors"),
    ],
)
def test_references_of_another_form_are_left_as_they_are(line: str, told: str, case: Path) -> None:
    (case / "case.toml").write_text(line + HEAD, "utf-8")
    result = run(case, exported(case, "good.bib", article()))
    assert (result.exit_code, told in result.stderr) == (2, True)
    assert (case / "case.toml").read_text("utf-8") == line + HEAD


@pytest.mark.parametrize(
    ("name", "content"), [("a.bib", "% nothing\n"), ("a.ris", ""), ("a.json", "[]")]
)
def test_files_without_a_reference_end_in_status_one(name: str, content: str, case: Path) -> None:
    result = run(case, exported(case, name, content))
    assert (result.exit_code, result.stderr) == (1, "There is no reference to add.\n")


HOSTILE = [
    'x"\nevil = 1\n[patients]\n',
    "x'''\n[[references]]\n",
    'x"""\n[consent]\nobtained = true # ',
    "a\x1b[31mb\x07\u202ec\x7f",
    "\\input{/etc/passwd} \\u0022 \\",
    "::error:: ##[group]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_a_title_and_nothing_more(text: str, case: Path) -> None:
    items = [{"id": text, "type": "webpage", "title": text, "URL": text, "note": text, text: 1}]
    result = run(case, exported(case, "a.json", json.dumps(items)))
    assert result.exit_code == 0
    data = tomllib.loads((case / "case.toml").read_text("utf-8"))
    (only,) = data.pop("references")
    assert data == tomllib.loads(HEAD)
    assert set(only) == {"id", "type", "title", "URL"}
    assert not re.search(r"[\x00-\x1f\x7f\u202e]", only["title"])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]|^::|##\[", result.output, re.MULTILINE)


def test_latex_of_an_entry_reads_no_file(case: Path) -> None:
    (case / "secret.tex").write_text("secret", "utf-8")
    commands = rf"A \input{{{case / 'secret.tex'}}} \include{{{case / 'secret'}}} B"
    found = taken(case, "a.bib", article(commands))
    assert found["k"]["title"] == "A B"


BOMB = '@string{a0 = "' + "x" * 100 + '"}\n' + "".join(
    f"@string{{a{n + 1} = " + " # ".join([f"a{n}"] * 10) + "}\n" for n in range(12)
)  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        article("{" * 100_000 + "x" + "}" * 100_000),
        article("{" * 100_000),
        article("\\'" * 20_000),
        article("$" * 20_001),
        article(r"A \h"),
        article("{" + "\\sqrt[" * 60 + "}"),
        article("{" + "\\frac" * 60 + "}"),
        article("{" + "\\begin{x}[" * 60 + "}"),
        BOMB + article("A", "journal = a12"),
        "@" * 200_000,
        "@article{" * 20_000,
        article("A", "author = {" + "and " * 12_000 + "}"),
        article("A", "author = {" + "," * 40_000 + "}"),
    ],
)
def test_what_would_keep_the_machine_busy_is_refused_or_read(content: str, case: Path) -> None:
    result = run(case, exported(case, "a.bib", content))
    assert result.exit_code in {0, 1, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_messages_and_help_are_in_vietnamese_too(case: Path) -> None:
    file = exported(case, "a.ris", "TI  - A\n")
    told = CliRunner().invoke(main, ["--lang", "vi", "collect", str(case), str(file)])
    assert "dòng “TY”" in told.stderr
    assert "export" not in told.stderr
    help_text = CliRunner().invoke(main, ["--lang", "vi", "collect", "--help"]).output
    assert "tài liệu tham khảo" in help_text
    assert "exit status" not in help_text
