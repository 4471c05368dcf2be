"""Every dependency is pinned with its hashes, and the audit sees one that is not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest

from tests.support.outputs import ROOT

HASH = "--hash=sha256:" + "0" * 64
SOUND = f"# a comment\na==1.0 \\\n    {HASH} \\\n    {HASH}\n    # via b\nb[c]==2\n".replace(
    "b[c]==2", f"b==2 \\\n    {HASH}"
)


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    """The tool as a module."""
    loader = SourceFileLoader("audit", str(ROOT / "tools" / "audit"))
    spec = spec_from_loader("audit", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_lock_files_are_sound() -> None:
    command = [sys.executable, "tools/audit", "--offline"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_a_sound_lock_has_no_fault(audit: ModuleType) -> None:
    assert audit.wrong_in_lock(SOUND) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("a==1.0", "a>=1.0"),
        lambda text: text.replace("sha256:0", "md5:0", 1),
        lambda text: text + "c==1\n",
        lambda text: text + f"c @ https://example.org/c.whl \\\n    {HASH}\n",
        lambda text: text + "-e git+https://example.org/c\n",
        lambda text: "--extra-index-url https://example.org/simple\n" + text,
        lambda text: "--find-links /tmp\n" + text,
        lambda _text: "",
    ],
)
def test_a_lock_that_could_bring_something_else_is_seen(
    audit: ModuleType, change: Callable[[str], str]
) -> None:
    assert len(audit.wrong_in_lock(change(SOUND))) == 1


@pytest.mark.parametrize(
    "package",
    [{"integrity": "sha1-a"}, {"resolved": "https://example.org/a.tgz", "integrity": "sha512-a"}],
)
def test_a_package_of_npm_from_elsewhere_is_seen(audit: ModuleType, package: object) -> None:
    sound = {"": {}, "node_modules/a": {"integrity": "sha512-a"}}
    assert audit.wrong_in_npm(json.dumps({"packages": sound})) == []
    assert len(audit.wrong_in_npm(json.dumps({"packages": {"node_modules/a": package}}))) == 1


FAULT = {"id": "PYSEC-1", "fix_versions": ["2"]}
UNSAFE = json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": [FAULT]}]})


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        ("", 2, "cannot be asked"),
        ('{"dependencies": [{"name": "a", "skip_reason": "not found"}]}', 2, "cannot be asked"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', 0, "1 asked about"),
        (UNSAFE, 1, "a 1: PYSEC-1, mended in 2"),
    ],
)
def test_what_the_database_answers_is_told(
    audit: ModuleType, capsys: pytest.CaptureFixture[str], answer: str, status: int, says: str
) -> None:
    assert audit.told("a.lock", answer, "") == status
    assert says in capsys.readouterr().out
