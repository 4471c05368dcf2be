"""R006 url-fragment."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _

ROUTES = ("/", "!")


@rule("R006", "warning")
def url_fragment(given: Modelled) -> Findings:
    """The address of an article or a book must not end in a mark such as `#citeas`.

    Why: what follows # is where the author's browser happened to stand; a part of a long web page
    may need it, a published work does not.

    Bad:
        [[references]]
        URL = "https://www.example.org/articles/20#citeas"

    Good:
        [[references]]
        type = "webpage"
        URL = "https://www.example.org/guideline#section-2"

    Fix: strike out # and what follows it.
    """
    for index, reference in enumerate(given.case.references):
        address, sign, fragment = (reference.URL or "").partition("#")
        route = fragment.startswith(ROUTES)  # some sites keep the page's own name there
        if sign and not route and reference.type != "webpage":
            yield Found(
                keys=("references", index, "URL"),
                message=_("Strike “{fragment}” out of the address; {url} is enough."),
                values={"fragment": f"#{fragment[:40]}", "url": address[:80]},
            )
