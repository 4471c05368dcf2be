"""Faults of parity: what one language says and the other does not."""

from __future__ import annotations

import re

from tests.check.mutants.draft import LANGUAGES, Draft, NoPlaceError, Table
from tests.check.mutants.forms import CLUSTER

INJECTORS = Table()
# A number typed on its own: not in a key, a look-up, a level, a range or a name.
TYPED = r"(?<![\w.,–@{/-])\d+(?![\w.,–}/-])"


@INJECTORS("parity-citations")
def cite_in_one_language(draft: Draft) -> None:
    draft.swap(rf"\s{CLUSTER}", "")


@INJECTORS("parity-citations")
def cite_another_source_in_one_language(draft: Draft) -> None:
    keys = [row["id"] for row in draft.data["references"]]
    table = draft.one([row for row in draft.prose() if "[@" in row["vi"]])
    new = draft.one([key for key in keys if key not in table["vi"]])
    tag = draft.one(LANGUAGES)
    table[tag] = re.sub(r"\[@[\w-]+", f"[@{new}", table[tag], count=1)


@INJECTORS("parity-figures")
def call_in_one_language(draft: Draft) -> None:
    draft.swap(r"\s\(@(?:fig|tab):[^)]*\)", "")


@INJECTORS("parity-facts")
def look_up_in_one_language(draft: Draft) -> None:
    draft.swap(r"\{\{ [\w.-]+ \}\}", draft.one(["unchanged", "ổn"]))


@INJECTORS("parity-facts")
def look_another_fact_up_in_one_language(draft: Draft) -> None:
    table = draft.one([row for row in draft.prose() if "{{" in row["vi"]])
    facts = set(re.findall(r"\{\{ [\w.-]+ \}\}", str(draft.data)))
    new = draft.one(sorted(fact for fact in facts if fact not in table["vi"]))
    tag = draft.one(LANGUAGES)
    table[tag] = re.sub(r"\{\{ [\w.-]+ \}\}", new, table[tag], count=1)


@INJECTORS("parity-numbers", times=3)
def mistype_a_number(draft: Draft) -> None:
    def other(match: re.Match[str]) -> str:
        return str(int(match[0]) + draft.random.choice([10, 37, 100]))

    draft.swap(TYPED, other)


@INJECTORS("parity-numbers")
def mistype_a_range(draft: Draft) -> None:
    draft.swap(r"(?<![\w.,@])(\d+)–(\d+)(?![\w.,])", r"\1–9\2")


@INJECTORS("parity-units")
def mistake_a_unit(draft: Draft) -> None:
    units = {"g/L": "g/dL", "g/dL": "g/L", "mg/L": "g/L", "cm": "mm", "cGy": "Gy", "Gy": "cGy"}
    found = rf"(?<=\d )({'|'.join(map(re.escape, units))})(?![\w/])"
    draft.swap(found, lambda match: units[match[1]])


@INJECTORS("parity-keywords")
def translate_a_keyword_in_part(draft: Draft) -> None:
    row = draft.entry("keywords")
    tag, word = draft.one([("vi", "{} cấp tính"), ("vi", "{} ngực"), ("en", "acute {}")])
    row[tag] = word.format(row[tag])


@INJECTORS("parity-keywords")
def repeat_a_keyword_in_one_language(draft: Draft) -> None:
    first, second = draft.random.sample(draft.data["keywords"], 2)
    tag = draft.one(LANGUAGES)
    first[tag] = second[tag]


@INJECTORS("parity-paragraphs")
def join_two_paragraphs(draft: Draft) -> None:
    draft.swap(r"\n\n(?=\w)", "\n")


@INJECTORS("parity-paragraphs")
def part_a_paragraph(draft: Draft) -> None:
    draft.swap(r"\.\s(?=[A-Z]\w+ \w+ \w+)", ".\n\n")


@INJECTORS("parity-side")
def mistake_a_side(draft: Draft) -> None:
    sides = {"left": "right", "right": "left", "trái": "phải"}
    draft.swap(r"(?<=the )(?:left|right)(?= \w)|(?<=bên )trái", lambda match: sides[match[0]])


@INJECTORS("parity-polarity")
def deny_in_one_language(draft: Draft) -> None:
    opposites = {
        "không đặc hiệu": "đặc hiệu",
        "not specific": "specific",
        "a matter of controversy": "undisputed",
        "điều gây tranh luận": "điều đã thống nhất",
        "irreversible": "reversible",
        "không hồi phục": "hồi phục được",
        "dương tính": "âm tính",
        "was positive": "was negative",
        "was negative": "was positive",
        "benign": "malignant",
        "lành tính": "ác tính",
        "typical": "atypical",
        "no sign of\nmalignancy": "signs of malignancy",
    }
    found = rf"(?<!\w)(?:{'|'.join(opposites)})(?!\w)"
    draft.swap(found, lambda match: opposites[match[0]])


@INJECTORS("parity-abbreviations")
def define_in_one_language(draft: Draft) -> None:
    definitions = {
        "vi": ("khối tạo máu ngoài tủy", "động mạch vành", "truyền máu"),
        "en": ("extramedullary hematopoietic mass", "coronary artery", "transfusion"),
    }
    tag = draft.one(LANGUAGES)
    draft.swap(
        rf"({'|'.join(definitions[tag])})(?!\w)", r"\1 (QZX)", "introduction", "discussion", tag=tag
    )


@INJECTORS("translation-stale")
def leave_a_translation_behind(draft: Draft) -> None:
    record = draft.data["languages"][0]
    part = draft.one(["introduction", "conclusion", "title", "discussion.0", "patients.0.history"])
    if record not in LANGUAGES:
        raise NoPlaceError
    draft.data["accepted"] = {part: draft.one(["0" * 12, "0123456789ab"])}
