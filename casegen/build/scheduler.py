"""The scheduler: where a cluster is reached, and by which certificates."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from casegen.build.cluster_error import ClusterError
from casegen.messages import _

TLS = "tls://"


class Scheduler(NamedTuple):
    """A Dask scheduler's address; for TLS the authority, and one's own certificate and key."""

    address: str
    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None


def reached(address: str, ca: Path | None, cert: Path | None, key: Path | None) -> Scheduler:
    """A scheduler whose certificates are all given, or none of them; raises ClusterError."""
    given = [one is not None for one in (ca, cert, key)]
    if address.startswith(TLS) and not all(given):
        message = _("For “{address}”, give --tls-ca, --tls-cert and --tls-key.")
        raise ClusterError(message, address=address)
    if any(given) and not address.startswith(TLS):
        message = _("“{address}” would not be encrypted; with certificates, give tls://HOST:PORT.")
        raise ClusterError(message, address=address)
    return Scheduler(address, ca, cert, key)
