"""R013 reference-field-long."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.limits import REFERENCE_CHARACTERS


@rule("R013")
def reference_field_long(given: Modelled) -> Findings:
    """A field of a reference must not be longer than 2,000 characters.

    Why: no reference is printed that is longer than a page; such a field is an abstract or a whole
    file that an export put in the wrong place.

    Bad:
        [[references]]
        title = "Anemia"  # 500 times over

    Good:
        [[references]]
        title = "Anemia in one patient"

    Fix: keep the title, the name or the number alone.
    """
    for keys, text in given.bare:
        if keys[0] == "references" and len(text) > REFERENCE_CHARACTERS:
            yield Found(
                keys=keys,
                message=_("This field is {count} characters long, and at most {most} are printed."),
                values={"count": f"{len(text):,}", "most": f"{REFERENCE_CHARACTERS:,}"},
            )
