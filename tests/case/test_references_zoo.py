"""References in the manner of real programs, from their export to the printed list."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from casegen.case.model.reference import Reference
from casegen.case.references.exchange.collecting import collect
from casegen.compose.bibliography import entries
from casegen.document.walk import plain
from tests.support.least_case import LEAST

HEAD = (LEAST / "case.toml").read_text("utf-8").partition("[[references]]")[0]
STYLE = "nlm-citation-sequence"
SCHOLAR = r"""@article{nguyen2019thieu,
  title={Thi{\'\^e}u m{\'a}u {\h \i} tr{\h e} em},
  author={Nguy{\~\^e}n, V{\u a}n An and Tr{\`\^a}n, B{\`\i}nh and others},
  journal={T{\d a}p ch{\'\i} Y h{\d o}c}, volume={12}, number={3}, pages={44--47}, year={2019},
  publisher={Y h{\d o}c}, language={vietnamese}
}"""
JABREF = r"""% Encoding: UTF-8
@Article{Lee2003,
  author   = {Lee, Xiao-ping and Fam, Jean-paul},
  title    = {{Na}$^{+}$ and $\beta$-thal},
  journal  = {J of Blood (Boston, Mass.)},
  date     = {2003-01/2003-02},
  volume   = {5},
  pages    = {126A--127A},
  doi      = {10.1000/x{\textless}1{\textgreater}},
}
@Comment{jabref-meta: databaseType:biblatex;}
"""
PUBMED = """PMID- 7
TI  - Iron in boys.
FAU - Kim, Bo Ra
CN  - Blood Group
DP  - 2020 Sep-Oct
TA  - J Blood
JT  - Journal of blood
VI  - 5
PG  - 1194-205
"""
ENDNOTE = """TY  - CPAPER
AU  - Smith, John A.
PY  - 2010
TI  - Iron and <i>E. coli</i>
T3  - Congress of Hematology
C1  - Huế
SP  - 3
ER
"""
ZOTERO = json.dumps(
    [{"id": "z", "type": "book", "title": "Blood", "publisher": "Y học", "edition": "2nd",
      "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}],
      "issued": {"date-parts": [["2001"]]}, "language": "en-US"}]
)  # fmt: skip
ZOO = {
    "scholar.bib": (
        SCHOLAR,
        "Nguyễn Văn An, Trần Bình. Thiếu máu ỉ trẻ em. Tạp chí Y học. 2019;12(3):44–7.",
        "Nguyễn Văn An, Trần Bình. Thiếu máu ỉ trẻ em. Tạp chí Y học. 2019;12(3):44–7.",
    ),
    "jabref.bib": (
        JABREF,
        "Lee XP, Fam JP. Na⁺ and β-thal. J of Blood. 2003 Jan–Feb;5:126A–127A. doi:10.1000/x<1>",
        "Lee XP, Fam JP. Na⁺ and β-thal. J of Blood. 2003;5:126A–127A. doi:10.1000/x<1>",
    ),
    "pubmed.nbib": (
        PUBMED,
        "Kim BR, Blood Group. Iron in boys. J Blood. 2020 Sep–Oct;5:1194–205. PubMed PMID: 7.",
        "Kim BR, Blood Group. Iron in boys. J Blood. 2020;5:1194–205. PubMed PMID: 7.",
    ),
    "endnote.ris": (
        ENDNOTE,
        "Smith JA. Iron and E. coli. In: Congress of Hematology; Huế. 2010. p. 3.",
        "Smith JA. Iron and E. coli. Trong: Congress of Hematology; Huế. 2010. tr. 3.",
    ),
    "zotero.json": (
        ZOTERO,
        "van Gogh V. Blood. 2nd ed. Y học; 2001.",
        "van Gogh V. Blood. Ấn bản 2. Y học; 2001.",
    ),
}


@pytest.mark.parametrize("name", ZOO)
def test_what_a_program_exports_is_printed_as_vancouver_has_it(name: str, tmp_path: Path) -> None:
    content, english, vietnamese = ZOO[name]
    (tmp_path / "case.toml").write_text(HEAD, "utf-8")
    (tmp_path / name).write_text(content, "utf-8")
    collect(tmp_path, [tmp_path / name])
    (found,) = tomllib.loads((tmp_path / "case.toml").read_text("utf-8"))["references"]
    own = Reference.model_validate_json(json.dumps(found)).csl()
    assert plain(entries([own], STYLE, "en")[0]) == english
    assert plain(entries([own], STYLE, "vi")[0]) == vietnamese
