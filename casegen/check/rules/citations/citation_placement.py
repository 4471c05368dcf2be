"""C011 citation-placement."""

from __future__ import annotations

from pathlib import Path

from casegen.case.finding import Findings, Found
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.citations.clusters import Typed
from casegen.system.data import toml

OPENING = "([“‘«\"'–—/"
ABBREVIATIONS = Path(__file__).with_name("citation_placement.toml")


@rule("C011", "warning")
def citation_placement(given: Profiled) -> Findings:
    """A citation must stand before the full stop, with a space before it.

    Why: after the stop a citation belongs to no sentence, and stuck to a word it breaks wrongly
    at the end of a line.

    Bad:
        discussion = [{ vi = "Hemoglobin thấp. [@lee2005]", en = "Hemoglobin is low. [@lee2005]" }]

    Good:
        discussion = [{ vi = "Lee và cs. [@lee2005] thấy.", en = "Lee et al. [@lee2005] saw it." }]

    Fix: write the citation before the stop, with one space before it; journals that raise their
    numbers are left alone.
    """
    if given.profile.citations.superscript:
        return
    for cluster in given.clusters:
        fault = placed_wrongly(cluster)
        if fault:
            values = {"cluster": cluster.text[:80]}
            yield Found(**cluster.place(), message=fault, values=values)


def placed_wrongly(cluster: Typed) -> str | None:
    """What is wrong with the place of a cluster in its text, if anything."""
    text = cluster.passage.text[cluster.language]
    before = text[max(0, cluster.start - 80) : cluster.start].rstrip("*_")
    words, after = before.rstrip(), text[cluster.end : cluster.end + 80].lstrip("*_")
    if words.endswith((".", "!", "?", "…")) and "\n\n" not in before[len(words) :]:
        last = (words.split() or [""])[-1].strip("([“*_").rstrip(".").casefold()
        short = any(last in known for known in toml(ABBREVIATIONS).values())
        rest = after.lstrip()
        ended = not rest or after.startswith("\n\n") or (rest != after and rest[0].isupper())
        if ended and not short:
            return _("{cluster} stands after the full stop; write it before.")
    if before and not before[-1].isspace() and before[-1] not in OPENING:
        return _("{cluster} needs a space before it.")
    return None
