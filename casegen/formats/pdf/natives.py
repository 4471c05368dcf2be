"""The libraries beneath WeasyPrint, loaded by their file names."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def by_file_name() -> Iterator[None]:
    """Load libraries without looking for them by running other programs.

    Where a name is no file's, ctypes runs ldconfig, gcc and ld from the PATH; on Linux one of the
    names that WeasyPrint tries is always the file's.
    """
    look = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda _name: None  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = look
