"""What goes out of casegen as BibTeX, RIS or CSL-JSON comes back the same, whatever its kind."""

from __future__ import annotations

import html
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import etree

from casegen.case.model.reference import DATES, Reference
from casegen.case.references.abbreviation import abbreviated
from casegen.case.references.exchange.collecting import collect
from casegen.case.references.qualifiers import unqualified
from casegen.formats.jats.citation import citation
from casegen.formats.references.csl import edtf
from casegen.formats.whole import bib, ris
from tests.support.least_case import LEAST, checked, least, written

HEAD = (LEAST / "case.toml").read_text("utf-8").partition("[[references]]")[0]
SERIAL = {"container-title": "J Blood <sup>x</sup>", "container-title-short": "JB", "volume": 3,
          "issue": "1-2", "page": "126A–127A"}  # fmt: skip
DATED = {"event-date": "2010-05-03/2010-05-05", "accessed": "2020-01-02"}
FIELDS: dict[str, dict[str, Any]] = {
    "article": {"container-title": "medRxiv", "number": "2020.01.02.123", "issued": "2020-01-02"},
    "article-journal": {**SERIAL, "issued": "2003-01/2003-02", "PMID": "123", "PMCID": "PMC12"},
    "article-magazine": {**SERIAL, "issued": "2003-21"},
    "article-newspaper": {"container-title": "Tuổi Trẻ", "section": "A", "page": "3",
                          "issued": "2020-05-04"},
    "book": {"publisher": "Y học", "publisher-place": "Hà Nội", "edition": 2, "ISBN": "978-0",
             "issued": 2001},
    "chapter": {"container-title": "Blood", "publisher": "Y học", "chapter-number": 11,
                "page": "1–5", "editor": [{"family": "Berg", "given": "A",
                                           "non-dropping-particle": "van den"}], "issued": 2001},
    "dataset": {"publisher": "Zenodo", "version": "1.2", "issued": 2021, "DOI": "10.5281/z.1"},
    "entry-encyclopedia": {"container-title": "Encyclopedia", "publisher": "P", "issued": 2001},
    "legislation": {"number": "15/2023/QH15", "genre": "Luật", "issued": "2023-01-09"},
    "paper-conference": {"event-title": "Congress", "event-place": "Huế", "issued": 2010, **DATED},
    "report": {"publisher": "WHO", "number": "TR-1", "issued": "2003/2004"},
    "software": {"publisher": "R", "version": "4.3", "URL": "https://r.org/a_b?c=1&d=%20"},
    "thesis": {"publisher": "Đại học Y", "genre": "Luận án", "issued": 1999},
    "webpage": {"URL": "https://x.org", "issued": 2020, "accessed": "2020-01-02"},
}  # fmt: skip
AUTHORS = [
    {"family": "Đỗ", "given": "Trung Quân"},
    {"family": "King", "given": "M. L.", "suffix": "Jr"},
    {"literal": "Bộ Y tế & Đào tạo"},
]
SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


WRITERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "bib": bib.entry,
    "ris": ris.entry,
    "json": lambda item: json.dumps([item]),
}


def reference(kind: str, **more: Any) -> Reference:  # noqa: ANN401 - any value of a reference
    given = {"id": "a", "type": kind, "title": "Iron at 5% & {more} in T<sub>max</sub>", **more}
    return Reference.model_validate_json(
        json.dumps({"author": AUTHORS, "language": "vi", **FIELDS[kind], **given})
    )


def back(folder: Path, suffix: str, content: str) -> dict[str, Any]:
    (folder / "case.toml").write_text(HEAD, "utf-8")
    (folder / f"own.{suffix}").write_text(content, "utf-8")
    collect(folder, [folder / f"own.{suffix}"])
    (found,) = tomllib.loads((folder / "case.toml").read_text("utf-8"))["references"]
    return Reference.model_validate_json(json.dumps(found)).csl()


def test_every_kind_is_tried() -> None:
    assert FIELDS.keys() == set(get_args(Reference.model_fields["type"].annotation))


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("suffix", ["bib", "ris", "json"])
def test_a_reference_comes_back_as_it_went(kind: str, suffix: str, tmp_path: Path) -> None:
    own = reference(kind).csl()
    if suffix == "ris":  # a format of plain texts
        own = {key: text.replace("<sub>max</sub>", "max").replace("<sup>x</sup>", "x")
               if isinstance(text, str) else text for key, text in own.items()}  # fmt: skip
    assert back(tmp_path, suffix, WRITERS[suffix](own)) == own


@pytest.mark.parametrize("suffix", ["bib", "ris", "json"])
def test_a_work_in_press_comes_back_so(suffix: str, tmp_path: Path) -> None:
    own = reference("article-journal", status="in press", issued=None).csl()
    assert back(tmp_path, suffix, WRITERS[suffix](own))["status"] == "in press"


@pytest.mark.parametrize("doi", [SICI, "10.1000/a_b%c#d", "10.1000/ế"])
def test_a_doi_stands_in_bibtex_as_it_is(doi: str, tmp_path: Path) -> None:
    own = reference("book", DOI=doi).csl()
    assert f"doi = {{{doi}}}" in bib.entry(own)
    assert back(tmp_path, "bib", bib.entry(own))["DOI"] == doi


@pytest.mark.parametrize("kind", FIELDS)
def test_jats_holds_the_dates_and_numbers_of_every_kind(kind: str) -> None:
    own = reference(kind).csl()
    text = html.unescape(etree.tostring(citation(own), encoding="unicode"))
    for name in ("volume", "number", "version", "section", "DOI", "URL", "event-place", "genre"):
        assert str(own.get(name, "")) in text
    for name in DATES:
        if name in own and "/" in edtf(own[name]):
            assert edtf(own[name]) in text


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Annals of Hematology", "Ann Hematol"),
        ("ASAIO journal (American Society for Artificial Internal Organs : 1992)", "ASAIO J"),
        ("Journal of Medical Case Reports", "J Med Case Rep"),
        ("European Heart Journal", None),
        ("Journal of Clinical Investigation", None),
        ("Blood", None),
    ],
)
def test_a_journal_is_abbreviated_where_nothing_is_doubtful(title: str, short: str | None) -> None:
    assert abbreviated(title) == short


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Lancet (London, England)", "Lancet"),
        ("BMJ (Clinical research ed.)", "BMJ"),
        ("Chinese medical journal (English ed.)", "Chinese medical journal (English ed.)"),
        ("Medicine (Baltimore)", "Medicine (Baltimore)"),
    ],
)
def test_a_qualifier_is_what_only_a_catalogue_needs(title: str, bare: str) -> None:
    assert unqualified(title) == bare


MIXED = """
introduction = { vi = "Hay gặp [@an; @bo].", en = "Common [@an; @bo]." }
references = [
  { id = "lee2005", type = "article-journal", title = "A", container-title = "Blood Reviews" },
  { id = "an", type = "article-journal", title = "B", container-title = "Acta Haematol" },
  { id = "bo", type = "article-journal", title = "C", container-title = "Clin Lab Haematol" },
]
"""


def test_a_full_title_among_short_ones_is_told_with_what_it_would_be(tmp_path: Path) -> None:
    found = [
        finding.said("en")
        for finding in checked(written(least(MIXED)), tmp_path).findings
        if finding.code == "R010"
    ]
    assert len(found) == 1
    assert "“Blood Rev”" in found[0]
