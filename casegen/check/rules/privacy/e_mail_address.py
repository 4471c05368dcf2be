"""P006 e-mail-address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import OFFICIAL
from casegen.reading.clinical import Pages

LOCAL = re.compile(r"[\w.+%-]{1,64}$")
DOMAIN = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[^\W\d_]{2,24}")
LONGEST = 64


@rule("P006")
def e_mail_address(given: Data) -> Findings:
    """A report's clinical text must not hold an e-mail address.

    Why: the address leads to a patient or a relative; the authors' own stand with the authors.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, theo thư từ an85@example.com."
        en = "The patient had been healthy, by mail from an85@example.com."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh [@lee2005]."
        en = "The patient had been healthy [@lee2005]."

    Fix: delete the address; an author's stands under `[[authors]]`.
    """
    message = _("An e-mail address stands here; delete it.")
    authors = given.data.get("authors")
    own = {
        str(one.get("email")).lower()
        for one in (authors if isinstance(authors, list | tuple) else ())
        if isinstance(one, Mapping)
    }
    for pages in given.spoken:
        for start, end in addresses(pages):
            # Whoever gives data out or grants money is written to.
            official = pages.aside and pages.part(start) in OFFICIAL
            if not official and not (pages.aside and pages.raw[start:end].lower() in own):
                yield Found(**pages.at(start, end), message=message)


def addresses(pages: Pages) -> Iterator[tuple[int, int]]:
    """E-mail addresses, as typed."""
    for match in DOMAIN.finditer(pages.raw) if "@" in pages.raw else ():
        at = match.start()
        local = LOCAL.search(pages.raw[max(0, at - LONGEST) : at])
        if local:
            yield at - len(local[0]), match.end()
