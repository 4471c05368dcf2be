"""S006 bad-profile."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.system.data import profiles


@rule("S006", fatal=True)
def bad_profile(given: Modelled) -> Findings:
    """A case must name a profile that there is.

    Why: the profile decides order, numbering and form; without it nothing can be printed.

    Bad:
        profile = "jmoc"

    Good:
        profile = "jocm"

    Fix: name one of the profiles that come with casegen.
    """
    known = profiles()
    if given.case.profile not in known:
        near = nearest(given.case.profile, known)
        values = {"name": given.case.profile, "near": near or "", "known": ", ".join(known)}
        if near:
            message = _("There is no profile “{name}”; did you mean “{near}”?")
        else:
            message = _("There is no profile “{name}”; there are: {known}.")
        yield Found(("profile",), message, values)
