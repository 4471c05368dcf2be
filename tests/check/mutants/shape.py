"""Faults of shape: keys, types, languages and names."""

from __future__ import annotations

import copy

from casegen.system.limits import MOST, PROSE_DEPTH, TEXT_CHARACTERS
from tests.check.mutants.draft import LANGUAGES, Draft, NoPlaceError, Table

INJECTORS = Table()


@INJECTORS("missing-field")
def leave_out_a_required_key(draft: Draft) -> None:
    name, key = draft.one(
        [("references", "title"), ("observations", "analyte"), ("authors", "family")]
    )
    del draft.entry(name)[key]


@INJECTORS("missing-field")
def leave_out_a_part(draft: Draft) -> None:
    del draft.data[draft.one(["introduction", "title", "authors", "abstract"])]


@INJECTORS("unknown-key")
def misspell_a_key(draft: Draft) -> None:
    table = draft.entry(draft.one(["references", "observations", "authors", "timeline"]))
    key = draft.one([key for key in table if key != "id"])
    table[f"{key[:-1]}_{key[-1]}"] = table[key]


@INJECTORS("wrong-type")
def quote_a_number(draft: Draft) -> None:
    table = draft.entry("observations")
    key = draft.one([key for key in ("value", "low", "high") if key in table])
    table[key] = str(table[key])


@INJECTORS("wrong-type")
def number_a_text(draft: Draft) -> None:
    table = draft.one(draft.prose())
    table[draft.one(LANGUAGES)] = 37


@INJECTORS("missing-translation")
def leave_out_a_language(draft: Draft) -> None:
    del draft.one(draft.prose())[draft.one(LANGUAGES)]


@INJECTORS("missing-translation")
def leave_out_a_language_of_a_name(draft: Draft) -> None:
    del draft.entry("timeline")["event"][draft.one(LANGUAGES)]


@INJECTORS("empty-text")
def empty_a_text(draft: Draft) -> None:
    draft.one([draft.data["title"], *draft.prose()])[draft.one(LANGUAGES)] = draft.one(
        ["", " ", "\n"]
    )


@INJECTORS("bad-profile")
def misspell_the_profile(draft: Draft) -> None:
    draft.data["profile"] = draft.one(["carre", "jmoc", "source-artcle", "caree"])


@INJECTORS("format-version")
def write_a_later_format(draft: Draft) -> None:
    draft.data["format"] = draft.one([0, 2, 10])


@INJECTORS("language-unknown")
def name_a_language_without_templates(draft: Draft) -> None:
    draft.data["languages"] = draft.one([["vi", "xx"], ["en", "vi", "en"], ["qq"]])


@INJECTORS("limit-exceeded")
def paste_a_text_over_and_over(draft: Draft) -> None:
    table, language = draft.one(draft.prose()), draft.one(LANGUAGES)
    times = TEXT_CHARACTERS // len(table[language]) + 1
    table[language] *= times


@INJECTORS("limit-exceeded")
def list_a_keyword_over_and_over(draft: Draft) -> None:
    keywords = draft.data["keywords"]
    keywords += [draft.one(keywords)] * MOST["keywords",]


@INJECTORS("nested-too-deeply")
def quote_a_text_within_quotations(draft: Draft) -> None:
    table, language = draft.one(draft.prose()), draft.one(LANGUAGES)
    table[language] = "> " * (PROSE_DEPTH + 1) + table[language].lstrip()


@INJECTORS("nested-too-deeply")
def move_a_list_in_too_far(draft: Draft) -> None:
    item = "- " * PROSE_DEPTH + draft.one(["- ", "1. ", "* "])
    draft.add(f"\n\n{item}Một", f"\n\n{item}One")


@INJECTORS("id-undefined")
def observe_at_no_point(draft: Draft) -> None:
    draft.entry("observations")["at"] = draft.one(["nowhere", "admision", "follow-up-9"])


@INJECTORS("id-undefined")
def work_at_no_institution(draft: Draft) -> None:
    draft.entry("authors")["affiliations"] = ["hospitl"]


@INJECTORS("id-duplicate")
def repeat_a_name(draft: Draft) -> None:
    rows = draft.one([draft.data[key] for key in ("references", "affiliations")])
    rows.append(copy.deepcopy(draft.one(rows)))


@INJECTORS("id-duplicate")
def name_two_points_alike(draft: Draft) -> None:
    rows = draft.one(draft.data["patients"])["timeline"]
    if len(rows) < 2:
        raise NoPlaceError
    first, second = draft.random.sample(rows, 2)
    first["id"] = second["id"]
