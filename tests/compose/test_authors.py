"""Who did what: CRediT's roles as a declaration and in JATS, and authors who contributed alike."""

from __future__ import annotations

import pytest
from lxml import etree

from casegen.document.tree import Paragraph
from casegen.document.walk import plain
from casegen.formats.whole.jats_xml import jats_xml
from tests.support.editions import changed

TOLD = """
[[authors]]
family = "Hoàng"
given = "An"
name_style = "eastern"
affiliations = ["hospital"]
corresponding = true
email = "an@example.org"
roles = ["investigation", "writing-original-draft"]
equal = true
[[authors]]
family = "Trần"
given = "Bình"
name_style = "eastern"
affiliations = ["hospital"]
roles = ["investigation", "supervision"]
equal = true
"""
VI = "Thu thập dữ liệu: Hoàng An, Trần Bình. Giám sát: Trần Bình. Viết bản thảo: Hoàng An."
EN = (
    "Investigation: Hoàng An, Trần Bình. Supervision: Trần Bình."
    " Writing – original draft: Hoàng An."
)
OWN = """
[author_contributions]
vi = "An viết, Bình đọc."
en = "An wrote, Bình read."
"""


def declared(toml: str, tag: str) -> dict[str, str]:
    """What is declared, by its lead."""
    section = changed(toml).documents[tag].declarations
    return {
        block.lead or "": plain(block.inlines).replace("\xa0", " ")
        for block in section.blocks
        if isinstance(block, Paragraph)
    }


@pytest.mark.parametrize(
    ("tag", "lead", "said"),
    [
        (
            "vi",
            "Đóng góp của các tác giả",
            "Thu thập dữ liệu: Hoàng An, Trần Bình. Giám sát: Trần Bình. Viết bản thảo: Hoàng An.",
        ),
        (
            "en",
            "Author contributions",
            EN,
        ),
    ],
)
def test_roles_are_declared_in_credits_order(tag: str, lead: str, said: str) -> None:
    assert declared(TOLD, tag)[lead] == said


def test_the_authors_own_words_go_before_their_roles() -> None:
    assert declared(TOLD + OWN, "en")["Author contributions"] == "An wrote, Bình read."


def test_authors_who_contributed_alike_are_marked_and_told_of() -> None:
    document = changed(TOLD).documents["en"]
    assert [person.raised for person in document.authors] == [("†",), ("†",)]
    assert [plain(one) for one in document.notices] == ["† These authors contributed equally."]
    alone = changed("").documents["en"]
    assert [plain(one) for one in alone.notices if "†" in plain(one)] == []


def test_jats_has_the_roles_and_who_contributed_alike() -> None:
    root = etree.fromstring(jats_xml(changed(TOLD)))
    first, second = root.findall("front/article-meta/contrib-group/contrib")
    assert first.get("equal-contrib") == second.get("equal-contrib") == "yes"
    roles = [(one.get("vocab"), one.get("vocab-term")) for one in first.findall("role")]
    assert roles == [("credit", "Investigation"), ("credit", "Writing – original draft")]
    addresses = [one.get("vocab-term-identifier") for one in first.findall("role")]
    assert addresses[0] == "https://credit.niso.org/contributor-roles/investigation/"
