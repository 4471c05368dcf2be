"""Faults against a journal's form: lengths, counts, titles, headings and parts."""

from __future__ import annotations

import copy

from tests.check.mutants.draft import LANGUAGES, Draft, NoPlaceError, Table

INJECTORS = Table()


def lengthened(table: dict[str, str], tag: str, words: int) -> None:
    """Repeat a text in one language until it is so many words longer."""
    sentence = table[tag].split(". ")[0] + ". "
    table[tag] += sentence * (words // len(sentence.split()) + 1)


@INJECTORS("text-too-long", form="jocm")
def write_too_much(draft: Draft) -> None:
    for tag in LANGUAGES:
        lengthened(draft.data["conclusion"], tag, 3100)


@INJECTORS("abstract-too-long", form="vjrnm")
@INJECTORS("abstract-too-long", form="jocm")
def write_too_long_an_abstract(draft: Draft) -> None:
    abstract = draft.data["abstract"]
    table = draft.one([abstract] if "vi" in abstract else abstract["parts"])
    lengthened(table, draft.one(LANGUAGES), 260)


@INJECTORS("keyword-count", form="care")
def add_keywords(draft: Draft) -> None:
    more = {"sắt": "iron", "lách": "spleen", "thai": "fetus", "gan": "liver"}
    draft.data["keywords"] += [{"vi": vi, "en": en} for vi, en in more.items()]


@INJECTORS("keyword-count", form="jocm")
def strike_keywords_out(draft: Draft) -> None:
    del draft.data["keywords"][draft.random.choice([1, 2]) :]


@INJECTORS("figure-count", form="jocm")
def add_tables(draft: Draft) -> None:
    for number in range(6):
        title = {"vi": f"Bảng thêm {number}", "en": f"More {number}"}
        table = {"id": f"more{number}", "title": title, "columns": [], "rows": []}
        draft.data.setdefault("tables", []).append(table)
        draft.data["conclusion"] |= {
            tag: f"{draft.data['conclusion'][tag].rstrip()} (@tab:more{number})"
            for tag in LANGUAGES
        }


@INJECTORS("reference-count", form="vjrnm")
def cut_the_references(draft: Draft) -> None:
    del draft.data["references"][draft.random.randint(3, 8) :]
    keys = "|".join(row["id"] for row in draft.data["references"])
    draft.everywhere(rf"\s\[@(?!{keys})[^\]]*\]|; @(?!{keys})\w+|@(?!{keys})[a-z]+\d{{4}}; ", "")


@INJECTORS("title-too-long", form="vjrnm")
def lengthen_the_title(draft: Draft) -> None:
    draft.data["title"]["vi"] += " ở một người bệnh vào viện vì mệt, sốt, ho và đau bụng kéo dài"
    draft.data["title"]["en"] += (
        " in a patient admitted for fatigue, fever, cough, and pain that lasted long"
    )


@INJECTORS("title-needs-case-report", form="care")
def call_it_no_case_report(draft: Draft) -> None:
    new = draft.one(
        [("Thiếu máu và tủy", "Anemia and the cord"), ("Sốt ở trẻ", "Fever in a child")]
    )
    draft.data["title"] = dict(zip(LANGUAGES, new, strict=True))


@INJECTORS("title-forbids-case-report", form="bmjcr")
def call_it_a_case_report_where_all_are(draft: Draft) -> None:
    new = draft.one(
        [
            ("Sốt: báo cáo ca bệnh", "Fever: a case report"),
            ("Báo cáo một trường hợp mệt", "Report of two cases of fatigue"),
        ]
    )
    draft.data["title"] = dict(zip(LANGUAGES, new, strict=True))


@INJECTORS("section-missing")
def drop_a_part(draft: Draft) -> None:
    if draft.data["profile"] == "care" and draft.random.random() < 0.5:
        parts = draft.data["abstract"]["parts"]
        parts.remove(draft.one(parts))
    else:
        draft.data["discussion"] = []


@INJECTORS("section-order")
def tell_the_abstract_out_of_order(draft: Draft) -> None:
    parts = draft.data["abstract"].get("parts", [])
    if not parts:
        raise NoPlaceError
    parts.insert(0, parts.pop(draft.random.randrange(1, len(parts))))


@INJECTORS("heading-differs")
def type_a_heading(draft: Draft) -> None:
    vi, en = draft.one([("Mở đầu", "Background"), ("Đặt vấn đề", "Introduction")])
    table = draft.data["introduction"]
    table |= {"vi": f"**{vi}**\n\n{table['vi']}", "en": f"**{en}**\n\n{table['en']}"}


@INJECTORS("discussion-topic-missing")
def leave_a_topic_out(draft: Draft) -> None:
    rows = draft.data["discussion"]
    rows.remove(draft.one([row for row in rows if "topic" in row]))


@INJECTORS("discussion-topic-unknown")
def misspell_a_topic(draft: Draft) -> None:
    row = draft.entry("discussion")
    row["topic"] = copy.copy(row["topic"])[:-1]
