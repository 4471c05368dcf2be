"""S011 limit-exceeded."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Shape
from casegen.check.rule import rule
from casegen.messages import _

MESSAGES = {
    "list": _("The case lists {count} under “{key}”; at most {most} are read."),
    "text": _("This text has {count} characters; at most {most} are read. Cut it into parts."),
    "keys": _("This table has {count} keys; at most {most} are read."),
    "cells": _("The tables of the case have {count} cells; at most {most} are printed."),
    "citations": _("The texts cite references {count} times; at most {most} times are printed."),
    "lines": _("The texts of the case have {count} lines; at most {most} are read."),
}
WHOLE = _("The file holds {count} values; at most {most} are read.")


@rule("S011", fatal=True)
def limit_exceeded(given: Shape) -> Findings:
    """A case must not hold more of anything than the limits allow.

    Why: a case from a stranger must not keep a journal's computer busy for long. The limits are
    far above what a report needs, so that what exceeds them is a slip or an attack; nothing else
    of such a case is looked at.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp. "  # 2000 times over
        en = "Anemia is a common disease."

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp."
        en = "Anemia is a common disease."

    Fix: cut what is repeated; leave out raw data, or give it in a file of its own.
    """
    for one in given.excess:
        key = next((str(key) for key in reversed(one.keys) if isinstance(key, str)), "")
        values = {"key": key, "count": str(one.count), "most": str(one.most)}
        on_key = one.kind != "text"
        yield Found(one.keys, MESSAGES.get(one.kind, WHOLE), values, on_key=on_key)
