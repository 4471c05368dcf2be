"""The HTML of every case, in each language, is the expected one to the letter."""

import re
from hashlib import sha256

import pytest

from tests.conftest import Golden
from tests.outputs import Report, reports

DATA = re.compile(r"data:[\w/+.-]+;base64,([\w+/=]+)")


def readable(page: str) -> str:
    """Return a page with each embedded font and figure told by its digest alone."""
    return DATA.sub(lambda found: f"data:{sha256(found[1].encode()).hexdigest()[:12]}", page)


@pytest.mark.parametrize("report", reports(), ids=str)
def test_the_html_of_a_report_is_the_expected_one(report: Report, golden: Golden) -> None:
    golden(f"{report}.html", readable(report.text))
