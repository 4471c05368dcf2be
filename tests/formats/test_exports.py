"""References and values leave a case so that other programs read what the case says."""

import csv
import importlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import yaml

from casegen.case.model.reference import Reference
from casegen.document.publication import Edition
from casegen.document.walk import plain
from casegen.formats.references.csl import rich
from casegen.formats.whole.bib import bib
from casegen.formats.whole.cff import cff
from casegen.formats.whole.csl_json import csl_json
from casegen.formats.whole.observations_csv import harmless, observations_csv
from casegen.formats.whole.ris import ris
from tests.support.editions import SLUGS, changed, printed

each = pytest.mark.parametrize("slug", SLUGS)

HOSTILE = '\\input{/etc/passwd} {open %x $y$ #1 a_b ~^ & <i>tilted</i> "@article{fake,"'
EVERY_KIND: list[dict[str, Any]] = [
    {"id": "a-book", "type": "book", "title": "Spine", "publisher": "Y học", "edition": 2,
     "author": [{"family": "Vũ", "given": "An"}], "issued": 2001, "language": "vi",
     "publisher-place": "Hà Nội", "ISBN": "978-604-66-0000-1"},
    {"id": "a-chapter", "type": "chapter", "title": "Cord and MRI", "container-title": "Spine",
     "editor": [{"family": "Berg", "given": "A", "non-dropping-particle": "van den"}],
     "author": [{"family": "King", "given": "M L", "suffix": "Jr"}], "page": "12-9"},
    {"id": "a-talk", "type": "paper-conference", "title": "A talk", "event-title": "EMH 2010"},
    {"id": "a-report", "type": "report", "title": HOSTILE, "number": "TR-1",
     "author": [{"literal": "Ministry of Health and Welfare, Hanoi"}]},
    {"id": "a-thesis", "type": "thesis", "title": "A thesis", "genre": "Luận án", "issued": 1999,
     "publisher": "Trường Đại học Y", "author": [{"family": "Song and Dance", "given": "O, P"}]},
    {"id": "an-entry", "type": "entry-encyclopedia", "title": "β-Thalassemia",
     "container-title": "Bách khoa"},
    {"id": "a-page", "type": "webpage", "title": "T<sub>4</sub> and <i>E. coli</i> in DNA",
     "URL": "https://example.org/a%20b_{c}?d=1&e=2", "accessed": "2026-01-02"},
    {"id": "an-article", "type": "article-journal", "title": "[A title]", "issued": "2012-04-16",
     "container-title": "Blood & Bone", "DOI": "10.1/a_b", "PMID": 123, "page": "e5"},
]  # fmt: skip
"""References of every type, with what is awkward in each format."""


def with_references(listed: list[dict[str, Any]]) -> Edition:
    """The least case with these references in the place of its own."""
    edition = changed("")
    references = tuple(Reference.model_validate_json(json.dumps(item)) for item in listed)
    case = edition.case.model_copy(update={"references": references})
    tag, document = next(iter(edition.documents.items()))
    entries = tuple(
        replace(document.references[0], key=one.id, number=number, fields=one.csl())
        for number, one in enumerate(references, 1)
    )
    documents = {tag: replace(document, references=entries)}
    return replace(edition, case=case, documents=documents)


DATE = {
    "type": "object",
    "required": ["date-parts"],
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        }
    },
}
NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        key: {"type": "string"}
        for key in ("family", "given", "suffix", "non-dropping-particle", "literal")
    },
}
TEXTS = (
    *("language", "title", "container-title", "container-title-short", "volume", "issue", "page"),
    *("number", "edition", "chapter-number", "publisher", "publisher-place", "event-title"),
    *("genre", "ISBN", "DOI", "PMID", "PMCID", "URL"),
)
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"type": "string", "pattern": "^[a-z-]+$"},
            "author": {"type": "array", "items": NAME},
            "editor": {"type": "array", "items": NAME},
            "issued": DATE,
            "accessed": DATE,
            **{name: {"type": "string"} for name in TEXTS},
        },
    },
}
"""The shape that the schema of CSL-JSON (csl-data.json, 1.0.2) gives to casegen's fields."""


@pytest.mark.parametrize("edition", [*map(printed, SLUGS), with_references(EVERY_KIND)])
def test_csl_json_has_the_shape_of_its_schema_and_comes_back_the_same(edition: Edition) -> None:
    data = json.loads(csl_json(edition))
    jsonschema.validate(data, CSL)
    numbers = next(iter(edition.documents.values())).references
    assert [item["id"] for item in data] == [entry.key for entry in numbers]
    own = {item.id: item.csl() for item in edition.case.references}
    for item in data:
        dated = {
            key: "-".join(f"{part:02}" for part in item[key]["date-parts"][0])
            for key in ("issued", "accessed")
            if key in item
        }
        again = Reference.model_validate_json(json.dumps(item | dated))
        assert again.csl() == own[item["id"]]


def test_the_shape_of_csl_json_refuses_what_is_not_of_it() -> None:
    for wrong in ({"id": "a"}, {"id": "a", "type": "book", "issued": "2001"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([wrong], CSL)


def bibtex(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Entries read as BibTeX does: a brace counts wherever it stands."""
    place = 0
    while (start := text.find("@", place)) >= 0:
        kind, _, _ = text[start + 1 :].partition("{")
        end = closing(text, text.index("{", start))
        key, _, body = text[start + len(kind) + 2 : end].partition(",")
        yield kind, key, dict(fields(body))
        place = end + 1


def fields(body: str) -> Iterator[tuple[str, str]]:
    place = 0
    while match := re.compile(r"\s*(\w+) = ").match(body, place):
        opening = match.end()
        braced = body[opening] == "{"
        end = closing(body, opening) if braced else body.index(",", opening) - 1
        yield match[1], body[opening + braced : end + (not braced)]
        place = end + 2


def closing(text: str, opening: int) -> int:
    depth = 0
    for place in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise AssertionError("a brace stays open")


def entries(edition: Edition) -> dict[str, tuple[str, dict[str, str]]]:
    return {key: (kind, own) for kind, key, own in bibtex(bib(edition).decode())}


@each
def test_bibtex_holds_every_reference_with_its_fields(slug: str) -> None:
    read = entries(printed(slug))
    assert list(read) == [item["id"] for item in json.loads(csl_json(printed(slug)))]
    for item in json.loads(csl_json(printed(slug))):
        kind, own = read[item["id"]]
        bare = own["title"].replace("{", "").replace("}", "").replace("\\&", "&")
        assert bare == item["title"]
        assert own["author"].count(" and ") == len(item["author"]) - 1 or "literal" in str(item)
        assert own["year"] == str(item["issued"]["date-parts"][0][0])
        assert own.get("doi") == item.get("DOI")
        assert own.get("volume") == item.get("volume")
        assert own.get("number") == item.get("issue")
        assert (kind == "article") is (item["type"] == "article-journal")


def test_bibtex_has_a_kind_and_the_right_fields_for_every_type() -> None:
    read = entries(with_references(EVERY_KIND))
    assert {key: kind for key, (kind, _) in read.items()} == {
        "a-book": "book",
        "a-chapter": "incollection",
        "a-talk": "inproceedings",
        "a-report": "techreport",
        "a-thesis": "phdthesis",
        "an-entry": "inreference",
        "a-page": "misc",
        "an-article": "article",
    }
    own = {key: rows for key, (_, rows) in read.items()}
    assert own["a-book"]["langid"] == "vietnamese"
    assert own["a-chapter"]["editor"] == "van den Berg, A"
    assert own["a-chapter"]["author"] == "King, Jr, M L"
    assert own["a-chapter"]["booktitle"] == "Spine"
    assert own["a-chapter"]["pages"] == "12--19"
    assert own["a-talk"]["booktitle"] == "EMH 2010"
    assert own["a-thesis"]["school"] == "Trường Đại học Y"
    assert own["an-article"]["month"] == "apr"
    assert own["an-article"]["journal"] == "Blood \\& Bone"


def test_bibtex_keeps_capitals_from_being_lowered_and_names_whole() -> None:
    own = {key: rows for key, (_, rows) in entries(with_references(EVERY_KIND)).items()}
    assert own["a-chapter"]["title"] == "Cord and {MRI}"
    assert own["an-entry"]["title"] == "{β-Thalassemia}"
    assert own["an-article"]["title"] == "[A title]"
    assert own["a-page"]["title"] == "T\\textsubscript{4} and \\emph{{E}. coli} in {DNA}"
    assert own["a-report"]["author"] == "{Ministry of Health and Welfare, Hanoi}"
    assert own["a-thesis"]["author"] == "{Song and Dance}, {O, P}"


def test_nothing_in_bibtex_is_a_command_of_the_author() -> None:
    read = entries(with_references(EVERY_KIND))
    title = read["a-report"][1]["title"]
    assert len(read) == len(EVERY_KIND)
    commands = set(re.findall(r"\\(?:[A-Za-z]+|.)", title))
    assert commands == {
        *("\\textbackslash", "\\textbraceleft", "\\textbraceright", "\\%", "\\$", "\\#", "\\_"),
        *("\\textasciitilde", "\\textasciicircum", "\\&", "\\emph"),
    }
    assert read["a-page"][1]["url"] == "https://example.org/a%20b_%7Bc%7D?d=1&e=2"


def ris_entries(edition: Edition) -> list[list[tuple[str, str]]]:
    """References as RIS has them: lines of a tag, two spaces, a hyphen, a space and a value."""
    text = ris(edition).decode()
    assert text.count("\n") == text.count("\r\n")
    found: list[list[tuple[str, str]]] = []
    for line in filter(None, text.split("\r\n")):
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        found += [[]] if match[1] == "TY" else []
        found[-1].append((match[1], match[2]))
    return found


@pytest.mark.parametrize("edition", [*map(printed, SLUGS), with_references(EVERY_KIND)])
def test_ris_holds_every_reference_from_ty_to_er(edition: Edition) -> None:
    listed = json.loads(csl_json(edition))
    read = ris_entries(edition)
    assert [dict(lines)["ID"] for lines in read] == [item["id"] for item in listed]
    for item, lines in zip(listed, read, strict=True):
        assert lines[0][0] == "TY"
        assert [tag for tag, _ in lines].count("ER") == 1
        assert lines[-1] == ("ER", "")
        one = dict(lines)
        assert one["TI"] == plain(rich(item["title"]))
        assert [tag for tag, _ in lines].count("AU") == len(item.get("author", ()))
        assert one.get("DO") == item.get("DOI")
        assert one.get("VL") == item.get("volume")
        assert one.get("UR") == item.get("URL")
        year = item.get("issued", {"date-parts": [[None]]})["date-parts"][0][0]
        assert one.get("PY") == (str(year) if year else None)


def test_ris_writes_people_family_first_and_dates_in_full() -> None:
    read = {dict(lines)["ID"]: lines for lines in ris_entries(with_references(EVERY_KIND))}
    assert ("AU", "Vũ, An") in read["a-book"]
    assert ("AU", "King, M L, Jr") in read["a-chapter"]
    assert ("A2", "van den Berg, A") in read["a-chapter"]
    assert ("AU", "Ministry of Health and Welfare, Hanoi,") in read["a-report"]
    assert ("DA", "2012/04/16/") in read["an-article"]
    assert ("Y2", "2026/01/02/") in read["a-page"]
    assert ("SP", "12") in read["a-chapter"]
    assert ("EP", "19") in read["a-chapter"]


@each
@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_pandoc_reads_back_what_was_exported(slug: str, form: str) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="comes with the extra `bench`")
    text = {"bibtex": bib, "ris": ris}[form](printed(slug)).decode()
    read = {item["id"]: item for item in json.loads(
        pypandoc.convert_text(text, "csljson", format=form))}  # fmt: skip
    for item in json.loads(csl_json(printed(slug))):
        again = read[item["id"]]
        assert again["title"].casefold() == item["title"].casefold()
        assert len(again["author"]) == len(item["author"])
        assert again.get("DOI") == item.get("DOI")
        assert again.get("volume") == item.get("volume")


def rows(edition: Edition) -> list[dict[str, str]]:
    data = observations_csv(edition)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@each
def test_every_observation_has_a_row_with_its_value_unit_and_time(slug: str) -> None:
    case = printed(slug).case
    read = rows(printed(slug))
    told = [(patient, item) for patient in case.patients for item in patient.observations]
    assert len(read) == len(told) > 10
    for row, (patient, item) in zip(read, told, strict=True):
        point = {point.id: point for point in patient.timeline}[item.at]
        assert (row["case"], row["patient"], row["time_point"]) == (slug, patient.id, item.at)
        assert row["day"] == ("" if point.day is None else str(point.day))
        for name in ("value", "low", "high", "comparator", "site", "interpretation"):
            own = getattr(item, name)
            assert row[name] == ("" if own is None else str(own))
        assert row["unit"] == (item.unit or row["unit"])
        assert row["unit"]


def test_rows_name_the_analyte_in_each_language_and_by_loinc() -> None:
    (row, *_) = [row for row in rows(printed("emh-thalassemia")) if row["analyte"] == "hemoglobin"]
    assert (row["name_en"], row["name_vi"]) == ("Hemoglobin", "Hemoglobin")
    assert (row["loinc"], row["unit"]) == ("718-7", "g/L")
    heads = [observations_csv(printed(slug)).partition(b"\r\n")[0] for slug in SLUGS]
    assert heads[0] == heads[1], "one table can hold every case"


@pytest.mark.parametrize(
    ("observation", "flagged"),
    [
        ('value = 90\nunit = "g/L"', ("130.0", "175.0", "L")),
        ('value = 9\nunit = "g/dL"', ("13.0", "17.5", "L")),
        ('value = 150\nunit = "g/L"', ("130.0", "175.0", "N")),
        ('value = 180\nunit = "g/L"', ("130.0", "175.0", "H")),
        ('low = 120\nhigh = 140\nunit = "g/L"', ("130.0", "175.0", "")),
        ('value = 200\ncomparator = "<"\nunit = "g/L"', ("130.0", "175.0", "")),
        ('value = 120\ncomparator = "<"\nunit = "g/L"', ("130.0", "175.0", "L")),
        ('value = 120\ncomparator = ">"\nunit = "g/L"', ("130.0", "175.0", "")),
        ('interpretation = "low"', ("130.0", "175.0", "")),
    ],
)
def test_a_value_is_flagged_against_the_reference_in_its_own_unit(
    observation: str, flagged: tuple[str, str, str]
) -> None:
    toml = "[[patients]]\nid = 'p1'\nsex = 'male'\nage = 37\n[[patients.observations]]\n"
    (row,) = rows(changed(f'{toml}analyte = "hemoglobin"\nat = "admission"\n{observation}')) or [{}]
    assert (row["reference_low"], row["reference_high"], row["flag"]) == flagged


def test_a_child_has_no_reference_of_adults() -> None:
    read = rows(printed("kawasaki-ivig"))
    assert {row["reference_low"] + row["reference_high"] + row["flag"] for row in read} == {""}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "－"])
def test_no_text_of_a_cell_opens_a_formula(sign: str) -> None:
    assert harmless(f"{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"


@pytest.mark.parametrize("cell", ["Hb", "10*9/L", "<", 3, -2, -1.5, None, "a=b"])
def test_other_cells_stay_as_they_are(cell: str | float | None) -> None:
    assert harmless(cell) == cell


def test_a_name_that_is_a_formula_is_made_harmless_in_the_file() -> None:
    name = '=HYPERLINK("http://x","y"),\\n"@z'
    toml = f"[[analytes]]\nid = 'odd'\nname = {{ vi = '''{name}''', en = '-1' }}\n"
    toml += "[[patients.observations]]\nanalyte = 'odd'\nat = 'admission'\nvalue = -3.5\nunit = '1'"
    (row,) = rows(changed("[[patients]]\nid = 'p1'\n" + toml))
    assert row["name_vi"] == f"'{name}"
    assert row["name_en"] == "'-1"
    assert row["value"] == "-3.5"


PERSON = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **{key: {"type": "string", "minLength": 1} for key in ("family-names", "given-names")},
        "affiliation": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1},
        "orcid": {"type": "string", "pattern": r"^https://orcid\.org/(\d{4}-){3}\d{3}[\dX]$"},
    },
}
LANGUAGE = {"type": "string", "pattern": "^[a-z]{2,3}$"}
TEXT = {"type": "string", "minLength": 1}
WORK = {
    "type": "object",
    "required": ["authors", "title", "type"],
    "additionalProperties": False,
    "properties": {
        "type": {"enum": ["article", "unpublished"]},
        "title": TEXT,
        "authors": {"type": "array", "minItems": 1, "uniqueItems": True, "items": PERSON},
        "languages": {"type": "array", "minItems": 1, "uniqueItems": True, "items": LANGUAGE},
        "status": {"enum": ["in-preparation", "in-press", "preprint", "submitted"]},
        "journal": TEXT,
        "year": {"type": "integer"},
        "doi": {"type": "string", "pattern": r"^10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+$"},
        "url": {"type": "string", "pattern": "^(https|http|ftp|sftp)://.+"},
    },
}
CFF = {
    "type": "object",
    "required": ["authors", "cff-version", "message", "title"],
    "additionalProperties": False,
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": TEXT,
        "type": {"enum": ["dataset", "software"]},
        "title": TEXT,
        "abstract": TEXT,
        "authors": WORK["properties"]["authors"],  # type: ignore[index]
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": True, "items": TEXT},
        "preferred-citation": WORK,
        "references": {"type": "array", "minItems": 1, "uniqueItems": True, "items": WORK},
    },
}
"""What the schema of the Citation File Format 1.2.0 says of the keys casegen writes."""


@pytest.mark.parametrize("edition", [*map(printed, SLUGS), changed("")])
def test_citation_cff_has_the_shape_of_its_schema(edition: Edition) -> None:
    data = yaml.safe_load(cff(edition))
    jsonschema.validate(data, CFF)
    record = next(iter(edition.documents.values()))
    assert data["type"] == "dataset"
    assert data["title"] == record.front.plain_title
    assert data["preferred-citation"]["languages"] == list(edition.documents)
    assert [person["family-names"] for person in data["authors"]] == [
        author.family for author in record.authors
    ]
    assert ("references" in data) is (edition.case.source is not None)


def test_a_case_read_blind_names_nobody() -> None:
    edition = printed(SLUGS[0])
    documents = {tag: replace(one, authors=()) for tag, one in edition.documents.items()}
    data = yaml.safe_load(cff(replace(edition, documents=documents)))
    jsonschema.validate(data, CFF)
    assert data["authors"] == data["preferred-citation"]["authors"] == [{"name": "Anonymous"}]


@pytest.mark.parametrize(
    "title",
    ["a: b # c", "- x", "&anchor *alias", "!!python/object:os.system", "'\"\\ {{"],
)
def test_yaml_reads_every_title_as_a_text(title: str) -> None:
    edition = printed(SLUGS[0])
    tag, document = next(iter(edition.documents.items()))
    odd = replace(document, front=replace(document.front, plain_title=title))
    data = yaml.safe_load(cff(replace(edition, documents={tag: odd})))
    assert data["title"] == title


@each
@pytest.mark.parametrize("name", ["csl_json", "bib", "ris", "observations_csv", "cff", "jats_xml"])
def test_an_export_is_made_twice_the_same(slug: str, name: str) -> None:
    function = getattr(importlib.import_module(f"casegen.formats.whole.{name}"), name)
    assert function(printed(slug)) == function(printed(slug)) != b""
