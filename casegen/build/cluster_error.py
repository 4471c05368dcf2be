"""The error of a cluster that cannot be used, apart from Dask, which is slow to import."""

from __future__ import annotations

from casegen.messages import MessageError


class ClusterError(MessageError):
    """A cluster that cannot be used: a message template with its values."""
