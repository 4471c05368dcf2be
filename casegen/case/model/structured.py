"""What readers expect as data: tumors, variants, cultures, the history of pregnancies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from casegen.case.model.person import Gestation
from casegen.case.model.text import Id, Record, Text

Short = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Gene = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(orf[0-9]+)?(-[A-Z0-9]+)*$")]
"""A gene by its HGNC symbol: HBB, TGFBI, C9orf72, HLA-B."""
Para = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
"""Births at term, preterm births, losses and living children, as 1011."""

Transcript = Annotated[str, StringConstraints(pattern=r"^(NM|NR|NG|NC|ENST|LRG)_?[\w.]+$")]
Zygosity = Literal[
    "heterozygous", "homozygous", "hemizygous", "compound-heterozygous", "mosaic", "somatic"
]


class Tumor(Record):
    """A tumor: where, of what kind, its TNM with the edition it is after, and its stage."""

    id: Id
    site: Text | None = None
    histology: Text | None = None
    grade: Short | None = None
    tnm: Short | None = None
    edition: Annotated[int, Field(ge=1, le=20)] | None = None
    stage: Short | None = None
    system: Literal["AJCC", "UICC", "FIGO"] = "AJCC"


class Variant(Record):
    """A variant of a gene as HGVS writes it, `cdna` with its c. and `protein` with its p.

    `classification` is that of ACMG and AMP (Richards 2015).
    """

    id: Id
    gene: Gene
    transcript: (
        Annotated[str, StringConstraints(pattern=r"^(NM|NR|NG|NC|ENST|LRG)_?[\w.]+$")] | None
    ) = None
    cdna: Short | None = None
    protein: Short | None = None
    zygosity: (
        Literal[
            "heterozygous", "homozygous", "hemizygous", "compound-heterozygous", "mosaic", "somatic"
        ]
        | None
    ) = None
    inheritance: Literal["maternal", "paternal", "biparental", "de-novo", "unknown"] | None = None
    classification: (
        Literal["pathogenic", "likely-pathogenic", "uncertain", "likely-benign", "benign"] | None
    ) = None

    @property
    def name(self) -> str:
        """What it is called after its gene."""
        protein = f"({self.protein})" if self.protein and self.cdna else self.protein
        return " ".join(part for part in (self.cdna, protein) if part)


class Susceptibility(Record):
    """How an organism answers to a drug: S, I or R, and the least concentration, in mg/L."""

    drug: Text
    mic: int | float | None = None
    comparator: Literal["<", "<=", ">", ">="] | None = None
    result: Literal["S", "I", "R"] | None = None


class Culture(Record):
    """A specimen that was cultured: what grew, how much, and what it is susceptible to.

    Without an `organism` nothing grew.
    """

    id: Id
    specimen: Text
    at: Id | None = None
    organism: Short | None = None
    count: Short | None = None
    susceptibility: tuple[Susceptibility, ...] = ()


class Obstetric(Record):
    """Pregnancies so far: how many, their ends as PARA counts them, and how long this one is."""

    gravida: Annotated[int, Field(ge=0, le=30)] | None = None
    para: Para | None = None
    gestation: Gestation | None = None
