"""What goes along with a report: its case file, in part, and its figures, in the PDF and bundle."""

from __future__ import annotations

from collections.abc import Iterator

from casegen.case.figures import names
from casegen.case.finding import Finding, told
from casegen.case.load import CASE_FILE, Source
from casegen.case.model import Case
from casegen.case.toml.comments import uncommented
from casegen.messages import _

CODE = "attached"
COMMENTS = _("The comments of the case file go along too, as [publish] has it.")


def case_file(case: Case, text: str) -> bytes:
    """The case file as it is attached: without comments, unless the author publishes them."""
    return (text if case.publish.comments else uncommented(text)).encode()


def attached(case: Case, source: Source) -> Iterator[Finding]:
    """What an author who publishes a case gives away beside the pages, each at its place."""
    files = ", ".join(dict.fromkeys((CASE_FILE, *(name for _keys, name in names(case)))))
    message = _("The PDF and the bundle, unless blind, carry these files: {files}.")
    yield told(CODE, source.key_place(()), message, {"files": files})
    for index, author in enumerate(case.authors):
        if author.email:
            message = _("This e-mail address goes along in the case file, and in print.")
            if not author.corresponding:
                message = _("This e-mail address goes along in the case file, though not in print.")
            yield told(CODE, source.value_place(("authors", index, "email")), message)
    for name in case.waive:
        message = _("The reason of this waiver goes along in the case file, though not in print.")
        yield told(CODE, source.key_place(("waive", name)), message)
    if case.publish.comments:
        yield told(CODE, source.key_place(("publish", "comments")), COMMENTS)
