"""C009 cluster-dash."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.citations.clusters import DASH, literals


@rule("C009", "note")
def cluster_dash(given: Profiled) -> Findings:
    """A range of numbers typed in a cluster must carry the profile's dash.

    Why: a hyphen joins the parts of a word; a range wants the longer dash, without spaces.

    Bad:
        discussion = [{ vi = "Hemoglobin thấp [1-3].", en = "Hemoglobin is low [1-3]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
          { id = "an2003", type = "webpage", title = "Cell", URL = "https://c.vn", issued = 2003 },
        ]

    Good:
        discussion = [{ vi = "Hemoglobin thấp [1–3].", en = "Hemoglobin is low [1–3]." }]
        references = [
          { id = "lee2005", type = "webpage", title = "Iron", URL = "https://a.vn", issued = 2005 },
          { id = "kim2001", type = "webpage", title = "Bone", URL = "https://b.vn", issued = 2001 },
          { id = "an2003", type = "webpage", title = "Cell", URL = "https://c.vn", issued = 2003 },
        ]

    Fix: write the profile's dash, or let `check --fix` do it.
    """
    dash = given.profile.citations.dash
    for cluster in literals(given.clusters):
        for match in DASH.finditer(cluster.text):
            if match[0] != dash:
                yield Found(
                    **cluster.place(match.span()),
                    message=_("Write “{dash}” for “{typed}” in {cluster}."),
                    values={"dash": dash, "typed": match[0], "cluster": cluster.text},
                    fix=(cluster.edit(match.span(), dash),),
                )
