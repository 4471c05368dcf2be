"""The HTML of every case, in each language, is the expected one to the letter."""

import re
from hashlib import sha256

import pytest

from tests.conftest import Golden
from tests.support.outputs import Report, reports

# The style sheet, its fonts within it, has files of its own; figures have theirs.
KEPT_ELSEWHERE = re.compile(r"(?s)(?<=<style>)(.+?)(?=</style>)|data:[\w/+.-]+;base64,[\w+/=]+")


def readable(page: str) -> str:
    """Return a page with its style sheet and its figures told by their digests alone."""
    return KEPT_ELSEWHERE.sub(lambda found: sha256(found[0].encode()).hexdigest()[:12], page)


@pytest.mark.parametrize("report", reports(), ids=str)
def test_the_html_of_a_report_is_the_expected_one(report: Report, golden: Golden) -> None:
    golden(f"{report}.html", readable(report.text))
