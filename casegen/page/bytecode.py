"""The skeleton's templates as Python compiled them, kept from one process to the next."""

from __future__ import annotations

import marshal
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from casegen.kept import find, keep

KIND = "templates"


class Kept(BytecodeCache):
    """Jinja's compiled templates in the user's cache folder.

    `settings` is the source of what Jinja is set up with: the filters among it shape the code.
    """

    def __init__(self, settings: bytes) -> None:
        self.settings = MAGIC_NUMBER + version("jinja2").encode() + settings

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that was kept of it."""
        if (data := find(KIND, self.key(bucket))) is not None:
            bucket.code = marshal.loads(data)  # noqa: S302 - sealed, and nobody else's

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        if bucket.code is not None:
            keep(KIND, self.key(bucket), marshal.dumps(bucket.code))

    def key(self, bucket: Bucket) -> bytes:
        """All that a template's code is made from: its file, its content and the settings."""
        return f"{bucket.key} {bucket.checksum} ".encode() + self.settings
