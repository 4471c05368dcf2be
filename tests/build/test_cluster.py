"""The cluster: bundles travel to Dask workers, and one of those lost costs only its bundle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from casegen.build.cluster import Cluster, answer, unlike
from casegen.build.cluster_error import ClusterError
from casegen.build.scheduler import Scheduler
from tests.support.need import need
from tests.support.trees import PAGES, Tree

SECONDS = 120
SLUGS = [f"case-{number}" for number in range(6)]


@dataclass
class Dask:
    """A scheduler and two worker processes on this machine."""

    address: str
    workers: list[subprocess.Popen[str]]


def started(stack: ExitStack, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a part of Dask, which ends with the test."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=folder, env=Tree(folder).environment(), encoding="utf-8",
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "scheduler.json"
    where = ["--scheduler-file", str(file)]
    with ExitStack() as stack:
        started(stack, folder, "scheduler", "--host", "127.0.0.1", "--port", "0",
                "--no-dashboard", "--no-show", *where)  # fmt: skip
        workers = [
            started(stack, folder, "worker", "--no-nanny", "--no-dashboard", "--nthreads", "1",
                    "--local-directory", str(folder / str(number)), *where)
            for number in range(2)
        ]  # fmt: skip
        yield Dask(address(file), workers)


def address(file: Path) -> str:
    """The address that a scheduler writes down once it is there."""
    for _each in range(SECONDS * 10):
        try:
            return str(json.loads(file.read_bytes())["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise TimeoutError


def test_a_cluster_gives_the_same_bytes_though_one_of_its_workers_is_killed(
    tmp_path: Path, dask: Dask
) -> None:
    tree = Tree(tmp_path / "tree")
    for slug in SLUGS:
        tree.case(slug)
    build = tree.start("build", "--scheduler", dask.address, *PAGES, "-f", "pdf")
    while not tree.outputs() and build.poll() is None:
        time.sleep(0.01)
    os.kill(dask.workers[0].pid, signal.SIGKILL)
    assert build.poll() is None
    out, err = build.communicate(timeout=SECONDS)
    assert (build.returncode, len(out.split())) == (0, 4 * len(SLUGS)), err
    assert err == "24 made, 0 fresh in “build”.\n"
    assert tree.run("build", "-o", "here", "-j1", "--quiet").returncode == 0
    assert tree.outputs() == tree.outputs("here")


def test_a_scheduler_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    tree.case("small")
    done = tree.run("build", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "Error: No worker can be reached through the scheduler “tcp://127.0.0.1:9”: "
    )
    assert not (tmp_path / "build").exists()


def test_a_casegen_without_its_cluster_part_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError) as error:
        Cluster(Scheduler("tcp://127.0.0.1:9"))
    assert error.value.values["command"] == "pip install 'casegen[cluster]'"


def test_a_worker_with_other_libraries_renders_nothing_and_names_what_differs() -> None:
    result, theirs = answer("another environment", b"never opened")
    assert result is None
    error = unlike(theirs | {"library weasyprint": "69.0"}, theirs)
    assert error.message.format(**error.values) == (
        "A worker of the cluster differs from this computer in library weasyprint."
    )


@pytest.fixture
def certificates(tmp_path: Path) -> tuple[str, ...]:
    """A certificate that is its own authority, as the options name it."""
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        [need("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key,
         "-out", cert, "-days", "2", "-subj", "/CN=127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    return ("--tls-ca", str(cert), "--tls-cert", str(cert), "--tls-key", str(key))


def test_texts_travel_encrypted_to_a_scheduler_that_shows_its_certificate(
    tmp_path: Path, certificates: tuple[str, ...]
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    file = folder / "scheduler.json"
    where = ["--scheduler-file", str(file)]
    theirs = [one.replace("--tls-ca", "--tls-ca-file") for one in certificates]
    tree = Tree(tmp_path / "tree")
    tree.case("small")
    with ExitStack() as stack:
        started(stack, folder, "scheduler", "--host", "tls://127.0.0.1", "--port", "0",
                "--no-dashboard", "--no-show", *theirs, *where)  # fmt: skip
        started(stack, folder, "worker", "--no-nanny", "--no-dashboard", "--nthreads", "1",
                "--local-directory", str(folder / "w"), *theirs, *where)  # fmt: skip
        done = tree.run("build", "--scheduler", address(file), *certificates, "-f", "jats.xml")
        assert (done.returncode, done.stderr) == (0, "1 made, 0 fresh in “build”.\n")
        assert address(file).startswith("tls://")


@pytest.mark.parametrize(
    ("scheduler", "given", "told"),
    [
        ("tls://h:1", (), "For “tls://h:1”, give --tls-ca, --tls-cert and --tls-key."),
        (
            "tcp://h:1",
            ("--tls-ca", "x"),
            "“tcp://h:1” would not be encrypted; with certificates, give tls://HOST:PORT.",
        ),
    ],
)
def test_certificates_without_tls_and_tls_without_certificates_are_refused(
    tmp_path: Path, scheduler: str, given: tuple[str, ...], told: str
) -> None:
    tree = Tree(tmp_path)
    tree.case("small")
    done = tree.run("build", "--scheduler", scheduler, *given)
    assert (done.returncode, done.stderr) == (2, f"Error: {told}\n")
