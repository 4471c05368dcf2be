"""P019 figure-identifying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from casegen.case.figures.image import Image
from casegen.case.figures.svg import texts
from casegen.case.finding import Findings, Found
from casegen.case.origin import Keys
from casegen.check.given import Modelled
from casegen.check.identifiers import identifying
from casegen.check.rule import rule
from casegen.messages import _
from casegen.reading.people.byline.bare import bare as unaccented
from casegen.reading.people.persons import ASCII, TABLE, USUAL

FILE = _("The name of this file identifies a person; rename it, since it goes along in print.")
ID = _("This id identifies a person; choose another, since it stands in what is printed.")
SLUG = _("The name of the case’s folder, which every output bears, identifies a person; rename it.")
DRAWN = _("A text in the drawing “{file}” identifies a person; take it out of the drawing.")
DIVIDES = re.compile(r"[\s_.,()+-]+")
# "nguyen phat", "tran dich" and "do thi" are words; with one of these behind they are names.
MIDDLE = frozenset(TABLE["middle"])
WORDS = frozenset({"do thi", "ho thi", "cao thi", "ly thi", "luu van", "do thanh", "luong gia"})


@rule("P019")
def figure_identifying(given: Modelled) -> Findings:
    """A file, an id, a case’s folder and a drawing must not be named after a patient or number one.

    Why: file names and ids stand in every output and in the bundle, and whoever searches for the
    name finds them.

    Bad:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:nguyen-thi-hoa)."
        en = "Anemia is a common disease (@fig:nguyen-thi-hoa)."
        [[figures]]
        id = "nguyen-thi-hoa"
        title = { vi = "Tiêu bản", en = "Slide" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Good:
        [introduction]
        vi = "Thiếu máu là bệnh thường gặp (@fig:do-thi)."
        en = "Anemia is a common disease (@fig:do-thi)."
        [[figures]]
        id = "do-thi"
        title = { vi = "Đồ thị", en = "Chart" }
        alt = { vi = "Ảnh", en = "Picture" }
        file = "scan.png"
        burned_in_checked = true

    Fix: name files, ids and the folder after what they show: "mri-p1-a.png".
    """
    known = list(authors(given.data))
    if named(given.slug, known):
        yield Found((), SLUG)
    for keys, text in given.strings:
        printed = keys[-1] in {"id", "file"} and keys[0] not in {"references", "affiliations"}
        if printed and named(text, known):
            yield Found(keys, FILE if keys[-1] == "file" else ID)
        if keys[-1] == "file" and (image := given.pictures.get(text)) and image.vector:
            yield from drawn(keys, text, image)


def drawn(keys: Keys, name: str, image: Image) -> Iterator[Found]:
    """A finding where a text of a drawing identifies someone."""
    if identifying("\n\n".join(texts(image.data))):
        yield Found(keys, DRAWN, {"file": name})


def named(name: str, known: Iterable[frozenset[str]] = ()) -> bool:
    """Whether a name that is written without spaces or accents holds a person's, or a number.

    `known` are the names of authors, each as its words, who may be named.
    """
    parts = [part for part in DIVIDES.split(name) if part]
    for words in known:
        if words <= {bare(part) for part in parts}:
            parts = [part for part in parts if bare(part) not in words]
    if identifying(" ".join(parts)) or numbered(name):
        return True
    small = [part.lower() for part in parts]
    for first, second, third in zip(small, small[1:], small[2:], strict=False):
        family = first.capitalize() in ASCII and f"{first} {second}" not in WORDS
        if family and second in MIDDLE and third.capitalize() in USUAL:
            return True
    return False


def bare(word: str) -> str:
    """A word in small letters without accents."""
    return unaccented(word).casefold()


def numbered(name: str) -> bool:
    """Whether a name holds a number that is one only as it is divided."""
    return any(map(str.isdigit, name)) and bool(identifying(re.sub(r"[^\d.+ -]", " ", name)))


def authors(data: Mapping[str, Any]) -> Iterator[frozenset[str]]:
    """The words of each author's name, without accents."""
    listed = data.get("authors")
    for one in listed if isinstance(listed, list | tuple) else ():
        if isinstance(one, Mapping):
            name = " ".join(str(one.get(key, "")) for key in ("family", "middle", "given"))
            yield frozenset(bare(word) for word in name.split())
