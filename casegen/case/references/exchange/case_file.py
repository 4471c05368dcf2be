"""The two sides of collecting: the case file that takes references in, and files that give them."""

from __future__ import annotations

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from casegen.case.edit import editor
from casegen.case.edit.editor import EditError
from casegen.case.excess import values
from casegen.case.load import LoadError, Source, load, parsed
from casegen.case.references.cluster import KEYED, cluster
from casegen.case.references.exchange.entry import CollectError
from casegen.case.references.exchange.tables import placed
from casegen.messages import _
from casegen.system.limits import EXPORT_BYTES, MB


def opened(case: Path) -> Source:
    """The case file, whose references are tables. Raises CollectError."""
    try:
        source = load(case)
    except LoadError:
        message = _("{path} cannot be read; run casegen check, which says why.")
        raise CollectError(message, path=str(case)) from None
    listed = source.data.get("references", ())
    if not isinstance(listed, tuple) or not all(isinstance(item, Mapping) for item in listed):
        message = _("{path} has errors; run casegen check, and mend them first.")
        raise CollectError(message, path=str(source.path))
    return source


def citations(source: Source) -> set[str]:
    """The keys that a case cites anywhere in its texts."""
    texts = (value for _keys, value in values(source.data) if isinstance(value, str))
    clusters = (match[0] for text in texts for match in KEYED.finditer(text))
    return {key for typed in clusters for key in cluster(typed)["keys"]}


def content(file: Path) -> str:
    """The text of a file that a person names. Raises CollectError."""
    try:
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise CollectError(_("“{file}” is not a file."), file=str(file))
        with file.open("rb") as stream:
            data = stream.read(EXPORT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CollectError(
            _("“{file}” cannot be read: {reason}."), file=str(file), reason=reason
        ) from None
    if len(data) > EXPORT_BYTES:
        limit = str(EXPORT_BYTES // MB)
        raise CollectError(_("“{file}” is larger than {limit} MB."), file=str(file), limit=limit)
    try:
        text = data.decode("utf-8-sig")
    except ValueError:
        text = "\0"
    if "\0" in text:
        raise CollectError(_("{file}: The file is not UTF-8; export it as UTF-8."), file=str(file))
    return text


def renewed(source: Source, tables: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """The case file's text with the tables, and what it then says."""
    text = placed(source, tables)
    own = parsed("\n".join(tables))["references"]
    try:
        parsed(text)
    except LoadError:
        message = _(
            "{path} has its references in one list; write each as a table [[references]], so that "
            "others can be put behind them."
        )
        raise CollectError(message, path=str(source.path)) from None
    data = {**source.data, "references": (*source.data.get("references", ()), *own)}
    return text, data


def save(source: Source, text: str, data: Mapping[str, Any]) -> None:
    """Write the case file whole. Raises CollectError."""
    try:
        editor.save(source, text, data)
    except EditError as error:
        raise CollectError(error.message, **error.values) from None
