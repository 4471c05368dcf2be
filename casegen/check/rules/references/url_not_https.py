"""R005 url-not-https."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _


@rule("R005", "warning")
def url_not_https(given: Modelled) -> Findings:
    """The address of a reference must begin with `https://`.

    Why: old http addresses are often moved or dead, and a browser warns of them.

    Bad:
        [[references]]
        URL = "http://www.example.org/anemia"

    Good:
        [[references]]
        URL = "https://www.example.org/anemia"

    Fix: open the address, and copy the one that the browser ends at; a DOI is better still.
    """
    for index, reference in enumerate(given.case.references):
        if reference.URL is not None and not reference.URL.lower().startswith("https://"):
            yield Found(
                keys=("references", index, "URL"),
                message=_("“{url}” does not begin with https://; copy its present form."),
                values={"url": reference.URL[:80]},
            )
