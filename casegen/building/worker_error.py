"""What can keep a worker from answering."""

from __future__ import annotations


class WorkerDiedError(Exception):
    """A worker that ended at its work, and the one that was given the work after it."""


class TooSlowError(Exception):
    """A worker that did not answer in time, and was killed."""
