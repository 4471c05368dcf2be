"""What rules are given, made of a part of a case."""

from __future__ import annotations

from collections.abc import Mapping

from casegen.case.model import Case
from casegen.case.toml.plain import freeze
from casegen.check.given import Printed, Profiled
from casegen.document.tree import Document
from casegen.style.profile import Profile
from casegen.style.profile_files import profile
from tests.support.least_case import least, written


def profiled(case: Case, form: Profile | None = None) -> Profiled:
    """A case by itself, with a profile."""
    return Profiled({}, case=case, profile=form or profile("source-article"))


def printed(documents: Mapping[str, Document]) -> Printed:
    """Documents that were made elsewhere, by the profile of one of them."""
    data = least()
    case = Case.model_validate(freeze(data, written(data)))
    form = next(iter(documents.values())).profile
    return Printed({}, case=case, profile=form, documents=documents)
