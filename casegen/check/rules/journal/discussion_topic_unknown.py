"""J013 discussion-topic-unknown."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.case.origin import Keys
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _


@rule("J013", "warning")
def discussion_topic_unknown(given: Profiled) -> Findings:
    """A topic of the discussion must be one of the profile's or of the case's own.

    Why: a topic that the checklist does not know is ticked nowhere, and the one that was meant
    stays open.

    Bad:
        [[discussion]]
        topic = "litterature"

    Good:
        topics = [{ id = "frequency", vi = "Tần suất", en = "Frequency", covers = "literature" }]
        [[discussion]]
        topic = "strengths"
        topics = ["frequency", "limitations"]

    Fix: spell the topic as the checklist has it, or name it under `[[topics]]`.
    """
    general = tuple(given.profile.discussion.topics)
    every = tuple(dict.fromkeys([*general, *(topic.id for topic in given.case.topics)]))
    named: list[tuple[Keys, str, tuple[str, ...]]] = [
        (("topics", index, "covers"), topic.covers, general)
        for index, topic in enumerate(given.case.topics)
        if topic.covers
    ]
    for index, entry in enumerate(given.case.discussion):
        keys = ("discussion", index)
        named += [((*keys, "topic"), entry.topic, every)] if entry.topic else []
        named += [((*keys, "topics", n), topic, every) for n, topic in enumerate(entry.topics)]
    for place, topic, known in named:
        if topic not in known:
            near = nearest(topic, known)
            message = _("The checklist has no topic “{topic}”; it has: {known}.")
            if near:
                message = _("The checklist has no topic “{topic}”; did you mean “{near}”?")
            values = {"topic": topic, "near": near or "", "known": ", ".join(known)}
            yield Found(place, message, values)
