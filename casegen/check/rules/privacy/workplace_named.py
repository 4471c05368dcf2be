"""P018 workplace-named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Data
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.beside import told
from casegen.reading.clinical import Pages
from casegen.system.data import toml

TABLE: dict[str, list[str]] = toml(Path(__file__).with_name("workplace_named.toml"))


def one_of(name: str) -> str:
    """Any of the words of a list, the longer first."""
    return "|".join(map(re.escape, sorted(TABLE[name], key=len, reverse=True)))


# "trường tiểu học" before a name is a school whatever precedes it; a company may have made a drug.
SCHOOL = re.compile(rf"(?<!\w)(?:{one_of('schools')})[ \n]$")
FIRM = re.compile(rf"(?<!\w)(?:{one_of('firms')})(?: (?:{one_of('forms')}))*[ \n]$")
AT = re.compile(rf"(?<!\w)(?:{one_of('works')})(?!\w)[^.;!?\0]{{0,40}}$")
DIRECT = re.compile(rf"(?<!\w)(?:{one_of('direct')})(?: the)?[ \n]$")
# "THPT Chu Văn An": the kind of school in capitals, before its name.
SHORT = re.compile(r"(?:THPT|THCS|PTTH|PTCS|PTDTNT|DTNT|TH&THCS)[ \n]\w")
KIND = re.compile(rf"(?:^|\s)(?:{one_of('kinds')})$")
KIND_AFTER = re.compile(rf"[ \n](?:[a-z]+ )?(?:{one_of('small')})(?!\w)")
HEALTH = re.compile(rf"(?<!\w)(?:{one_of('health')})(?!\w)")
REACH = 60


@rule("P018")
def workplace_named(given: Data) -> Findings:
    """A report must not name the school a patient goes to, or the firm a patient works for.

    Why: among the people of one school or one factory, age and disease are enough to know one.

    Bad:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, học ở trường tiểu học Kim Đồng."
        en = "The patient, a pupil at Kim Dong Primary School, had been healthy."

    Good:
        [[patients]]
        [patients.history]
        vi = "Tiền sử khỏe mạnh, đang học tiểu học."
        en = "The patient, a pupil at a primary school, had been healthy."

    Fix: say "a primary school", "a garment factory", or leave it out.
    """
    message = _("The name of a school or a workplace stands here; leave the name out.")
    for pages in given.spoken:
        for start, end in workplaces(pages):
            if told(pages, start):
                yield Found(**pages.at(start, end), message=message)


def workplaces(pages: Pages) -> Iterator[tuple[int, int]]:
    """Names of schools, and of firms for which somebody is said to work."""
    for start, end, _previous in pages.runs:
        before = pages.folded[max(0, start - REACH) : start]
        run = pages.words[start:end]
        works = AT.search(before)
        if SCHOOL.search(before) or SHORT.match(run) or (works and FIRM.search(before)):
            yield start, end
        elif works and not HEALTH.search(run.lower()):
            named = KIND.search(run) and len(run.split()) > 1
            if named or KIND_AFTER.match(pages.folded, end) or DIRECT.search(before):
                yield start, end
