"""The error of a cluster that cannot be used, apart from Dask, which is slow to import."""

from __future__ import annotations


class ClusterError(Exception):
    """A cluster that cannot be used: a message template with its values."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values
