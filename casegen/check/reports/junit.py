"""JUnit: a test suite for each file, a failing case for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from xml.etree import ElementTree as Xml

from casegen.case.finding import Finding


def junit(
    findings: Iterable[Finding], language: str, sources: Mapping[str, str] | None = None
) -> str:
    """Findings as JUnit XML: errors and warnings fail, notes are told as skipped."""
    del sources
    rows = sorted(findings, key=lambda finding: finding.place.path)
    root = Xml.Element("testsuites", name="casegen", tests=str(len(rows)))
    for path, group in groupby(rows, key=lambda finding: finding.place.path):
        suite = list(group)
        notes = sum(finding.severity == "note" for finding in suite)
        counts = {"tests": len(suite), "failures": len(suite) - notes, "skipped": notes}
        named = {"name": allowed(path), "errors": "0"}
        element = Xml.SubElement(
            root, "testsuite", named | {key: str(value) for key, value in counts.items()}
        )
        for finding in suite:
            testcase(element, finding, language)
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode", xml_declaration=True)
    # Written so that the log of a CI service does not take "##[group]" for a command.
    return text.replace("##", "#&#35;") + "\n"


def testcase(suite: Xml.Element, finding: Finding, language: str) -> None:
    """One finding as a test case of its suite."""
    place = finding.place
    said = allowed(finding.said(language))
    where = f"{finding.code} {finding.name} {place.line}:{place.column}"
    case = Xml.SubElement(suite, "testcase", classname=allowed(place.path), name=where)
    if finding.severity == "note":
        Xml.SubElement(case, "skipped", message=said)
        return
    failure = Xml.SubElement(case, "failure", type=finding.severity, message=said)
    failure.text = f"{allowed(place.path)}:{place.line}:{place.column}: {said}"


def allowed(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return "".join(c if c.isprintable() else "�" for c in text)
