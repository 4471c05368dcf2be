"""C007 cluster-spacing."""

from __future__ import annotations

import re

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.citations.clusters import COMMA, literals

SPACE = re.compile(r"(?<=\[)\s+|(?<!\s)\s+(?=\])")


@rule("C007", "warning")
def cluster_spacing(given: Profiled) -> Findings:
    """The numbers typed in a cluster must stand apart as the profile's do.

    Why: a text that writes [6, 7] beside [6,7] looks unedited, and a search for one misses the
    other.

    Bad:
        discussion = [{ vi = "Hemoglobin thấp [1, 2].", en = "Hemoglobin is low [1, 2]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Good:
        discussion = [{ vi = "Hemoglobin thấp [1,2].", en = "Hemoglobin is low [1,2]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
        ]

    Fix: write the mark that the profile sets between two numbers, or let `check --fix` do it.
    """
    delimiter = given.profile.citations.delimiter
    for cluster in literals(given.clusters):
        wrong = [m.span() for m in SPACE.finditer(cluster.text)]
        commas = [m.span() for m in COMMA.finditer(cluster.text) if m[0] != delimiter]
        if wrong or commas:
            text = COMMA.sub(delimiter, SPACE.sub("", cluster.text))
            edits = [(span, "") for span in wrong] + [(span, delimiter) for span in commas]
            yield Found(
                **cluster.place(),
                message=_("The profile divides {cluster} otherwise; write {text}."),
                values={"cluster": cluster.text, "text": text},
                fix=tuple(cluster.edit(span, new) for span, new in edits),
            )
