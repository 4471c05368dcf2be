"""J012 discussion-topic-missing."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.case.model.shape import nearest
from casegen.case.model.topics import taken_up
from casegen.check.given import Profiled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.style.language import said_in


@rule("J012", "warning")
def discussion_topic_missing(given: Profiled) -> Findings:
    """The discussion must take up every topic that the profile demands.

    Why: the checklist goes to the editor with the report, and what is not taken up stands open in
    it. A topic of the case's own counts for the one that it covers.

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
        topic = "literature"

    Fix: add a `[[discussion]]` with that topic, if only to say why nothing is known about it.
    """
    form = given.profile.discussion
    taken = taken_up(given.case)
    if not given.case.discussion:
        return
    known = form.topics.keys() | {topic.id for topic in given.case.topics}
    unknown = taken - known
    misspelt = {nearest(topic, form.demanded) for topic in unknown}
    if None in misspelt:  # what such a topic takes up is not known; J013 tells of it
        return
    for topic in form.demanded:
        if topic not in taken | misspelt:
            message = _("The discussion does not take up “{label}”; add the topic “{topic}”.")
            label = said_in(form.topics[topic], given.case.languages[0])
            yield Found(("discussion",), message, {"label": label, "topic": topic}, on_key=True)
