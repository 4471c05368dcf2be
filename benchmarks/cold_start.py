"""Hold a cold build of one case against its floor: WeasyPrint imported, two pages laid out."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from casegen.build.pipeline import edition
from casegen.check.examine import examined
from casegen.formats.each.html import html
from casegen.formats.each.pdf import sheets
from casegen.formats.render import render, whole_suffixes
from casegen.style.fonts import fonts
from casegen.system.data import SKELETON

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "cases" / "emh-thalassemia"
RUNS = 7
RATIO = 1.25
SECONDS = 0.15

# The floor, run in a process of its own; its argument is the folder that `prepare` filled.
FLOOR = """
import gc, os, pickle, sys
from pathlib import Path
gc.disable()
folder = Path(sys.argv[1])
os.environ |= {"FONTCONFIG_FILE": (folder / "fonts").read_text(), "SOURCE_DATE_EPOCH": "0"}
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from casegen.formats.pdf.archive import identified
from casegen.formats.pdf.colour import Intent
from casegen.formats.pdf.embedding import picture

config = FontConfiguration()
base = CSS(string=(folder / "base.css").read_text("utf-8"), font_config=config)
documents = pickle.loads((folder / "documents").read_bytes())
cache = {}
for name, (images, archive) in documents.items():
    source = (folder / f"{name}.page").read_text("utf-8")
    paper = CSS(string=(folder / f"{name}.css").read_text("utf-8"), font_config=config)
    for url, image in images.items():
        if url not in cache:
            cache[url] = picture(url.partition(":")[2], image)
    data = HTML(string=source, base_url="figure:").write_pdf(
        stylesheets=[base, paper], font_config=config, pdf_variant="pdf/a-3a", cache=cache,
        pdf_identifier=False, output_intent="--srgb", color_profiles={"--srgb": Intent()},
        finisher=archive,
    )
    (folder / "out" / f"{name}.pdf").write_bytes(identified(data))
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
    """Write what the floor needs: pages, style sheets, archives and the fonts' configuration."""
    checked, findings = examined(CASE)
    assert checked is not None, findings
    whole = edition(checked, CASE.name)
    jats = render(whole, "", "jats.xml") if "jats.xml" in whole_suffixes() else b""
    documents = {}
    for tag, composed in whole.documents.items():
        name = f"{CASE.name}.{tag}"
        text, sheet, images, archive = sheets(composed, whole, jats)
        documents[name] = (images, archive)
        (folder / f"{name}.page").write_text(text)
        (folder / f"{name}.css").write_text(sheet)
        (folder / f"{name}.html").write_bytes(html(composed))
    (folder / "documents").write_bytes(pickle.dumps(documents))
    (folder / "base.css").write_bytes((SKELETON / "base.css").read_bytes())
    (folder / "fonts").write_text(str(fonts().config))
    (folder / "out").mkdir()


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
