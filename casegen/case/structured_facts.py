"""The facts of tumors, variants, cultures and pregnancies."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.fact import Code, Gened, Value, Words
from casegen.case.model.patient import Patient


def of_structured(patient: Patient) -> Iterator[tuple[str, Value]]:
    """What is stored of them, by the path within the patient."""
    for tumor in patient.tumors:
        told = {"tnm": tumor.tnm, "stage": tumor.stage, "grade": tumor.grade}
        yield from ((f"{name}.{tumor.id}", Code(said)) for name, said in told.items() if said)
        words = {"site": tumor.site, "histology": tumor.histology}
        yield from ((f"{name}.{tumor.id}", Words(text)) for name, text in words.items() if text)
    for variant in patient.variants:
        yield f"variant.{variant.id}", Gened(variant.gene, variant.name)
        yield f"gene.{variant.id}", Gened(variant.gene, "")
    for culture in patient.cultures:
        if culture.organism:
            yield f"organism.{culture.id}", Gened(culture.organism, "")
    if patient.obstetric and patient.obstetric.para:
        yield "para", Code(patient.obstetric.para)
    if patient.obstetric and patient.obstetric.gestation:
        yield "gestation", patient.obstetric.gestation
