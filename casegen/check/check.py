"""Check: shape errors and what the rules find, in one list sorted by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from casegen.case.excess import over
from casegen.case.figures import ImageError, names, raster, read
from casegen.case.figures.image import Image
from casegen.case.finding import Edit, Finding, Found, Mend, told
from casegen.case.load import LoadError, Place, Source
from casegen.case.model import Case
from casegen.case.origin import Keys, Origin
from casegen.case.outside import Severity, outside
from casegen.case.salvage import salvaged, without
from casegen.case.unfinished import Say, completed, spelled_out
from casegen.check.attached import CODE, attached
from casegen.check.codes import Code, meant
from casegen.check.commented import NAME as COMMENTED
from casegen.check.commented import commented
from casegen.check.given import Data, Given, Modelled, Printed, Profiled, Shape
from casegen.check.rule import Rule, by_handle, rules
from casegen.check.strict_files import chosen
from casegen.check.waivers import Result, waived
from casegen.document.tree import Document
from casegen.messages import _
from casegen.style.headed import called
from casegen.style.language import fill, language
from casegen.style.options import USUAL, Manner
from casegen.style.profile import Profile
from casegen.system.data import languages
from casegen.system.limits import FINDINGS, FOLDER_BYTES

MORE = _("More of these follow from here on; mend the {most} before first.")


@dataclass(frozen=True)
class Options:
    """What a reader asks of a check: another profile, only these rules, not those.

    `select` and `ignore` name rules by code, by name, or by the first letters of a code; `final`
    asks whether the case may be published, `attached` to be told what then goes along with it.
    What is still to be written is a note, and an error where the case is to be `complete` or final.
    `manner` is that in which the case is to be printed.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    final: bool = False
    attached: bool = False
    complete: bool = False
    manner: Manner = USUAL

    def wants(self, code: Code) -> bool:
        """Whether a code is to be heard; a fatal one always is."""
        chosen = not self.select or meant(self.select, code)
        return code.fatal or (chosen and not meant(self.ignore, code))


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
    excess = tuple(over(source.data))
    modelling = Modelling() if excess else modelled(source)
    case, shape = modelling.case, modelling.shape
    plain = Data(source.data, source.text, slug_of(source))
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


def unreadable(error: LoadError) -> Finding:
    """The finding for a file that could not be loaded."""
    return told("S000", error.place, error.template, error.params, name=error.kind)


@dataclass(frozen=True)
class Modelling:
    """A case made of its data: what does not fit the model as pydantic tells it, and what was done.

    `gone` are the keys that no rule but those of shape is to speak of: `gaps`, which were filled
    in, and what was left out as wrong.
    """

    case: Case | None = None
    shape: list[Any] = field(default_factory=list)
    data: Mapping[str, Any] = field(default_factory=dict)
    gaps: tuple[Keys, ...] = ()
    gone: tuple[Keys, ...] = ()

    def drafted(self, profile: Profile | None) -> tuple[Case | None, frozenset[Keys]]:
        """The case as a draft, with each gap told in words, and the keys of all gaps."""
        if self.case is None or profile is None:
            return None, frozenset()
        draft, gaps = spelled_out(self.data, self.case, words(self.data, profile))
        return draft, gaps | {*self.gaps}


def modelled(source: Source) -> Modelling:
    """The case, also where little is wrong with it or much is still to be written."""
    data = source.data
    try:
        return Modelling(Case.model_validate(data), data=data)
    except ValidationError as error:
        shape = error.errors(include_url=False)
    case, gone = salvaged(data, shape)
    if case is not None:
        return Modelling(case, shape, without(data, gone), gone=gone)
    made = completed(data, shape, words(data))
    if made is None:
        return Modelling(None, shape)
    return Modelling(made.case, shape, made.data, made.gaps, made.gone)


def words(data: Mapping[str, Any], profile: Profile | None = None) -> Say:
    """How the gaps of a case are told in each of its languages."""

    def say(keys: Keys, tag: str) -> str:
        if tag not in languages():
            return ""
        part = called(keys, data, profile, tag)
        name = "gap_in" if part else "gap"
        return fill(language(tag).word("label", name), part=part)

    return say


def about(result: Result, gone: Sequence[Keys]) -> bool:
    """Whether a rule other than those of shape speaks of what was left out, or misses it."""
    rule, found = result
    if found is None or found.origin is None or rule.needs is Shape:
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
