"""The job: all that is done for one case in one process, and what a build needs to know of it."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

from casegen.build.pipeline import edition, fault
from casegen.build.result import Rendering, Result
from casegen.build.target import BUNDLE, Target
from casegen.case.finding import Finding, told
from casegen.case.load import CASE_FILE, LoadError, Place, load
from casegen.check.check import check
from casegen.check.examine import printed
from casegen.check.options import Options
from casegen.check.strict import unreadable
from casegen.formats.render import beside, render
from casegen.messages import _
from casegen.style.profile_files import chain
from casegen.system.fingerprint import digest, look

if TYPE_CHECKING:
    from casegen.check.check import Checked
    from casegen.document.publication import Edition

# The page with the languages side by side, and the letter of the rules that hold them together.
SIDE_BY_SIDE, PARITY = ("", "html"), "L"


def done(wanted: Sequence[Target]) -> Result:
    """One case's files: loaded and checked once, composed in each language, rendered."""
    result, whole = prepared(wanted)
    if whole is not None:
        render_all(whole, result.chosen(wanted), result)
    return result


def prepared(wanted: Sequence[Target]) -> tuple[Result, Edition | None]:
    """One case loaded, checked and composed; None where there is nothing to be printed."""
    first = wanted[0]
    result = Result(final=first.manner.final)
    try:
        # Looked at before it is read: a change made meanwhile leaves the outputs stale, not fresh.
        result.seen[CASE_FILE] = look(first.folder / CASE_FILE)
        checked = examined(first, result)
        if checked is not None:
            result.findings += not_printed(wanted, checked)
        result.places = printable(wanted, result)
        if checked is None or not result.places:
            return result, None
        with result.step("compose"):
            whole = edition(checked, first.slug, first.manner)
        note_inputs(first, checked, result)
    except Exception as error:  # noqa: BLE001 - one case's trouble is not the others'
        give_up(result, error, first)
        return result, None
    return result, whole


def not_printed(wanted: Sequence[Target], checked: Checked) -> tuple[Finding, ...]:
    """The languages asked for in which a case is not printed."""
    case, first = checked.printable, wanted[0]
    if case is None:
        return ()
    place = Place((first.folder / CASE_FILE).as_posix(), 1, 1, 1, 1)
    message = _("No report of this case is printed in “{name}”; there are: {known}.")
    asked = dict.fromkeys(one.language for one in wanted if one.language)
    known = ", ".join(case.languages)
    return tuple(
        told("X908", place, message, {"name": tag, "known": known})
        for tag in asked
        if tag not in case.languages
    )


def printable(wanted: Sequence[Target], result: Result) -> list[int]:
    """The places of the files that may be made, whatever was found.

    A page that sets the languages side by side is there to show where they differ.
    """
    errors = [found for found in result.findings if found.severity == "error"]
    parity = all(found.code.startswith(PARITY) for found in errors)
    return [
        place
        for place, one in enumerate(wanted)
        if not result.failed or (parity and (one.language, one.suffix) == SIDE_BY_SIDE)
    ]


def examined(first: Target, result: Result) -> Checked | None:
    """A case loaded and checked, each as a step of its own; None if it is unreadable."""
    options = Options(
        profile=first.profile,
        final=first.manner.final,
        complete=first.suffix == BUNDLE,
        manner=first.manner,
    )
    try:
        with result.step("load"):
            source = load(first.folder)
        with result.step("check"):
            checked = printed(check(source, options), options)
    except LoadError as error:
        result.findings = (unreadable(error),)
        return None
    result.findings = checked.findings
    return checked


def note_inputs(first: Target, checked: Checked, result: Result) -> None:
    """Note what the case is made from: its files as they were read, and its profiles."""
    case = checked.printable
    if case is None:
        return
    result.languages, result.tags = list(case.languages), list(case.tags)
    result.profiles = chain(first.profile or case.profile)
    result.inputs = {name: image.digest for name, image in checked.images.items()}
    result.inputs |= {name: digest(data) for name, data in checked.files.items()}
    result.inputs[CASE_FILE] = result.seen[CASE_FILE][0]
    for name in checked.images:
        result.seen[name] = look(first.folder / name)


def render_all(whole: Edition, wanted: Sequence[Target], result: Result) -> Result:
    """Render an edition into each file wanted, and note it in the result."""
    try:
        for one in wanted:
            tag, suffix = one.language, one.suffix
            with result.step(f"{tag}.{suffix}" if tag else suffix):
                data = render(whole, tag, suffix)
            result.renderings.append(Rendering(data, beside(whole, tag, suffix)))
    except Exception as error:  # noqa: BLE001 - one case's trouble is not the others'
        result.renderings.clear()
        give_up(result, error, wanted[0])
    return result


def give_up(result: Result, error: Exception, first: Target) -> None:
    """Note what went wrong as a finding; where nobody foresaw it, with its trace."""
    found = fault(error, (first.folder / CASE_FILE).as_posix())
    if found is None:
        result.trace = "".join(traceback.format_exception(error))
        message = _("casegen failed at this case; please report it: {reason}")
        values = {"reason": f"{type(error).__name__}: {error}"[:200]}
        found = failure(first, "X902", message, values).findings[0]
    result.findings = (*result.findings, found)


def failure(first: Target, code: str, message: str, values: dict[str, str] | None = None) -> Result:
    """The result of a case that could not be made."""
    place = Place((first.folder / CASE_FILE).as_posix(), 1, 1, 1, 1)
    return Result(findings=(told(code, place, message, values),))


def packed(wanted: Sequence[Target]) -> tuple[Result, bytes]:
    """One case made ready, and its bundle, empty where there is nothing to be printed."""
    result, whole = prepared(wanted)
    return result, bundle(whole, result.chosen(wanted)) if whole else b""


def bundle(whole: Edition, wanted: Sequence[Target]) -> bytes:
    """All that rendering needs, as bytes that may travel."""
    return pickle.dumps((whole, tuple(wanted)), pickle.HIGHEST_PROTOCOL)


def unbundled(data: bytes) -> Result:
    """What was bundled, rendered: a pure function of the bundle."""
    whole, wanted = pickle.loads(data)  # noqa: S301 - made by `bundle`, sent by the same build
    return render_all(whole, wanted, Result())


def joined(first: Result, parts: Sequence[Result]) -> Result:
    """What one case gave that was rendered in several parts: all its files, or none of them."""
    for part in parts:
        first.findings += tuple(found for found in part.findings if found not in first.findings)
        first.renderings += part.renderings
        first.steps += part.steps
        first.trace = first.trace or part.trace
    if any(part.failed for part in parts):
        first.renderings.clear()
    return first
