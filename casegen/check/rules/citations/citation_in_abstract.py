"""C013 citation-in-abstract."""

from __future__ import annotations

from casegen.case.finding import Findings, Found
from casegen.check.given import Modelled
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.passages import at, front
from casegen.reading.prose import additions


@rule("C013", "warning")
def citation_in_abstract(given: Modelled) -> Findings:
    """An abstract must not cite, nor a title or a keyword.

    Why: it is read apart from the article, in databases that do not carry the references.

    Bad:
        abstract.vi = "Một người bệnh thiếu máu khỏi sau khi truyền máu [@lee2005]."
        abstract.en = "A patient with anemia recovered after transfusion [@lee2005]."

    Good:
        introduction.vi = "Một người bệnh thiếu máu khỏi sau khi truyền máu [@lee2005]."
        introduction.en = "A patient with anemia recovered after transfusion [@lee2005]."

    Fix: cite in the introduction or the discussion instead.
    """
    for passage in front(given.case):
        for language, text in passage.text.items():
            for token in additions(text) if "[" in text else ():
                if token.type == "citation":
                    yield Found(
                        **at(passage, language, token.meta),
                        message=_("{cluster} stands before the body; cite in the text."),
                        values={"cluster": token.content[:80]},
                    )
