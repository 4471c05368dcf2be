"""Archive: what makes WeasyPrint's PDF one file that is both PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any

import pydyf

from casegen.formats.pdf.attaching import Attachment, attach
from casegen.formats.pdf.colour import measure
from casegen.formats.pdf.tagging import finish
from casegen.formats.pdf.xmp import Record, describe


@dataclass(frozen=True)
class Archive:
    """WeasyPrint's finisher for one document: its record, and the files that go with it."""

    record: Record
    files: Sequence[Attachment]

    def __call__(self, document: Any, pdf: pydyf.PDF) -> None:  # noqa: ANN401 - WeasyPrint is untyped
        """Mend the PDF before it is written."""
        finish(document, pdf)
        measure(pdf)
        describe(self.record, pdf)
        attach(self.files, pdf)
        number_pages(pdf)


def number_pages(pdf: pydyf.PDF) -> None:
    """Label the pages with the numbers printed on them (ISO 32000-1, 12.4.2)."""
    first = pydyf.Dictionary({"S": "/D"})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, first])})


def identified(data: bytes) -> bytes:
    """A PDF with an identifier made from its bytes (ISO 19005-3, 6.1.3).

    It goes into the dictionary of the cross-reference stream, which ends the file; pydyf can
    write one too, but compresses the whole file a second time for it.
    """
    digest = md5(data, usedforsecurity=False).hexdigest().encode()
    before, mark, after = data.rpartition(b"/Type /XRef")
    return before + mark + b"/ID [<" + digest + b"> <" + digest + b">]" + after
