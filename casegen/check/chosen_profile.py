"""The profile that is chosen for a case, or what is wrong with the file that a journal wrote."""

from __future__ import annotations

import itertools

from pydantic import ValidationError

from casegen.case.load import LoadError, Source, load
from casegen.case.model.shape import written
from casegen.case.origin import Keys
from casegen.check.codes import absent
from casegen.check.rule import rules
from casegen.check.strict import misfit
from casegen.style.profile import Profile
from casegen.style.profile_files import UnknownProfileError, chain, profile
from casegen.system.data import PROFILES


def chosen(name: str) -> Profile | None:
    """The profile of that name, or None; a rule says which names there are. Raises LoadError."""
    try:
        form = profile(name)
    except UnknownProfileError:
        return None
    except ValidationError as error:
        errors = error.errors(include_url=False)
        file = file_with(name, tuple(errors[0]["loc"]))
        raise misfit("profile-malformed", file, errors[:1], Profile) from None
    known = {rule.name for rule in rules()}
    for handle in form.rules:
        if handle not in known:
            raise no_rule(name, handle)
    return form


def file_with(name: str, keys: Keys) -> Source:
    """The file among those of a profile that has most of these keys, its own where several do."""
    sources = [load(PROFILES / f"{one}.toml") for one in chain(name)]
    # A list is taken whole from the file that has it.
    keys = tuple(itertools.takewhile(lambda key: isinstance(key, str), keys))
    return max(sources, key=lambda source: len(written(keys, source.data)))


def no_rule(name: str, handle: str) -> LoadError:
    """The error for a profile that sets a rule that there is not."""
    keys = ("rules", handle)
    message, values = absent(handle, [rule.name for rule in rules()])
    return LoadError("profile-malformed", file_with(name, keys).key_place(keys), message, values)
