"""J012 discussion-topic-missing."""

from __future__ import annotations

from casegen.message import _
from casegen.model import Case
from casegen.model.shape import nearest
from casegen.profile import Profile
from casegen.rule import Findings, Found, rule


@rule("J012", "warning")
def discussion_topic_missing(case: Case, profile: Profile) -> Findings:
    """The discussion must cover every topic of the profile's checklist.

    Why: the checklist is printed with the report, and what is not covered stands open in it. A
    list that was made for one disease binds only a discussion that follows most of it.

    Bad:
        profile = "care"
        discussion = [
          { topic = "rationale", vi = "Vì thiếu máu [@lee2005].", en = "For anemia [@lee2005]." },
          { topic = "literature", vi = "Như y văn.", en = "As others have found." },
          { topic = "strengths", vi = "Theo dõi đủ.", en = "Follow-up was complete." },
          { topic = "implications", vi = "Nên truyền máu.", en = "Blood should be given." },
        ]
        abstract.parts = [
          { part = "background", vi = "Bệnh hay gặp.", en = "The disease is common." },
          { part = "presentation", vi = "Người bệnh mệt.", en = "The patient was tired." },
          { part = "management", vi = "Đã truyền máu.", en = "Blood was transfused." },
          { part = "conclusion", vi = "Truyền máu có ích.", en = "Transfusion helped." },
        ]

    Good:
        [[discussion]]
        topic = "definition"

    Fix: add a `[[discussion]]` with that topic, if only to say why nothing is known about it.
    """
    form, topics = profile.discussion, tuple(profile.discussion.topics)
    covered = {entry.topic for entry in case.discussion}
    followed = 2 * len(covered & set(topics)) > len(topics)
    if not case.discussion or not (followed or form.demanded == "always"):
        return
    misspelt = {nearest(topic, topics) for topic in covered - set(topics)}
    for topic in topics:
        if topic not in covered | misspelt:
            message = _("The discussion does not cover “{label}”; add the topic “{topic}”.")
            labels = form.topics[topic]
            label = labels.get(case.languages[0]) or next(iter(labels.values()))
            yield Found(("discussion",), message, {"label": label, "topic": topic}, on_key=True)
