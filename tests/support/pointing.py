"""The guard against links that lead nowhere: every document that the tests print is held to it."""

from __future__ import annotations

import inspect
import io
import pkgutil
from collections.abc import Callable, Iterator
from functools import wraps
from importlib import import_module
from typing import Any

from pypdf import PdfReader

from casegen.build.links import astray
from casegen.build.links.jats import jats
from casegen.document.figure_names import figure_files
from casegen.document.output_name import named
from casegen.formats import each as formats
from casegen.formats import whole as editions
from casegen.system.data import languages


def install() -> None:
    """Hold each format's function to the guard, whoever calls it."""
    for package in (formats, editions):
        for module in pkgutil.iter_modules(package.__path__):
            home = import_module(f"{package.__name__}.{module.name}")
            setattr(home, module.name, guarded(getattr(home, module.name), module.name))


def guarded(make: Callable[..., bytes], name: str) -> Callable[..., bytes]:
    """A format's function that fails where its output points to what is not delivered."""
    suffix = name.replace("_", ".")

    @wraps(make)
    def made(*arguments: Any, **named_ones: Any) -> bytes:  # noqa: ANN401 - each format has its own
        data = make(*arguments, **named_ones)
        given = inspect.signature(make).bind(*arguments, **named_ones).arguments
        whole, document = given.get("edition"), given.get("document")
        if document is None and whole is not None:
            document = next(iter(whole.documents.values()))
        slug = document.slug if document is not None else "case"
        own = named(slug, "", suffix)
        siblings = {named(slug, tag, other) for tag in ("", *languages()) for other in KINDS}
        figures = {one.name for one in figure_files(document)} if document is not None else set()
        lost = [
            f"{one.name} → {one.target}"
            for one in astray({own: data}, frozenset(siblings | figures))
        ]
        lost += list(lost_in_pdf(data)) if suffix == "pdf" else []
        assert not lost, f"an output points to what is not there: {lost}"
        return data

    return made


ELSEWHERE = ("#", "http:", "https:", "mailto:")
KINDS = ("html", "pdf", "docx", "jats.xml")


def lost_in_pdf(data: bytes) -> Iterator[str]:
    """The links of a PDF that lead to no place in it, and the figures that its article lacks."""
    reader = PdfReader(io.BytesIO(data))
    places = reader.named_destinations
    for page in reader.pages:
        for note in page.get("/Annots", []):
            link = note.get_object()
            action = link.get("/A", {})
            target = link.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            if isinstance(target, str) and str(target) not in places:
                yield f"pdf → {target}"
    attached = {str(item.get_object()["/UF"]): item for item in reader.root_object.get("/AF", [])}
    for name, item in attached.items():
        if name.endswith(".jats.xml"):
            article = jats(item.get_object()["/EF"]["/F"].get_data())
            graphics = [
                one for one in article.targets if not one.startswith(("#", "http", "mailto"))
            ]
            yield from (f"{name} → {one}" for one in graphics if one not in attached)
