"""F012 table-ragged."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("F012", fatal=True)
def table_ragged(given: Modelled) -> Findings:
    """Each row of a table must have a cell for each column.

    Why: where a cell is missing or added, those after it stand under another column's heading.

    Bad:
        [introduction]
        vi = "Thiếu máu là khi hemoglobin thấp (@tab:criteria) [@lee2005]."
        en = "Anemia means that hemoglobin is low (@tab:criteria) [@lee2005]."
        [[tables]]
        id = "criteria"
        title = { vi = "Tiêu chuẩn", en = "Criteria" }
        columns = [
          { heading = { vi = "Tiêu chuẩn", en = "Criterion" } },
          { heading = { vi = "Ngày", en = "Day" } },
        ]
        rows = [[{ vi = "Sốt", en = "Fever" }]]

    Good:
        [introduction]
        vi = "Thiếu máu là khi hemoglobin thấp (@tab:criteria) [@lee2005]."
        en = "Anemia means that hemoglobin is low (@tab:criteria) [@lee2005]."
        [[tables]]
        id = "criteria"
        title = { vi = "Tiêu chuẩn", en = "Criteria" }
        columns = [
          { heading = { vi = "Tiêu chuẩn", en = "Criterion" } },
          { heading = { vi = "Ngày", en = "Day" } },
        ]
        rows = [[{ vi = "Sốt", en = "Fever" }, "1"]]

    Fix: add the missing cell, `"—"` where there is nothing to tell, or take out what is too much.
    """
    for number, table in enumerate(given.case.tables):
        for index, row in enumerate(table.rows):
            if len(row) != len(table.columns):
                message = _("This row has {found} cells; the table has {wanted} columns.")
                values = {"found": str(len(row)), "wanted": str(len(table.columns))}
                yield Found(("tables", number, "rows", index), message, values)
