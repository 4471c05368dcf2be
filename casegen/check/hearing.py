"""Hearing: the rules that are wanted, run on what they are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from casegen.case.finding import Edit, Finding, Found, Mend
from casegen.case.load import Place, Source
from casegen.case.model import Case
from casegen.case.origin import Origin
from casegen.case.outside import Severity
from casegen.check.given import Given
from casegen.check.options import Options
from casegen.check.rule import Rule, rules
from casegen.check.waivers import Result
from casegen.messages import _
from casegen.style.profile import Profile
from casegen.system.limits import FINDINGS

MORE = _("More of these follow from here on; mend the {most} before first.")


def asked(form: Profile | None, options: Options) -> Iterator[tuple[Rule, Severity]]:
    """The rules that the reader and the profile want, with their severities."""
    for rule in rules():
        switch = form.rules.get(rule.name) if form and not rule.fatal else None
        if switch != "off" and options.wants(rule):
            yield rule, switch or rule.severity


class Heard(NamedTuple):
    """A rule that is to be run, with what it is given."""

    rule: Rule
    given: Given
    severity: Severity


def heard(whole: Sequence[Given], form: Profile | None, options: Options) -> list[Heard]:
    """The rules to run: what they need is there, and they are wanted."""
    return [
        Heard(rule, given, how)
        for rule, how in asked(form, options)
        if (given := rule.given(whole)) is not None
    ]


def run(
    hearing: Iterable[Heard], source: Source, case: Case | None, options: Options
) -> Iterator[Result]:
    """Run rules on what they are given; of one no more is told than a person can mend."""
    waivers = case.waive if case else {}
    for rule, given, severity in hearing:
        found = rule.find(given)
        if rule.name in waivers and rule.waivable:
            if next(found, None):
                yield rule, None
            continue
        for number, one in enumerate(found, 1):
            if number > FINDINGS:
                more = Found(one.keys, MORE, {"most": str(FINDINGS)}, one.start, one.end)
                yield rule, finding(rule, more, source, severity)
                break
            how = "note" if one.gap and not (options.complete or options.final) else severity
            yield rule, finding(rule, one, source, how)


def urgent(found: Finding) -> Finding:
    """What is found where no draft can be made: a gap that cannot be passed over is an error."""
    return replace(found, gap=False, severity="error") if found.gap else found


def finding(rule: Rule, found: Found, source: Source, severity: Severity) -> Finding:
    """What a rule found, with its place in the file."""
    return Finding(
        place=placed(found, source),
        severity=severity,
        code=rule.code,
        name=rule.name,
        message=found.message,
        values=dict(found.values),
        language=found.language,
        also=source.value_place(found.also) if found.also else None,
        fix=tuple(mend(edit, source) for edit in found.fix),
        origin=Origin(found.keys, found.start or 0, found.end or found.start or 0),
        gap=found.gap,
    )


def mend(edit: Edit, source: Source) -> Mend:
    """An edit of a text as one of the file."""
    keys, text, start, end = edit
    return Mend(source.text_place(keys, start, end), text, Origin(keys, start, end))


def placed(found: Found, source: Source) -> Place:
    """The place of what was found: characters of a text, a key, or a value."""
    if found.start is not None:
        return source.text_place(found.keys, found.start, found.end or found.start + 1)
    return source.key_place(found.keys) if found.on_key else source.value_place(found.keys)
