"""Hold a cold build of one case against its floor: WeasyPrint imported, two pages laid out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from casegen.document import Image
from casegen.fonts import fonts
from casegen.formats.html import html
from casegen.formats.pdf import paper
from casegen.page import page
from casegen.pipeline import edition, examined
from casegen.resources import SKELETON

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "cases" / "emh-thalassemia"
RUNS = 7
RATIO = 1.25
SECONDS = 0.15

# The floor, run in a process of its own; its argument is the folder that `prepare` filled.
FLOOR = """
import gc, io, json, os, sys
from pathlib import Path
gc.disable()
folder = Path(sys.argv[1])
job = json.loads((folder / "job.json").read_bytes())
os.environ |= {"FONTCONFIG_FILE": job["fonts"], "SOURCE_DATE_EPOCH": "0"}
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse
from casegen.tagging import finish

class Figures(URLFetcher):
    def fetch(self, url, headers=None):
        name = url.partition(":")[2]
        kind = {"Content-Type": job["images"][name]}
        return URLFetcherResponse(url, io.BytesIO((folder / name).read_bytes()), kind)

config = FontConfiguration()
base = CSS(string=(folder / "base.css").read_text("utf-8"), font_config=config)
cache = {}
for name in job["pages"]:
    source = (folder / f"{name}.page").read_text("utf-8")
    paper = CSS(string=(folder / f"{name}.css").read_text("utf-8"), font_config=config)
    data = HTML(string=source, base_url="figure:", url_fetcher=Figures()).write_pdf(
        stylesheets=[base, paper], font_config=config, pdf_variant="pdf/ua-1", cache=cache,
        finisher=finish,
    )
    (folder / "out" / f"{name}.pdf").write_bytes(data)
    (folder / "out" / f"{name}.html").write_bytes((folder / f"{name}.html").read_bytes())
"""


def main() -> int:
    """Measure, print, and return 1 where a bound is missed."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepare(folder)
        python = [sys.executable]
        casegen = [*python, "-m", "casegen"]
        out = folder / "built"
        times = measured(
            {
                "build": [*casegen, "build", "-B", str(CASE), "-o", str(out)],
                "floor": [*python, "-c", FLOOR, str(folder)],
                "--help": [*casegen, "--help"],
                "--version": [*casegen, "--version"],
            }
        )
        same = alike(folder / "out", out / CASE.name)
    ratio = times["build"] / times["floor"]
    verdicts = [
        verdict("the floor writes the same bytes as the build", same),
        verdict(f"build / floor = {ratio:.3f}, at most {RATIO}", ratio <= RATIO),
        verdict(f"--help within {SECONDS} s", times["--help"] <= SECONDS),
        verdict(f"--version within {SECONDS} s", times["--version"] <= SECONDS),
    ]
    return 0 if all(verdicts) else 1


def prepare(folder: Path) -> None:
    """Write what the floor needs: pages, style sheets, images and the fonts' configuration."""
    checked, findings = examined(CASE)
    assert checked is not None, findings
    images: dict[str, str] = {}
    pages = []
    for tag, composed in edition(checked, CASE.name).documents.items():
        name = f"{CASE.name}.{tag}"
        pages.append(name)
        (folder / f"{name}.page").write_text(page(composed, "", keeper(folder, images)))
        (folder / f"{name}.css").write_text(paper(composed))
        (folder / f"{name}.html").write_bytes(html(composed))
    (folder / "base.css").write_bytes((SKELETON / "base.css").read_bytes())
    job = {"pages": pages, "images": images, "fonts": str(fonts().config)}
    (folder / "job.json").write_text(json.dumps(job))
    (folder / "out").mkdir()


def keeper(folder: Path, images: dict[str, str]) -> Callable[[Image], str]:
    """Return what writes an image into the folder, notes its media type and gives its address."""

    def address(image: Image) -> str:
        name = sha256(image.data).hexdigest()
        (folder / name).write_bytes(image.data)
        images[name] = image.media_type
        return f"figure:{name}"

    return address


def measured(commands: dict[str, list[str]]) -> dict[str, float]:
    """Run the commands in turn, each in a new process; return the median of each in seconds."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            start = perf_counter()
            subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603
            times[name].append(perf_counter() - start)
    for name, found in times.items():
        spread = f"{min(found):.3f} to {max(found):.3f}"
        print(f"{name:10} {median(found):.3f} s (n = {RUNS}, {spread})")
    return {name: median(found) for name, found in times.items()}


def alike(floor: Path, build: Path) -> bool:
    """Whether both processes wrote the same files."""
    files = {path.name: path.read_bytes() for path in build.iterdir()}
    return len(files) == 4 and files == {path.name: path.read_bytes() for path in floor.iterdir()}  # noqa: PLR2004


def verdict(sentence: str, holds: bool) -> bool:  # noqa: FBT001 - the measured answer
    """Print whether a sentence holds, and return it."""
    print(("ok    " if holds else "MISSED") + " " + sentence)
    return holds


if __name__ == "__main__":
    sys.exit(main())
