"""Measure printing against pandoc with Typst and with WeasyPrint, and against bare WeasyPrint."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casegen.case.figures.image import Image

ROOT = Path(__file__).resolve().parents[1]
CASES = sorted(path.parent for path in (ROOT / "cases").glob("*/case.toml"))
COUNT = int(os.environ.get("CASES", "200"))
# Each peer's processes are independent, so that a sample tells what one document costs.
SAMPLE = 24
AT_ONCE = 2
WEASYPRINT_RATIO, TYPST_RATIO, OWN_SHARE = 1 / 5, 1.5, 1.1
DOCUMENTS = int(os.environ.get("DOCUMENTS", "1000"))
MEGABYTES, FLAT = 300, 1.15
PAIRS = 12

Command = Callable[[Path], object]
COUNTER = count()
DECODED: dict[str, object] = {}
TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], root="/")
"""
# The most memory that any process of a build has held, in MB.
MEMORY = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def main() -> int:
    """Measure, print, and return 1 where a bound is missed."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pages = sources(folder)
        peers = {
            "pandoc -> HTML": partial(pandoc, "html"),
            "pandoc -> Typst -> PDF": by_typst,
            "pandoc -> WeasyPrint -> PDF": by_weasyprint,
        }
        print(f"{'':30} one at a time   {AT_ONCE} at a time   (seconds a document, n = {SAMPLE})")
        paid = {}
        for name, command in peers.items():
            alone, paid[name] = (each(command, pages, at_once) for at_once in (1, AT_ONCE))
            print(f"{name:30} {alone:13.3f} {paid[name]:13.3f}")
        own = {form: printed(folder, form) for form in ("html", "pdf")}
        for form, seconds in own.items():
            print(f"{'casegen -> ' + form.upper():30} {'':13} {seconds:13.3f}   ({COUNT} cases)")
        first, last = memory(folder)
    share = own_share()
    against = {
        "WeasyPrint": (paid["pandoc -> WeasyPrint -> PDF"], WEASYPRINT_RATIO),
        "Typst": (paid["pandoc -> Typst -> PDF"], TYPST_RATIO),
    }
    verdicts = [
        verdict(
            f"PDF / pandoc + {name}: {own['pdf'] / time:.2f}, at most {most:.2f}",
            own["pdf"] / time <= most,
        )
        for name, (time, most) in against.items()
    ]
    verdicts += [
        verdict(
            f"PDF / bare WeasyPrint, both warm: {share:.3f}, at most {OWN_SHARE}",
            share <= OWN_SHARE,
        ),
        verdict(
            f"memory after {DOCUMENTS} documents: {last} MB, under {MEGABYTES}", last < MEGABYTES
        ),
        verdict(
            f"memory / that after a tenth: {last / first:.2f}, at most {FLAT}", last / first <= FLAT
        ),
    ]
    return 0 if all(verdicts) else 1


def sources(folder: Path) -> list[Path]:
    """The reports of both cases as Markdown, with the figures beside it."""
    import pypandoc

    casegen(folder, "html", CASES)
    pages = []
    for report in sorted(folder.glob("*/*.html")):
        text = pypandoc.convert_file(
            str(report),
            "gfm-raw_html",
            format="html",
            extra_args=["--extract-media", str(folder / report.stem), "--wrap=none"],
        )
        # Typst refuses a link whose target Markdown cannot name.
        pages.append(report.with_suffix(".md"))
        pages[-1].write_text(re.sub(r"\[([^\[\]]*)\]\(#[^)]*\)", r"\1", text), "utf-8")
    return pages


def pandoc(form: str, page: Path) -> Path:
    """Run pandoc on a page; the path of what it wrote."""
    import pypandoc

    made = page.with_suffix(f".{os.getpid()}-{next(COUNTER)}.{form}")
    command = [pypandoc.get_pandoc_path(), page, "-s", "-t", form, "-o", made]
    command += ["--embed-resources"] if form == "html" else []
    run(command)
    return made


def by_typst(page: Path) -> None:
    """Pandoc's Typst, set by Typst in a process of its own."""
    made = pandoc("typst", page)
    run([sys.executable, "-c", TYPST, made, made.with_suffix(".pdf")])


def by_weasyprint(page: Path) -> None:
    """Pandoc's HTML, printed by WeasyPrint's command."""
    made = pandoc("html", page)
    run([sys.executable, "-m", "weasyprint", "-q", made, made.with_suffix(".pdf")])


def run(command: list[str | Path]) -> None:
    """Run a command that must succeed, unseen."""
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def each(command: Command, pages: list[Path], at_once: int) -> float:
    """Seconds for one document, of a sample made so many at a time."""
    jobs = [pages[number % len(pages)] for number in range(SAMPLE)]
    start = perf_counter()
    with ThreadPoolExecutor(at_once) as threads:
        list(threads.map(command, jobs))
    return (perf_counter() - start) / SAMPLE


def casegen(out: Path, form: str, cases: Iterable[Path]) -> None:
    """Build cases in one format."""
    run([*building(out, form), *cases])


def building(out: Path, form: str) -> list[str | Path]:
    """The command that builds cases in one format."""
    pages = ["-l", "vi", "-l", "en", "-f", form, "-j", str(AT_ONCE)]
    return [sys.executable, "-m", "casegen", "build", *pages, "-o", out]


def copies(folder: Path, most: int) -> list[Path]:
    """So many copies of the two cases, made where they are not there yet."""
    made = [folder / "cases" / f"case-{number}" for number in range(most)]
    for number, case in enumerate(made):
        if not case.exists():
            shutil.copytree(CASES[number % len(CASES)], case)
    return made


def printed(folder: Path, form: str) -> float:
    """Seconds for one document of a build of many cases in two languages."""
    cases = copies(folder, COUNT)
    start = perf_counter()
    casegen(folder / form, form, cases)
    assert len(list((folder / form).glob(f"*/*.{form}"))) == 2 * COUNT
    return (perf_counter() - start) / (2 * COUNT)


def own_share() -> float:
    """Processor time of printing a case, over that of WeasyPrint on the same pages, in turns."""
    from casegen.build.pipeline import edition
    from casegen.check.examine import examined
    from casegen.formats.each import pdf as own

    checked, findings = examined(CASES[0])
    assert checked is not None, findings
    whole = edition(checked, CASES[0].name)
    pages = [own.sheets(document, whole)[:3] for document in whole.documents.values()]
    ratios = []
    for _ in range(PAIRS):
        start = process_time()
        whole = edition(checked, CASES[0].name)
        for document in whole.documents.values():
            own.pdf(document, whole)
        middle = process_time()
        for page, paper, images in pages:
            bare(page, paper, images)
        ratios.append((middle - start) / (process_time() - middle))
    return median(ratios[1:])


def bare(page: str, paper: str, images: Mapping[str, Image]) -> bytes:
    """A page printed by WeasyPrint alone, which has parsed its style sheet and fonts before."""
    from weasyprint import CSS, HTML

    from casegen.formats.pdf import layout

    source = HTML(string=page, base_url="figure:", url_fetcher=layout.Figures(images))
    sheets = [layout.base(), CSS(string=paper, font_config=layout.fonts())]
    data: bytes = source.write_pdf(
        stylesheets=sheets, font_config=layout.fonts(), pdf_variant="pdf/ua-1", cache=DECODED
    )
    return data


def memory(folder: Path) -> tuple[int, int]:
    """Megabytes that the largest process of a build has held, for a tenth of its cases and all."""
    peaks = []
    for most in (DOCUMENTS // 10, DOCUMENTS):
        command = [sys.executable, "-c", MEMORY, *building(folder / f"memory-{most}", "pdf")]
        done = subprocess.run(  # noqa: S603
            [*command, *copies(folder, most // 2)],
            check=True, capture_output=True, cwd=ROOT, text=True,
        )  # fmt: skip
        peaks.append(int(done.stdout))
    first, last = peaks
    print(f"memory: {first} MB for {DOCUMENTS // 10} documents, {last} MB for {DOCUMENTS}")
    return first, last


def verdict(sentence: str, holds: bool) -> bool:  # noqa: FBT001 - the measured answer
    """Print whether a sentence holds, and return it."""
    print(("ok    " if holds else "MISSED") + " " + sentence)
    return holds


if __name__ == "__main__":
    sys.exit(main())
