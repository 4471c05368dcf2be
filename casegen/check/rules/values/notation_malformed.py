"""V026 notation-malformed."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.values.notation import sound_cdna, sound_protein, sound_tnm

DNA = _(
    "“{typed}” is no variant of DNA as HGVS writes it; it begins with “c.”, as c.126_129del or"
    " c.79G>A."
)
PROTEIN = _(
    "“{typed}” is no variant of a protein as HGVS writes it; it has “p.” and letters by threes, as"
    " p.Glu27Lys or p.Phe42LeufsTer19."
)
TUMOR = _("“{typed}” is no TNM; write T, N and M with their categories, as pT3N1bM0.")


@rule("V026")
def notation_malformed(given: Modelled) -> Findings:
    """A variant must be written as HGVS has it, and a tumor's stage as TNM has it.

    Why: one sign decides which base or which node is meant, and databases find only what is
    written by the rule.

    Bad:
        [[patients]]
        variants = [{ id = "hbe", gene = "HBB", cdna = "79G->A" }]
        [patients.laboratory]
        vi = "Biến thể ở @tab:variants-p1, xét nghiệm ở @tab:labs-p1."
        en = "The variant is in @tab:variants-p1, blood tests are in @tab:labs-p1."

    Good:
        [[patients]]
        variants = [{ id = "hbe", gene = "HBB", cdna = "c.79G>A", protein = "p.Glu27Lys" }]
        [patients.laboratory]
        vi = "Biến thể ở @tab:variants-p1, xét nghiệm ở @tab:labs-p1."
        en = "The variant is in @tab:variants-p1, blood tests are in @tab:labs-p1."

    Fix: copy the notation from the laboratory's report; that of ClinVar shows how it is written.
    """
    for index, patient in enumerate(given.case.patients):
        for number, variant in enumerate(patient.variants):
            keys = ("patients", index, "variants", number)
            if variant.cdna and not sound_cdna(variant.cdna):
                yield Found((*keys, "cdna"), DNA, {"typed": variant.cdna})
            if variant.protein and not sound_protein(variant.protein):
                yield Found((*keys, "protein"), PROTEIN, {"typed": variant.protein})
        for number, tumor in enumerate(patient.tumors):
            if tumor.tnm and not sound_tnm(tumor.tnm):
                place = ("patients", index, "tumors", number, "tnm")
                yield Found(place, TUMOR, {"typed": tumor.tnm})
