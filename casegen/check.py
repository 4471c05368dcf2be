"""Check: shape errors and what the rules find, in one list sorted by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from casegen.document import Image
from casegen.finding import Finding
from casegen.images import ImageError, names, read
from casegen.load import LoadError, Place, Source
from casegen.message import _
from casegen.model import Case
from casegen.profile import Profile, UnknownProfileError, profile
from casegen.rule import Found, Rule, rules


@dataclass(frozen=True)
class Checked:
    """What checking a source gave; `case` is None where no document can be composed."""

    source: Source
    findings: tuple[Finding, ...]
    case: Case | None
    profile: Profile | None
    images: Mapping[str, Image]


def check(source: Source, profile_name: str | None = None) -> Checked:
    """Check a loaded case; `profile_name` stands in for the profile the case names."""
    case, shape = modelled(source)
    given: dict[str, Any] = {"data": source.data, "shape": shape}
    images: dict[str, Image] = {}
    form: Profile | None = None
    if case is not None:
        form = chosen(profile_name or case.profile)
        images, broken = pictures(case, source)
        given |= {"case": case, "images": broken}
        if form is not None:
            given["profile"] = form
    results = list(run(given, source))
    findings = waived(case, results, source)
    fatal = any(rule.fatal for rule, _finding in results)
    return Checked(
        source=source,
        findings=tuple(sorted(findings, key=by_place)),
        case=None if fatal else case,
        profile=form,
        images=images,
    )


def unreadable(error: LoadError) -> Finding:
    """The finding for a file that could not be loaded."""
    return Finding(error.place, "error", "S000", error.kind, error.template, error.params)


def modelled(source: Source) -> tuple[Case | None, list[Any]]:
    """The case, or None with pydantic's list of what does not fit the model."""
    try:
        return Case.model_validate(source.data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def chosen(name: str) -> Profile | None:
    """The profile of that name, or None; a rule says which names there are."""
    try:
        return profile(name)
    except UnknownProfileError:
        return None


def pictures(case: Case, source: Source) -> tuple[dict[str, Image], list[Found]]:
    """The figure files that could be read, and what is wrong with the others."""
    images: dict[str, Image] = {}
    broken = []
    for keys, name in names(case):
        try:
            if name not in images:
                images[name] = read(source.folder, name)
        except ImageError as error:
            broken.append(Found(keys, error.message, error.values))
    return images, broken


def run(given: Mapping[str, Any], source: Source) -> Iterator[tuple[Rule, Finding]]:
    """Run every rule for which all it takes is given."""
    for rule in rules():
        if all(name in given for name in rule.takes):
            for found in rule.find(*(given[name] for name in rule.takes)):
                yield rule, finding(rule, found, source)


def finding(rule: Rule, found: Found, source: Source) -> Finding:
    """What a rule found, with its place in the file."""
    return Finding(
        place=placed(found, source),
        severity=rule.severity,
        code=rule.code,
        name=rule.name,
        message=found.message,
        values=dict(found.values),
        language=found.language,
        also=source.value_place(found.also) if found.also else None,
    )


def placed(found: Found, source: Source) -> Place:
    """The place of what was found: characters of a text, a key, or a value."""
    if found.start is not None:
        return source.text_place(found.keys, found.start, found.end or found.start + 1)
    return source.key_place(found.keys) if found.on_key else source.value_place(found.keys)


def waived(case: Case | None, results: list[tuple[Rule, Finding]], source: Source) -> Iterator[Finding]:
    """The findings left after the case's waivers, and one for each waiver that waives nothing."""
    waivers = dict(case.waive) if case else {}
    used = {rule.name for rule, _finding in results if rule.name in waivers and not rule.fatal}
    yield from (finding for rule, finding in results if rule.name not in used)
    for name in waivers:
        if name not in used:
            yield Finding(
                place=source.key_place(("waive", name)),
                severity="warning",
                code="S999",
                name="waiver-unused",
                message=_("The waiver “{name}” waives nothing; delete it."),
                values={"name": name},
            )


def by_place(finding: Finding) -> tuple[Any, ...]:
    """Sort by place, then by code."""
    place = finding.place
    return place.path, place.line, place.column, finding.code, sorted(finding.values.items())
