"""J013 discussion-topic-unknown."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.model.shape import nearest
from casegen.profile import Profile
from casegen.rule import Findings, Found, rule


@rule("J013")
def discussion_topic_unknown(case: Case, profile: Profile) -> Findings:
    """A topic of the discussion must be one of the profile's checklist.

    Why: a topic that the checklist does not know is ticked nowhere, and the one that was meant
    stays open.

    Bad:
        [[discussion]]
        topic = "defnition"

    Good:
        [[discussion]]
        topic = "frequency"

    Fix: spell the topic as the checklist has it.
    """
    topics = tuple(profile.discussion.topics)
    for index, entry in enumerate(case.discussion):
        if topics and entry.topic not in topics:
            near = nearest(entry.topic, topics)
            message = _("The checklist has no topic “{topic}”; it has: {known}.")
            if near:
                message = _("The checklist has no topic “{topic}”; did you mean “{near}”?")
            values = {"topic": entry.topic, "near": near or "", "known": ", ".join(topics)}
            yield Found(("discussion", index, "topic"), message, values)
