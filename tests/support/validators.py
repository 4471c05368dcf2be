"""Asks the Nu checker about HTML, and outloud and poppler about PDF."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.support.need import need, need_file

NU = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SECONDS = 120


def nu_html_errors(paths: Sequence[Path]) -> list[str]:
    """Return the errors of the Nu HTML checker, as "file:line: message"."""
    # The checker passes over a file that is not there.
    assert paths, "no page to check"
    assert all(path.is_file() for path in paths), f"not there: {paths}"
    command = [need("java"), "-jar", str(need_file(NU)), "--format", "json", "--stdout"]
    answer = _run([*command, "--errors-only", *map(str, paths)], statuses=(0, 1))
    return [
        f"{Path(message.get('url', '?')).name}:{message.get('lastLine', 1)}: {message['message']}"
        for message in json.loads(answer)["messages"]
    ]


def pdf_ua_errors(path: Path) -> list[str]:
    """Return outloud's errors (PDF/UA-1 and what screen readers would miss), as "rule: message".

    A program of its own, so that its libraries' warnings are not taken for casegen's.
    """
    options = ["--json", "-", "--quiet", "--fail-on", "never"]
    program = Path(sys.executable).with_name("outloud")
    # Status 2 is a file that it could not read, which the report names.
    answer = _run([str(program), *options, str(path)], statuses=(0, 2))
    report = json.loads(answer)["results"][0]
    errors = [
        f"{finding['rule']}: {finding['message']}"
        for finding in report["findings"]
        if finding["severity"] == "error"
    ]
    return [report["error"], *errors] if report["error"] else errors


def pdf_text(path: Path, *, raw: bool = False) -> str:
    """Return the text of a PDF as a reader would copy it, pages ended by form feeds.

    Raw text stands as it was drawn, so that the lines of one cell follow each other.
    """
    return _run([need("pdftotext"), *(["-raw"] if raw else []), "-enc", "UTF-8", str(path), "-"])


def pdf_fonts(path: Path) -> dict[str, bool]:
    """Return the names of a PDF's fonts, without subset tags, and whether each is embedded."""
    rows = _run([need("pdffonts"), str(path)]).splitlines()[2:]
    fonts: dict[str, bool] = {}
    for row in rows:
        cells = row.split()
        name = re.sub(r"^[A-Z]{6}\+", "", cells[0])
        # The last five cells are: embedded, subset, Unicode map, object number, generation.
        fonts[name] = fonts.get(name, True) and cells[-5] == "yes"
    return fonts


def pdf_pages_png(path: Path, folder: Path, dpi: int) -> list[Path]:
    """Draw each page of a PDF into the folder and return the pictures, in order."""
    _run([need("pdftoppm"), "-png", "-r", str(dpi), str(path), str(folder / path.stem)])
    return sorted(folder.glob(f"{path.stem}-*.png"))


def _run(command: Sequence[str], statuses: Sequence[int] = (0,)) -> str:
    done = subprocess.run(
        command, check=False, capture_output=True, timeout=SECONDS, encoding="utf-8"
    )
    assert done.returncode in statuses, f"{command[0]} failed: {done.stderr}"
    return done.stdout
