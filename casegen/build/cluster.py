"""The cluster: Dask workers that take bundles of bytes and give the rendered bytes back."""

from __future__ import annotations

import logging
import warnings
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from casegen.build.cluster_error import ClusterError
from casegen.build.environment import surroundings
from casegen.build.job import unbundled
from casegen.build.result import Result
from casegen.build.scheduler import Scheduler
from casegen.messages import _
from casegen.system.processes.bounds import Overrun

if TYPE_CHECKING:
    from types import TracebackType

SECONDS = 10
# Bundles at hand for each thread of the cluster: one in work, one on its way.
AT_HAND = 2
LEAST = 8
# So many differences are named.
SHOWN = 3
# Neither Pango nor WeasyPrint are made for several threads of one process.
ONE = Lock()


class Cluster:
    """The workers of a Dask scheduler; raises ClusterError."""

    def __init__(self, scheduler: Scheduler) -> None:
        self.address = address = scheduler.address
        self.environment = surroundings()
        try:
            import distributed
        except ImportError:
            message = _("For --scheduler, install casegen with its cluster part: {command}")
            raise ClusterError(message, command="pip install 'casegen[cluster]'") from None
        # What it would say is told in one sentence when a bundle fails.
        for name in tuple(logging.root.manager.loggerDict):
            if name.partition(".")[0] in ("distributed", "tornado"):
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        warnings.filterwarnings("ignore", module="distributed")
        try:
            client: Any = distributed.Client  # without types
            self.client = client(
                address, timeout=SECONDS, set_as_default=False, security=secured(scheduler)
            )
            self.client.wait_for_workers(1, timeout=SECONDS)
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            self.close()
            message = _("No worker can be reached through the scheduler “{address}”: {reason}")
            reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
            raise ClusterError(message, address=address, reason=reason) from None
        self.executor: Executor = self.client.get_executor(pure=False)

    @property
    def window(self) -> int:
        """How many bundles are worth having at hand."""
        return max(LEAST, AT_HAND * sum(map(int, self.client.nthreads().values())))

    def submit(self, data: bytes) -> Future[Result]:
        """Have a bundle rendered."""
        future: Future[Result] = Future()
        parts, key = self.environment["parts"], self.environment["environment"]

        def answered(answer: Future[tuple[Result | None, dict[str, str]]]) -> None:
            try:
                result, theirs = answer.result()
                if result is None:
                    future.set_exception(unlike(parts, theirs))
                else:
                    future.set_result(result)
            except BaseException as error:  # noqa: BLE001 - told to the thread that asked
                future.set_exception(self.told(error))

        self.executor.submit(answer, key, data).add_done_callback(answered)
        return future

    def told(self, error: BaseException) -> BaseException:
        """What an error of the cluster means."""
        if isinstance(error, ImportError):
            message = _("A worker of the cluster has no such casegen: {reason}")
            return ClusterError(message, reason=str(error))
        if isinstance(error, CancelledError):
            message = _("The scheduler “{address}” was lost.")
            return ClusterError(message, address=self.address)
        return Overrun("worker-died") if type(error).__name__ == "KilledWorker" else error

    def close(self) -> None:
        """Leave the cluster; what is still being done there is given up."""
        with suppress(AttributeError, OSError, TimeoutError):
            self.client.close(timeout=SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def secured(scheduler: Scheduler) -> Any:  # noqa: ANN401 - without types
    """What Dask is told of the certificates; nothing where there are none."""
    if scheduler.ca is None:
        return None
    from distributed import Security

    security: Any = Security
    return security(
        tls_ca_file=str(scheduler.ca),
        tls_client_cert=str(scheduler.cert),
        tls_client_key=str(scheduler.key),
        require_encryption=True,
    )


def answer(environment: str, data: bytes) -> tuple[Result | None, dict[str, str]]:
    """What a worker answers: the bundle rendered, or what the worker has if it is not the same.

    Only the same casegen with the same libraries gives the same bytes.
    """
    mine = surroundings()
    if mine["environment"] != environment:
        return None, mine["parts"]
    with ONE:
        return unbundled(data), {}


def unlike(ours: dict[str, str], theirs: dict[str, str]) -> ClusterError:
    """The error for a worker whose casegen or libraries are others."""
    names = sorted(
        name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)
    )
    message = _("A worker of the cluster differs from this computer in {parts}.")
    more = f" (+{len(names) - SHOWN})" if len(names) > SHOWN else ""
    shown = ", ".join(names[:SHOWN]) + more
    return ClusterError(message, parts=shown)
