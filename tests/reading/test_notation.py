"""Variants and tumors are told from what only looks like them."""

from __future__ import annotations

import pytest

from casegen.reading.values.notation import sound_cdna, sound_protein, sound_tnm


@pytest.mark.parametrize(
    "typed",
    [
        "c.79G>A", "c.126_129del", "c.126_129delCTTT", "c.-78A>G", "c.*110T>C", "c.92+1G>A",
        "c.93-21G>A", "c.860_863dup", "c.35delG", "c.1521_1523delinsTA", "c.76_77insT",
        "m.3243A>G", "g.32355250T>C", "c.(4071+1_4072-1)_(5154+1_5155-1)del", "c.123CAG[36]",
        "c.100=", "n.55C>T",
    ],
)  # fmt: skip
def test_variants_of_dna_are_known(typed: str) -> None:
    assert sound_cdna(typed)


@pytest.mark.parametrize(
    "typed",
    ["79G>A", "c79G>A", "c.79G->A", "c.79 G>A", "c.G79A", "c.79g>a", "C.79G>A", "c.79G>", "", "c."],
)
def test_slips_of_dna_are_not(typed: str) -> None:
    assert not sound_cdna(typed)


@pytest.mark.parametrize(
    ("typed", "sound"),
    [
        ("p.Glu27Lys", True), ("p.(Glu27Lys)", True), ("p.Phe42LeufsTer19", True),
        ("p.Phe508del", True), ("p.Arg124Cys", True), ("p.Trp26Ter", True), ("p.Trp26*", True),
        ("p.Lys23_Val25del", True), ("p.?", True), ("p.0", True), ("p.E27K", False),
        ("Glu27Lys", False), ("p.Glu27", False), ("p.27Lys", False),
    ],
)  # fmt: skip
def test_variants_of_proteins(typed: str, *, sound: bool) -> None:
    assert sound_protein(typed) is sound


@pytest.mark.parametrize(
    ("typed", "sound"),
    [
        ("pT3N1bM0", True), ("cT2N0M0", True), ("ypT1aN0M0", True), ("T4N2M1c", True),
        ("pTisN0M0", True), ("rT3 N1 M0", True), ("pT2N0", True), ("pT3N1bM0L1V0", True),
        ("T5N0M0", False), ("N1T3M0", False), ("pT3M0", False), ("pT3N4M0", False), ("IIIB", False),
    ],
)  # fmt: skip
def test_tumors(typed: str, *, sound: bool) -> None:
    assert sound_tnm(typed) is sound
