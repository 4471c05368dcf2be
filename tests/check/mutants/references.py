"""Faults of the reference list."""

from __future__ import annotations

import copy

from tests.check.mutants.draft import Data, Draft, NoPlaceError, Table

INJECTORS = Table()


def having(draft: Draft, key: str) -> Data:
    """A reference that has a field."""
    return draft.one([row for row in draft.data["references"] if key in row])


@INJECTORS("reference-incomplete")
def leave_out_a_field(draft: Draft) -> None:
    rows = [
        row for row in draft.data["references"] if row["type"] in {"article-journal", "chapter"}
    ]
    del draft.one(rows)[draft.one(["container-title", "author", "issued"])]


@INJECTORS("reference-duplicate")
def list_a_work_twice(draft: Draft) -> None:
    row = copy.deepcopy(draft.entry("references"))
    key, row["id"] = row["id"], "again2020"
    draft.data["references"].append(row)
    draft.swap(rf"@{key}", rf"@{key}; @again2020")


@INJECTORS("doi-malformed")
def spoil_a_doi(draft: Draft) -> None:
    row = having(draft, "DOI")
    form = draft.one(["https://doi.org/{}", "doi:{}", "{}.", "{} ", "DOI {}"])
    row["DOI"] = form.format(row["DOI"])


@INJECTORS("pmid-malformed")
def spoil_a_pmid(draft: Draft) -> None:
    row = having(draft, "PMID")
    row["PMID"] = draft.one(["PMC{}", "PMID: {}", "{}99"]).format(row["PMID"])


@INJECTORS("url-not-https")
def drop_the_s_of_https(draft: Draft) -> None:
    row = having(draft, "URL")
    row["URL"] = str(row["URL"]).replace("https:", "http:")


@INJECTORS("url-fragment")
def leave_a_fragment(draft: Draft) -> None:
    rows = [row for row in draft.data["references"] if "URL" in row and row["type"] != "webpage"]
    row = draft.one(rows)
    row["URL"] = f"{row['URL']}{draft.one(['#citeas', '#Sec2', '#abstract'])}"


@INJECTORS("year-implausible")
def mistype_a_year(draft: Draft) -> None:
    draft.entry("references")["issued"] = draft.one([201, 2105, 3023, 1204, "2019-02-30"])


@INJECTORS("author-order")
def put_the_whole_name_under_family(draft: Draft) -> None:
    rows = [row for row in draft.data["references"] if row["type"] != "webpage"]
    names = [name for row in rows for name in row["author"] if len(name.get("given", "")) > 3]
    name = draft.one([name for name in names if "." not in name["given"]])
    if not name["family"].isascii():
        raise NoPlaceError
    name["family"] = f"{name.pop('given')} {name['family']}"


@INJECTORS("title-case-mixed")
def capitalise_a_title(draft: Draft) -> None:
    rows = [
        row for row in draft.data["references"] if row["title"].isascii() and len(row["title"]) > 50
    ]
    row = draft.one(rows)
    small = {"of", "in", "and", "the", "a", "with", "for", "to", "by", "from", "on"}
    words = [
        word if word in small else word[:1].upper() + word[1:] for word in row["title"].split()
    ]
    row["title"] = " ".join(words)


@INJECTORS("journal-abbreviation-mixed")
def abbreviate_no_journal_but_one(draft: Draft) -> None:
    rows = [
        row for row in draft.data["references"] if len(row.get("container-title", "").split()) > 2
    ]
    del draft.one([row for row in rows if "container-title-short" in row])["container-title-short"]


@INJECTORS("pages-malformed")
def spoil_the_pages(draft: Draft) -> None:
    row = having(draft, "page")
    row["page"] = draft.one(["pp. 44-47", "344–341", "p. 12", "10–", "34(10)"])


@INJECTORS("volume-malformed")
def put_more_into_a_volume(draft: Draft) -> None:
    row = having(draft, "volume")
    row["volume"] = draft.one([f"{row['volume']}(3)", f"vol. {row['volume']}", "2007 Mar;92"])


@INJECTORS("author-order")
def cut_the_authors_short(draft: Draft) -> None:
    having(draft, "author")["author"].append({"literal": draft.one(["et al.", "et al", "và cs"])})


@INJECTORS("reference-field-long")
def paste_an_abstract_into_a_field(draft: Draft) -> None:
    row = having(draft, draft.one(["title", "container-title"]))
    row["publisher"] = "A study of anemia. " * 120


@INJECTORS("reference-title-empty")
def leave_a_title_blank(draft: Draft) -> None:
    draft.entry("references")["title"] = draft.one(["…", "-", "", "???"])


@INJECTORS("journal-qualifier")
def leave_a_catalogues_qualifier(draft: Draft) -> None:
    rows = [row for row in draft.data["references"] if row["type"] == "article-journal"]
    row = draft.one(rows)
    row["container-title"] += draft.one(
        [" (London, England)", " (Clinical research ed.)", " (Society : 1992)"]
    )
