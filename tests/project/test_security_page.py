"""What SECURITY.md claims is so: each limit it tells is enforced, each test it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from casegen.system import limits
from tests.support.outputs import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
TESTS = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))


def enforced() -> dict[str, str]:
    """Every limit by its name, as the page writes it."""
    single = {name: value for name, value in vars(limits).items() if name.isupper()}
    told = {name: f"{value:,}" for name, value in single.items() if isinstance(value, int)}
    del told["MB"]
    return told | {f"MOST {'.'.join(path)}": f"{most:,}" for path, most in limits.MOST.items()}


def test_the_limits_told_are_those_enforced() -> None:
    rows = re.findall(r"^\| `([A-Z_]+(?: [a-z_.*]+)?)` \| ([\d,]+) \|$", PAGE, re.MULTILINE)
    assert dict(rows) == enforced()


def test_every_limit_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "casegen").rglob("*.py"))
    names = [name.split()[0] for name in enforced()]
    assert [name for name in names if len(re.findall(rf"\b{name}\b", code)) < 2] == []


def test_every_test_and_file_named_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) >= 8
    assert [name for name in named if f"def {name}(" not in TESTS] == []
    files = set(re.findall(r"`((?:casegen|tests)/[\w./]+)`", PAGE))
    assert len(files) > 15
    assert [name for name in files if not Path(ROOT, name).exists()] == []
