"""Faults of figures and tables: callouts, panels, files and captions."""

from __future__ import annotations

import re

from tests.check.mutants.draft import LANGUAGES, Data, Draft, NoPlaceError, Table

INJECTORS = Table()
SMALL = "dot.png"


def figure(draft: Draft) -> Data:
    """A figure of the case."""
    return draft.one(draft.data.get("figures", []))


def panel(draft: Draft) -> Data:
    """A panel of a figure."""
    return draft.one([row for table in draft.data.get("figures", []) for row in table["panels"]])


@INJECTORS("figure-undefined")
def misspell_a_callout(draft: Draft) -> None:
    draft.swap(r"@(fig|tab):([\w-]+)", r"@\1:\2x")


@INJECTORS("panel-undefined")
def call_a_panel_that_is_not_there(draft: Draft) -> None:
    draft.swap(r"(@fig:[\w-]+\{)[A-D]", r"\1F")


@INJECTORS("panel-undefined")
def call_a_panel_of_a_table(draft: Draft) -> None:
    draft.swap(r"(@tab:[\w-]+)", r"\1{A}")


@INJECTORS("table-ragged")
def leave_out_a_cell(draft: Draft) -> None:
    draft.one([row for table in draft.data.get("tables", []) for row in table["rows"]]).pop(1)


@INJECTORS("figure-file")
def misspell_a_file(draft: Draft) -> None:
    row = panel(draft)
    row["file"] = row["file"].replace("-", "_")


@INJECTORS("figure-missing-alt")
def describe_no_picture(draft: Draft) -> None:
    row = figure(draft)
    only = row.pop("panels")[0]
    row["file"] = only["file"]
    draft.everywhere(rf"(@fig:{row['id']})\{{[A-D,]+\}}", r"\1")


@INJECTORS("missing-field")
def describe_no_panel(draft: Draft) -> None:
    del panel(draft)["alt"]


@INJECTORS("figure-uncalled")
def call_no_figure(draft: Draft) -> None:
    draft.everywhere(rf" ?\(@fig:{figure(draft)['id']}\{{[A-D,]+\}}\)", "")


@INJECTORS("figure-order", form="called")
def list_figures_in_another_order(draft: Draft) -> None:
    rows = draft.data.get("figures", [])
    if len(rows) < 3:
        raise NoPlaceError
    first = draft.random.randrange(2)
    rows.insert(first, rows.pop(first + 1))


@INJECTORS("panel-uncalled")
def call_one_panel_of_two(draft: Draft) -> None:
    draft.twin(r"(@fig:[\w-]+\{)A,B\}", draft.one([r"\1A}", r"\1B}"]))


@INJECTORS("panel-uncalled")
def strike_the_callout_of_a_panel_out(draft: Draft) -> None:
    draft.twin(r"\s\(@fig:mri[\w-]+\{[A-D]\}\)", "")


@INJECTORS("figure-resolution")
def show_a_picture_of_few_dots(draft: Draft) -> None:
    panel(draft)["file"] = SMALL


@INJECTORS("caption-punctuation-mixed")
def end_one_title_with_a_stop(draft: Draft) -> None:
    title = draft.one([row["title"] for row in draft.data.get("figures", [])])
    for tag in LANGUAGES:
        title[tag] += "."


@INJECTORS("table-uncalled")
def call_no_table(draft: Draft) -> None:
    name = draft.one(sorted(set(re.findall(r"@tab:([\w-]+)", str(draft.data)))))
    draft.everywhere(rf"\s\(@tab:{name}\)", "")


@INJECTORS("callout-style-mixed")
def type_a_callout_by_hand(draft: Draft) -> None:
    draft.swap(r"\(@fig:[^)]*\)", "(Hình 1)", tag="vi")
    draft.swap(r"\(@fig:[^)]*\)", "(Figure 1)", tag="en")


@INJECTORS("callout-style-mixed")
def type_a_callout_of_a_table_by_hand(draft: Draft) -> None:
    draft.swap(r"\(@tab:[^)]*\)", "(Bảng 1)", tag="vi")


@INJECTORS("callout-style-mixed")
def set_a_callout_in_italics(draft: Draft) -> None:
    draft.swap(r"\(@(fig|tab):([^)]*)\)", r"(*@\1:\2*)")
