"""Trust: whether a folder is the user's own, or could have come with what is worked on."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from casegen.messages import _

INSIDE = _("The folder “{path}” is not used: it lies in the folder that is worked in.")
FOREIGN = _("The folder “{path}” is not used: another user owns it, or anyone can write there.")


def refused(folder: Path) -> str:
    """Why a folder is not to be believed, as a message with its path; empty where it is."""
    folder = folder.resolve()
    tree = working_tree()
    if tree and folder.is_relative_to(tree):
        return INSIDE
    try:
        found = folder.stat()
    except OSError:
        return ""
    foreign = hasattr(os, "geteuid") and found.st_uid != os.geteuid()
    return FOREIGN if foreign or found.st_mode & stat.S_IWOTH else ""


def working_tree() -> Path | None:
    """The folder worked in, with all of its repository; None if it is the user's home or above.

    A home is no stranger's, whatever the environment calls it.
    """
    here = Path.cwd()
    tree = next((one for one in (here, *here.parents) if (one / ".git").exists()), here)
    return None if home().is_relative_to(tree) else tree


def home() -> Path:
    """The user's home by the system's own list of users."""
    try:
        import pwd

        return Path(pwd.getpwuid(os.geteuid()).pw_dir).resolve()
    except (ImportError, KeyError, OSError):
        return Path.home().resolve()
