"""Check: shape errors and what the rules find, in one list sorted by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from casegen.case.excess import over
from casegen.case.figures import ImageError, names, raster, read
from casegen.case.figures.image import Image
from casegen.case.finding import Edit, Finding, Found, Mend, told
from casegen.case.load import LoadError, Place, Source
from casegen.case.model import Case
from casegen.case.origin import Keys, Origin
from casegen.case.outside import Severity, outside
from casegen.case.salvage import salvaged
from casegen.check.attached import CODE, attached
from casegen.check.codes import Code, meant
from casegen.check.commented import NAME as COMMENTED
from casegen.check.commented import commented
from casegen.check.rule import Rule, by_handle, rules
from casegen.check.strict_files import chosen
from casegen.check.waivers import Result, waived
from casegen.document.tree import Document
from casegen.messages import _
from casegen.style.options import USUAL, Manner
from casegen.style.profile import Profile
from casegen.system.limits import FINDINGS, FOLDER_BYTES

MORE = _("More of these follow from here on; mend the {most} before first.")


@dataclass(frozen=True)
class Options:
    """What a reader asks of a check: another profile, only these rules, not those.

    `select` and `ignore` name rules by code, by name, or by the first letters of a code; `final`
    asks whether the case may be published, `attached` to be told what then goes along with it;
    `manner` is that in which the case is to be printed.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    final: bool = False
    attached: bool = False
    manner: Manner = USUAL

    def wants(self, code: Code) -> bool:
        """Whether a code is to be heard; a fatal one always is."""
        chosen = not self.select or meant(self.select, code)
        return code.fatal or (chosen and not meant(self.ignore, code))


@dataclass(frozen=True)
class Checked:
    """What checking a source gave; `case` is None where no document can be composed.

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
    documents: Mapping[str, Document] = field(default_factory=dict)


def check(source: Source, options: Options | None = None) -> Checked:
    """Check a loaded case as data."""
    options = options or Options()
    excess = tuple(over(source.data))
    case, shape, gone = (None, [], ()) if excess else modelled(source)
    given: dict[str, Any] = {"excess": excess, "final": options.final}
    if not excess:
        given |= {"data": source.data, "text": source.text, "shape": shape, "record": Case}
        given["slug"] = source.path.resolve().parent.name
    images: dict[str, Image] = {}
    form: Profile | None = None
    if case is not None:
        form = chosen(options.profile or case.profile)
        images, broken = pictures(case, source)
        given |= {"case": case, "images": broken, "pictures": images}
        if form is not None:
            given["profile"] = form
    hearing = heard(given, options)
    results = tuple(one for one in run(hearing, given, source) if not about(one, gone))
    fatal = bool(shape) or any(rule.fatal for rule, _finding in results)
    beside = {one.name for one in outside() if options.wants(one)}
    beside -= set() if options.attached else {CODE}
    names_heard = frozenset((*(rule.name for rule, _severity in hearing), *beside))
    return Checked(
        source=source,
        heard=names_heard,
        results=results,
        findings=settled(case, results, source, names_heard),
        case=None if fatal else case,
        profile=form,
        images=images,
    )


def recheck(checked: Checked, documents: Mapping[str, Document], options: Options) -> Checked:
    """Check a case as it would be printed, and join what that finds to what was found before."""
    given = {"case": checked.case, "profile": checked.profile, "documents": documents}
    hearing = heard_of_print(checked, options)
    results = (*checked.results, *run(hearing, given, checked.source))
    names_heard = checked.heard | {rule.name for rule, _severity in hearing}
    findings = settled(checked.case, results, checked.source, names_heard)
    return replace(
        checked, heard=names_heard, results=results, findings=findings, documents=documents
    )


def heard_of_print(checked: Checked, options: Options) -> list[tuple[Rule, Severity]]:
    """The rules to run on a case as it would be printed, with their severities."""
    given = {"case": checked.case, "profile": checked.profile, "documents": None}
    return [(rule, how) for rule, how in heard(given, options) if "documents" in rule.takes]


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


def unreadable(error: LoadError) -> Finding:
    """The finding for a file that could not be loaded."""
    return told("S000", error.place, error.template, error.params, name=error.kind)


def modelled(source: Source) -> tuple[Case | None, list[Any], tuple[Keys, ...]]:
    """The case, pydantic's list of what does not fit the model, and the keys left out for that.

    A case in which little is wrong is still read by all other rules; None where too much is.
    """
    try:
        return Case.model_validate(source.data), [], ()
    except ValidationError as error:
        shape = error.errors(include_url=False)
    case, gone = salvaged(source.data, shape)
    return case, shape, gone


def about(result: Result, gone: Sequence[Keys]) -> bool:
    """Whether a rule other than those of shape speaks of what was left out, or misses it."""
    rule, found = result
    if found is None or found.origin is None or "shape" in rule.takes:
        return False
    keys = found.origin.keys
    return any(keys == left[:-1] or keys[: len(left)] == left for left in gone)


def pictures(case: Case, source: Source) -> tuple[dict[str, Image], list[Found]]:
    """The figure files that could be read, and what is wrong with the others."""
    images: dict[str, Image] = {}
    broken = []
    for keys, name in names(case):
        try:
            if name not in images:
                images[name] = read(source.folder, name, left(images))
            if images[name].vector and (shown := raster(source.folder, name, left(images))):
                images[name] = replace(images[name], raster=shown)
                images[shown.name] = shown
        except ImageError as error:
            broken.append(Found(keys, error.message, error.values))
    return images, broken


def left(images: Mapping[str, Image]) -> int:
    """How many bytes the other figures of a case may still have."""
    return FOLDER_BYTES - sum(len(image.data) for image in images.values())


def heard(given: Mapping[str, Any], options: Options) -> list[tuple[Rule, Severity]]:
    """The rules to run with their severities: what they take is given, and they are wanted."""
    form: Profile | None = given.get("profile")
    known = set(given)
    found: list[tuple[Rule, Severity]] = []
    for rule in rules():
        switch = form.rules.get(rule.name) if form and not rule.fatal else None
        if known.issuperset(rule.takes) and switch != "off" and options.wants(rule):
            found.append((rule, switch or rule.severity))
    return found


def run(
    hearing: Iterable[tuple[Rule, Severity]], given: Mapping[str, Any], source: Source
) -> Iterator[Result]:
    """Run rules on what is given; of one rule no more is told than a person can mend."""
    case: Case | None = given.get("case")
    waivers = case.waive if case else {}
    for rule, severity in hearing:
        found = rule.find(*(given[name] for name in rule.takes))
        if rule.name in waivers and rule.waivable:
            if next(found, None):
                yield rule, None
            continue
        for number, one in enumerate(found, 1):
            if number > FINDINGS:
                more = Found(one.keys, MORE, {"most": str(FINDINGS)}, one.start, one.end)
                yield rule, finding(rule, more, source, severity)
                break
            yield rule, finding(rule, one, source, severity)


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


def stops(findings: Iterable[Finding], *, final: bool) -> bool:
    """Whether findings keep a case from being printed: only a draft may still lack consent."""
    errors = (finding for finding in findings if finding.severity == "error")
    return any(final or not publishing(finding) for finding in errors)


def publishing(finding: Finding) -> bool:
    """Whether a finding's rule holds back nothing but publication."""
    known = by_handle(finding.code)
    return known is not None and known.publishing


def by_place(finding: Finding) -> tuple[Any, ...]:
    """Sort by place, then by code."""
    place = finding.place
    return place.path, place.line, place.column, finding.code, sorted(finding.values.items())
