"""Faults of citations: keys, clusters typed as numbers, and claims without a source."""

from __future__ import annotations

import copy
import re

from tests.check.mutants.draft import LANGUAGES, Draft, Table
from tests.check.mutants.forms import CLUSTER

INJECTORS = Table()
NUMBERS = r"\[\d+(?:[,–]\d+)*\]"


@INJECTORS("citation-undefined")
def misspell_a_citation(draft: Draft) -> None:
    draft.swap(r"\[@(\w+)", r"[@\1x")


@INJECTORS("citation-malformed")
def break_a_citation(draft: Draft) -> None:
    new = draft.one([r"[@\1 \2", r"[@\1\2 @\1\2", r"[@\1\2;"])
    draft.swap(r"\[@([a-z]+)(\d{4})(?=\])", new)


@INJECTORS("reference-uncited")
def list_a_reference_that_nothing_cites(draft: Draft) -> None:
    row = copy.deepcopy(draft.entry("references"))
    row |= {"id": "uncited1999", "title": "Iron overload of the heart", "issued": 1999}
    for key in ("DOI", "PMID", "PMCID", "URL"):
        row.pop(key, None)
    draft.data["references"].append(row | {"URL": "https://example.org/iron"})


@INJECTORS("reference-uncited")
def strike_a_reference_out_of_the_text(draft: Draft) -> None:
    key = draft.entry("references")["id"]
    draft.everywhere(rf" ?\[@{key}\]|@{key}; |; @{key}", "")


@INJECTORS("citation-order", form="jocm")
@INJECTORS("citation-order", form="care")
def cite_in_another_order(draft: Draft) -> None:
    keys = [row["id"] for row in draft.data["references"]]
    number = draft.random.randrange(len(keys) - 1)
    language = draft.data["languages"][1]
    intro = draft.data["introduction"]
    last = re.findall(CLUSTER, draft.data["discussion"][0][language])
    intro[language] = f"[{draft.one(last)}] {intro[language]}" if number else intro[language]
    intro[language] = re.sub(CLUSTER, "[@" + keys[-1] + "]", intro[language], count=1)


@INJECTORS("cluster-unsorted", form="literal")
def turn_a_cluster_round(draft: Draft) -> None:
    draft.swap(r"\[(\d+),(\d+)\]", r"[\2,\1]")


@INJECTORS("cluster-duplicate")
def repeat_a_key(draft: Draft) -> None:
    draft.swap(r"\[(@\w+)", r"[\1; \1")


@INJECTORS("cluster-duplicate", form="literal")
def repeat_a_number(draft: Draft) -> None:
    draft.swap(r"\[(\d+)", r"[\1,\1")


@INJECTORS("cluster-spacing", form="literal")
def space_the_numbers(draft: Draft) -> None:
    draft.swap(r"(\[\d+),(\d)", r"\1, \2")


@INJECTORS("cluster-mixed", form="literal")
def space_the_numbers_of_one_cluster(draft: Draft) -> None:
    draft.data.setdefault("waive", {})["cluster-spacing"] = "The publisher sets the spaces."
    draft.swap(r"(\[\d+),(\d)", r"\1, \2")


@INJECTORS("cluster-collapse", form="literal")
def collapse_a_pair(draft: Draft) -> None:
    pairs = "|".join(rf"(?<=\[){n},{n + 1}(?=\])" for n in range(1, 15))
    draft.swap(pairs, lambda match: match[0].replace(",", "–"))


@INJECTORS("cluster-collapse", form="literal")
def write_a_run_out(draft: Draft) -> None:
    def out(match: re.Match[str]) -> str:
        return ",".join(map(str, range(int(match[1]), int(match[2]) + 1)))

    draft.swap(r"(?<=[\[,])(\d+)–(\d+)(?=[\],])", out)


@INJECTORS("cluster-dash", form="literal")
def join_a_run_by_a_hyphen(draft: Draft) -> None:
    draft.swap(r"(?<=[\[,])(\d+)–(\d+)(?=[\],])", r"\1-\2")


@INJECTORS("citation-placement")
def cite_after_the_stop(draft: Draft) -> None:
    draft.swap(rf"\s{CLUSTER}\.", r". [\1]")


@INJECTORS("citation-placement")
def stick_a_citation_to_its_word(draft: Draft) -> None:
    draft.swap(rf"(?<=\w)\s{CLUSTER}", r"[\1]")


@INJECTORS("citation-style")
def type_a_number_for_a_key(draft: Draft) -> None:
    draft.twin(CLUSTER, f"[{draft.random.randint(1, 9)}]")


@INJECTORS("citation-in-abstract")
def cite_in_the_abstract(draft: Draft) -> None:
    abstract = draft.data["abstract"]
    table = draft.one([abstract, *abstract.get("parts", [])][-1:])
    key = draft.entry("references")["id"]
    for tag in LANGUAGES:
        table[tag] = table[tag].rstrip().removesuffix(".") + f" [@{key}]."


@INJECTORS("citation-in-abstract")
def cite_in_a_keyword(draft: Draft) -> None:
    row = draft.entry("keywords")
    row |= {tag: f"{row[tag]} [@{draft.data['references'][0]['id']}]" for tag in LANGUAGES}


@INJECTORS("claim-uncited", form="care")
def claim_without_a_source(draft: Draft) -> None:
    draft.data.pop("waive", None)
    vi = "Tai biến này gặp ở 35% người bệnh. Bệnh nặng dần. Bệnh hay tái phát."
    en = "This complication is seen in 35% of patients. It worsens. It often recurs."
    draft.add(vi, en, "discussion", "introduction")


@INJECTORS("citation-concentration", form="care")
def rest_on_one_source(draft: Draft) -> None:
    draft.data.pop("waive", None)
    key = draft.entry("references")["id"]
    draft.everywhere(r"\[@[\w; @-]+\]", f"[@{key}]")


@INJECTORS("same-claim-different-citations", form="literal")
def cite_one_claim_in_two_ways(draft: Draft) -> None:
    first = draft.random.randint(1, 4)
    for mark in (",", "–"):
        numbers = f"[{first}{mark}{first + 3}]"
        draft.add(
            f"Tình trạng này gặp trong leukemia, xơ tủy và bệnh gan mạn tính {numbers}.",
            f"It is seen in leukemia, myelofibrosis and chronic liver disease {numbers}.",
            "discussion",
        )


@INJECTORS("citation-malformed")
def forget_the_mark_of_a_key(draft: Draft) -> None:
    draft.twin(r"\[@(?=[a-z]+\d{4}\])", "[")
