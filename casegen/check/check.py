"""Check: shape errors and what the rules find, in one list sorted by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from casegen.case.excess import over
from casegen.case.figures.image import Image
from casegen.case.finding import Finding
from casegen.case.load import Source
from casegen.case.model import Case
from casegen.case.origin import Keys
from casegen.case.outside import Severity, outside
from casegen.check.attached import CODE, attached
from casegen.check.chosen_profile import chosen
from casegen.check.commented import NAME as COMMENTED
from casegen.check.commented import commented
from casegen.check.given import Data, Given, Modelled, Printed, Profiled, Shape
from casegen.check.hearing import Heard, asked, heard, run, urgent
from casegen.check.modelling import Modelling, about, modelled
from casegen.check.options import Options
from casegen.check.pictures import pictures
from casegen.check.rule import Rule
from casegen.check.spreadsheets import taken
from casegen.check.waivers import Result, waived
from casegen.document.tree import Document
from casegen.style.profile import Profile


@dataclass(frozen=True)
class Checked:
    """What checking a source gave; `case` is None where no document can be composed.

    Where nothing but gaps stands in the way, `draft` is the case with words in their place, and
    `gaps` are the keys of what is no text and was made up.

    `heard` names the rules that were run; `results` are the findings by rule, None for those of a
    rule that is waived, which need no place; and `findings` are what is told. `documents` are what
    was checked as it would be printed, by language.
    """

    source: Source
    heard: frozenset[str]
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    case: Case | None
    profile: Profile | None
    images: Mapping[str, Image]
    files: Mapping[str, bytes] = field(default_factory=dict)
    draft: Case | None = None
    gaps: frozenset[Keys] = frozenset()
    documents: Mapping[str, Document] = field(default_factory=dict)

    @property
    def printable(self) -> Case | None:
        """The case as it can be printed: whole, or as a draft that says what it lacks."""
        return self.case or self.draft


def check(source: Source, options: Options | None = None) -> Checked:
    """Check a loaded case as data."""
    options = options or Options()
    source, files, misfits = taken(source)
    excess = tuple(over(source.data))
    modelling = Modelling() if excess else modelled(source)
    case, shape = modelling.case, modelling.shape
    plain = Data(source.data, source.text, slug_of(source), misfits)
    given: list[Given] = [Shape(source.data, shape, excess=excess)]
    images: dict[str, Image] = {}
    form: Profile | None = None
    if case is not None:
        form = chosen(options.profile or case.profile)
        images, broken = pictures(case, source)
        known = Modelled(
            **vars(plain), case=case, pictures=images, broken=broken, final=options.final
        )
        given.append(Profiled(**vars(known), profile=form) if form else known)
    elif not excess:
        given.append(plain)
    hearing = heard(given, form, options)
    results = tuple(
        one for one in run(hearing, source, case, options) if not about(one, modelling.gone)
    )
    wrong = any(rule.fatal and not (found and found.gap) for rule, found in results)
    lacking = bool(shape) or any(found and found.gap for _rule, found in results)
    whole = None if wrong or lacking else case
    draft, gaps = (None, frozenset()) if wrong or whole else modelling.drafted(form)
    if modelling.case is None or (draft is None and not wrong):
        results = tuple((rule, found and urgent(found)) for rule, found in results)
    beside = {one.name for one in outside() if options.wants(one)}
    beside -= set() if options.attached else {CODE}
    names_heard = frozenset((*(one.rule.name for one in hearing), *beside))
    return Checked(
        source=source,
        heard=names_heard,
        results=results,
        findings=settled(case, results, source, names_heard),
        case=whole,
        profile=form,
        images=images,
        files=files,
        draft=draft,
        gaps=gaps,
    )


def recheck(checked: Checked, documents: Mapping[str, Document], options: Options) -> Checked:
    """Check a case as it would be printed, and join what that finds to what was found before."""
    case, form, source = checked.case, checked.profile, checked.source
    if case is None or form is None:
        return checked
    given = Printed(
        source.data,
        source.text,
        slug_of(source),
        case=case,
        pictures=checked.images,
        final=options.final,
        profile=form,
        documents=documents,
    )
    hearing = [Heard(rule, given, how) for rule, how in heard_of_print(checked, options)]
    results = (*checked.results, *run(hearing, source, case, options))
    names_heard = checked.heard | {one.rule.name for one in hearing}
    findings = settled(case, results, source, names_heard)
    return replace(
        checked, heard=names_heard, results=results, findings=findings, documents=documents
    )


def heard_of_print(checked: Checked, options: Options) -> list[tuple[Rule, Severity]]:
    """The rules to run on a case as it would be printed, with their severities."""
    wanted = asked(checked.profile, options)
    return [(rule, how) for rule, how in wanted if rule.needs is Printed]


def settled(
    case: Case | None,
    results: Sequence[Result],
    source: Source,
    names_heard: frozenset[str],
) -> tuple[Finding, ...]:
    """The findings after the case's waivers, and what is attached, sorted by place."""
    found = [*waived(case, results, source, names_heard)]
    if case is not None and CODE in names_heard:
        found += attached(case, source)
    if COMMENTED in names_heard:
        found += commented(case, source)
    return tuple(sorted(found, key=by_place))


def slug_of(source: Source) -> str:
    """The name of a case: that of its folder."""
    return source.path.resolve().parent.name


def by_place(finding: Finding) -> tuple[Any, ...]:
    """Sort by place, then by code."""
    place = finding.place
    return place.path, place.line, place.column, finding.code, sorted(finding.values.items())
