"""Three cases that are hard to print check clean, and are printed whole in every format."""

from pathlib import Path

import pytest

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.compose.blocks import signed
from casegen.formats.each import pdf as format_pdf
from casegen.formats.each.html import html
from tests.support.outputs import casegen
from tests.support.spoken import changed

STRESS = Path(__file__).parents[1] / "data" / "stress"
EACH = ("html", "pdf", "docx", "care.html")
TOGETHER = ("html", "jats.xml", "bib", "ris", "csl.json", "cff")


@pytest.mark.parametrize("slug", ["wide-tables", "tall-pictures", "units"])
def test_a_case_that_is_hard_to_print_is_printed_whole(slug: str, tmp_path: Path) -> None:
    whole, findings = examined(STRESS / slug)
    assert whole is not None, findings
    assert [found.said("en") for found in whole.findings] == []
    result = casegen("build", "--format", "all", "--out", tmp_path, STRESS / slug)
    assert result.returncode == 0, result.stderr
    made = edition(whole, slug)
    expected = {f"{slug}.{suffix}" for suffix in TOGETHER}
    expected |= {f"{slug}.{tag}.{suffix}" for tag in made.documents for suffix in EACH}
    assert expected <= {path.name for path in (tmp_path / slug).iterdir()}
    for tag, document in made.documents.items():
        page = format_pdf.sheets(document, made)[0]
        assert changed(page, (tmp_path / slug / f"{slug}.{tag}.pdf").read_bytes()) is None


def test_a_raised_charge_has_a_minus_and_other_raised_text_stays() -> None:
    whole, _findings = examined(STRESS / "units")
    assert whole is not None
    page = html(edition(whole, "units").documents["en"]).decode()
    assert page.count("HCO<sub>3</sub><sup>−</sup>") == 2
    assert "dyn·s·cm<sup>−5</sup>" in page
    assert "CD4<sup>+</sup>" in page
    assert signed("a-b") == "a-b"
