"""Comments: what identifies a person behind a “#” of a case file, where no text of the case is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from casegen.case.finding import Finding, told
from casegen.case.load import Source
from casegen.case.model import Case
from casegen.case.toml.comments import comments
from casegen.check.identifiers import identifying
from casegen.messages import _
from casegen.system.limits import FINDINGS

NAME: Final = "comment-identifying"


def commented(case: Case | None, source: Source) -> Iterator[Finding]:
    """The places in a file's comments that identify someone other than the authors."""
    message = _("This comment of the case file holds what identifies a person; delete that.")
    families = {author.family for author in case.authors} if case else set()
    spans = comments(source.text)
    # All in one reading, as a file may have thousands.
    whole = "\n\n".join(source.text[start:end].replace("#", " ") for start, end in spans)
    offsets = [0]
    for start, end in spans:
        offsets.append(offsets[-1] + end - start + 2)
    number = count = 0
    for first, last in identifying(whole):
        while number + 1 < len(spans) and first >= offsets[number + 1]:
            number += 1
        moved = spans[number][0] - offsets[number] if spans else 0
        if whole[first:last].split()[0] not in families and count < FINDINGS:
            count += 1
            yield told(NAME, source.place(first + moved, last + moved), message)
