"""P033 sensitive-field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.clinical import LEARNED, Pages
from casegen.system.data import toml

TABLE: dict[str, list[str]] = toml(Path(__file__).with_name("sensitive_field.toml"))
SAID = {
    "occupation": _(
        "The patient’s occupation stands here; keep it only if the diagnosis needs it."
    ),
    "origin": _("The patient’s ethnic origin stands here; keep it only if the diagnosis needs it."),
    "faith": _("The patient’s faith stands here; keep it only if the treatment turned on it."),
}
LIVING = _("Where the patient lives stands here; keep it only if the diagnosis needs it.")
PLACE = re.compile(r"[ \n](?:tỉnh |thành phố |the )?")

# The spine and the cord, which in Vietnamese end with the word for living.
BODY = ("tủy", "tuỷ", "cột", "ống")


@rule("P033", "warning")
def sensitive_field(given: Data) -> Findings:
    """Occupation, ethnic origin, faith and place of a patient belong in a report only where needed.

    Why: origin and faith are sensitive data (Decree 356/2025/NĐ-CP, article 4), and each such
    detail makes it easier to know the person.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, nghề nghiệp là thợ may."
        en = "The patient, who worked as a tailor, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, sống ở nhà riêng."
        en = "The patient, who lives at home, had been healthy."

    Fix: leave it out; where the diagnosis rests on it, waive the finding and say why.
    """
    if given.data.get("synthetic") is True:
        return
    for pages in given.clinical:
        told: set[tuple[str, int]] = set()
        for kind, start, end in fields(pages):
            # "Nghề nghiệp: kế toán" is told of once, though both words are on the list.
            if (kind, pages.sentence(start)[0]) in told:
                continue
            told.add((kind, pages.sentence(start)[0]))
            if pages.part(start) not in LEARNED:
                yield Found(**pages.at(start, end), message=SAID.get(kind, LIVING))


def fields(pages: Pages) -> Iterator[tuple[str, int, int]]:
    """What tells of a person beyond the disease, by kind."""
    for kind, words in TABLE.items():
        for word in filter(pages.may_have, words):
            for start, end in places(pages.folded, word):
                place = PLACE.match(pages.folded, end)
                named = place and pages.words[place.end() : place.end() + 1].isupper()
                body = pages.folded[:start].rstrip().endswith(BODY)
                if kind != "living" or (named and not body):
                    yield kind, start, end


def places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands whole in a text."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
            yield start, end
        start = text.find(word, end)
